"""This module knows the summary being judged, as a reader extracted it: text, blocks, links, entries."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of a document's ``text`` (offsets in code points)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: where its anchor text stands, and where it leads."""

    start: int
    end: int
    url: str


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CODE = "code"
    QUOTE = "quote"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Block:
    """One leaf block of the document in reading order; ``level`` is a heading's or list's depth.

    ``ordinal`` is an ordered list item's number as rendered, else ``None``.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference that the document states in fields (BibTeX, RIS, CSL, ``citation`` of a capsule).

    All strings are as the document states them, decoded (LaTeX, entities) but not judged.
    """

    key: str | None
    kind: str | None
    """The entry's own type word: ``inproceedings``, ``JOUR``, ``article-journal``, …"""
    text: str
    start: int
    end: int
    title: str | None = None
    authors: tuple[str, ...] = ()
    authors_truncated: bool = False
    """The list ends in "and others" / "et al."."""
    affiliations: tuple[str, ...] = ()
    venue: str | None = None
    publisher: str | None = None
    date: str | None = None
    """As stated: ``2023``, ``2023-04``, ``April 2023``, …"""
    category: str | None = None
    method: str | None = None
    acronym: str | None = None
    sentence: str | None = None
    identifiers: tuple[str, ...] = ()
    """Raw identifier strings and URLs, most specific first (``doi:…``, ``arXiv:…``, ``https://…``)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a reader could not read; the rest of the document is still judged."""

    code: str
    message: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The summary being judged, as a reader extracted it."""

    id: str
    """The document's own identifier (``@id``, canonical URL), else ``sha256:…``."""
    sha256: str
    """Hex digest of the bytes that were read."""
    media_type: str
    text: str
    title: str | None = None
    published: dt.date | None = None
    """The date the document gives itself (created, published, or stated in its title)."""
    modified: dt.date | None = None
    language: str | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    strong: tuple[Span, ...] = ()
    """Bold or emphasised runs, in reading order."""
    entries: tuple[Entry, ...] = ()
    declared: tuple[tuple[str, str], ...] = ()
    """What the document says of its own trustworthiness (``verification_status`` …), name and value."""
    truncated: bool = False
    """The text is known or seems to be cut off at its end."""
    problems: tuple[Problem, ...] = ()
