"""This module knows the values that flow from document to report, and nothing else.

Every value is complete when it exists: frozen, slotted, tuples inside. Unknown
is ``None``. Nothing of ours is imported here (import-linter holds it).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

# --------------------------------------------------------------------- labels


class Label(StrEnum):
    """The judgement of a reference; the declaration order is the order of severity."""

    FABRICATED = "fabricated"
    MISMATCH = "mismatch"
    SUSPECT = "suspect"
    UNVERIFIED = "unverified"
    VERIFIED = "verified"

    @property
    def severity(self) -> int:
        """0 for ``verified`` up to 4 for ``fabricated``."""
        return len(Label) - 1 - list(Label).index(self)

    @property
    def red(self) -> bool:
        """Whether this label accuses: the ones that must carry their proof or reasons."""
        return self in RED_LABELS


RED_LABELS = frozenset({Label.FABRICATED, Label.MISMATCH, Label.SUSPECT})


class Outcome(StrEnum):
    """What one source answered. Only ``ABSENT`` is a "no"; silence never is."""

    FOUND = "found"
    ABSENT = "absent"
    UNAVAILABLE = "unavailable"
    NOT_COVERED = "not-covered"


class SourceKind(StrEnum):
    """How far a source's word reaches: a registrant's "no" is proof, an aggregator's is weak."""

    REGISTRANT = "registrant"
    AGGREGATOR = "aggregator"
    INDEX = "index"


# ------------------------------------------------------------------- document


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


# ------------------------------------------------------------------ reference


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
    """How the claim came to belong to the identifier; ``ORDER`` and ``NEARBY`` are weak."""

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


# ------------------------------------------------------------------- evidence


@dataclass(frozen=True, slots=True)
class Record:
    """One source's description of a work."""

    title: str
    authors: tuple[str, ...] = ()
    authors_truncated: bool = False
    """The source is known to hold only the first authors."""
    year: int | None = None
    date: dt.date | None = None
    venues: tuple[str, ...] = ()
    """Every venue the record remembers (preprint server and published version), as named by the source."""
    years: tuple[int, ...] = ()
    """Every year the record remembers (preprint, print, online)."""
    identifiers: tuple[Identifier, ...] = ()
    categories: tuple[str, ...] = ()
    kind: str | None = None
    abstract: str | None = None
    url: str | None = None
    retracted: bool = False
    earlier_titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """The estimated probability that a source would hold the work if it existed as claimed.

    ``low`` and ``high`` bound it (90 % interval); ``basis`` says from what it was
    estimated, for a reader ("NeurIPS 2022: 2,803 of an estimated 2,830 held").
    """

    estimate: float
    low: float
    high: float
    basis: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one source answered about one reference."""

    source: str
    kind: SourceKind
    outcome: Outcome
    query: str
    """What was asked: ``identifier``, ``title``."""
    identifier: Identifier | None = None
    """The identifier asked for, when ``query`` is ``identifier``."""
    record: Record | None = None
    as_of: dt.date | None = None
    """The date of the source's knowledge, when it has one."""
    detail: str = ""
    """One sentence: the reason of ``unavailable`` and ``not-covered``, the reach of ``absent``."""
    coverage: Coverage | None = None
    """Carried by ``absent`` answers of sources that know their coverage."""


# -------------------------------------------------------------------- signals


@dataclass(frozen=True, slots=True)
class Reason:
    """A signal as a reader sees it; ``weight`` is its contribution to the log-odds."""

    signal: str
    message: str
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    label: Label
    probability: float
    reasons: tuple[Reason, ...]


# --------------------------------------------------------------------- report


@dataclass(frozen=True, slots=True)
class JudgedReference:
    """A reference with its verdict and the evidence it rests on."""

    reference: Reference
    verdict: Verdict
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    citemark: str
    model: str
    index: str | None
    ledger: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """All verdicts of a document, with the versions that produced them."""

    document: Document
    label: Label
    probability: float
    reasons: tuple[Reason, ...]
    references: tuple[JudgedReference, ...]
    versions: Versions
    complete: bool = True
    """False when a remote look-up did not come back before the deadline."""

    def counts(self) -> dict[str, int]:
        """References per label, every label present, most severe first."""
        counts = {label.value: 0 for label in Label}
        for judged in self.references:
            counts[judged.verdict.label.value] += 1
        return counts
