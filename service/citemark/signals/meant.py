"""This module knows which record a claim is held against, and how that record is quoted."""

from __future__ import annotations

from citemark.signals.case import Case, Match
from citemark.types import Record


def quoted(record: Record) -> str:
    """The record as one line of proof: title, first authors, year."""
    names = ", ".join(record.authors[:3]) + (" et al." if len(record.authors) > 3 else "")
    parts = [f"“{record.title}”", names, str(record.year) if record.year else ""]
    return ", ".join(part for part in parts if part)


def same_work(case: Case) -> Match | None:
    """The main match, when its title is the claimed one."""
    main = case.main
    return main if main is not None and main.same_work else None


def described_work(case: Case) -> Match | None:
    """The record whose authors, venue and date the claim can be held against.

    A record with the claimed title; or one with nearly the title and the same authors (a
    distorted title); or, where the document states no title, the identifier's own record.
    """
    match = same_work(case) or near_variant(case)
    if match is None and case.reference.claim.title is None:
        match = case.identified
    return match


def near_variant(case: Case) -> Match | None:
    return case.main if case.main is not None and case.main.near else None


def same_edition(match: Match) -> bool:
    """Whether the record is of the very publication that the document names."""
    comparison = match.comparison
    return bool(comparison.venue_same) or (bool(comparison.identifier_same) and not match.retitled)


def difference(match: Match, field: str) -> str:
    """The comparison's own sentence about one field, else the record as it stands."""
    return match.comparison.difference(field) or f"The record reads {quoted(match.record)}."
