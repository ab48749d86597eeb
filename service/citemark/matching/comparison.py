"""This module knows how to hold a claim against a record: every field a value or unknown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from citemark.matching import differences, publication
from citemark.matching.authors import UNKNOWN_AUTHORS, AuthorComparison, compare_authors
from citemark.matching.dates import date_conflict, year_difference
from citemark.matching.slips import Change
from citemark.matching.subject import subject
from citemark.matching.title_comparison import (
    UNKNOWN_TITLE,
    TitleComparison,
    compare_titles,
)
from citemark.types import Claim, Identifier, Record


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claimed work beside a recorded one; ``None`` is always "cannot be known", never "no"."""

    title_similarity: float | None = None
    title_same: bool | None = None
    title_changes: tuple[Change, ...] = ()
    """(claimed word, recorded word), either ``None`` where a word was added or dropped. The same
    title has one where that is a slip (``TitleComparison.slip``)."""
    title_contains_changes: bool | None = None
    title_content_words_changed: int | None = None
    title_function_words_changed: int | None = None
    title_words_reordered: bool | None = None
    title_part_only: bool | None = None
    """The titles are the same but for a subtitle, or a name before the colon, on one side."""
    subject: float | None = None
    """Probability that what the document says of the work is about this record."""
    authors_claimed: int | None = None
    authors_recorded: int | None = None
    first_author_same: bool | None = None
    authors_matched: float | None = None
    authors_missing: int | None = None
    authors_added: int | None = None
    authors_reordered: bool | None = None
    authors_initials_conflict: bool | None = None
    year_difference: int | None = None
    date_conflict: bool | None = None
    venue_same: bool | None = None
    claimed_published_only_preprint: bool | None = None
    category_same: bool | None = None
    kind_same: bool | None = None
    identifier_same: bool | None = None
    identifier_conflict: bool | None = None
    differing: tuple[tuple[str, str], ...] = ()
    """(field, sentence) for each contradiction, both sides quoted."""

    @property
    def agrees(self) -> bool:
        """What ``settled`` means: the same title, and no author who contradicts the record.

        Authors that either side leaves out contradict nothing here; one added, or the family
        name of another person, does.
        """
        return (
            bool(self.title_same) and not self.authors_added and not self.authors_initials_conflict
        )

    @property
    def differences(self) -> tuple[str, ...]:
        """The contradictions as sentences for a reader."""
        return tuple(sentence for _, sentence in self.differing)

    def difference(self, field: str) -> str | None:
        """The sentence about ``title``, ``authors``, ``order``, ``year``, ``date``, ``venue``,
        ``category``, ``kind`` or ``identifier``, when that contradicts."""
        return next((sentence for name, sentence in self.differing if name == field), None)


def compare(
    claim: Claim,
    record: Record,
    *,
    identifiers: Sequence[Identifier] = (),
    rarity: Callable[[str], float] | None = None,
) -> Comparison:
    """Holds everything the claim says against the record; pure and linear in both.

    ``identifiers`` are those of the reference, to be held against the record's own;
    ``rarity`` gives minus the logarithm of the share of titles that hold a word; it tells
    whether a lone word can stand for a whole title.
    """
    title = (
        compare_titles(claim.title, record.title, record.earlier_titles, rarity=rarity)
        if claim.title and record.title
        else UNKNOWN_TITLE
    )
    authors = (
        compare_authors(
            claim.authors,
            record.authors,
            claim_truncated=claim.authors_truncated,
            record_truncated=record.authors_truncated,
        )
        if claim.authors or record.authors
        else UNKNOWN_AUTHORS
    )
    return _comparison(claim, record, title, authors, identifiers)


def _comparison(
    claim: Claim,
    record: Record,
    title: TitleComparison,
    authors: AuthorComparison,
    identifiers: Sequence[Identifier],
) -> Comparison:
    venue = publication.venue_same(claim, record)
    own, other = publication.identifier_fit(identifiers, record, same_venue=venue)
    if title.oversight or (title.slip and (own or claim.kind is None)):
        # Where a title was typed, its number slips; an entry's field holds what software copied.
        title = replace(title, same=True)
    year = year_difference(claim.date, record)
    day = date_conflict(claim.date, record)
    category = publication.category_same(claim, record)
    kind = publication.kind_same(claim, record)
    answers = (not year, not day, venue, category, kind, not other)
    others = [field for field, fits in zip(_OTHERS, answers, strict=True) if fits is False]
    return Comparison(
        title_similarity=title.similarity,
        title_same=title.same,
        title_changes=title.changes,
        title_contains_changes=None if title.similarity is None else bool(title.changes),
        title_content_words_changed=title.content_words_changed,
        title_function_words_changed=title.function_words_changed,
        title_words_reordered=title.reordered,
        title_part_only=title.part_only,
        subject=subject(claim, record),
        authors_claimed=authors.claimed,
        authors_recorded=authors.recorded,
        first_author_same=authors.first_same,
        authors_matched=authors.matched,
        authors_missing=authors.missing,
        authors_added=authors.added,
        authors_reordered=authors.reordered,
        authors_initials_conflict=authors.initials_conflict,
        year_difference=year,
        date_conflict=day,
        venue_same=venue,
        claimed_published_only_preprint=publication.claimed_published_only_preprint(claim, record),
        category_same=category,
        kind_same=kind,
        identifier_same=own,
        identifier_conflict=other,
        differing=differences.sentences(title, authors, others, claim, record, identifiers),
    )


_OTHERS = ("year", "date", "venue", "category", "kind", "identifier")
"""Fields beside title and authors, in the order in which their contradictions are told."""
