"""This module knows what an arXiv number says by arithmetic alone, and when it was given out."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from citemark.identifiers import arxiv, tables
from citemark.identifiers.arxiv import ArxivNumber, digits_due, read_arxiv
from citemark.identifiers.fact import Dates, Fact, holds_not, unknown
from citemark.types import Identifier

MARGIN = 0.02
"""Allowed beyond the greatest number seen in a month. In the 153 months with an official count
that number fell short of it by at most 0.19 %; ten times that is allowed."""

WELL_SEEN = 500
"""A month bounds its numbers only when so many of them were seen (all but 2020 to autumn 2022)."""

GREATEST_MONTH = 32_040
"""The greatest number seen in any month (June 2026)."""

DAY_SLACK = 4
"""Days allowed either way between a number's place in its month and its date of submission: a
submission is numbered when begun and announced after weekends and holidays."""

_A_DAY = dt.timedelta(days=1)
"""Taken from the number's month: a document may claim the last day that a date can be."""


def impossible_month(identifier: Identifier, _: Dates) -> Fact:
    """Proof: months run from 01 to 12 in every arXiv identifier since 1991."""
    name = "impossible_month"
    number = read_arxiv(identifier.value)
    if number is None:
        return unknown(name)
    if 1 <= number.month <= 12:
        return holds_not(name)
    return Fact(
        name,
        1.0,
        f"{identifier.value} states month {number.month:02d}; months run from 01 to 12.",
        proof=True,
    )


def wrong_length_for_era(identifier: Identifier, _: Dates) -> Fact:
    """Proof: arXiv gave four digits up to 1412 and five from 1501 on, zero-padded, without exception."""
    name = "wrong_length_for_era"
    number = _dated(identifier)
    if number is None or number.archive:
        return unknown(name)
    if number.era < arxiv.FIRST_NEW_STYLE:
        message = f"{identifier.value} is of {number.month_name()}, but this form of number began in April 2007."
        return Fact(name, 1.0, message, proof=True)
    due = digits_due(*number.era)
    if number.digits == due:
        return holds_not(name)
    since = "from January 2015 on" if due == 5 else "up to December 2014"
    message = (
        f"{identifier.value} has {number.digits} digits after the point; arXiv gave {due} {since}."
    )
    return Fact(name, 1.0, message, proof=True)


def number_zero(identifier: Identifier, _: Dates) -> Fact:
    """Proof: numbering starts at 1 in every month."""
    name = "number_zero"
    number = read_arxiv(identifier.value)
    if number is None:
        return unknown(name)
    if number.number:
        return holds_not(name)
    return Fact(
        name, 1.0, f"{identifier.value} is number 0 of its month; arXiv counts from 1.", proof=True
    )


def beyond_month_reach(identifier: Identifier, _: Dates) -> Fact:
    """Proof beyond the margin of a finished, well-seen month; a share of the margin within it."""
    name = "beyond_month_reach"
    number = _dated(identifier)
    if number is None or number.archive:
        return unknown(name)
    month = tables.arxiv_months().get(number.label)
    if month is None or not _finished(number, month[2]):
        if number.number > 2 * GREATEST_MONTH:
            message = f"{identifier.value}: number {number.number:,} is over twice the greatest of any month seen ({GREATEST_MONTH:,})."
            return Fact(name, 1.0, message)
        return unknown(name)
    greatest, seen = month[0], month[1]
    beyond = number.number - greatest
    if beyond <= 0:
        return holds_not(name)
    allowed = round(greatest * MARGIN) if seen >= WELL_SEEN else 10 * greatest // seen
    message = (
        f"{identifier.value}: number {number.number:,} is {beyond:,} beyond the greatest of the {seen:,} seen from "
        f"{number.month_name()} ({greatest:,}; margin {allowed:,})."
    )
    proof = beyond > allowed and seen >= WELL_SEEN
    return Fact(name, min(1.0, beyond / allowed), message, proof)


def _finished(number: ArxivNumber, last_day: int | None) -> bool:
    """Whether the table saw the month's end: its last sightings are of the last five days."""
    return last_day is not None and last_day >= monthrange(number.year, number.month)[1] - 4


def archive_never_existed(identifier: Identifier, _: Dates) -> Fact:
    """Proof: the archives are a closed list; no old-style identifier was given out after March 2007."""
    name = "archive_never_existed"
    number = read_arxiv(identifier.value)
    if number is None or number.archive is None:
        return unknown(name)
    if number.archive not in arxiv.ARCHIVES:
        return Fact(name, 1.0, f"arXiv never had an archive called {number.archive}.", proof=True)
    if number.era > arxiv.LAST_OLD_STYLE or number.era < arxiv.FIRST_OLD_STYLE:
        return Fact(
            name,
            1.0,
            f"{identifier.value}: this form was used from July 1991 to March 2007.",
            proof=True,
        )
    return holds_not(name)


def archive_closed_then(identifier: Identifier, _: Dates) -> Fact:
    """Not proof: the first and last months of an archive are partly from what was seen."""
    name = "archive_closed_then"
    number = _dated(identifier)
    span = arxiv.ARCHIVES.get(number.archive) if number and number.archive else None
    if number is None or span is None:
        return unknown(name)
    first, last = span
    if first <= number.year * 100 + number.month <= last:
        return holds_not(name)
    message = f"The archive {number.archive} holds papers from {_spoken(first)} to {_spoken(last)} only, none of {number.month_name()}."
    return Fact(name, 1.0, message)


def _spoken(year_month: int) -> str:
    return dt.date(year_month // 100, year_month % 100, 1).strftime("%B %Y")


def in_the_future(identifier: Identifier, dates: Dates) -> Fact:
    """Proof: a number of a month that has not begun cannot have been given out (a day is allowed for time zones)."""
    name = "in_the_future"
    first = _first_day(identifier)
    if first is None:
        return unknown(name)
    if first - _A_DAY <= dates.now:
        return holds_not(name)
    message = f"{identifier.value} is of {first.strftime('%B %Y')}, which on {dates.now.isoformat()} has not begun."
    return Fact(name, 1.0, message, proof=True)


def after_document(identifier: Identifier, dates: Dates) -> Fact:
    """Strong, not proof: the document's own date may be wrong, or the document was revised."""
    name = "after_document"
    first = _first_day(identifier)
    if first is None or dates.published is None:
        return unknown(name)
    if first - _A_DAY <= dates.published:
        return holds_not(name)
    published = dates.published.isoformat()
    return Fact(
        name,
        1.0,
        f"{identifier.value} is of {first.strftime('%B %Y')}, after the document ({published}).",
    )


def arxiv_date(identifier: Identifier) -> tuple[dt.date, dt.date] | None:
    """The first and last day on which the number can have been submitted.

    Numbers run through the month: the day medians of months we saw narrow it to nine days on
    average, else it is the whole month. Of 73,929 real papers 97.2 % were submitted within those
    days, 2.7 % before (held back by moderation) and 0.07 % after. ``None`` for what has no month.
    """
    number = _dated(identifier)
    if identifier.scheme != "arxiv" or number is None or identifier.cut_off:
        return None
    first = dt.date(number.year, number.month, 1)
    last = first.replace(day=monthrange(number.year, number.month)[1])
    slack = dt.timedelta(days=DAY_SLACK)
    month = tables.arxiv_months().get(number.label)
    medians = [
        (day, median)
        for day, median in enumerate(month[3] if month else (), start=1)
        if median is not None
    ]
    if number.archive or not medians:
        return first - slack, last
    below = [day for day, median in medians if median <= number.number]
    above = [day for day, median in medians if median >= number.number]
    low = dt.date(number.year, number.month, below[-1] if below else 1) - slack
    high = dt.date(number.year, number.month, above[0] if above else last.day) + slack
    return low, min(high, last + _A_DAY)


def _dated(identifier: Identifier) -> ArxivNumber | None:
    number = read_arxiv(identifier.value)
    return number if number and 1 <= number.month <= 12 else None


def _first_day(identifier: Identifier) -> dt.date | None:
    number = _dated(identifier)
    return dt.date(number.year, number.month, 1) if number else None
