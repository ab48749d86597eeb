"""This module knows what the local index says about references, and how far its word reaches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from citemark.evidence.segments import names_its_author, segments
from citemark.evidence.source import Deadline
from citemark.identifiers import aliases
from citemark.index import Index
from citemark.index.keys import head_of
from citemark.matching import fold_title, title_tokens
from citemark.matching.authors import compare_authors
from citemark.matching.publication import claimed_published_only_preprint
from citemark.matching.title_trimmings import without_short_name
from citemark.types import (
    Attachment,
    Claim,
    Coverage,
    Evidence,
    Identifier,
    Outcome,
    PartialDate,
    Record,
    Reference,
    SourceKind,
)
from citemark.venues import edition, resolve

SAYS_NOTHING = 0.05
"""Coverage below which not holding a work is not an answer: a source that holds one work in
twenty would have missed it anyway (it shifts the odds by less than a nat's twentieth)."""
TELLS_OF_ABSENCE = 0.5
"""Coverage from which not holding a title weighs more than a weak sign (ln 2 nats): before it is told
of, the whole reference is looked at once more."""
MOST_TITLES = 3
MOST_NAMED = 2
MOST_IDENTIFIERS = 4
_FILED = frozenset({"arxiv", "doi", "pmid", "pmcid", "openreview", "acl", "isbn", "s2"})
"""Schemes under which dumps name their works."""


@dataclass(frozen=True, slots=True)
class LocalIndex:
    """The index as a source: identifiers first, then titles; it answers at once and never fails."""

    index: Index
    now: dt.date
    name: str = "index"
    kind: SourceKind = SourceKind.INDEX
    remote: bool = False

    def look_up(
        self, references: Sequence[Reference], *, deadline: Deadline | None = None
    ) -> Sequence[tuple[Evidence, ...]]:
        """What the index holds of each reference; a deadline is never reached."""
        del deadline
        return [self._of(reference) for reference in references]

    def _of(self, reference: Reference) -> tuple[Evidence, ...]:
        claim, identifiers = reference.claim, reference.identifiers
        asked = [item for item in identifiers if item.scheme in _FILED and not item.cut_off]
        found = [self._by_identifier(identifier) for identifier in asked[:MOST_IDENTIFIERS]]
        if claim.title:
            return (*found, *self._by_title(reference, claim.title))
        return (*found, *self._by_name(claim))

    def _by_identifier(self, identifier: Identifier) -> Evidence:
        for known in (identifier, *aliases(identifier)):
            if records := self.index.by_identifier(known):
                return self._evidence(Outcome.FOUND, "identifier", identifier, record=records[0])
        if self.index.is_newer(identifier):
            detail = f"The identifier is newer than the index ({self._as_of()})."
            return self._evidence(Outcome.NOT_COVERED, "identifier", identifier, detail=detail)
        coverage = self.index.identifier_coverage(identifier)
        return self._not_held("identifier", coverage, identifier)

    def _by_title(self, reference: Reference, title: str) -> list[Evidence]:
        claim, identifiers = reference.claim, reference.identifiers
        year = claim.date.year if claim.date else None
        records = self.index.by_title(title, authors=claim.authors, year=year, limit=MOST_TITLES)
        newer = self._is_newer(claim, identifiers)
        coverage = None if newer else self.index.coverage(claim, identifiers)
        if not (records and fold_title(records[0].title) == fold_title(title)):
            records = (*records, *self._of_that_name(claim, title, records))
            weighs = coverage is not None and coverage.estimate >= TELLS_OF_ABSENCE
            records = (*records, *self._within(reference, title, records, weighs=weighs))
        found = []
        for record in records:
            # Coverage also says what it means that only a near title is held, or that the
            # record does not name the claimed venue; to that, an identifier adds nothing.
            if identifiers and claimed_published_only_preprint(claim, record):
                covered = None if newer else self.index.coverage(claim, ())
            else:
                covered = coverage
            found.append(self._evidence(Outcome.FOUND, "title", record=record, coverage=covered))
        if found:
            return found
        if newer:
            detail = f"The work would be newer than the index ({self._as_of()})."
            return [self._evidence(Outcome.NOT_COVERED, "title", detail=detail)]
        return [self._not_held("title", coverage)]

    def _of_that_name(
        self, claim: Claim, title: str, found: Sequence[Record]
    ) -> tuple[Record, ...]:
        """The work of the claimed authors that begins with the claimed name ("NeRF: …"), and goes on
        otherwise: 776 of 1.18 million works stand twice in collections so, as the rest of a
        title changes from submission to proceedings; lists leave the rest out altogether, or write
        a short name in its place ("Clocks of Ponds (CLOP)")."""
        plain = without_short_name(title)
        name = head_of(plain) or fold_title(plain)
        if not name or not claim.authors:
            return ()
        year = claim.date.year if claim.date else None
        named = self.index.by_head(name, authors=claim.authors, year=year, limit=1)
        return tuple(
            record
            for record in named
            if record not in found and _by_the_very_authors(claim, record)
        )

    def _within(
        self, reference: Reference, title: str, found: Sequence[Record], *, weighs: bool
    ) -> tuple[Record, ...]:
        """The work whose whole title is part of what was read as one, or of the whole reference
        where absence ``weighs``, and whose first author the reference names."""
        if reference.claim.kind is not None:
            return ()  # stated in a field, not read
        whole = weighs and reference.attachment is not Attachment.FIELDS
        for text in (title, reference.text) if whole else (title,):
            for segment in segments(text):
                for record in self.index.titled(segment, authors=reference.claim.authors, limit=2):
                    beside = title.replace(segment, " ")
                    if record not in found and names_its_author(reference.text, beside, record):
                        return (record,)
        return ()

    def _by_name(self, claim: Claim) -> list[Evidence]:
        """A claim without title may still name what a title begins with ("NeRF: …").

        Nothing follows from finding none: few methods are named in their paper's title.
        """
        year = claim.date.year if claim.date else None
        found: list[Record] = []
        for name in filter(None, (claim.method, claim.acronym)):
            for record in self.index.by_head(name, authors=claim.authors, year=year):
                if _speaks_of(record, claim.method or "") and record not in found:
                    found.append(record)
        return [
            self._evidence(Outcome.FOUND, "title", record=record) for record in found[:MOST_NAMED]
        ]

    def _is_newer(self, claim: Claim, identifiers: tuple[Identifier, ...]) -> bool:
        """Whether the work, were it real, would have appeared after the newest the index knows."""
        if any(self.index.is_newer(item) for item in identifiers):
            return True
        newest, date = self.index.newest, claim.date
        if newest is None or date is None or date.year < newest.year:
            return False
        return date.year > newest.year or _held_after(newest, claim.venue, date)

    def _not_held(
        self, query: str, coverage: Coverage | None, identifier: Identifier | None = None
    ) -> Evidence:
        if coverage is None:
            detail = "The index does not know how much it covers of where the work would stand."
            return self._evidence(Outcome.NOT_COVERED, query, identifier, detail=detail)
        share = f"{coverage.basis} Estimated coverage {coverage.estimate:.0%}."
        outcome = Outcome.NOT_COVERED if coverage.estimate < SAYS_NOTHING else Outcome.ABSENT
        return self._evidence(outcome, query, identifier, coverage=coverage, detail=share)

    def _evidence(
        self,
        outcome: Outcome,
        query: str,
        identifier: Identifier | None = None,
        *,
        record: Record | None = None,
        coverage: Coverage | None = None,
        detail: str = "",
    ) -> Evidence:
        return Evidence(
            source=self.name,
            kind=self.kind,
            outcome=outcome,
            query=query,
            identifier=identifier,
            record=record,
            as_of=self.index.newest,
            detail=detail,
            coverage=coverage,
        )

    def _as_of(self) -> str:
        return f"as of {self.index.newest}" if self.index.newest else "undated"


def _held_after(newest: dt.date, venue: str | None, claimed: PartialDate) -> bool:
    """Whether an edition of the newest year was held, or may have been, when the index was closed.

    What a year's first months brought is no list of its conferences: half an edition's works,
    posted before it, look like an edition that is held whole.
    """
    named = resolve(venue) if venue is not None else None
    if named is None or named.kind not in {"conference", "workshop"}:
        return False
    held = edition(named, claimed.year)
    return held is None or held.starts is None or held.starts > newest


def _speaks_of(record: Record, method: str) -> bool:
    """Whether at least half the words of the method's full name stand in the title.

    Short names are taken again and again: "SAR" alone begins the titles of many methods.
    """
    words = set(title_tokens(method))
    return 2 * len(words.intersection(title_tokens(record.title))) >= len(words)


def _by_the_very_authors(claim: Claim, record: Record) -> bool:
    compared = compare_authors(
        claim.authors,
        record.authors,
        claim_truncated=claim.authors_truncated,
        record_truncated=record.authors_truncated,
    )
    return compared.matched == 1.0 and bool(compared.first_same) and not compared.missing
