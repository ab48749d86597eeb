"""What a record says against a claim, and what it must not be taken to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from citemark.signals import REFERENCE_SPECS, Case, Mark, measure
from citemark.types import (
    Claim,
    Identifier,
    PartialDate,
)

from .conftest import CLAIMED, RIGHT, WORK, Ask, held

CONTRADICTIONS = [
    (
        "authors_added",
        replace(RIGHT, authors=(*WORK.authors, "Zoe Quist", "Yan Roe"), venue="NeurIPS"),
    ),
    ("one_author_differs", replace(RIGHT, authors=(*WORK.authors, "Zoe Quist"))),
    ("authors_left_out", replace(RIGHT, authors=WORK.authors[:2], venue="NeurIPS")),
    ("authors_not_recorded", replace(RIGHT, authors=("Vera Holm", "Ugo Prati"))),
    ("first_author_differs", replace(RIGHT, authors=("Vera Holm", "Ugo Prati"))),
    ("year_distance", replace(RIGHT, date=PartialDate(2031))),
    (
        "title_words_changed",
        replace(RIGHT, title=WORK.title.replace("Patient", "Hasty and Patient"), venue="NeurIPS"),
    ),
]


@pytest.mark.parametrize(("signal", "claim"), CONTRADICTIONS)
def test_a_claim_that_the_record_contradicts_shows_with_the_record(
    ask: Ask, signal: str, claim: Claim
) -> None:
    finding = ask(claim, [held()])[signal]
    assert finding.value > 0
    assert finding.mark is Mark.CONTRADICTION
    assert "Ada Brook" in finding.message or "2021" in finding.message


@pytest.mark.parametrize(("signal", "_"), CONTRADICTIONS)
def test_a_right_claim_shows_none_of_it(ask: Ask, signal: str, _: Claim) -> None:
    finding = ask(replace(RIGHT, date=PartialDate(2021)), [held()])[signal]
    assert finding.value == 0
    assert finding.mark is None


@pytest.mark.parametrize(("signal", "claim"), CONTRADICTIONS)
def test_without_a_record_nothing_is_compared(ask: Ask, signal: str, claim: Claim) -> None:
    assert signal not in ask(claim, [])


@pytest.mark.parametrize(
    "claim",
    [
        replace(RIGHT, authors=("A. Brook", "B. Carver", "C. Dunn")),
        replace(RIGHT, authors=("Brook, Ada", "Carver, Ben", "Dunn, Chloe")),
        replace(RIGHT, authors=("Ada Brook",), authors_truncated=True),
        replace(RIGHT, title=WORK.title.upper()),
        replace(RIGHT, authors=()),
    ],
)
def test_the_usual_ways_of_writing_contradict_nothing(ask: Ask, claim: Claim) -> None:
    findings = ask(claim, [held()])
    assert not [name for name, item in findings.items() if item.mark is Mark.CONTRADICTION]
    assert findings["record_agrees"].mark is Mark.SUPPORT


def test_an_identifier_that_exists_supports_nothing_by_itself(ask: Ask) -> None:
    findings = ask(Claim(), [held(WORK, "identifier")], [CLAIMED])
    assert "record_agrees" not in findings


def test_a_retraction_is_told_and_accuses_no_one(ask: Ask) -> None:
    finding = ask(RIGHT, [held(replace(WORK, retracted=True))])["retracted"]
    assert finding.mark is None


def test_an_identifier_that_no_source_knows_is_not_verified(ask: Ask) -> None:
    published = replace(WORK, identifiers=(Identifier("doi", "10.1145/3290000.3300001"),))
    number = Identifier("arxiv", "2105.09999")
    assert "record_agrees" in ask(RIGHT, [held(published)])
    assert "record_agrees" not in ask(RIGHT, [held(published)], [number])
    both = [held(published), held(replace(WORK, identifiers=(number,)), "identifier")]
    assert "record_agrees" in ask(RIGHT, both, [number])


def test_an_identifier_that_a_line_broke_conflicts_with_nothing(ask: Ask) -> None:
    whole = Identifier("doi", "10.1109/cvpr.2021.00713")
    record = replace(WORK, identifiers=(whole,))
    broken = ask(RIGHT, [held(record)], [Identifier("doi", "10.1109/cvpr")])
    assert "identifier_differs" not in broken
    assert "absent_identifier" not in broken
    claim = replace(RIGHT, venue=WORK.venues[0])
    other = ask(claim, [held(record)], [Identifier("doi", "10.1109/cvpr.2021.00714")])
    assert other["identifier_differs"].value == 1


def test_a_record_under_another_doi_does_not_confirm_the_documents(ask: Ask) -> None:
    """Nor contradict it: a work of two publishers has a DOI from either."""
    record = replace(WORK, identifiers=(Identifier("doi", "10.1109/cvpr.2021.00713"),))
    for doi, confirmed in (("10.1109/cvpr.2021.00713", True), ("10.1145/3290000.3300001", False)):
        findings = ask(RIGHT, [held(record)], [Identifier("doi", doi)])
        assert ("record_agrees" in findings) == confirmed
        assert not (found := findings.get("identifier_differs")) or not found.value


@pytest.mark.parametrize(
    ("subject", "mark"), [(0.9, None), (0.55, None), (0.3, Mark.CONTRADICTION)]
)
def test_what_is_rather_about_the_record_does_not_contradict_it(
    make_case: Callable[..., Case], subject: float, mark: Mark | None
) -> None:
    """However little a fit lets such a distance weigh, it must not keep the record from supporting."""
    case = make_case(Claim(method="Sparse Lattices"), [held(query="identifier")], [CLAIMED])
    match = case.identified
    assert match is not None
    told = replace(match, comparison=replace(match.comparison, subject=subject))
    findings = measure(replace(case, identified=told), REFERENCE_SPECS)
    assert findings["identifier_subject_distance"].mark is mark
    assert ("record_agrees" in findings) == (mark is None)
