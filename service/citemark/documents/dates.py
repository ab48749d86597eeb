"""This module knows how documents write the dates they give themselves."""

from __future__ import annotations

import datetime as dt
import re
from itertools import islice
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero", "feb february februar février febrero",
            "mar march märz mars marzo", "apr april avril abril", "may mai mayo",
            "jun june juni juin junio", "jul july juli juillet julio", "aug august août agosto",
            "sep sept september septembre septiembre", "oct october oktober octobre octubre",
            "nov november novembre noviembre", "dec december dezember décembre diciembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ISO: Final = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_MONTH_FIRST: Final = re.compile(
    r"\b([^\W\d_]{3,9})\.?\s{1,4}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,4}(\d{4})\b"
)
_DAY_FIRST: Final = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|\.)?\s{1,4}(?:de\s)?([^\W\d_]{3,10})\.?,?\s{1,4}(?:de\s)?(\d{4})\b"
)
_AS_OF: Final = re.compile(r"\bas of\s{1,4}(.{6,24})", re.IGNORECASE)
_DATELINE: Final = re.compile(
    r"^\W{0,4}(?P<said>date|published|posted|created|updated|last updated|generated)(?:[ \t]+on)?\W{1,5}(?P<day>.{6,40})",
    re.IGNORECASE | re.MULTILINE,
)
_REVISED: Final = re.compile(
    r"^\W{0,4}(?P<said>(?:last[ \t]+)?(?:updated|revised|modified|edited))(?:[ \t]+on)?\W{1,5}(?P<day>.{6,40})",
    re.IGNORECASE | re.MULTILINE,
)
_OF_A_WORK: Final = re.compile(
    r"^\W{0,8}(?:authors|journal|venue|conference|publication|year|doi|url|link|arxiv|pmid)\b\W{1,6}\S"
    r"|https?://|\barxiv:|\b10\.\d{4,9}/",
    re.IGNORECASE | re.MULTILINE,
)
"""What stands beside a date in the description of a work, and not in a document's own head."""
_BESIDE: Final = 400
"""Characters before and behind a line in which the others of its paragraph are looked for."""
_BETWEEN: Final = re.compile(r"\n[ \t]*\n")
_MOST_LINES: Final = 50
"""Dated lines that are looked at: a second of the same words and another day tells enough."""
_HEAD: Final = 600
"""Characters of a text in which it states its own date; later ones date something else."""
_FOOT: Final = 200


def parse_date(text: object) -> dt.date | None:
    """The day that a date field names, or ``None`` (a year or month alone names no day)."""
    if not isinstance(text, str):
        return None
    text = text[:80].strip()
    for pattern, order in (
        (_ISO, "ymd"),
        (_COMPACT, "ymd"),
        (_MONTH_FIRST, "mdy"),
        (_DAY_FIRST, "dmy"),
    ):
        match = pattern.search(text)
        day = _day(dict(zip(order, match.groups(), strict=True))) if match else None
        if day is not None:
            return day
    return None


def _day(parts: dict[str, str]) -> dt.date | None:
    month = int(parts["m"]) if parts["m"].isdigit() else month_number(parts["m"])
    if month is None:
        return None
    try:
        return dt.date(int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        return None


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name or abbreviation in English, German, French or Spanish."""
    return _MONTHS.get(name.strip(" .").lower())


def dated_by_title(title: str | None) -> dt.date | None:
    """The day of "As of April 12, 2026, …"; other dates in a title date its subject."""
    stated = _AS_OF.search(title or "")
    return parse_date(stated[1]) if stated else None


def dated_by_text(text: str) -> dt.date | None:
    """The day that a text gives itself: a line "Published: …", "Updated …" or "As of …" in its
    head, or such a line at its end."""
    foot = max(
        0, len(text) - _FOOT
    )  # no line begins there: a reference may say "Published online …"
    as_of = _AS_OF.search(text, 0, _HEAD)
    return (
        _own(text, _DATELINE.search(text, 0, _HEAD))
        or (parse_date(as_of[1]) if as_of else None)
        or _own(text, _DATELINE.search(text, foot))
    )


def _own(text: str, line: re.Match[str] | None) -> dt.date | None:
    """The day of a line, unless it dates one of the works that the text describes: their authors or
    addresses stand beside it, or other lines say the same of other days."""
    day = parse_date(line["day"]) if line is not None else None
    if line is None or day is None or _is_of_a_work(text, line):
        return None
    said = line["said"].lower()
    for other in islice(_DATELINE.finditer(text), _MOST_LINES):
        if other["said"].lower() == said and parse_date(other["day"]) not in (None, day):
            return None
    return day


def _is_of_a_work(text: str, line: re.Match[str]) -> bool:
    before = _BETWEEN.split(text[max(0, line.start() - _BESIDE) : line.start()])[-1]
    behind = _BETWEEN.split(text[line.end() : line.end() + _BESIDE], maxsplit=1)[0]
    return _OF_A_WORK.search(before) is not None or _OF_A_WORK.search(behind) is not None


def revised_by_text(text: str) -> dt.date | None:
    """The last day on which a text says that it was revised, in its head or at its end."""
    foot = max(0, len(text) - _FOOT)
    lines = (*_REVISED.finditer(text, 0, _HEAD), *_REVISED.finditer(text, foot))
    days = (parse_date(line["day"]) for line in lines if not _is_of_a_work(text, line))
    return max(filter(None, days), default=None)
