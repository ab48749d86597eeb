"""This module knows the usual slack between a claimed date and the recorded ones."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from citemark.matching.publication import remembers_a_preprint
from citemark.types import PartialDate, Record

ANNOUNCEMENT_DAYS = 5
"""A paper is cited by the day it was announced, up to five days after the recorded submission:
arXiv announces no submissions over weekends and holidays (info.arxiv.org, availability)."""

YEARS_OF_VERSIONS = 6
"""arXiv's own BibTeX export and reference managers date a preprint by its latest version; the seventh
of 1706.03762 appeared six years after the first, the longest that we know to be cited so."""

TIME_ZONE_DAYS = 1
"""The same moment is the day before in another time zone."""

_ARXIV = re.compile(r"^(?:[a-z-]+(?:\.[A-Z]{2})?/)?(\d\d)(\d\d)")


def year_difference(claimed: PartialDate | None, record: Record) -> int | None:
    """Years from the nearest remembered year to the claimed one; 0 within their range.

    Between preprint and publication any year is usual. One year more or less is common
    where a record remembers only one of them; it is returned as ±1, for the caller to weigh.
    """
    if claimed is None:
        return None
    if claimed.year in record.years:
        return 0  # as it is of most, and no other year needs to be known
    years = remembered_years(record)
    if not years:
        return None
    if claimed.year < years[0]:
        return claimed.year - years[0]
    return max(0, claimed.year - years[-1])


def remembered_years(record: Record) -> tuple[int, ...]:
    """Every year the record knows of, ascending: stated ones, its date's, its arXiv number's."""
    years = set(record.years)
    if record.year is not None:
        years.add(record.year)
    if record.date is not None:
        years.add(record.date.year)
    for identifier in record.identifiers:
        match = _ARXIV.match(identifier.value) if identifier.scheme == "arxiv" else None
        if match and 1 <= int(match[2]) <= 12:
            two = int(match[1])
            years.add(2000 + two if two < 91 else 1900 + two)
    return tuple(sorted(years))


def date_conflict(claimed: PartialDate | None, record: Record) -> bool | None:
    """Whether a claimed month or day cannot be the recorded one, with the usual slack.

    ``None`` when either is known to the year only, or when the record remembers several
    years: then one date is the preprint's and another the publication's. Nor can anybody tell of
    a day after a preprint's: a later version may be meant.
    """
    if claimed is None or claimed.month is None or record.date is None:
        return None
    if (record.date.month, record.date.day) == (1, 1) or _has_two_dates(record):
        return None
    try:
        first, last = _range(claimed)
    except ValueError:
        return None
    early = record.date - last > dt.timedelta(days=TIME_ZONE_DAYS)
    late = first - record.date > dt.timedelta(days=ANNOUNCEMENT_DAYS)
    if late and remembers_a_preprint(record):
        return None
    return early or late


def _has_two_dates(record: Record) -> bool:
    return len(remembered_years(record)) > 1


def _range(claimed: PartialDate) -> tuple[dt.date, dt.date]:
    assert claimed.month is not None  # noqa: S101  # the caller asks for months only
    if claimed.day is not None:
        day = dt.date(claimed.year, claimed.month, claimed.day)
        return day, day
    days = calendar.monthrange(claimed.year, claimed.month)[1]
    return (
        dt.date(claimed.year, claimed.month, 1),
        dt.date(claimed.year, claimed.month, days),
    )
