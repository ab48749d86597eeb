"""What a record says against a claim, and what it must not be taken to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from citemark.signals import Finding, Mark
from citemark.types import Claim, Evidence, Identifier, Outcome, PartialDate, Record, SourceKind

Ask = Callable[..., dict[str, Finding]]

WORK = Record(
    title="Sparse Lattices for Patient Reading of Long Documents",
    authors=("Ada Brook", "Ben Carver", "Chloe Dunn"),
    year=2021,
    venues=("NeurIPS",),
    years=(2021,),
    identifiers=(Identifier("arxiv", "2105.04567"),),
)
RIGHT = Claim(title=WORK.title, authors=WORK.authors)
OTHER = replace(
    WORK,
    title="Tidal Forcing of Shallow Estuaries in Winter",
    authors=("Dora Eng",),
    identifiers=(),
)
CLAIMED = Identifier("arxiv", "2105.04567")


def held(record: Record = WORK, query: str = "title") -> Evidence:
    return Evidence("index", SourceKind.INDEX, Outcome.FOUND, query, record=record)


CONTRADICTIONS = [
    ("authors_added", replace(RIGHT, authors=(*WORK.authors, "Zoe Quist"))),
    ("authors_left_out", replace(RIGHT, authors=WORK.authors[:2])),
    ("authors_not_recorded", replace(RIGHT, authors=("Vera Holm", "Ugo Prati"))),
    ("first_author_differs", replace(RIGHT, authors=("Vera Holm", "Ugo Prati"))),
    ("year_distance", replace(RIGHT, date=PartialDate(2031))),
    ("title_words_changed", replace(RIGHT, title=WORK.title.replace("Patient", "Hasty"))),
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


def test_another_title_under_the_claimed_identifier_contradicts(ask: Ask) -> None:
    finding = ask(RIGHT, [held(OTHER, "identifier")], [CLAIMED])["identifier_title_distance"]
    assert finding.mark is Mark.CONTRADICTION
    assert OTHER.title in finding.message


def test_an_identifier_that_exists_supports_nothing_by_itself(ask: Ask) -> None:
    findings = ask(Claim(), [held(WORK, "identifier")], [CLAIMED])
    assert "record_agrees" not in findings


def test_another_work_with_a_like_title_is_not_held_against_the_claim(ask: Ask) -> None:
    findings = ask(RIGHT, [held(OTHER)])
    assert "authors_not_recorded" not in findings
    assert "year_distance" not in findings


def test_works_of_one_title_are_told_apart_by_their_authors(ask: Ask) -> None:
    namesake = replace(WORK, authors=("Nils Ode",), identifiers=())
    findings = ask(RIGHT, [held(namesake), held()])
    assert findings["authors_not_recorded"].value == 0


def test_a_retraction_is_told_and_accuses_no_one(ask: Ask) -> None:
    finding = ask(RIGHT, [held(replace(WORK, retracted=True))])["retracted"]
    assert finding.mark is None
