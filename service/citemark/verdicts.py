"""This module knows how findings and a probability become one of the five labels.

The rules (docs/decisions/0003): proof makes ``fabricated``; a contradicting record and a high
probability make ``mismatch``; a high probability alone makes ``suspect``; a record that agrees
and nothing that contradicts makes ``verified``; all else is ``unverified``, with its reason.
Thresholds come from the model's manifest and nowhere else.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from citemark.model import BASELINE, AdditiveModel, Model
from citemark.signals import REFERENCE_SPECS, Case, DocumentCase, Finding, Mark
from citemark.signals.absence import speaker
from citemark.signals.agreement import unconfirmed
from citemark.types import Evidence, Label, Outcome, Reason, Verdict

AT_LEAST_ITS_WORST = "It misleads at least as likely as its worst reference does."

NOTHING_LOOKED_AT = "Nothing was looked up: no source of evidence was asked about it."
NOTHING_CLAIMED = "A record was found, but the document names no work to compare it with."

_WHY = (
    (Outcome.UNAVAILABLE, "not_reachable", "A source could not answer."),
    (Outcome.NOT_COVERED, "not_covered", "The sources asked do not cover it."),
    (
        Outcome.ABSENT,
        "not_found",
        "The sources asked do not hold it, which settles nothing by itself.",
    ),
    (Outcome.FOUND, "not_settled", "A record was found, but it does not settle the claim."),
)
"""Why a reference stays unverified, the most telling outcome first."""

_TOLD = frozenset(spec.name for spec in REFERENCE_SPECS if spec.told)
LEAST_TOLD = 0.5
"""Of one witness: from here on it rather speaks of another work than of the same."""
SHOWN_DETAILS = 3
"""Sources quoted on why: a reader needs the kind of reason, the evidence has them all."""


def judge(case: Case, findings: Mapping[str, Finding], model: Model) -> Verdict:
    """The verdict of one reference."""
    weights = model.reference.weights({name: item.value for name, item in findings.items()})
    probability = model.reference.probability(weights.values())
    marks = [
        item.mark
        for name, item in findings.items()
        if item.mark is not None and (item.mark is not Mark.CONTRADICTION or weights[name] > 0.0)
    ]
    label = _label(case, marks, findings, probability, model.thresholds)
    if label is Label.FABRICATED:
        weights = _proven(findings, weights)
        probability = model.reference.probability(weights.values())
    reasons = _reasons(findings, weights, model.reference)
    if label is Label.UNVERIFIED:
        reasons = (*reasons, *_why_unverified(case, findings))
    return Verdict(label, probability, reasons)


PROVEN = 0.99
"""What is proven is not stated at lower odds than 99 to 1."""


def _proven(findings: Mapping[str, Finding], weights: Mapping[str, float]) -> dict[str, float]:
    """The weights, with that of the heaviest proof raised to what a proof is worth.

    A model learns little of what it hardly ever saw, and some proofs are rare.
    """
    missing = round(log_odds(PROVEN) - math.fsum(weights.values()), 4)
    proofs = (name for name, item in findings.items() if item.mark is Mark.PROOF)
    name = max(proofs, key=lambda name: weights[name])
    return {**weights, name: weights[name] + max(0.0, missing)}


def _label(
    case: Case,
    marks: Sequence[Mark],
    findings: Mapping[str, Finding],
    probability: float,
    thresholds: Mapping[str, float],
) -> Label:
    identifiers = case.reference.identifiers
    if identifiers and all(item.cut_off for item in identifiers):
        # What a cut took away cannot be judged, neither for nor against.
        return Label.UNVERIFIED
    if Mark.PROOF in marks:
        return Label.FABRICATED
    if probability >= thresholds["red"]:
        return Label.MISMATCH if Mark.CONTRADICTION in marks else Label.SUSPECT
    support = findings.get("record_agrees")
    if (
        support is not None
        and support.value >= thresholds["supported"]
        and Mark.CONTRADICTION not in marks
        and probability <= thresholds["verified"]
    ):
        return Label.VERIFIED
    return Label.UNVERIFIED


def _reasons(
    findings: Mapping[str, Finding], weights: Mapping[str, float], model: AdditiveModel
) -> tuple[Reason, ...]:
    """Every term of the log-odds, heaviest first; findings that the model ignores come last.

    A signal that the model weighs 0, or does not know and that found nothing, says nothing and
    is left out, unless readers want to be told of it: of two documents that name different works
    under one identifier neither weighs against the other, but one of them is wrong.
    """
    reasons = [Reason(BASELINE, "Before anything is known of it.", weights[BASELINE])]
    for name, finding in findings.items():
        weight, value = weights[name], finding.value
        if weight == 0.0 and value == 0.0:
            continue  # most that was asked: nothing was found, and that says nothing
        unheard = name not in model.contributions
        if weight != 0.0 or unheard or (value > LEAST_TOLD and name in _TOLD):
            reasons.append(Reason(name, finding.message, weight))
    return _in_order(reasons)


def _in_order(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Heaviest first, equal ones by name."""
    return tuple(sorted(reasons, key=lambda reason: (-abs(reason.weight), reason.signal)))


def _why_unverified(case: Case, findings: Mapping[str, Finding]) -> tuple[Reason, ...]:
    if "cut_off" in findings:
        return ()
    for outcome, name, sentence in _WHY:
        answers = [item for item in case.evidence if item.outcome is outcome]
        if outcome is Outcome.FOUND and answers and not case.reference.claim.names_a_work:
            return (Reason("nothing_claimed", NOTHING_CLAIMED, 0.0),)
        if answers:
            said = dict.fromkeys(_details(case, outcome, answers))
            return (Reason(name, " ".join((sentence, *tuple(said)[:SHOWN_DETAILS])), 0.0),)
    return (Reason("not_looked_up", NOTHING_LOOKED_AT, 0.0),)


def _details(case: Case, outcome: Outcome, answers: Sequence[Evidence]) -> Iterable[str]:
    if outcome is Outcome.FOUND:
        return map(_sentence, unconfirmed(case))
    return (f"{speaker(item)}: {_sentence(item.detail)}" for item in answers if item.detail)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def judge_document(
    case: DocumentCase, findings: Mapping[str, Finding], model: Model
) -> tuple[Label, float, tuple[Reason, ...]]:
    """The document's worst label, its probability of misleading, and the reasons.

    A document misleads about at least one source at least as likely as about its worst one; what
    the model leaves short of that is a reason of its own, so that the reasons still add up.
    """
    weights = model.document.weights({name: item.value for name, item in findings.items()})
    reasons = _reasons(findings, weights, model.document)
    probability = model.document.probability(weights.values())
    least = max((verdict.probability for _, verdict in case.judged), default=0.0)
    if probability < least:
        missing = round(log_odds(least) - math.fsum(weights.values()), 4)
        reasons = (*reasons, Reason("as_its_worst_reference", AT_LEAST_ITS_WORST, missing))
        probability = model.document.probability((*weights.values(), missing))
    labels = {verdict.label for _, verdict in case.judged}
    worst = next((label for label in Label if label in labels), Label.UNVERIFIED)
    return worst, probability, _in_order(reasons)


def log_odds(probability: float) -> float:
    """The log-odds of a probability that was rounded to six digits, and so may be 0 or 1."""
    bounded = min(max(probability, 1e-6), 1.0 - 1e-6)
    return math.log(bounded / (1.0 - bounded))
