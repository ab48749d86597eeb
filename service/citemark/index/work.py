"""This module knows a work as one dump describes it, before records of the same work are joined."""

from __future__ import annotations

import json
from dataclasses import dataclass

from citemark.types import Identifier

LONGEST_TITLE = 1000
LONGEST_FIELD = 300
MOST_AUTHORS = 200
"""Author lists of experiments run to thousands of names; no reference lists more than a few."""
MOST_IDENTIFIERS = 16


@dataclass(frozen=True, slots=True)
class Work:
    """One row of a dump, normalised; complete enough to be a record by itself."""

    title: str
    authors: tuple[str, ...] = ()
    authors_truncated: bool = False
    year: int | None = None
    date: str | None = None
    """ISO 8601, to the day."""
    venue: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    categories: tuple[str, ...] = ()
    kind: str | None = None
    sources: tuple[str, ...] = ()
    """The independent collections that hold the work, for estimating coverage."""
    retracted: bool = False
    retracts: tuple[Identifier, ...] = ()
    """What this work, a notice, declares retracted."""


class UnreadableRowError(ValueError):
    """A row of a dump that cannot be read as a work: count it, go on with the next."""


def pack(work: Work) -> bytes:
    """The work as one line of JSON, without what it does not say."""
    return json.dumps(
        [
            work.title,
            work.authors,
            int(work.authors_truncated),
            work.year,
            work.date,
            work.venue,
            [(item.scheme, item.value) for item in work.identifiers],
            work.categories,
            work.kind,
            work.sources,
            int(work.retracted),
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode("utf-8", "replace")


def unpack(line: bytes | memoryview) -> Work:
    """The work that ``pack`` wrote."""
    fields = json.loads(bytes(line))
    return Work(
        title=fields[0],
        authors=tuple(fields[1]),
        authors_truncated=bool(fields[2]),
        year=fields[3],
        date=fields[4],
        venue=fields[5],
        identifiers=tuple(Identifier(scheme, value) for scheme, value in fields[6]),
        categories=tuple(fields[7]),
        kind=fields[8],
        sources=tuple(fields[9]),
        retracted=bool(fields[10]),
    )
