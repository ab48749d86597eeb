"""This module knows whether a record is of the edition that is meant, and how it is quoted."""

from __future__ import annotations

from citemark.matching.publication import remembers_a_preprint
from citemark.signals.case import YEARS_TO_PUBLICATION, Case, Match
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
    if bool(match.comparison.venue_same) and not is_dated_by_its_first_version(case, match):
        return True
    return any(
        identifier.scheme != "arxiv" and identifier in match.record.identifiers
        for identifier in case.reference.identifiers
    )


def is_dated_by_its_first_version(case: Case, match: Match) -> bool:
    """Whether the claimed year is, or may be, that of a version which the recorded publication followed.

    Search engines join the year of a work's first version, and its authors, with the venue of its last,
    and lists are made from them: of 233 references in AI-written surveys that name the record's own
    venue 37 give an earlier year (36 of them by one or two) and 2 a later one.
    A record that knows the preprint knows its year.
    """
    claimed, published = case.reference.claim.date, match.record.year
    if claimed is None or published is None:
        return False
    if remembers_a_preprint(match.record) and match.comparison.year_difference != 0:
        return False
    return published - YEARS_TO_PUBLICATION <= claimed.year < published


def begins_the_recorded(case: Case, match: Match) -> bool:
    """Whether a claimed identifier is only the beginning of the record's: a line broke inside it."""
    return any(
        theirs.scheme == ours.scheme and theirs.value.startswith(ours.value)
        for ours in case.reference.identifiers
        for theirs in match.record.identifiers
        if theirs.value != ours.value
    )
