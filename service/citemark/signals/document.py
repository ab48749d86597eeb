"""This module knows the questions about a document as a whole, its references being judged."""

from __future__ import annotations

import math
from dataclasses import dataclass

from citemark.signals.spec import Family, Finding
from citemark.types import Document, Label, Reference, Verdict

LARGEST_LOG_ODDS = 8.0
"""Bound on log-odds passed on to the document's model: beyond it nothing more is known."""

TRUST_WORDS = ("verified", "valid", "trusted", "confirmed")
"""Words by which documents declare themselves trustworthy."""


@dataclass(frozen=True, slots=True)
class DocumentCase:
    """A document with its judged references, and how many sources it says it has."""

    document: Document
    judged: tuple[tuple[Reference, Verdict], ...]
    announced: int | None
    left_out: int = 0
    """How many of its sources are not among the judged, as there are too many."""


FAMILY: Family[DocumentCase] = Family("document")


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-9), 1.0 - 1e-9)
    return max(-LARGEST_LOG_ODDS, min(LARGEST_LOG_ODDS, math.log(bounded / (1.0 - bounded))))


def _percent(probability: float) -> str:
    """Whole percents that never round a doubt away."""
    return ">99%" if probability > 0.99 else f"{probability:.0%}"


@FAMILY.signal("How likely is it that its worst reference misleads?", direction=+1)
def worst_reference(case: DocumentCase) -> Finding | None:
    if not case.judged:
        return None
    reference, verdict = max(case.judged, key=lambda pair: (pair[1].probability, -pair[0].index))
    return Finding(
        round(_log_odds(verdict.probability), 4),
        f"Its worst reference is number {reference.index} ({verdict.label.value}, "
        f"{_percent(verdict.probability)}).",
    )


@FAMILY.signal("How likely is it that at least one reference misleads?", direction=+1)
def any_reference(case: DocumentCase) -> Finding | None:
    if not case.judged:
        return None
    none_wrong = math.prod(1.0 - verdict.probability for _, verdict in case.judged)
    odds, chance = round(_log_odds(1.0 - none_wrong), 4), _percent(1.0 - none_wrong)
    if len(case.judged) == 1:
        return Finding(odds, f"Its only reference misleads with {chance}.")
    number = len(case.judged)
    return Finding(
        odds,
        f"At least one of its {number} references misleads with {chance}, if each errs by itself.",
    )


@FAMILY.signal("How many of its references are proven fabricated?", direction=+1)
def proven_fabrications(case: DocumentCase) -> Finding | None:
    proven = [reference for reference, verdict in case.judged if verdict.label is Label.FABRICATED]
    if not proven:
        return None
    return Finding(
        float(len(proven)),
        f"Proof stands against {len(proven)} of its references, first number {proven[0].index}.",
    )


@FAMILY.signal("What share of its references accuse it?", direction=+1)
def red_share(case: DocumentCase) -> Finding | None:
    if not case.judged:
        return None
    red = sum(verdict.label.red for _, verdict in case.judged)
    return Finding(red / len(case.judged), f"{red} of {len(case.judged)} references are red.")


@FAMILY.signal("Does it announce sources that it does not list?", direction=+1)
def announced_sources_missing(case: DocumentCase) -> Finding | None:
    announced = case.announced
    if announced is None:
        return None
    listed = sum(1 for reference, _ in case.judged if reference.identifiers)
    if listed >= announced:
        return Finding(0.0, f"It announces {announced} sources and lists them.")
    return Finding(
        1.0 - listed / announced,
        f"It announces {announced} sources and lists {listed} that can be looked up.",
    )


@FAMILY.signal("Does it declare itself verified although a reference is red?", direction=+1)
def declared_verified(case: DocumentCase) -> Finding | None:
    claims = [
        f"{name}: {value}"
        for name, value in case.document.declared
        if any(word in value.casefold() for word in TRUST_WORDS)
        and not value.casefold().startswith(("un", "not", "in"))
    ]
    if not claims:
        return None
    red = sum(verdict.label.red for _, verdict in case.judged)
    although = (
        f", although {red} of its references {'is' if red == 1 else 'are'} red" if red else ""
    )
    return Finding(float(red > 0), f"It declares of itself “{'; '.join(claims)}”{although}.")


@FAMILY.signal("Could parts of it not be read?", direction=0)
def unreadable_parts(case: DocumentCase) -> Finding | None:
    problems = [problem.message for problem in case.document.problems]
    if case.left_out:
        taken = len(case.judged)
        found = f"only {taken:,} of its {taken + case.left_out:,} sources were judged"
        problems.insert(0, f"{found}; split the document")
    if not problems:
        return None
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return Finding(float(len(problems)), f"{problems[0]}{more}")


@FAMILY.signal("Is its text cut off?", direction=0)
def text_cut_off(case: DocumentCase) -> Finding | None:
    if not case.document.truncated:
        return None
    return Finding(1.0, "The text is cut off at its end; sources after the cut are unknown.")


@FAMILY.signal("Does it name no source at all?", direction=0)
def no_references(case: DocumentCase) -> Finding | None:
    if case.judged:
        return None
    return Finding(1.0, "No source was found in it, so nothing was checked.")
