"""This module knows a citation in fields, and what a variation of one is."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from phrasings.works import Work, arxiv_year, is_meeting, published

LAST_YEAR = 2026
"""No variation claims a later year: the works are cited in this one."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation says of a work, as it stands in the fields of an entry."""

    work: Work
    title: str
    authors: tuple[str, ...]
    year: str | None
    venue: str | None
    identifiers: tuple[str, ...]
    """``doi:…``, ``arXiv:…``, ``https://…``, ``ISBN …``, ``ISSN …``, each as it is written."""
    more: bool = False
    """The list of authors ends in "and others"."""
    publisher: str | None = None
    joined: str | None = None
    """The authors as one string, where they are not given one by one."""


Change = Callable[[Cited], Cited | None]
"""A citation otherwise written; ``None`` where this one cannot be."""


@dataclass(frozen=True, slots=True)
class Variation:
    """One way in which a right citation differs from a record."""

    name: str
    group: str
    change: Change

    def apply(self, cited: Cited) -> Cited | None:
        """The changed citation, unless nothing changed."""
        changed = self.change(cited)
        return None if changed == cited else changed


def variations(group: str, table: Mapping[str, Change]) -> tuple[Variation, ...]:
    return tuple(Variation(f"{group}/{name}", group, change) for name, change in table.items())


def plain(work: Work) -> Cited:
    """The citation that says just what the record states; a DOI goes before an arXiv number."""
    number = (f"doi:{work.doi}",) if work.doi else (f"arXiv:{work.arxiv}",) if work.arxiv else ()
    venue = published(work) or ("arXiv" if work.arxiv else None)
    year = str(work.year)
    return Cited(work, work.title, work.authors, year, venue, number, more=work.more_authors)


def preprint(cited: Cited) -> bool:
    """Whether the work is recorded as a preprint alone."""
    return cited.work.arxiv is not None and published(cited.work) is None


def meeting(cited: Cited) -> bool:
    return is_meeting(cited.work)


def journal(cited: Cited) -> bool:
    return published(cited.work) is not None and not is_meeting(cited.work)


def first_year(cited: Cited) -> int | None:
    """The year of a preprint's first version."""
    return arxiv_year(cited.work)


def chosen(cited: Cited, count: int, purpose: str = "") -> int:
    """A number below ``count``, always the same for a work."""
    return zlib.crc32(f"{cited.work.title}/{purpose}".encode()) % max(count, 1)


def titled(write: Callable[[str], str]) -> Change:
    return lambda cited: replace(cited, title=write(cited.title))


def at_venue(write: Callable[[str], str | None]) -> Change:
    """A change of the name of a published work's venue."""

    def change(cited: Cited) -> Cited | None:
        venue = write(cited.venue) if cited.venue and not preprint(cited) else None
        return replace(cited, venue=venue) if venue else None

    return change
