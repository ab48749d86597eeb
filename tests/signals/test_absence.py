"""Absence weighs as much as coverage, and silence weighs nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citemark.signals import Mark
from citemark.types import Claim, Coverage, Evidence, Identifier, Outcome, SourceKind

from .conftest import Ask

CLAIM = Claim(title="Sparse Lattices for Patient Reading of Long Documents")
DOI = Identifier("doi", "10.1234/abc")


def said(outcome: Outcome, share: float | None = None, **changes: object) -> Evidence:
    coverage = None if share is None else Coverage(share, share, share, "a venue and year")
    item = Evidence("index", SourceKind.INDEX, outcome, "title", coverage=coverage)
    return replace(item, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("share", "surprise"), [(0.0, 0.0), (0.5, 0.693), (0.9, 2.303), (0.999, 5.0)]
)
def test_absence_is_as_surprising_as_coverage_makes_it(
    ask: Ask, share: float, surprise: float
) -> None:
    assert ask(CLAIM, [said(Outcome.ABSENT, share)])["absent_title"].value == pytest.approx(
        surprise, abs=1e-3
    )


@pytest.mark.parametrize("outcome", [Outcome.UNAVAILABLE, Outcome.NOT_COVERED])
def test_a_source_that_did_not_answer_is_not_a_source_that_said_no(
    ask: Ask, outcome: Outcome
) -> None:
    assert ask(CLAIM, [said(outcome)]) == ask(CLAIM, [])


def test_absence_of_unknown_reach_says_nothing(ask: Ask) -> None:
    assert "absent_title" not in ask(CLAIM, [said(Outcome.ABSENT)])


@pytest.mark.parametrize("cut", ["…", "..."])
def test_a_title_that_was_cut_is_not_held_under_its_words(ask: Ask, cut: str) -> None:
    claim = replace(CLAIM, title=f"Sparse Lattices for Patient Read{cut}")
    assert "absent_title" not in ask(claim, [said(Outcome.ABSENT, 0.99)])


@pytest.mark.parametrize(
    ("venue", "told"),
    [
        ("KDD", True),
        ("Proceedings of NAACL-HLT (Volume 2: Short Papers)", True),
        ("IEEE Communications Surveys & Tutorials", True),
        ("Companion Proceedings of the ACM Web Conference", False),
        ("CHI 2019 Extended Abstracts", False),
        ("SIGGRAPH 2019 Posters", False),
        ("ACL 2019: System Demonstrations", False),
        ("ICML 2019 Tutorial", False),
        ("ACL (student)", False),
        ("NeurIPS 2019 Competition and Demonstration Track", False),
        ("AAAI Student Abstract and Poster Program", False),
        ("NAACL-HLT 2019 (Industry Papers)", False),
        ("The First Tiny Papers Track at ICLR", False),
    ],
)
def test_a_list_of_papers_says_nothing_of_what_appears_beside_them(
    ask: Ask, venue: str, told: bool
) -> None:
    claim = replace(CLAIM, venue=venue)
    assert ("absent_title" in ask(claim, [said(Outcome.ABSENT, 0.99)])) is told


@pytest.mark.parametrize(
    ("doi", "venue", "told"),
    [
        ("10.1109/iccvw.2011.1234567", "ICCV", False),
        ("10.1109/iccv.2011.1234567", "ICCV", True),
        ("10.1109/iccvw.2011.1234567", "ICCV Workshops", True),
    ],
)
def test_nor_of_a_workshops_paper_that_is_called_by_the_conferences_name(
    ask: Ask, doi: str, venue: str, told: bool
) -> None:
    claim = replace(CLAIM, venue=venue)
    findings = ask(claim, [said(Outcome.ABSENT, 0.99)], [Identifier("doi", doi)])
    assert ("absent_title" in findings) is told


def test_a_work_that_is_lacking_is_told_once(ask: Ask) -> None:
    """Who lacks a work lacks it under its title and its identifier: that is one silence."""
    identifier = said(Outcome.ABSENT, 0.4, query="identifier", identifier=DOI)
    alone = ask(CLAIM, [identifier], [DOI])
    assert alone["absent_identifier"].value == pytest.approx(0.511, abs=1e-3)
    both = ask(CLAIM, [identifier, said(Outcome.ABSENT, 0.4)], [DOI])
    assert "absent_identifier" not in both
    assert both["absent_title"].value == alone["absent_identifier"].value


def test_the_registrants_own_no_is_proof(ask: Ask) -> None:
    no = said(Outcome.ABSENT, kind=SourceKind.REGISTRANT, query="identifier", identifier=DOI)
    assert ask(CLAIM, [no], [DOI])["registrant_denies"].mark is Mark.PROOF


@pytest.mark.parametrize(
    "change",
    [
        {"kind": SourceKind.AGGREGATOR},
        {"outcome": Outcome.UNAVAILABLE},
        {"query": "title"},
        {"identifier": replace(DOI, cut_off=True)},
    ],
)
def test_nothing_short_of_the_registrants_own_no_is_proof(
    ask: Ask, change: dict[str, object]
) -> None:
    no = said(Outcome.ABSENT, kind=SourceKind.REGISTRANT, query="identifier", identifier=DOI)
    assert "registrant_denies" not in ask(CLAIM, [replace(no, **change)], [DOI])


def test_an_aggregators_no_is_weak_and_counted(ask: Ask) -> None:
    no = said(Outcome.ABSENT, kind=SourceKind.AGGREGATOR, source="openalex")
    finding = ask(CLAIM, [no, replace(no, source="dblp")])["aggregators_without_it"]
    assert finding.value == 2
    assert finding.mark is None
