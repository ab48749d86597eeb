"""This module knows when two rows describe one work, and makes one record of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from citemark.index.work import MOST_IDENTIFIERS, Work
from citemark.matching import fold_title
from citemark.types import Identifier, Record

T = TypeVar("T")

FIRST_AUTHORS = 3
"""Whose names must overlap: collections differ in the order of authors, seldom in the first three."""
_TELLING_AUTHORS = 2
"""Names that make up for another title under a shared DOI: one may be common to a field, and the DOI
of a whole volume stands at many of its papers."""
LONGEST_WAY_TO_PRINT = 4
"""Years between a preprint and its published version: of 21,776 works of a public collection with a
date on arXiv and a year of publication, 98 % have no more between them."""
RELATED_TITLES = 60.0
"""Similarity (0–100) from which rows that share a DOI are one work. Authors type the DOIs of
their preprints by hand: a shared DOI with another title and other authors is such an error."""


def are_one_work(first: Work, second: Work, *, same_title: bool) -> bool:
    """Whether two rows that share a folded title, or an identifier, describe one work."""
    if _differ_in_arxiv(first, second):
        return False
    if same_title:
        return _shared_names(first, second) > 0 and _near_in_time(first, second)
    if related(first.title, second.title) or not (first.authors and second.authors):
        return True
    listed = min(len(first.authors), len(second.authors), _TELLING_AUTHORS)
    return _shared_names(first, second) >= listed


def related(first: str, second: str) -> bool:
    """Whether two titles could be two forms of one."""
    return fuzz.token_set_ratio(fold_title(first), fold_title(second)) >= RELATED_TITLES


def _differ_in_arxiv(first: Work, second: Work) -> bool:
    mine = {item.value for item in first.identifiers if item.scheme == "arxiv"}
    theirs = {item.value for item in second.identifiers if item.scheme == "arxiv"}
    return bool(mine and theirs and not mine & theirs)


def _shared_names(first: Work, second: Work) -> int:
    """How many of the first authors have a word of their name among the other's."""
    theirs = {word for name in second.authors[:FIRST_AUTHORS] for word in _words(name)}
    return sum(1 for name in first.authors[:FIRST_AUTHORS] if theirs & _words(name))


def _words(name: str) -> set[str]:
    words = set(fold_title(name).split())
    return {word for word in words if len(word) > 2 or not word.isascii()} or words


def _near_in_time(first: Work, second: Work) -> bool:
    years = [year for work in (first, second) for year in _years(work)]
    return not years or max(years) - min(years) <= LONGEST_WAY_TO_PRINT


def _years(work: Work) -> tuple[int, ...]:
    dated = (int(work.date[:4]),) if work.date else ()
    return dated if work.year is None else (work.year, *dated)


def to_record(
    works: Sequence[Work], *, is_preprint: Callable[[str], bool], retracted: bool
) -> Record:
    """One record that remembers what each of its rows says, the published version first."""
    ordered = sorted(works, key=lambda work: work.venue is None or is_preprint(work.venue))
    main = ordered[0]
    authors = max(ordered, key=lambda work: (not work.authors_truncated, len(work.authors)))
    if main.authors and not main.authors_truncated:
        authors = main
    title = fold_title(main.title)
    earlier = {fold_title(work.title): work.title for work in reversed(ordered)}
    earlier.pop(title, None)
    dates = [work.date for work in ordered if work.date]
    return Record(
        title=main.title,
        authors=authors.authors,
        authors_truncated=authors.authors_truncated,
        year=next((work.year for work in ordered if work.year is not None), None),
        date=dt.date.fromisoformat(dates[0]) if dates else None,
        venues=_different(work.venue for work in ordered if work.venue),
        years=tuple(sorted({year for work in ordered for year in _years(work)})),
        identifiers=_identifiers(ordered),
        categories=_different(name for work in ordered for name in work.categories),
        kind=next((work.kind for work in ordered if work.kind), None),
        retracted=retracted or any(work.retracted for work in ordered),
        earlier_titles=tuple(sorted(earlier.values())),
    )


def _identifiers(works: Sequence[Work]) -> tuple[Identifier, ...]:
    return _different(item for work in works for item in work.identifiers)[:MOST_IDENTIFIERS]


def _different(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
