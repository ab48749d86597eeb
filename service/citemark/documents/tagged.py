"""This module knows files of tagged lines, a record after another: RIS, MEDLINE, refer, ISI.

They differ in how a line shows its tag, in what begins and ends a record and in which tag says what;
each format's module states that, and the way from lines to entries is written here once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from citemark.documents.cleaning import plain
from citemark.documents.composing import Composed
from citemark.documents.dates import month_number
from citemark.documents.entries import bounded, identifiers
from citemark.documents.incoming import Incoming, document
from citemark.documents.names import first_last, without_others
from citemark.types import Document, Entry, Problem

_NAMED_PROBLEMS: Final = 100
_WORDED: Final = re.compile(
    r"(\d{4})[\s,]+([^\W\d_]{3,10})\.?(?:-[^\W\d_]{3,10})?(?:\s(\d{1,2})\b)?"
)
_NUMBERED: Final = re.compile(r"(\d{4})(?:[/-]+(\d{1,2}|[A-Za-z]{3,9})?)?(?:[/-]+(\d{1,2})?)?")

Tags = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one format's lines look like, and which tags say what."""

    media_type: str
    line: re.Pattern[str]
    """A tagged line: the tag, and its value or ``None``."""
    begins: str
    """The tag that begins a record."""
    ends: str | None
    """The tag that ends one, where the format has it; else the next beginning does."""
    titles: tuple[str, ...]
    venues: tuple[str, ...]
    people: tuple[tuple[str, ...], ...]
    """Tags of authors; of those in one row the first that is stated counts."""
    dates: tuple[str, ...]
    identified: Callable[[Tags, str], Sequence[str]]
    """The raw identifiers of a record of a kind."""
    listing: frozenset[str] = frozenset()
    """Tags whose values stand one on each line; a further line of another goes on with its value."""
    keys: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    parted: bool = False
    """Records begin behind empty lines alone: the tag may come again in one."""


@dataclass(frozen=True, slots=True)
class _Record:
    start: int
    tags: Tags = field(default_factory=dict)


def read(incoming: Incoming, dialect: Dialect) -> Document:
    """The document of a tagged file: its text is the file, its records stand in it."""
    problems: list[Problem] = []
    found = [
        _entry(record.tags, dialect, incoming.text, record.start, end)
        for record, end in _records(incoming.text, dialect, problems)
    ]
    kept, bound = bounded(found)
    return document(
        incoming, dialect.media_type, Composed(incoming.text),
        entries=kept, problems=(*problems[:_NAMED_PROBLEMS], *bound),
    )  # fmt: skip


def _records(text: str, dialect: Dialect, problems: list[Problem]) -> Iterator[tuple[_Record, int]]:
    """Each record with where it ends; what stands between them is nobody's."""
    record: _Record | None = None
    end = place = 0
    empty = True
    for line in text.split("\n"):
        found = dialect.line.match(line)
        tag = found[1] if found else None
        if tag == dialect.begins and (empty or not dialect.parted):
            if record is not None:
                if dialect.ends:
                    message = f"a record has no {dialect.ends} line at its end"
                    problems.append(Problem("broken-entry", message, record.start))
                yield record, end
            record = _Record(place)
        if record is not None and line.strip():
            _add(record.tags, tag, found[2] if found else line, dialect)
            end = place + len(line)
        if record is not None and tag is not None and tag == dialect.ends:
            yield record, end
            record = None
        empty = not line.strip()
        place += len(line) + 1
    if record is not None:
        if dialect.ends:
            message = f"the last record has no {dialect.ends} line: was it cut?"
            problems.append(Problem("broken-entry", message, record.start))
        yield record, end


def _add(tags: Tags, tag: str | None, value: str | None, dialect: Dialect) -> None:
    """A line without a tag goes on with the value, or the list of values, before it."""
    said = plain(value or "")
    last = tag or next(reversed(tags))
    if tag or last in dialect.listing:
        tags.setdefault(last, []).append(said)
    else:
        tags[last][-1] = f"{tags[last][-1]} {said}".strip()


def _entry(tags: Tags, dialect: Dialect, text: str, start: int, end: int) -> Entry:
    people = [name for row in dialect.people for name in _stated(tags, row)]
    authors, truncated = without_others([first_last(name) for name in people])
    kind = first(tags, dialect.kinds)
    return Entry(
        key=first(tags, dialect.keys),
        kind=kind,
        text=text[start:end],
        start=start,
        end=end,
        title=first(tags, dialect.titles),
        authors=authors,
        authors_truncated=truncated,
        affiliations=tuple(dict.fromkeys(values(tags, dialect.affiliations))),
        venue=first(tags, dialect.venues),
        publisher=first(tags, dialect.publishers),
        date=_date(list(values(tags, dialect.dates))),
        identifiers=identifiers(dialect.identified(tags, kind or "")),
    )


def values(tags: Tags, names: Sequence[str]) -> Iterator[str]:
    """Every value under these tags, in their order."""
    return (value for name in names for value in tags.get(name, ()) if value)


def first(tags: Tags, names: Sequence[str]) -> str | None:
    return next(values(tags, names), None)


def _stated(tags: Tags, names: Sequence[str]) -> list[str]:
    return next((found for name in names if (found := [*values(tags, (name,))])), [])


def _date(stated: Sequence[str]) -> str | None:
    """``2023/04/05/`` and ``2023 Apr 5`` as ``2023-04-05``, the fullest; anything else as stated."""
    best: str | None = None
    for value in stated:
        found = _WORDED.match(value)
        if found is None or month_number(found[2]) is None:
            found = _NUMBERED.match(value)
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
