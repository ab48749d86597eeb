"""This module knows what sources say: outcomes, records, and how much a source covers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from citemark.types.reference import Identifier


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
