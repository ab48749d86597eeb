"""How far arithmetic may go: what is just inside a bound is never held against an identifier."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

import pytest

from citemark.identifiers import arxiv_date, facts, tables
from citemark.identifiers.arxiv_facts import GREATEST_MONTH
from citemark.identifiers.fact import Fact
from citemark.types import Identifier

NOW = dt.date(2026, 11, 21)


def asked(
    scheme: str, value: str, name: str, *, published: dt.date | None = None, now: dt.date = NOW
) -> Fact:
    found = facts(Identifier(scheme, value), published=published, now=now)
    return next(fact for fact in found if fact.name == name)


FINISHED = {
    label: greatest
    for label, (greatest, seen, last_day, _) in tables.arxiv_months().items()
    if seen >= 500
    and last_day is not None
    and last_day >= monthrange(2000 + int(label[:2]), int(label[2:]))[1] - 4
}


def test_a_number_is_proof_from_two_percent_beyond_the_greatest_of_its_month_on() -> None:
    assert len(FINISHED) > 100
    for label, greatest in FINISHED.items():
        digits = 5 if label >= "1501" else 4
        margin = round(greatest * 0.02)
        answers = [
            asked("arxiv", f"{label}.{greatest + more:0{digits}d}", "beyond_month_reach")
            for more in (0, margin, margin + 1)
        ]
        assert [fact.proof for fact in answers] == [False, False, True], label
        assert answers[0].value == 0.0


@pytest.mark.parametrize(
    ("number", "value"), [(GREATEST_MONTH + 1, None), (2 * GREATEST_MONTH + 1, 1.0)]
)
def test_a_month_that_the_table_lacks_bounds_nothing_and_proves_nothing(
    number: int, value: float | None
) -> None:
    assert "2611" not in tables.arxiv_months()
    fact = asked("arxiv", f"2611.{number}", "beyond_month_reach")
    assert (fact.value, fact.proof) == (value, False)


def test_what_is_younger_than_its_document_is_not_therefore_in_the_future() -> None:
    january = dt.date(2026, 1, 5)
    future = asked("arxiv", "2605.00017", "in_the_future", published=january)
    assert (future.value, future.proof) == (0.0, False)
    after = asked("arxiv", "2605.00017", "after_document", published=january)
    assert (after.value, after.proof) == (1.0, False)


@pytest.mark.parametrize(("year", "value"), [("2025", 0.0), ("2026", 0.0), ("2027", 1.0)])
def test_a_year_that_has_begun_is_not_in_the_future(year: str, value: float) -> None:
    fact = asked("acl", f"{year}.acl-long.12", "in_the_future")
    assert (fact.value, fact.proof) == (value, False)


@pytest.mark.parametrize(("year", "wrong"), [("026", 0), ("027", 0), ("028", 13)])
def test_an_exempt_journal_may_fail_its_check_in_any_year_that_can_be(
    year: str, wrong: int
) -> None:
    """Issues of the next year are prepared in this one."""
    failing = [
        fact
        for check in "0123456789wxyz"
        if (
            fact := asked("doi", f"10.1007/s40278-{year}-00017-{check}", "check_character_fails")
        ).value
    ]
    assert len(failing) == wrong
    assert all(fact.proof for fact in failing)


def test_a_cut_off_number_was_given_out_on_no_day() -> None:
    assert arxiv_date(Identifier("arxiv", "1412.1234")) is not None
    assert arxiv_date(Identifier("arxiv", "1412.1234", cut_off=True)) is None
