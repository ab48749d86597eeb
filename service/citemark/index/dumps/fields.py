"""This module knows how to take a field from decoded JSON that may hold anything."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping

from citemark.identifiers.schemes import normalise
from citemark.index.work import LONGEST_FIELD, LONGEST_TITLE, MOST_AUTHORS, UnreadableRowError
from citemark.matching.encodings import decoded
from citemark.types import Identifier

Fields = Mapping[str, object]

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


def as_fields(item: object) -> Fields:
    """The row as a mapping: decoded from a line of JSON, or already decoded."""
    decoded = json.loads(item) if isinstance(item, bytes | str) else item
    if not isinstance(decoded, Mapping):
        raise UnreadableRowError("not a JSON object")
    return decoded


def text(value: object) -> str | None:
    """A non-empty string between single spaces, else nothing; a number is its digits.

    Dumps made of other dumps hold some text encoded twice.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return None
    return " ".join(decoded(value[: LONGEST_TITLE * 4]).split())[:LONGEST_TITLE] or None


def short(value: object) -> str | None:
    """A venue, name or type: a string of bounded length."""
    found = text(value)
    return found[:LONGEST_FIELD] if found else None


def sequence(value: object) -> Iterable[object]:
    """The items of a JSON array; nothing when it is none."""
    return value if isinstance(value, list) else ()


def mapping(value: object) -> Fields:
    """A JSON object; an empty one when it is none."""
    return value if isinstance(value, Mapping) else {}


def title(value: object) -> str:
    """A title; a row without one is unreadable."""
    found = text(value)
    if found is None:
        raise UnreadableRowError("no title")
    return found


def names(values: Iterable[str | None]) -> tuple[tuple[str, ...], bool]:
    """Author names, and whether the list had to be cut."""
    found = [name[:LONGEST_FIELD] for name in values if name]
    return tuple(found[:MOST_AUTHORS]), len(found) > MOST_AUTHORS


def year(value: object) -> int | None:
    """A year of four digits from a number or from any date string."""
    match = _YEAR.search(str(value)) if isinstance(value, int | str) else None
    return int(match[1]) if match else None


def day(value: object) -> str | None:
    """An ISO day that exists in the calendar."""
    match = _DAY.match(value) if isinstance(value, str) else None
    if match is None:
        return None
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


def identifiers(*raw: tuple[str, object]) -> tuple[Identifier, ...]:
    """Pairs of scheme and raw value, normalised; what is not of its scheme is left out."""
    found: dict[Identifier, None] = {}
    for scheme, value in raw:
        item = normalise(scheme, value) if isinstance(value, str) and value else None
        if item is not None and not item.cut_off:
            found[Identifier(item.scheme, item.value)] = None
    return tuple(found)
