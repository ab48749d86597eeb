"""From findings and a probability to a label: the rules as a table, and the sum of the reasons."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.assembly import load_current_model
from citemark.ledger import Testimony
from citemark.model import AdditiveModel, Contribution, Model, logistic
from citemark.settings import Settings
from citemark.signals import (
    DOCUMENT_SPECS,
    REFERENCE_SPECS,
    SPECS,
    Case,
    DocumentCase,
    Finding,
    Mark,
    build_case,
    measure,
)
from citemark.types import (
    Claim,
    Document,
    Evidence,
    Identifier,
    Label,
    Outcome,
    PartialDate,
    Record,
    Reference,
    SourceKind,
    Verdict,
)
from citemark.verdicts import judge, judge_document

NOW = dt.date(2026, 11, 21)
DOCUMENT = Document(id="d", sha256="0" * 64, media_type="text/plain", text="…")
ARXIV = Identifier("arxiv", "2305.04242")
CUT = Identifier("arxiv", "23", cut_off=True)
WORK = Record("Tidal Gating for Patient Sequence Readers", ("Ada Quill", "Bo Marsh"), year=2023)

MODEL = Model(
    version="1",
    reference=AdditiveModel(
        -1.0,
        {
            name: Contribution(name, (0.5,), weights)
            for name, weights in {
                "damning": (0.0, 5.0),
                "telling": (0.0, 0.5),
                "mild": (0.0, 0.0),
                "record_agrees": (0.0, -3.0),
            }.items()
        },
    ),
    document=AdditiveModel(-2.0, {"red_share": Contribution("red_share", (0.1,), (0.0, 4.0))}),
    thresholds={"red": 0.9, "supported": 0.6, "verified": 0.1},
    prevalence=0.25,
    manifest={},
)


def case(identifiers: Sequence[Identifier] = (), evidence: Sequence[Evidence] = ()) -> Case:
    reference = Reference(1, None, "…", 0, 1, tuple(identifiers), Claim(title=WORK.title))
    return build_case(reference, DOCUMENT, tuple(evidence), Testimony(), now=NOW)


def finding(value: float, mark: Mark | None = None) -> Finding:
    return Finding(value, "said so", mark)


SUPPORT = finding(1.0, Mark.SUPPORT)

RULES: list[tuple[str, Mapping[str, Finding], Sequence[Identifier], Label]] = [
    ("proof", {"x": finding(1, Mark.PROOF)}, (ARXIV,), Label.FABRICATED),
    (
        "proof, although a record agrees",
        {"x": finding(1, Mark.PROOF), "record_agrees": SUPPORT},
        (ARXIV,),
        Label.FABRICATED,
    ),
    ("proof about an identifier that was cut", {"x": finding(1, Mark.PROOF)}, (CUT,), Label.UNVERIFIED),
    (
        "proof about one of two, the other cut",
        {"x": finding(1, Mark.PROOF)},
        (ARXIV, CUT),
        Label.FABRICATED,
    ),
    (
        "a damning contradiction",
        {"damning": finding(1, Mark.CONTRADICTION)},
        (ARXIV,),
        Label.MISMATCH,
    ),
    (
        "damning, and a contradiction that the model does not weigh",
        {"damning": finding(1), "mild": finding(1, Mark.CONTRADICTION)},
        (ARXIV,),
        Label.SUSPECT,
    ),
    ("damning without a record", {"damning": finding(1)}, (ARXIV,), Label.SUSPECT),
    ("damning about what was cut", {"damning": finding(1)}, (CUT,), Label.UNVERIFIED),
    (
        "a contradiction below the threshold",
        {"telling": finding(1, Mark.CONTRADICTION)},
        (ARXIV,),
        Label.UNVERIFIED,
    ),
    (
        "agreement beside a contradiction",
        {"record_agrees": SUPPORT, "telling": finding(1, Mark.CONTRADICTION)},
        (ARXIV,),
        Label.UNVERIFIED,
    ),
    ("agreement", {"record_agrees": SUPPORT}, (ARXIV,), Label.VERIFIED),
    ("agreement without an identifier", {"record_agrees": SUPPORT}, (), Label.VERIFIED),
    (
        "agreement that is too weak",
        {"record_agrees": finding(0.55, Mark.SUPPORT)},
        (ARXIV,),
        Label.UNVERIFIED,
    ),
    (
        "agreement, but too likely to mislead",
        {"record_agrees": finding(0.7, Mark.SUPPORT), "damning": finding(1)},
        (ARXIV,),
        Label.UNVERIFIED,
    ),
    ("nothing at all", {}, (ARXIV,), Label.UNVERIFIED),
]  # fmt: skip


@pytest.mark.parametrize(("findings", "identifiers", "label"), [row[1:] for row in RULES],
                         ids=[row[0] for row in RULES])  # fmt: skip
def test_a_label_follows_from_findings_and_probability(
    findings: Mapping[str, Finding], identifiers: Sequence[Identifier], label: Label
) -> None:
    assert judge(case(identifiers), findings, MODEL).label is label


def found(record: Record, query: str = "identifier") -> Evidence:
    return Evidence("index", SourceKind.INDEX, Outcome.FOUND, query, ARXIV, record)


def silent(outcome: Outcome, detail: str = "", source: str = "index") -> Evidence:
    kind = SourceKind.INDEX if source == "index" else SourceKind.REGISTRANT
    return Evidence(source, kind, outcome, "title", detail=detail)


def test_a_record_under_the_identifier_withdraws_the_proof() -> None:
    broken = Identifier("doi", "10.1038/s41563-026-04321-7")
    model = load_current_model(Settings())

    def label(*evidence: Evidence) -> Label:
        reference = Reference(1, None, "…", 0, 1, (broken,), Claim(title=WORK.title))
        built = build_case(reference, DOCUMENT, evidence, Testimony(), now=NOW)
        return judge(built, measure(built, REFERENCE_SPECS), model).label

    held = Evidence("crossref", SourceKind.REGISTRANT, Outcome.FOUND, "identifier", broken, WORK)
    assert label() is Label.FABRICATED
    assert label(held) is not Label.FABRICATED


WHY = [
    ((), "not_looked_up", "Nothing was looked up"),
    (
        (silent(Outcome.NOT_COVERED, "Newer than the index."),),
        "not_covered",
        "The local index: Newer than",
    ),
    ((silent(Outcome.ABSENT, "Not held"),), "not_found", "The local index: Not held."),
    (
        (silent(Outcome.ABSENT), silent(Outcome.UNAVAILABLE, "Timed out", "arXiv")),
        "not_reachable",
        "arXiv: Timed out.",
    ),
    ((found(WORK),), "not_settled", "does not settle the claim"),
]


@pytest.mark.parametrize(("evidence", "signal", "says"), WHY, ids=[row[1] for row in WHY])
def test_what_stays_unverified_says_why(
    evidence: tuple[Evidence, ...], signal: str, says: str
) -> None:
    verdict = judge(case((ARXIV,), evidence), {}, MODEL)
    assert verdict.label is Label.UNVERIFIED
    last = verdict.reasons[-1]
    assert (last.signal, last.weight) == (signal, 0.0)
    assert says in last.message
    assert ".." not in last.message


def test_what_the_found_record_leaves_open_is_said() -> None:
    claim = Claim(WORK.title, authors=WORK.authors, date=PartialDate(2015), venue="Tides")
    record = replace(WORK, authors=(), venues=("arXiv",), year=2021, years=(), date=None)
    built = build_case(
        Reference(1, None, "…", 0, 1, (), claim), DOCUMENT, (found(record),), Testimony(), now=NOW
    )
    said = judge(built, {}, MODEL).reasons[-1].message
    for sentence in (
        "Claimed year “2015”, recorded “2021”.",
        "The record names no authors.",
        "Tides is not recorded; arXiv is.",
    ):
        assert sentence in said
    other = build_case(
        Reference(1, None, "…", 0, 1, (), Claim("Quite another matter of tides")),
        DOCUMENT, (found(record),), Testimony(), now=NOW,
    )  # fmt: skip
    assert f"What was found is “{WORK.title}”" in judge(other, {}, MODEL).reasons[-1].message


def test_the_names_that_a_list_spells_otherwise_are_named() -> None:
    claim = Claim(WORK.title, authors=("Ingrid Thorvaldson", "Chloe Dunigan"))
    record = replace(WORK, authors=("Ingrid Thorvaldsen", "Chloe Dunnigan"))
    reference = Reference(1, None, "…", 0, 1, (), claim)
    built = build_case(reference, DOCUMENT, (found(record),), Testimony(), now=NOW)
    said = judge(built, {}, MODEL).reasons[-1].message
    assert "Ingrid Thorvaldson and Chloe Dunigan are spelled otherwise in the record." in said


def test_a_record_found_for_a_bare_identifier_says_that_nothing_was_claimed() -> None:
    reference = Reference(1, None, "…", 0, 1, (ARXIV,), Claim())
    built = build_case(reference, DOCUMENT, (found(WORK),), Testimony(), now=NOW)
    assert judge(built, {}, MODEL).reasons[-1].signal == "nothing_claimed"


def test_what_was_cut_off_needs_no_other_why() -> None:
    built = case((CUT,))
    verdict = judge(built, measure(built, REFERENCE_SPECS), MODEL)
    assert [reason.signal for reason in verdict.reasons if reason.weight == 0.0] == ["cut_off"]


def test_a_signal_that_the_model_does_not_know_is_shown_when_it_found_something() -> None:
    verdict = judge(case((ARXIV,)), {"new": finding(1), "idle": finding(0)}, MODEL)
    named = {reason.signal: reason.weight for reason in verdict.reasons}
    assert named["new"] == 0.0
    assert "idle" not in named


@pytest.mark.parametrize("name", ["damning", "mild", "unheard_of"])
def test_a_proof_that_training_hardly_saw_is_stated_as_a_proof(name: str) -> None:
    verdict = judge(case([ARXIV]), {name: finding(1.0, Mark.PROOF)}, MODEL)
    assert verdict.label is Label.FABRICATED
    assert verdict.probability == pytest.approx(0.99, abs=0.0001)
    weights = {reason.signal: reason.weight for reason in verdict.reasons}
    assert weights[name] > 4.0
    assert logistic(math.fsum(weights.values())) == pytest.approx(verdict.probability, abs=1e-6)


def test_a_proof_beside_which_more_speaks_loses_nothing() -> None:
    both = {"damning": finding(1.0, Mark.PROOF), "telling": finding(1.0), "unheard": finding(1.0)}
    more = replace(MODEL, reference=replace(MODEL.reference, intercept=6.0))
    assert judge(case([ARXIV]), both, more).probability > 0.999


def test_the_heaviest_reason_stands_first() -> None:
    verdict = judge(case((ARXIV,)), {"telling": finding(1), "damning": finding(1)}, MODEL)
    assert [reason.signal for reason in verdict.reasons] == ["damning", "baseline", "telling"]


# ---------------------------------------------------------- over the shipped model

SHIPPED = load_current_model(Settings())
NAMED = {spec.name: spec for spec in SPECS}
TABLES = [
    *SHIPPED.reference.contributions.values(),
    *SHIPPED.document.contributions.values(),
]


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_more_damning_evidence_never_lowers_the_probability(table: Contribution) -> None:
    direction = NAMED[table.name].direction
    assert direction, "an informing signal is in the model"
    steps = [direction * weight for weight in table.weights]
    assert steps == sorted(steps)


values = st.fixed_dictionaries(
    {}, optional={spec.name: st.floats(-10, 10) for spec in REFERENCE_SPECS}
)


@given(values)
def test_the_weights_add_up_to_the_log_odds_and_give_the_probability(
    given_values: dict[str, float],
) -> None:
    findings = {name: finding(value) for name, value in given_values.items()}
    verdict = judge(case((ARXIV,)), findings, SHIPPED)
    total = math.fsum(reason.weight for reason in verdict.reasons)
    assert verdict.probability == logistic(total)
    assert 0.0 <= verdict.probability <= 1.0


@given(values, st.sampled_from([spec.name for spec in REFERENCE_SPECS]), st.floats(0, 10))
def test_raising_one_signal_moves_the_probability_its_way_or_not_at_all(
    given_values: dict[str, float], name: str, more: float
) -> None:
    before = given_values | {name: given_values.get(name, 0.0)}
    after = before | {name: before[name] + more}

    def probability(numbers: dict[str, float]) -> float:
        findings = {key: finding(value) for key, value in numbers.items()}
        return judge(case((ARXIV,)), findings, SHIPPED).probability

    assert NAMED[name].direction * (probability(after) - probability(before)) >= 0.0


claims = st.builds(
    Claim,
    title=st.sampled_from([None, WORK.title, "Tidal Gating for Hasty Sequence Readers", "Other"]),
    method=st.sampled_from([None, "Tidal Gating"]),
    authors=st.sampled_from([(), WORK.authors, ("Una Zed",)]),
    venue=st.sampled_from([None, "NeurIPS", "Journal of Nowhere"]),
    date=st.sampled_from([None, PartialDate(2023), PartialDate(2019, 4)]),
)
answers = st.lists(st.sampled_from([found(WORK), found(WORK, "title")]), max_size=2)
failures = st.lists(
    st.builds(
        Evidence,
        source=st.sampled_from(["arxiv", "crossref", "index"]),
        kind=st.sampled_from(SourceKind),
        outcome=st.sampled_from([Outcome.UNAVAILABLE, Outcome.NOT_COVERED]),
        query=st.sampled_from(["identifier", "title"]),
        identifier=st.sampled_from([None, ARXIV]),
        detail=st.just("Timed out."),
    ),
    min_size=1,
    max_size=4,
)


@given(claims, answers, failures)
def test_what_a_source_failed_to_answer_changes_no_probability_and_accuses_nobody(
    claim: Claim, given_answers: list[Evidence], failed: list[Evidence]
) -> None:
    def judged(evidence: Sequence[Evidence]) -> Verdict:
        reference = Reference(1, None, "…", 0, 1, (ARXIV,), claim)
        built = build_case(reference, DOCUMENT, tuple(evidence), Testimony(), now=NOW)
        return judge(built, measure(built, REFERENCE_SPECS), SHIPPED)

    without, with_failures = judged(given_answers), judged([*given_answers, *failed])
    assert with_failures.probability == without.probability
    assert with_failures.label is without.label


# ---------------------------------------------------------------------- documents


def document_case(*labels: Label) -> DocumentCase:
    judged = tuple(
        (
            Reference(number, None, "…", 0, 1, (), Claim()),
            Verdict(label, 0.9 if label.red else 0.1, ()),
        )
        for number, label in enumerate(labels, 1)
    )
    return DocumentCase(DOCUMENT, judged, None)


@pytest.mark.parametrize(
    ("labels", "worst"),
    [
        ((), Label.UNVERIFIED),
        ((Label.VERIFIED,), Label.VERIFIED),
        ((Label.VERIFIED, Label.UNVERIFIED), Label.UNVERIFIED),
        ((Label.SUSPECT, Label.MISMATCH, Label.VERIFIED), Label.MISMATCH),
        (tuple(Label), Label.FABRICATED),
    ],
)
def test_a_document_is_labelled_as_its_worst_reference(
    labels: tuple[Label, ...], worst: Label
) -> None:
    built = document_case(*labels)
    label, probability, reasons = judge_document(built, measure(built, DOCUMENT_SPECS), MODEL)
    assert label is worst
    assert probability == logistic(math.fsum(reason.weight for reason in reasons))


def test_a_document_misleads_at_least_as_likely_as_its_worst_reference() -> None:
    reference = Reference(1, None, "…", 0, 1, (), Claim())
    document = Document("doc", "0" * 64, "text/plain", "…")
    case = DocumentCase(document, ((reference, Verdict(Label.SUSPECT, 0.97, ())),), None)
    quiet = load_current_model(Settings())
    label, probability, reasons = judge_document(case, {}, quiet)
    assert label is Label.SUSPECT
    assert probability >= 0.97 - 1e-4
    assert logistic(math.fsum(reason.weight for reason in reasons)) == probability
