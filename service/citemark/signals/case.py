"""This module knows the case of one reference: all that its signals may look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from citemark.identifiers import Fact, facts
from citemark.ledger import Testimony
from citemark.matching import Comparison, compare
from citemark.signals.namesakes import FEW_WORDS, content_words, shared_words
from citemark.types import Document, Evidence, Identifier, Outcome, Record, Reference
from citemark.venues import resolve

NEAR_TITLE = 0.75
"""Similarity from which a different title with the same authors is called a variant of it.

A fixed reach for *asking*, not for judging: how much a variant weighs is learnt by the model."""

KEPT_WORDS = 1 / 3
"""Share of its content words that a title keeps from version to version: so much of them all 12
retitled preprints among 3,229 real reference strings keep, and titles of two works hardly ever."""

SAME_HANDS = 0.5
"""Share of the claimed authors on the record from which a different title is held against it."""

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
    namesake: bool = False
    """Another work of the claimed title: others wrote it, and the title is one that works share."""
    alike: bool = False
    """The recorded title holds a good part of the claimed title's words."""

    @property
    def by_identifier(self) -> bool:
        return self.evidence.query == "identifier"

    @property
    def same_work(self) -> bool:
        """Whether the record has the claimed title, and is no namesake's."""
        return bool(self.comparison.title_same) and not self.namesake

    @property
    def near(self) -> bool:
        """Whether the same authors wrote it under nearly the claimed title."""
        similarity = self.comparison.title_similarity or 0.0
        return self.by_same_hands and similarity >= NEAR_TITLE

    @property
    def by_same_hands(self) -> bool:
        """Whether the title is another one and the authors are the claimed ones.

        With another first author it is a sister work: groups write series of like titles.
        """
        comparison = self.comparison
        return (
            comparison.title_same is False
            and comparison.first_author_same is not False
            and (comparison.authors_matched or 0.0) >= SAME_HANDS
        )

    @property
    def retitled(self) -> bool:
        """Whether this preprint is meant, under the claimed identifier and another of its titles.

        A preprint's versions share its number and may each have their own title, and summaries
        paraphrase titles: the authors, or what is said of the work, tell that it is meant.
        A publication has but one title, whether the record knows it or only its preprint.
        """
        comparison = self.comparison
        same_authors = self.by_same_hands and self.alike
        return (
            bool(comparison.identifier_same)
            and not comparison.venue_same
            and not comparison.claimed_published_only_preprint
            and comparison.title_same is False
            and (same_authors or self.description_fits)
            and any(item.scheme == "arxiv" for item in self.record.identifiers)
        )

    @property
    def description_fits(self) -> bool:
        """Whether what the document says of the work is likelier than not about this record.

        Of 24 right references in AI summaries whose bold heading differed from the recorded
        title, the descriptions of 23 fitted the record.
        """
        return self.comparison.subject is not None and self.comparison.subject >= EVEN_ODDS


@dataclass(frozen=True, slots=True)
class Case:
    """Everything known about one reference when its signals are measured."""

    reference: Reference
    document: Document
    evidence: tuple[Evidence, ...]
    matches: tuple[Match, ...]
    facts: Mapping[str, tuple[Identifier, Fact]]
    """Per fact name the most damning one over the reference's identifiers."""
    testimony: Testimony
    now: dt.date
    identified: Match | None
    """The record under the claimed identifier, as the best source describes it."""
    main: Match | None
    """The record that the claim most probably means."""


def build_case(
    reference: Reference,
    document: Document,
    evidence: Sequence[Evidence],
    testimony: Testimony,
    *,
    now: dt.date,
    rarity: Callable[[str], float] | None = None,
) -> Case:
    """Compare every found record with the claim and choose the ones the signals speak of."""
    matches: list[Match] = []
    for item in evidence:
        if item.outcome is Outcome.FOUND and item.record is not None:
            alike = next((match for match in matches if match.record == item.record), None)
            comparison = (
                alike.comparison
                if alike is not None
                else compare(
                    reference.claim, item.record, identifiers=reference.identifiers, rarity=rarity
                )
            )
            matches.append(_match(item, item.record, comparison, reference))
    return Case(
        reference=reference,
        document=document,
        evidence=tuple(evidence),
        matches=tuple(matches),
        facts=_worst_facts(reference, document, now),
        testimony=testimony,
        now=now,
        identified=max(
            (match for match in matches if _under_the_identifier(match, reference)),
            key=_agreement,
            default=None,
        ),
        main=_main(matches),
    )


def _match(item: Evidence, record: Record, comparison: Comparison, reference: Reference) -> Match:
    namesake = (
        item.query != "identifier"
        and bool(comparison.title_same)
        and comparison.first_author_same is False
        and not comparison.identifier_same
        and _may_be_a_namesake(comparison, reference)
    )
    title = reference.claim.title
    alike = comparison.title_same is False and shared_words(title or "", record.title) >= KEPT_WORDS
    return Match(item, record, comparison, namesake, alike)


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


def _worst_facts(
    reference: Reference, document: Document, now: dt.date
) -> dict[str, tuple[Identifier, Fact]]:
    worst: dict[str, tuple[Identifier, Fact]] = {}
    for identifier in reference.identifiers:
        for fact in facts(identifier, published=document.published, now=now):
            if fact.value is None:
                continue
            known = worst.get(fact.name)
            if known is None or (fact.proof, fact.value) > (known[1].proof, known[1].value or 0.0):
                worst[fact.name] = (identifier, fact)
    return worst


def _under_the_identifier(match: Match, reference: Reference) -> bool:
    """Whether a source files this record under a claimed identifier.

    Sources err: where one of two records under an identifier is the claimed work, that counts.
    """
    return match.by_identifier or any(
        identifier in match.record.identifiers for identifier in reference.identifiers
    )


def _agreement(match: Match) -> tuple[float, float, float]:
    comparison = match.comparison
    return (
        1.0 if comparison.title_same else 0.0,
        comparison.title_similarity or 0.0,
        comparison.authors_matched or 0.0,
    )


def _likeness(match: Match) -> tuple[float, float, float, float]:
    """Same title first, then the authors, then the identifier: a title shared by many works
    is told apart by who wrote it, and a near title counts only with its authors."""
    comparison = match.comparison
    authors = 0.5 if comparison.authors_matched is None else comparison.authors_matched
    year_off = abs(comparison.year_difference or 0)
    return (
        1.0 if match.same_work else 0.0,
        authors + (comparison.title_similarity or 0.0),
        1.0 if match.by_identifier else 0.0,
        -float(year_off),
    )


def _main(matches: Sequence[Match]) -> Match | None:
    return max(matches, key=_likeness, default=None)
