"""This module knows how a reference given in fields becomes an :class:`Entry` with a line to show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from citemark.documents import limits
from citemark.documents.composing import Composed, Composer
from citemark.types import Entry, Problem

_T = TypeVar("_T")

_SCHEMED: Final = re.compile(r"(?:doi|arxiv|pmid|pmcid|isbn|issn)\s?:", re.IGNORECASE)
_BARE_IDENTIFIER: Final = re.compile(r"https?://\S+|10\.\d{4,9}/\S+|www\.\S+", re.IGNORECASE)
_ARXIV: Final = re.compile(
    r"\barxiv\s?:\s?([\w-]{2,20}(?:\.[\w-]{1,12})?(?:/\d{7})?(?:v\d+)?)", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"https?://[^\s{}<>\"|\\^]{4,2000}")
_CORR: Final = re.compile(r"abs/([\w./-]{7,30})")
_SHOWN_AUTHORS: Final = 6
"""Authors on an entry's line before "et al."; the entry keeps them all."""


def line(entry: Entry) -> str:
    """The entry as one readable line: authors, title, venue, date, identifier."""
    authors = ", ".join(entry.authors[:_SHOWN_AUTHORS])
    if len(entry.authors) > _SHOWN_AUTHORS or (entry.authors and entry.authors_truncated):
        authors += " et al."
    name = entry.title or entry.method or entry.acronym
    parts = (authors, name, entry.venue or entry.publisher, entry.date, *entry.identifiers[:1])
    return ". ".join(part.strip().rstrip(".") for part in parts if part and part.strip())


def with_line(entry: Entry) -> Entry:
    """The entry with its own text, or else with the line made from its fields."""
    return entry if entry.text else replace(entry, text=line(entry))


def identifiers(candidates: Iterable[object]) -> tuple[str, ...]:
    """Raw identifiers, each once: those under a scheme first, then bare DOIs, then addresses."""
    found = [" ".join(str(item).split()) for item in candidates if isinstance(item, str | int)]
    unique = dict.fromkeys(item for item in found if item)
    return tuple(sorted(unique, key=_specificity))


def _specificity(identifier: str) -> int:
    if _SCHEMED.match(identifier):
        return 0
    return 2 if identifier.lower().startswith(("http:", "https:", "www.")) else 1


def mentioned(text: str) -> list[str]:
    """arXiv numbers and addresses named inside a field such as ``note`` or ``journal``."""
    if not text:
        return []
    found = [f"arXiv:{number}" for number in _ARXIV.findall(text[: limits.FIELD])]
    found += [address.rstrip(".,;)") for address in _ADDRESS.findall(text[: limits.FIELD])]
    return found + [
        f"arXiv:{number}" for number in _CORR.findall(text[: limits.FIELD]) if not found
    ]


def is_bare_identifier(text: str) -> bool:
    """Whether the whole string is one identifier, and so says nothing else of the work."""
    text = text.strip()
    return bool(
        _BARE_IDENTIFIER.fullmatch(text) or (_SCHEMED.match(text) and len(text.split()) <= 2)
    )


def bounded(entries: Sequence[_T]) -> tuple[tuple[_T, ...], tuple[Problem, ...]]:
    """At most the allowed number of entries, and the problem that says so."""
    if len(entries) <= limits.ENTRIES:
        return tuple(entries), ()
    message = (
        f"only the first {limits.ENTRIES:,} of {len(entries):,} entries were read; split the input"
    )
    return tuple(entries[: limits.ENTRIES]), (Problem("too-many-entries", message),)


def composed_of(entries: Sequence[Entry]) -> tuple[Composed, tuple[Entry, ...]]:
    """A text of one line an entry, for formats that hold no text of their own."""
    composer = Composer()
    placed = tuple(composer.add_entry(with_line(entry)) for entry in entries)
    return composer.finish(), placed
