"""This module knows one record beside the claim, and in which way it may be what is meant."""

from __future__ import annotations

from dataclasses import dataclass

from citemark.identifiers import arxiv_date
from citemark.matching import Comparison, fold_title
from citemark.matching.title_trimmings import without_short_name
from citemark.signals.books import (
    is_deposited_late,
    is_of_a_book,
    is_of_a_paper,
    is_translated,
)
from citemark.signals.namesakes import FEW_WORDS, content_words, shared_words
from citemark.types import Evidence, Record, Reference
from citemark.venues import resolve

NEAR_TITLE = 0.75
"""Similarity from which a different title with the same authors is called a variant of it.

A fixed reach for *asking*, not for judging: how much a variant weighs is learnt by the model."""

KEPT_WORDS = 1 / 3
"""Share of its content words that a title keeps from version to version: so much of them all 12
retitled preprints among 3,229 real reference strings keep, and titles of two works hardly ever."""

SAME_HANDS = 0.5
"""Share of the claimed authors on the record beyond which a different title is held against it: one
of two writes a tutorial with one colleague and a survey with another."""

SEVERAL = 2
"""Recorded authors, all of whom a claim names, that tell a work: one writes many."""

EVEN_ODDS = 0.5
"""A description speaks for a record only where it is likelier to be about it than not."""

YEARS_TO_PUBLICATION = 5
"""99 % of 45,063 works known as preprint and as publication appeared at most five years apart
(in 94 % the same year or the next)."""


@dataclass(frozen=True, slots=True)
class Match:
    """A record that a source found, compared with the claim."""

    evidence: Evidence
    record: Record
    comparison: Comparison
    same_work: bool
    """Whether the record has the claimed title, and is no namesake's: another work of a title that
    works share, by others."""
    near: bool
    """Whether the same authors wrote it under nearly the claimed title."""
    retitled: bool
    """Whether this preprint is meant, under the claimed identifier and another of its titles."""
    renamed: bool
    """Whether the very authors wrote it under a title that begins with the claimed name, and goes on
    otherwise."""

    @property
    def by_identifier(self) -> bool:
        return self.evidence.query == "identifier"


def match_of(item: Evidence, record: Record, comparison: Comparison, reference: Reference) -> Match:
    """The record with what its comparison makes of it."""
    near = _by_same_hands(comparison) and (comparison.title_similarity or 0.0) >= NEAR_TITLE
    return Match(
        item,
        record,
        comparison,
        same_work=bool(comparison.title_same)
        and not _is_a_namesake(item, record, comparison, reference),
        near=near,
        retitled=_is_retitled(record, comparison, reference),
        renamed=not near and _is_renamed(record, comparison, reference),
    )


def _by_same_hands(comparison: Comparison) -> bool:
    """Whether the title is another one and the authors are the claimed ones.

    With another first author it is a sister work: groups write series of like titles.
    """
    return (
        comparison.title_same is False
        and comparison.first_author_same is not False
        and (comparison.authors_matched or 0.0) > SAME_HANDS
    )


def _names_all(comparison: Comparison) -> bool:
    """Whether a record of several authors is of the claimed first one, and names nobody whom the claim
    does not: other versions of a preprint have more authors."""
    return (
        comparison.first_author_same is True
        and comparison.authors_missing == 0
        and (comparison.authors_recorded or 0) >= SEVERAL
    )


def _is_renamed(record: Record, comparison: Comparison, reference: Reference) -> bool:
    title = reference.claim.title or ""
    plain = without_short_name(title)
    name, colon, _ = plain.partition(":")
    recorded, recorded_colon, _ = record.title.partition(":")
    return (
        bool((colon or plain != title) and recorded_colon)
        and comparison.title_same is False
        and comparison.authors_matched == 1.0
        and comparison.first_author_same is True
        and not comparison.authors_missing
        and fold_title(name) == fold_title(recorded) != ""
    )


def _is_retitled(record: Record, comparison: Comparison, reference: Reference) -> bool:
    """Whether the record is a preprint's, meant under another of its titles.

    A preprint's versions share its number and may each have their own title, and summaries
    paraphrase titles: the authors, or what is said of the work, tell that it is meant.
    A publication has but one title, whether the record knows it or only its preprint; not so where
    the preprint's record bears the publication's DOI, as authors add it when they have one.
    """
    if comparison.title_same is not False or not comparison.identifier_same:
        return False
    fits = comparison.subject is not None and comparison.subject >= EVEN_ODDS
    if fits and not reference.claim.authors:
        return True  # a description in a title's place ("Paper on the tides of ponds")
    if (
        comparison.venue_same
        or (comparison.claimed_published_only_preprint and not _shares_a_doi(record, reference))
        or not any(item.scheme == "arxiv" for item in record.identifiers)
    ):
        return False
    if fits:
        # Of 24 right references in AI summaries whose bold heading differed from the recorded
        # title, the descriptions of 23 fitted the record.
        return True
    title = reference.claim.title or ""
    known = _by_same_hands(comparison) or _names_all(comparison) or not record.authors
    return known and (
        shared_words(title, record.title) >= KEPT_WORDS or is_translated(title, record)
    )


def _shares_a_doi(record: Record, reference: Reference) -> bool:
    return any(
        item.scheme == "doi" and item in record.identifiers for item in reference.identifiers
    )


def _is_a_namesake(
    item: Evidence, record: Record, comparison: Comparison, reference: Reference
) -> bool:
    """Whether another work has the claimed title: others wrote it, and works share such titles."""
    return (
        item.query != "identifier"
        and bool(comparison.title_same)
        and not comparison.identifier_same
        and (
            _is_another_volume(comparison, reference)
            or _is_a_book_beside_a_paper(comparison, reference, record)
            or _is_named_after_it(comparison)
            or _is_of_a_number_of_its_time(comparison, reference, record)
            or _has_nothing_else_in_common(comparison, reference)
            or (comparison.first_author_same is False and _may_be_a_namesake(comparison, reference))
        )
    )


def _is_another_volume(comparison: Comparison, reference: Reference) -> bool:
    """Whether a volume of proceedings is claimed, which are titled alike from year to year."""
    return reference.claim.kind in _VOLUMES and bool(comparison.year_difference)


def _is_a_book_beside_a_paper(comparison: Comparison, reference: Reference, record: Record) -> bool:
    """Whether a book is claimed, by others or of another year than the paper that is recorded: papers
    introduce and review books under their titles, and authors make books of their papers."""
    if not (is_of_a_book(reference.claim) and is_of_a_paper(record)) or comparison.venue_same:
        return False
    return (
        bool(comparison.authors_added or comparison.year_difference)
        or comparison.first_author_same is False
    )


def _is_named_after_it(comparison: Comparison) -> bool:
    """Whether a later work, by others in part, is called nearly as claimed, or begins so: programs and
    sequels are named after books ("Tidal Processes for Ponds (TPP) Toolbox"), and works of a subject
    after it ("On the Tide Inequality")."""
    return (
        bool(comparison.title_part_only or comparison.title_changes)
        and bool(comparison.authors_added)
        and not comparison.venue_same
        and bool(comparison.year_difference)
        and ((comparison.year_difference or 0) < 0 or comparison.authors_matched == 0.0)
    )


def _is_of_a_number_of_its_time(
    comparison: Comparison, reference: Reference, record: Record
) -> bool:
    """Whether the claimed arXiv number is another than the recorded, and of the claimed year, while the
    record is of years before or after: authors report on a long work under one title again and again."""
    claimed = reference.claim.date
    if claimed is None or not comparison.identifier_conflict or not is_deposited_late(record):
        return False
    if abs(comparison.year_difference or 0) <= YEARS_TO_PUBLICATION:
        return False
    spans = [arxiv_date(item) for item in reference.identifiers if item.scheme == "arxiv"]
    return any(span is not None and span[0].year == claimed.year for span in spans)


_VOLUMES = frozenset({"proceedings", "mvproceedings", "collection", "mvcollection"})


def _has_nothing_else_in_common(comparison: Comparison, reference: Reference) -> bool:
    """Whether only the title is shared: no author, not the venue, and years more than versions
    of a work lie apart. Chapters and essays are titled like papers, decades before or after.

    A record that names nobody cannot tell the work that the claim's authors wrote from theirs.
    """
    authors = comparison.authors_matched
    if authors is None:
        unnamed = bool(comparison.authors_claimed) and not comparison.authors_recorded
        few = content_words(reference.claim.title or "") <= FEW_WORDS
        part = bool(comparison.title_part_only) and not comparison.authors_claimed
        alone = unnamed or few or part
        years = 0 if few else YEARS_TO_PUBLICATION  # what nobody wrote and any work may be titled
    else:
        alone = authors == 0.0
        years = YEARS_TO_PUBLICATION
    return (
        alone and comparison.venue_same is not True and abs(comparison.year_difference or 0) > years
    )


def _may_be_a_namesake(comparison: Comparison, reference: Reference) -> bool:
    """Whether a title by another first author is likelier another work's than misattributed.

    So it is for a title that is only part of the recorded one where most authors differ; and where
    none agrees, for a short one, and for a book's, whom papers of its subject are named after.
    """
    matched = comparison.authors_matched
    if matched is None:
        return False
    if comparison.title_part_only:
        return matched < SAME_HANDS
    claim = reference.claim
    return matched == 0.0 and (
        content_words(claim.title or "") <= FEW_WORDS or _is_publisher(claim.venue)
    )


def _is_publisher(venue: str | None) -> bool:
    """Whether a publisher's name stands in the venue's place, as references to books have it."""
    named = resolve(venue) if venue else None
    return named is not None and named.kind == "publisher-page"
