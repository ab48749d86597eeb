"""This module knows which of several records of one title a claim means: by authors, then year."""

from __future__ import annotations

from collections.abc import Sequence

from citemark.matching import fold_title
from citemark.types import Record

_COMPARED = 10
"""Names compared on either side; who is further down decides nothing."""


def have_authors_in_common(record: Record, authors: Sequence[str]) -> bool | None:
    """Whether any of the first claimed authors has a name in the record; ``None`` as below."""
    if not set(record.authors[:_COMPARED]).isdisjoint(authors[:_COMPARED]):
        return True  # mostly it is written alike, and nothing needs to be folded
    shared = shared_authors(record, authors)
    return None if shared is None else shared > 0


def shared_authors(record: Record, authors: Sequence[str]) -> int | None:
    """How many of the first claimed authors have a name in the record; ``None`` when one has none.

    Coarse on purpose, any word of a name of three letters or more counts: this only orders
    records that are compared with care afterwards.
    """
    if not authors or not record.authors:
        return None
    held = set(fold_title("; ".join(record.authors[:_COMPARED])).split())
    return sum(1 for name in authors[:_COMPARED] if _words(name) & held)


def _words(name: str) -> set[str]:
    words = fold_title(name).split()
    return {word for word in words if len(word) > 2 or not word.isascii()} or set(words)


def order(record: Record, authors: Sequence[str], year: int | None) -> tuple[int, int]:
    """A sort key, best first: authors in common, then distance in years, unknown between."""
    shared = shared_authors(record, authors)
    years = [abs(held - year) for held in record.years] if year is not None else []
    return (-2 * shared if shared is not None else -1, min(years, default=1))
