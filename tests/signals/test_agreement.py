"""What it takes for a record to support a claim, and for an absence to tell against it."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from tests.signals.conftest import RIGHT, WORK, Ask, held, silent

from citemark.signals import Mark
from citemark.types import Claim, Coverage, Outcome, SourceKind

from .conftest import CLAIMED

WIDE = Coverage(0.9, 0.5, 0.99, "a venue and year")
NARROW = Coverage(0.3, 0.2, 0.4, "another venue and year")


def test_an_absence_never_weighs_as_much_as_the_estimate_of_what_is_covered(ask: Ask) -> None:
    """An estimate may be too high: the wider its interval, the less may rest on it."""
    finding = ask(RIGHT, [silent(Outcome.ABSENT, coverage=WIDE)])["absent_title"]
    assert -math.log(1 - WIDE.low) <= finding.value + 1e-9 < -math.log(1 - WIDE.estimate)
    assert WIDE.basis in finding.message


@pytest.mark.parametrize("order", [1, -1])
def test_of_several_absences_the_best_covered_speaks(ask: Ask, order: int) -> None:
    best = silent(Outcome.ABSENT, coverage=WIDE)
    answers = [best, silent(Outcome.ABSENT, coverage=NARROW, source="archive")]
    alone = ask(RIGHT, [best])["absent_title"]
    assert ask(RIGHT, answers[::order])["absent_title"] == alone


def test_a_title_that_one_source_holds_is_absent_nowhere(ask: Ask) -> None:
    missing = silent(Outcome.ABSENT, coverage=WIDE, source="archive")
    assert ask(RIGHT, [missing, held()])["absent_title"].value == 0
    no = silent(Outcome.ABSENT, source="dblp", kind=SourceKind.AGGREGATOR)
    assert ask(RIGHT, [no])["aggregators_without_it"].value == 1
    assert ask(RIGHT, [no, held()])["aggregators_without_it"].value == 0


@pytest.mark.parametrize(
    ("venue", "recorded", "agrees"),
    [
        ("NeurIPS", ("NeurIPS",), True),
        ("NeurIPS", ("arXiv",), False),
        ("NeurIPS Datasets and Benchmarks Track", ("NeurIPS",), True),
        ("ACM Transactions on Graphics", ("SIGGRAPH",), True),
        ("ACM Transactions on Graphics", ("NeurIPS",), False),
        ("ACL", ("NAACL",), False),
        ("arXiv", ("arXiv",), True),
        (None, ("arXiv",), True),
        ("International Conference on Unheard Patience", ("NeurIPS",), False),
        ("UAI", ("ICLR 2021 Workshop on Patience",), False),
        ("UAI", ("arXiv", "ICLR 2021 Workshop on Patience"), False),
        ("ICLR 2021 Workshop on Patience", ("ICLR 2021 Workshop on Patience",), True),
        (None, ("ICLR 2021 Workshop on Patience",), True),
        ("UAI", ("Proceedings of an Unheard Meeting",), False),
        ("UAI", ("Meetings on Uncertain and Artificial Intellects",), True),
        ("Journal of Finance", ("Journal of Pond Ecology",), False),
        ("J. Am. Pond Soc.", ("Journal of the American Pond Society",), True),
        ("池の生態学会誌", ("Journal of Pond Ecology",), True),
        ("Quagmire University Press", ("Journal of Pond Ecology",), True),
        ("Lecture Notes in Computer Science", ("Journal of Pond Ecology",), True),
    ],
)
def test_a_venue_that_the_record_does_not_show_is_not_supported(
    ask: Ask, venue: str | None, recorded: tuple[str, ...], agrees: bool
) -> None:
    record = replace(WORK, venues=recorded)
    findings = ask(replace(RIGHT, venue=venue), [held(record)])
    assert ("record_agrees" in findings) is agrees


@pytest.mark.parametrize(
    ("authors", "agrees"),
    [
        (("Ingrid Thorvaldsen", "Benedict Carver", "Chloe Dunnigan"), True),
        (("Ingrid Thorvaldson", "Benedict Carver", "Chloe Dunnigan"), True),
        (("Ingrid Thorvaldson", "Benedict Carver", "Chloe Dunigan"), False),
        (("I. Thorvaldsen", "B. Carver", "C. Dunnigan"), True),
    ],
)
def test_a_list_whose_names_are_misspelt_is_not_the_recorded_one(
    ask: Ask, authors: tuple[str, ...], agrees: bool
) -> None:
    """One slip happens; a list with several was written by somebody who did not see the work."""
    record = replace(WORK, authors=("Ingrid Thorvaldsen", "Benedict Carver", "Chloe Dunnigan"))
    findings = ask(replace(RIGHT, authors=authors), [held(record)])
    assert ("record_agrees" in findings) is agrees


ABOUT = Claim(sentence="Sparse lattices let readers of long documents read them with patience.")
ELSEWHERE = Claim(sentence="Tidal forcing drives the winter currents of shallow estuaries.")


def test_a_description_supports_only_where_it_is_likelier_about_the_record_than_not(
    ask: Ask,
) -> None:
    evidence = [held(WORK, "identifier", identifier=CLAIMED)]
    support = ask(ABOUT, evidence, [CLAIMED])["record_agrees"]
    assert support.mark is Mark.SUPPORT
    assert 0.5 <= support.value <= 1.0
    assert "record_agrees" not in ask(ELSEWHERE, evidence, [CLAIMED])


def test_a_description_does_not_make_up_for_another_title(ask: Ask) -> None:
    """A stated title is compared; that the sentence fits the record is no support beside it."""
    claim = replace(ABOUT, title="Tidal Forcing of Shallow Estuaries in Winter")
    evidence = [held(WORK, "identifier", identifier=CLAIMED)]
    assert "record_agrees" not in ask(claim, evidence, [CLAIMED])
