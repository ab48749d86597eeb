import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.identifiers import Fact, arxiv_date, facts, tables
from citemark.identifiers.arxiv import ARCHIVES, read_arxiv
from citemark.types import Identifier

NOW = dt.date(2026, 11, 21)


def fact(value: str, name: str, *, published: dt.date | None = None, now: dt.date = NOW) -> Fact:
    found = {
        fact.name: fact for fact in facts(Identifier("arxiv", value), published=published, now=now)
    }
    return found[name]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("2313.01111", "impossible_month"),
        ("2300.01111", "impossible_month"),
        ("math/0113001", "impossible_month"),
        ("2405.1111", "wrong_length_for_era"),
        ("2405.111111", "wrong_length_for_era"),
        ("1412.01111", "wrong_length_for_era"),
        ("0703.0001", "wrong_length_for_era"),
        ("2405.00000", "number_zero"),
        ("hep-th/9901000", "number_zero"),
        ("2404.99998", "beyond_month_reach"),
        ("1205.9998", "beyond_month_reach"),
        ("nlp-ml/0101001", "archive_never_existed"),
        ("math/0801001", "archive_never_existed"),
        ("2612.00017", "in_the_future"),
        ("4405.00017", "in_the_future"),
    ],
)
def test_what_cannot_be_is_proved_with_the_numbers_shown(value: str, name: str) -> None:
    found = fact(value, name)
    assert found.value == 1.0
    assert found.proof
    assert value in found.message or value.partition("/")[0] in found.message


@pytest.mark.parametrize(
    "value",
    [
        "2405.01111",
        "0704.0001",
        "1412.8000",
        "1501.00001",
        "hep-th/9901001",
        "cs/0703001",
        "2611.00017",
    ],
)
def test_what_can_be_is_never_proved_wrong(value: str) -> None:
    found = facts(Identifier("arxiv", value), published=None, now=NOW)
    assert not any(fact.proof for fact in found)
    assert not any(fact.value for fact in found if fact.name != "placeholder_like")


@pytest.mark.parametrize(
    ("value", "name", "expected"),
    [
        ("2609.00500", "beyond_month_reach", None),  # no month after the table's last is covered
        ("2608.25000", "beyond_month_reach", None),  # the table does not see that month's end
        ("2609.99999", "beyond_month_reach", 1.0),  # yet no month comes near this
        ("hep-th/9901001", "beyond_month_reach", None),
        ("2313.01111", "wrong_length_for_era", None),
        ("2313.01111", "in_the_future", None),
        ("2405.01111", "archive_never_existed", None),
        ("2405.01111", "archive_closed_then", None),
        ("cmp-lg/9901001", "archive_closed_then", 1.0),
        ("cmp-lg/9501001", "archive_closed_then", 0.0),
    ],
)
def test_what_the_tables_do_not_cover_is_no_proof(
    value: str, name: str, expected: float | None
) -> None:
    found = fact(value, name)
    assert found.value == expected
    assert not found.proof


def test_the_margin_of_a_months_reach_is_shown_and_grows_gradually() -> None:
    greatest = tables.arxiv_months()["2404"][0]
    just, far = (
        fact(f"2404.{greatest + 40}", "beyond_month_reach"),
        fact(f"2404.{greatest + 4000}", "beyond_month_reach"),
    )
    assert just.value is not None
    assert 0 < just.value < 1
    assert not just.proof
    assert far.proof
    assert f"{greatest:,}" in far.message
    assert "margin" in far.message


def test_a_thinly_seen_month_proves_nothing() -> None:
    greatest, seen = tables.arxiv_months()["2103"][:2]
    assert seen < 500
    found = fact(f"2103.{greatest * 3}", "beyond_month_reach")
    assert found.value == 1.0
    assert not found.proof


@pytest.mark.parametrize(
    ("value", "published", "expected"),
    [
        ("2405.01111", dt.date(2024, 4, 14), 1.0),
        ("2405.01111", dt.date(2024, 4, 30), 0.0),  # the month begins the next day, somewhere today
        ("2405.01111", dt.date(2024, 6, 1), 0.0),
        ("2405.01111", None, None),
    ],
)
def test_later_than_the_document_is_strong_but_no_proof(
    value: str, published: dt.date | None, expected: float | None
) -> None:
    found = fact(value, "after_document", published=published)
    assert found.value == expected
    assert not found.proof


def test_the_clock_is_the_one_given() -> None:
    assert fact("2405.01111", "in_the_future", now=dt.date(2024, 4, 29)).proof
    assert not fact("2405.01111", "in_the_future", now=dt.date(2024, 4, 30)).proof


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_first_and_the_last_day_there_can_be_are_dates_as_any_other(day: dt.date) -> None:
    """A document states whatever date it likes."""
    past = day == dt.date.min
    assert fact("2405.01111", "in_the_future", now=day).value == float(past)
    assert fact("2405.01111", "after_document", published=day).value == float(past)


def test_a_cut_off_identifier_is_only_called_cut_off() -> None:
    found = facts(Identifier("arxiv", "2313", cut_off=True), published=None, now=NOW)
    assert [(fact.name, fact.value, fact.proof) for fact in found] == [("cut_off", 1.0, False)]


def test_numbers_run_through_the_month() -> None:
    early, late = (
        arxiv_date(Identifier("arxiv", "2404.00100")),
        arxiv_date(Identifier("arxiv", "2404.18000")),
    )
    assert early is not None
    assert late is not None
    assert early[0] <= dt.date(2024, 4, 1) <= early[1] < late[0] <= dt.date(2024, 4, 30)
    assert (early[1] - early[0]).days < 14


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        (Identifier("arxiv", "2611.00100"), (dt.date(2026, 10, 28), dt.date(2026, 11, 30))),
        (Identifier("arxiv", "hep-th/9901001"), (dt.date(1998, 12, 28), dt.date(1999, 1, 31))),
        (Identifier("arxiv", "2313.00100"), None),
        (Identifier("arxiv", "2405", cut_off=True), None),
        (Identifier("doi", "10.1234/x"), None),
    ],
)
def test_without_day_medians_it_is_the_whole_month(
    identifier: Identifier, expected: tuple[dt.date, dt.date] | None
) -> None:
    assert arxiv_date(identifier) == expected


@given(st.from_regex(r"\d{4}\.\d{4,9}|[a-z-]{2,9}/\d{7}", fullmatch=True))
def test_every_shape_of_number_is_judged_without_a_crash(value: str) -> None:
    identifier = Identifier("arxiv", value)
    for found in facts(identifier, published=NOW, now=NOW):
        assert found.value is None or 0 <= found.value <= 1
        assert found.message
    arxiv_date(identifier)


def test_every_archive_opened_before_it_closed() -> None:
    assert all(199107 <= first < last <= 200703 for first, last in ARCHIVES.values())
    assert read_arxiv("not one") is None
