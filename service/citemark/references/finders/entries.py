"""This module knows how an entry stated in fields becomes a reference: one for one."""

from __future__ import annotations

from dataclasses import replace

from citemark import identifiers
from citemark.references import dates
from citemark.references.claims import as_told
from citemark.references.finders.several_people import one_by_one
from citemark.references.formatted.strings import parse_string
from citemark.references.formatted.title_notes import without_notes
from citemark.types import Attachment, Claim, Entry, Identifier, Reference, Span

MAX_TEXT = 500
MAX_SENTENCE = 1_000
NOT_WORKS = frozenset({"orcid", "issn"})
"""Schemes that identify a person or a series, not a source."""


def from_entries(entries: tuple[Entry, ...]) -> tuple[Reference, ...]:
    """Exactly one reference an entry, in order, keys kept; entries are never merged."""
    return tuple(_reference(index, entry) for index, entry in enumerate(entries, 1))


def _reference(index: int, entry: Entry) -> Reference:
    claim, found = _claim(entry), _identifiers(entry)
    if claim == Claim(kind=entry.kind):
        # Only its text is given: a formatted reference string, or nothing but an identifier.
        parsed = parse_string(entry.text)
        found = tuple(dict.fromkeys((*found, *parsed.identifiers)))
        if " " in (parsed.claim.title or ""):  # one word is what is left of an identifier's label
            claim = replace(as_told(parsed.claim, entry.text), kind=entry.kind)
    return Reference(
        index=index,
        key=entry.key,
        text=entry.text[:MAX_TEXT],
        start=entry.start,
        end=entry.end,
        identifiers=found,
        claim=claim,
        attachment=Attachment.FIELDS,
        mentions=(Span(entry.start, entry.end),),
    )


def _identifiers(entry: Entry) -> tuple[Identifier, ...]:
    """Every identifier the entry states; a raw string that is none by its grammar is left out.

    One that merely contains identifiers ("see arXiv:2401.00001") gives those.
    """
    found: list[Identifier] = []
    for raw in entry.identifiers:
        parsed = identifiers.parse(raw)
        if parsed is not None:
            found.append(parsed)
        else:
            found.extend(occurrence.identifier for occurrence in identifiers.find(raw))
    works = [identifier for identifier in found if identifier.scheme not in NOT_WORKS]
    return tuple(dict.fromkeys(works))


def _claim(entry: Entry) -> Claim:
    authors, truncated = one_by_one(entry.authors)
    return Claim(
        title=without_notes(entry.title) if entry.title else None,
        method=entry.method,
        acronym=entry.acronym,
        authors=authors,
        authors_truncated=entry.authors_truncated or truncated,
        affiliations=entry.affiliations,
        venue=entry.venue,
        date=dates.parse(entry.date),
        category=entry.category,
        sentence=entry.sentence[:MAX_SENTENCE] if entry.sentence else None,
        kind=entry.kind,
    )
