"""This module knows what a document relies on: references, their identifiers and what is claimed of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from citemark.types.document import Span


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A normalised identifier under its scheme (``arxiv``, ``2604.01234``)."""

    scheme: str
    value: str
    version: int | None = field(default=None, compare=False)
    cut_off: bool = field(default=False, compare=False)
    """The text ends inside it: its value is a prefix of the intended one."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An identifier as found at a place in a text."""

    identifier: Identifier
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, month or day."""

    year: int
    month: int | None = None
    day: int | None = None

    def isoformat(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Claim:
    """What the document says of a source. Every field as stated; ``None`` or empty when not said."""

    title: str | None = None
    method: str | None = None
    """A named technique, system or dataset ("Recursive Gradient Optimization")."""
    acronym: str | None = None
    authors: tuple[str, ...] = ()
    authors_truncated: bool = False
    affiliations: tuple[str, ...] = ()
    venue: str | None = None
    date: PartialDate | None = None
    category: str | None = None
    sentence: str | None = None
    """The sentence or bullet that leans on the source, at most 1,000 characters."""
    kind: str | None = None
    """The entry type as stated (``inproceedings`` …), when the document states one."""

    @property
    def names_a_work(self) -> bool:
        """Whether the claim says which work is meant, beyond a bare identifier."""
        return bool(self.title or self.method or self.acronym)


class Attachment(StrEnum):
    """How the claim came to belong to the identifier; ``ORDER`` is weak."""

    FIELDS = "fields"
    """Both stand in one structured entry."""
    SAME_BLOCK = "same-block"
    SOURCE_LINE = "source-line"
    """A ``Source:`` line right after the item."""
    REFERENCE_LIST = "reference-list"
    """One formatted reference string holds both."""
    ORDER = "order"
    """Position in a bare source list."""
    NONE = "none"
    """A bare identifier, or a claim without identifier."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One source the document relies on; all its mentions count as one."""

    index: int
    """1-based, in reading order."""
    key: str | None
    text: str
    """The characters that name the source in the document, at most 500."""
    start: int
    end: int
    identifiers: tuple[Identifier, ...]
    claim: Claim
    attachment: Attachment = Attachment.NONE
    mentions: tuple[Span, ...] = ()
    alternatives: tuple[Claim, ...] = ()
    """Other, different claims that this very document makes of the same identifier."""
