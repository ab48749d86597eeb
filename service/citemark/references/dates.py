"""This module knows how a date is written in prose, and reads it as far as it goes."""

from __future__ import annotations

import re

from citemark.references.alternatives import one_of
from citemark.types import PartialDate

_MONTH_NAMES: tuple[tuple[str, ...], ...] = (
    ("january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene"),
    ("february", "feb", "februar", "février", "févr", "fevrier", "febrero"),
    ("march", "mar", "märz", "maerz", "mars", "marzo"),
    ("april", "apr", "avril", "avr", "abril", "abr"),
    ("may", "mai", "mayo"),
    ("june", "jun", "juni", "juin", "junio"),
    ("july", "jul", "juli", "juillet", "juil", "julio"),
    ("august", "aug", "août", "aout", "agosto", "ago"),
    ("september", "sept", "sep", "septembre", "septiembre", "setiembre"),
    ("october", "oct", "oktober", "okt", "octobre", "octubre"),
    ("november", "nov", "novembre", "noviembre"),
    ("december", "dec", "dezember", "dez", "décembre", "déc", "decembre", "diciembre", "dic"),
)
"""Full names and the usual abbreviations: English, German, French, Spanish."""

MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}

YEAR = r"(?:1[89]|20)\d\d(?!\.\d{4,5}(?!\d))"
"""Four digits before a point and four or five more begin an arXiv number ("1904.11574")."""
MONTH = one_of(sorted(MONTHS, key=len, reverse=True))
"""Any of the names, for patterns that ignore case."""

_DATE = re.compile(
    rf"""(?<![\w./-])(?=[\djfmasonde])(?:
      (?P<iso>{YEAR})-(?P<iso_month>[01]\d)(?:-(?P<iso_day>[0-3]\d)(?=\D|$))?(?!\d)
    | (?P<cjk>{YEAR})\s?年(?:\s?(?P<cjk_month>1?\d)\s?月(?:\s?(?P<cjk_day>[1-3]?\d)\s?日)?)?
    | (?P<day1>[0-3]?\d)(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?(?P<month1>{MONTH})\.?,?\s+(?:del?\s+)?
      (?P<year1>{YEAR})
    | (?P<month2>{MONTH})\.?\s+(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?:\s?[-–]\s?\d\d?)?,?\s+
      (?P<year2>{YEAR})
    | (?P<month3>{MONTH})\.?,?\s+(?:de\s+)?(?P<year3>{YEAR})
    | (?P<year4>{YEAR})\s*[,/]?\s+(?P<month4>{MONTH})\b\.?(?:\s+(?P<day4>[0-3]?\d)\b(?!\d))?
    | (?P<year5>{YEAR})[a-z]?
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)

_YEAR_ALONE = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_REACH = 24
"""How far from its year the rest of a date stands: "30 de septiembre de 2026" and less."""

_SHAPES = (
    ("iso", "iso_month", "iso_day"),
    ("cjk", "cjk_month", "cjk_day"),
    ("year1", "month1", "day1"),
    ("year2", "month2", "day2"),
    ("year3", "month3", None),
    ("year4", "month4", "day4"),
    ("year5", None, None),
)


def parse(text: str | None) -> PartialDate | None:
    """The first date in a text: ``April 10, 2026``, ``10. April 2026``, ``2026-04``, ``2023a``.

    A month or day that cannot be is dropped; what is left is still the stated date.
    """
    if not text:
        return None
    found = _DATE.search(text)
    return None if found is None else _value(found)


_WHOLE_DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")


def whole_day(text: str) -> PartialDate | None:
    """The first day that a text writes as ISO 8601 does ("2026-04-10")."""
    found = _WHOLE_DAY.search(text)
    return parse(found[0]) if found else None


_LOCATED = re.compile(
    rf"(?<![\w–-]){YEAR}[a-z]?\s?[,;]\s?[A-Z]?\d{{1,4}}\s?(?:\(\s?[\w–/-]{{1,9}}\s?\)\s?)?[,:]\s?(?=[A-Za-z]{{0,2}}\d)"
)
"""Year, volume and the beginning of the pages, as chemistry and medicine have them."""


def last(text: str) -> PartialDate | None:
    """The last date in a text, where reference strings of most styles put theirs; pages that look like a
    year are none ("2019, 31, 2068", "2019;31(4):1998-2003")."""
    located = _LOCATED.search(text)
    if located is not None:
        text = text[: located.start() + 5]
    years = [match.start() for match in _YEAR_ALONE.finditer(text)]
    for year in reversed(years):
        start = max(0, year - _REACH)
        result = None
        for found in _DATE.finditer(text, start, year + 4 + _REACH):
            result = _value(found)
        if result is not None:
            return result
    return None


def _value(found: re.Match[str]) -> PartialDate:
    for year, month, day in _SHAPES:
        if found[year]:
            month_number = _month(found[month]) if month else None
            day_number = int(found[day]) if day and found[day] else None
            if month_number is None or day_number is None or not 1 <= day_number <= 31:
                day_number = None
            return PartialDate(int(found[year]), month_number, day_number)
    raise AssertionError("a date matched no shape")  # pragma: no cover


def _month(text: str | None) -> int | None:
    if not text:
        return None
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else None
    return MONTHS[text.lower()]
