"""This module knows RIS, the tagged format of reference managers (Research Information Systems)."""

from __future__ import annotations

import re
from typing import Final

from citemark.documents.cleaning import plain
from citemark.documents.composing import Composed
from citemark.documents.dates import month_number
from citemark.documents.entries import bounded, identifiers, mentioned
from citemark.documents.incoming import Incoming, document
from citemark.documents.names import first_last, without_others
from citemark.types import Document, Entry, Problem

MEDIA_TYPE: Final = "application/x-research-info-systems"

_LINE: Final = re.compile(r"^[ \t]*([A-Z][A-Z0-9])[ \t]{1,2}-(?:[ \t]+(.*))?$")
_TITLES: Final = ("TI", "T1", "CT", "BT")
_VENUES: Final = ("JO", "JF", "T2", "JA", "J2", "J1", "BT", "T3", "C3")
_AUTHORS: Final = ("AU", "A1")
_DATES: Final = ("PY", "Y1", "DA", "YR")
_ADDRESSES: Final = ("UR", "LK", "L2", "L1")
_MENTIONING: Final = ("AN", "M1", "M3", "N1", "VL", "JO", "T2", "C7")
_WHOLE_BOOKS: Final = frozenset({"BOOK", "EDBOOK", "EBOOK"})
_DATE: Final = re.compile(r"(\d{4})(?:[/-]+(\d{1,2}|[A-Za-z]{3,9})?)?(?:[/-]+(\d{1,2})?)?")
_NAMED_PROBLEMS: Final = 100

Tags = dict[str, list[str]]


def read(incoming: Incoming) -> Document:
    """The document of an RIS file: its text is the file, its records stand in it.

    A record begins at ``TY`` and ends at ``ER`` or, where that is missing, before the next ``TY``.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    tags: Tags = {}
    start = end = place = 0
    for line in incoming.text.split("\n"):
        found = _LINE.match(line)
        tag = found[1] if found else None
        if tag == "TY":
            if tags:
                problems.append(
                    Problem("broken-entry", "a record has no ER line at its end", start)
                )
                entries.append(_entry(tags, incoming.text, start, end))
            tags, start = {}, place
        if found and tag and (tags or tag == "TY"):
            tags.setdefault(tag, []).append(plain(found[2] or ""))
        elif tags and line.strip():
            _continue(tags, line)
        if line.strip():
            end = place + len(line)
        if tag == "ER" and tags:
            entries.append(_entry(tags, incoming.text, start, end))
            tags = {}
        place += len(line) + 1
    if tags:
        problems.append(
            Problem("broken-entry", "the last record has no ER line: was it cut?", start)
        )
        entries.append(_entry(tags, incoming.text, start, end))
    kept, bound = bounded(entries)
    return document(
        incoming, MEDIA_TYPE, Composed(incoming.text),
        entries=kept, problems=(*problems[:_NAMED_PROBLEMS], *bound),
    )  # fmt: skip


def _continue(tags: Tags, line: str) -> None:
    """A line without a tag goes on with the value before it."""
    last = next(reversed(tags))
    tags[last][-1] = f"{tags[last][-1]} {plain(line)}".strip()


def _entry(tags: Tags, text: str, start: int, end: int) -> Entry:
    people = [name for tag in _AUTHORS for name in tags.get(tag, ()) if name]
    authors, truncated = without_others([first_last(name) for name in people])
    kind = _first(tags, ("TY",)) or None
    return Entry(
        key=_first(tags, ("ID", "LB")),
        kind=kind,
        text=text[start:end],
        start=start,
        end=end,
        title=_first(tags, _TITLES),
        authors=authors,
        authors_truncated=truncated,
        affiliations=tuple(dict.fromkeys(tags.get("AD", ()))),
        venue=_first(tags, _VENUES),
        publisher=_first(tags, ("PB",)),
        date=_date(tags),
        identifiers=_identifiers(tags, kind or ""),
    )


def _first(tags: Tags, names: tuple[str, ...]) -> str | None:
    return next((value for name in names for value in tags.get(name, ()) if value), None)


def _date(tags: Tags) -> str | None:
    """``2023/04/05/`` as ``2023-04-05``; anything else as stated."""
    stated = [value for tag in _DATES for value in tags.get(tag, ()) if value]
    best: str | None = None
    for value in stated:
        found = _DATE.match(value)
        if found is None:
            continue
        month = month_number(found[2]) if found[2] and found[2].isalpha() else found[2]
        parts = [
            found[1],
            f"{int(month):02d}" if month else "",
            f"{int(found[3]):02d}" if found[3] else "",
        ]
        date = "-".join(parts[: parts.index("") if "" in parts else 3])
        best = date if best is None or len(date) > len(best) else best
    return best or (stated[0] if stated else None)


def _identifiers(tags: Tags, kind: str) -> tuple[str, ...]:
    found = [value if value.lower().startswith(("doi:", "http")) else f"doi:{value}"
             for value in tags.get("DO", ()) if value]  # fmt: skip
    if kind in _WHOLE_BOOKS:
        found += [f"isbn:{value}" for value in tags.get("SN", ())]
    found += [value for tag in _ADDRESSES for value in tags.get(tag, ()) if value]
    for tag in _MENTIONING:
        for value in tags.get(tag, ()):
            found += mentioned(value)
    return identifiers(found)
