"""Dates fit within the usual slack between preprint, announcement and publication."""

from __future__ import annotations

import datetime as dt

import pytest

from citemark.matching.dates import date_conflict, year_difference
from citemark.types import Identifier, PartialDate, Record


def record(**fields: object) -> Record:
    return Record("T", **fields)  # type: ignore[arg-type]  # a table of fields


@pytest.mark.parametrize(
    ("claimed", "fields", "expected"),
    [
        (2023, {"year": 2023}, 0),
        (2024, {"year": 2023}, 1),
        (2019, {"year": 2023}, -4),
        (2023, {"year": 2024, "years": (2022, 2024)}, 0),
        (2023, {"year": 2024, "identifiers": (Identifier("arxiv", "2212.01234"),)}, 0),
        (1999, {"year": 2001, "identifiers": (Identifier("arxiv", "hep-th/9901001"),)}, 0),
        (2023, {"date": dt.date(2022, 12, 31)}, 1),
        (2023, {}, None),
        (2023, {"identifiers": (Identifier("arxiv", "9913.01234"),)}, None),
    ],
)
def test_a_year_is_measured_from_the_nearest_remembered_one(
    claimed: int, fields: dict[str, object], expected: int | None
) -> None:
    assert year_difference(PartialDate(claimed), record(**fields)) == expected


def test_an_unstated_year_is_unknown() -> None:
    assert year_difference(None, record(year=2023)) is None


@pytest.mark.parametrize(
    ("claimed", "recorded", "expected"),
    [
        (PartialDate(2026, 4, 12), dt.date(2026, 4, 3), True),
        (PartialDate(2026, 4, 6), dt.date(2026, 4, 3), False),
        (PartialDate(2026, 4, 2), dt.date(2026, 4, 3), False),
        (PartialDate(2026, 4, 1), dt.date(2026, 4, 3), True),
        (PartialDate(2026, 4), dt.date(2026, 4, 30), False),
        (PartialDate(2026, 5), dt.date(2026, 4, 30), False),
        (PartialDate(2026, 3), dt.date(2026, 4, 3), True),
        (PartialDate(2026), dt.date(2026, 4, 3), None),
        (PartialDate(2026, 2, 31), dt.date(2026, 4, 3), None),
        (PartialDate(2026, 4, 12), dt.date(2026, 1, 1), None),
        (PartialDate(2026, 4, 12), None, None),
        (None, dt.date(2026, 4, 3), None),
    ],
)
def test_a_day_conflicts_beyond_the_days_of_announcement(
    claimed: PartialDate | None, recorded: dt.date | None, expected: bool | None
) -> None:
    assert date_conflict(claimed, record(date=recorded)) is expected


@pytest.mark.parametrize(
    "preprint", [{"venues": ("arXiv",)}, {"identifiers": (Identifier("arxiv", "2604.00123"),)}]
)
def test_a_day_after_a_preprints_first_may_be_that_of_a_later_version(
    preprint: dict[str, object],
) -> None:
    posted = record(date=dt.date(2026, 4, 3), **preprint)
    assert date_conflict(PartialDate(2026, 8, 2), posted) is None
    assert date_conflict(PartialDate(2026, 3), posted) is True
    assert date_conflict(PartialDate(2026, 4, 4), posted) is False


def test_a_record_with_two_dates_contradicts_no_day() -> None:
    published = record(date=dt.date(2024, 5, 7), years=(2023, 2024))
    assert date_conflict(PartialDate(2023, 10, 2), published) is None
