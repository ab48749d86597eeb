"""This module knows how to take fields out of answers that may hold anything anywhere.

Providers document their shapes and do not always keep them; hostile bodies never do.
Every function here gives the field when it has the documented type, else nothing.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from citemark import identifiers
from citemark.evidence.answer import Answer, UnreadableAnswerError
from citemark.types import Identifier

LONGEST_TEXT = 20_000
MOST_ITEMS = 5_000
"""The largest collaborations sign with some 5,000 names (ATLAS and CMS, 2015: 5,154)."""

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_SPACE = re.compile(r"\s+")
_DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?![\d])")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDED = re.compile(rf"(\d{{4}}) ({'|'.join(MONTHS)}) (\d{{1,2}})(?!\d)", re.IGNORECASE | re.ASCII)
FIRST_YEAR, LAST_YEAR = 1400, 2200
"""Years outside are typing errors of the record, not years."""


def at(value: Any, *path: str | int) -> Any:
    """What stands at the end of the path, or ``None`` where the path ends earlier."""
    for step in path:
        if isinstance(step, str) and isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and len(value) > step:
            value = value[step]
        else:
            return None
    return value


def listed(answer: Answer, *path: str) -> list[Any]:
    """The list at the end of the path; raises :class:`UnreadableAnswerError` when there is none."""
    found = at(answer.json(), *path)
    if not isinstance(found, list):
        raise UnreadableAnswerError(f"the answer holds no {path[-1]}")
    return found


def mapped(answer: Answer, name: str) -> Mapping[str, Any]:
    """The object of that name; raises :class:`UnreadableAnswerError` when there is none."""
    found = at(answer.json(), name)
    if not isinstance(found, Mapping):
        raise UnreadableAnswerError(f"the answer holds no {name}")
    return found


def text(value: Any) -> str | None:
    """A string without markup, entities and surplus space; ``None`` for anything else."""
    if not isinstance(value, str):
        return None
    clean = value[:LONGEST_TEXT]
    if "<" in clean or "&" in clean:
        clean = _TAG.sub("", html.unescape(_TAG.sub("", clean)))
    clean = _SPACE.sub(" ", clean).strip()
    return clean or None


def texts(value: Any) -> tuple[str, ...]:
    """The strings of a list, or the one string, in order and each once."""
    found = (text(item) for item in items(value))
    return tuple(dict.fromkeys(item for item in found if item))


def items(value: Any) -> list[Any]:
    """A list as it is, a single value as a list of one, nothing as an empty list."""
    if value is None:
        return []
    return value[:MOST_ITEMS] if isinstance(value, list) else [value]


def mappings(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects in a list (or the one object)."""
    return (item for item in items(value) if isinstance(item, Mapping))


def whole(value: Any) -> int | None:
    """A whole number, also when it is written as a string."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{1,18}", value.strip(), re.ASCII):
        return int(value)
    return None


def year(value: Any) -> int | None:
    """A plausible year from a number or from the start of a date."""
    number = whole(value)
    if number is None and isinstance(value, str) and (match := _DATE.match(value.strip())):
        number = int(match[1])
    return number if number is not None and FIRST_YEAR <= number <= LAST_YEAR else None


def day(value: Any) -> dt.date | None:
    """A full date from ``2024-03-05`` (a time may follow) or ``2024 Mar 5``, else ``None``."""
    if not isinstance(value, str):
        return None
    if match := _WORDED.match(value.strip()):
        return _date(int(match[1]), MONTHS.index(match[2].lower()) + 1, int(match[3]))
    match = _DATE.match(value.strip())
    if match is None or match[3] is None:
        return None
    return _date(int(match[1]), int(match[2]), int(match[3]))


def parts(value: Any) -> tuple[int | None, dt.date | None]:
    """Year and, when complete, date of CSL ``date-parts``."""
    numbers = [whole(item) for item in items(at(value, "date-parts", 0))]
    first = year(numbers[0]) if numbers else None
    if first is None or len(numbers) < 3 or numbers[1] is None or numbers[2] is None:
        return first, None
    return first, _date(first, numbers[1], numbers[2])


def _date(year_: int, month: int, day_: int) -> dt.date | None:
    try:
        return dt.date(year_, month, day_)
    except ValueError:
        return None


def years(*values: int | None) -> tuple[int, ...]:
    """The known years, ascending, each once."""
    return tuple(sorted({value for value in values if value is not None}))


def first_day(years_: tuple[int, ...], days: Iterable[dt.date | None]) -> dt.date | None:
    """The first full date, if it falls into the first year: old volumes went online decades later."""
    first = min((item for item in days if item is not None), default=None)
    return first if first is not None and years_[:1] == (first.year,) else None


def named(*pairs: tuple[str, Any]) -> tuple[Identifier, ...]:
    """Identifiers from (scheme, raw value) pairs; what is none is left out."""
    found = (
        identifiers.normalise(scheme, str(value))
        for scheme, value in pairs
        if isinstance(value, str | int) and len(str(value)) <= 500
    )
    return tuple(dict.fromkeys(item for item in found if item is not None and not item.cut_off))


def full_name(given: Any, family: Any) -> str | None:
    """A person's name in reading order."""
    both = " ".join(part for part in (text(given), text(family)) if part)
    return both or None


def in_reading_order(name: str | None) -> str | None:
    """``Doe, Jane`` as ``Jane Doe``; a name with no or several commas stays."""
    if name is None or name.count(",") != 1:
        return name
    family, given = (part.strip() for part in name.split(","))
    return f"{given} {family}" if family and given else name


def known(names: Iterable[str | None]) -> tuple[str, ...]:
    """The names that there are, at most :data:`MOST_ITEMS`."""
    return tuple(name for name in names if name)[:MOST_ITEMS]
