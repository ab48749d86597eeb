"""This module knows which of the records that a search brought is worth showing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citemark.matching import compare
from citemark.matching.title_comparison import compare_titles
from citemark.types import Claim, Evidence, Outcome, Record, Reference, SourceKind

NEAR_TITLE = 0.75
"""Similarity from which another title is shown beside the claimed one. It decides what is shown,
not what is judged: a search answers with whatever is nearest, and most of that is unrelated."""


def best(claim: Claim, records: Iterable[Record]) -> Record | None:
    """The record that the claim most probably means, when its title is the same or near.

    Works that share a title are told apart by their authors, then by the year.
    """
    ranked = []
    for place, record in enumerate(records):
        found = compare(claim, record)
        similarity = found.title_similarity or 0.0
        if not found.title_same and similarity < NEAR_TITLE:
            continue
        authors = 0.5 if found.authors_matched is None else found.authors_matched
        years_off = abs(found.year_difference or 0)
        ranked.append((bool(found.title_same), authors, similarity, -years_off, -place, record))
    return max(ranked, key=lambda item: item[:5])[-1] if ranked else None


def settled(reference: Reference, evidence: Sequence[Evidence]) -> bool:
    """Whether asking more sources can change nothing: the work is found, or its registrant denies it.

    A record under the identifier that is another work settles nothing: the claimed work may
    still exist elsewhere. A reference that names no title is settled by any record.
    """
    return any(_settles(reference.claim, item) for item in evidence)


def _settles(claim: Claim, item: Evidence) -> bool:
    if item.outcome is Outcome.ABSENT:
        return item.kind is SourceKind.REGISTRANT and item.query == "identifier"
    if item.outcome is not Outcome.FOUND or item.record is None:
        return False
    if claim.title is None:
        return item.query == "identifier"
    record = item.record
    return bool(compare_titles(claim.title, record.title, record.earlier_titles).same)
