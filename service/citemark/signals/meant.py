"""This module knows whether a record is of the edition that is meant, and how it is quoted."""

from __future__ import annotations

from citemark.signals.case import Case, Match
from citemark.types import Record


def quoted(record: Record) -> str:
    """The record as one line of proof: title, first authors, year."""
    names = ", ".join(record.authors[:3]) + (" et al." if len(record.authors) > 3 else "")
    parts = (f"“{record.title}”", names, str(record.year) if record.year else "")
    return ", ".join(filter(None, parts))


def same_edition(match: Match) -> bool:
    """Whether the record is of the very publication that the document names."""
    comparison = match.comparison
    return bool(comparison.venue_same) or (bool(comparison.identifier_same) and not match.retitled)


def difference(match: Match, field: str) -> str:
    """The comparison's own sentence about one field, else the record as it stands."""
    return match.comparison.difference(field) or f"The record reads {quoted(match.record)}."


def same_publication(case: Case, match: Match) -> bool:
    """Whether the record is of what the document names, and not of the work's preprint or sequel.

    A number of arXiv's stands for every version of a work, so it does not tell which is meant.
    """
    return bool(match.comparison.venue_same) or any(
        identifier.scheme != "arxiv" and identifier in match.record.identifiers
        for identifier in case.reference.identifiers
    )


def begins_the_recorded(case: Case, match: Match) -> bool:
    """Whether a claimed identifier is only the beginning of the record's: a line broke inside it."""
    return any(
        theirs.scheme == ours.scheme and theirs.value.startswith(ours.value)
        for ours in case.reference.identifiers
        for theirs in match.record.identifiers
        if theirs.value != ours.value
    )
