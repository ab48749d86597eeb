"""This module knows what a claim may be taken to say, once the record that is meant is known.

Running text names a source in no style, and what was read as its title may hold its authors and
its place of publication too ("Tides of Ponds, Jane Doe and R. Roe, PondConf"), or be a name.
Beside the record of the very identifier, or of the very title, such a reading shows for what it
is. What is said otherwise than any part of the record stays as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from citemark.matching import fold_title
from citemark.matching.people_named import names_people_of
from citemark.signals.people_meant import (
    authors_meant,
    authors_stated,
    hold_another_initial,
    said,
    title_behind_a_name,
    without_people,
)
from citemark.signals.places_meant import is_numbers_alone, place_spelled, spells_a_whole_place
from citemark.signals.titles_meant import YEAR, is_part_of_title, title_meant
from citemark.types import Claim, Record, Reference


def reread(reference: Reference, record: Record) -> Claim:
    """The reference's claim without what is a misreading of words that fit the record."""
    claim = reference.claim
    if not (claim.title or claim.authors or claim.venue or claim.date):
        return claim
    people = {word for name in record.authors for word in fold_title(name).split()}
    title = title_meant(claim.title, reference, record, people) if claim.title else None
    if claim.kind is not None:  # fields were stated, not read
        stated = replace(claim, title=title) if title is not None else claim
        authors, others = authors_stated(claim.authors, record)
        stated = replace(
            stated, authors=authors, authors_truncated=others or claim.authors_truncated
        )
        return claim if stated == claim else stated
    place = _place(reference, record, people)
    if place is not None or title is None or is_numbers_alone(title):
        title = title_behind_a_name(claim.authors, record)
    authors, led = authors_meant(reference, record)
    authors = tuple(name for name in authors if not spells_a_whole_place(name, record))
    venue = place or (_venue(claim.venue, record, people) if claim.venue else None)
    date = None if _dated_otherwise(reference, record, title) else claim.date
    if (title, authors, venue, date) == (claim.title, claim.authors, claim.venue, claim.date):
        return claim
    # Who shortens a title, or writes it in no style, names few of its authors.
    cut = (
        claim.authors_truncated or led or title != claim.title or len(authors) < len(claim.authors)
    )
    return replace(
        claim, title=title, authors=authors, authors_truncated=cut, venue=venue, date=date
    )


def names_somebody_of(reference: Reference, record: Record) -> bool:
    """Whether the text that names the source names the recorded first author, or two others, and what
    was read as its title holds nobody else's initial."""
    people = {word for name in record.authors for word in fold_title(name).split()}
    known = people | set(fold_title(record.title).split())
    return names_people_of(record, reference.text) and not hold_another_initial(
        reference.claim.title or "", known
    )


def _venue(claimed: str, record: Record, people: set[str]) -> str | None:
    """The recorded venue where the claimed one is its beginning, cut at a comma, or holds it behind the
    recorded authors; ``None`` where it names these alone, or holds the recorded title or part of it."""
    folded, title = f" {fold_title(claimed)} ", f" {fold_title(record.title)} "
    for recorded in record.venues:
        if f" {fold_title(recorded)} ".startswith(folded) and "," in recorded:
            return recorded
        if (
            fold_title(" ".join(without_people(claimed.split(), people)))
            == fold_title(recorded)
            != ""
        ):
            return recorded
        if _follows_the_title(folded.split(), fold_title(recorded), record):
            return recorded
    words = [word for word in folded.split() if not word.isdigit()]
    other = (
        title in folded or is_part_of_title(claimed, record) or not without_people(words, people)
    )
    return None if other else claimed


def _place(reference: Reference, record: Record, people: set[str]) -> str | None:
    """The recorded venue where what was read as a title spells it."""
    title = reference.claim.title
    return place_spelled(title, reference, record, people) if title else None


_LEAST_OF_A_VENUE = 3
"""Words of a venue's name behind the end of a title that tell it from words of the title."""
_MOST_OF_A_TITLE = 12


def _follows_the_title(words: Sequence[str], recorded: str, record: Record) -> bool:
    """Whether the end of the recorded title stands before the recorded venue, or before its beginning: a
    title with a colon was taken to end there."""
    most = min(_MOST_OF_A_TITLE, len(words) - _LEAST_OF_A_VENUE)
    return any(
        f"{recorded} ".startswith(f"{' '.join(words[end:])} ")
        and is_part_of_title(" ".join(words[:end]), record)
        for end in range(1, most + 1)
    )


_IN_IDENTIFIERS = re.compile(r"\S{0,40}(?:://|10\.\d{4,9}/)\S*|\b\d{4}\.\d{4,5}\S*")
"""Digits of addresses and numbers are no year that a reference states."""


def _dated_otherwise(reference: Reference, record: Record, title: str | None) -> bool:
    """Whether the reference's text states a year of the record's beside the one that was read, or what
    was read is but in the recorded title ("Pond Shores in 1992")."""
    date = reference.claim.date
    years = {year for year in (record.year, *record.years) if year is not None}
    if date is None or date.year in years:
        return False
    beside = _IN_IDENTIFIERS.sub(" ", said(reference, but=(title, reference.claim.venue)))
    stated = {int(found[0]) for found in YEAR.finditer(beside)}
    only_titled = title == record.title and str(date.year) in title and date.year not in stated
    return only_titled or not stated.isdisjoint(years)
