"""This module knows the questions whether a record is what the document says, and still stands."""

from __future__ import annotations

from citemark.matching.authors import misspelt_authors
from citemark.matching.publication import ONE_A_WORK, is_preprint_server, is_workshop
from citemark.signals.case import EVEN_ODDS, Case, Match
from citemark.signals.meant import quoted
from citemark.signals.spec import Family, Finding, Mark
from citemark.signals.unlisted_venues import unlisted_venue_beside_record
from citemark.signals.venue_names import is_a_publisher
from citemark.types import Identifier
from citemark.venues import have_anything_in_common, resolve, share_a_volume

FAMILY: Family[Case] = Family("reference", clears=True)


@FAMILY.signal(
    "Does a source hold a record that is what the document says?",
    direction=-1,
    strongest=Mark.SUPPORT,
)
def record_agrees(case: Case) -> Finding | None:
    match = case.same_work
    if match is not None:
        comparison = match.comparison
        unlisted = unlisted_venue_beside_record(case)
        if (
            comparison.differing
            or _identifiers_are_unconfirmed(case)
            or comparison.claimed_published_only_preprint
            or _venue_is_unsupported(case, match)
            or _authors_are_unrecorded(case, match)
            or (unlisted is not None and unlisted.value > 0.0)
            or _misspelt_authors(case, match)
        ):
            return None  # what differs speaks for itself, in its own signal
        return Finding(
            1.0, f"{match.evidence.source} holds it: {quoted(match.record)}.", Mark.SUPPORT
        )
    match = case.identified
    if match is None or case.reference.claim.title is not None:
        return None
    subject = match.comparison.subject
    if subject is None or subject < EVEN_ODDS:
        return None
    return Finding(
        subject,
        f"{match.evidence.source} records {quoted(match.record)} under this identifier.",
        Mark.SUPPORT,
    )


def unconfirmed(case: Case) -> tuple[str, ...]:
    """What the found record leaves open of the claim, a sentence each: no accusation, but what a
    reader would have to look up."""
    match = case.described
    if match is None:
        return (f"What was found is {quoted(case.main.record)}.",) if case.main else ()
    claim, recorded = case.reference.claim, match.record
    said = [f"{said[0].upper()}{said[1:]}" for said in match.comparison.differences]
    comparison = match.comparison
    if _identifiers_are_unconfirmed(case) and not (
        comparison.identifier_conflict or comparison.identifier_same
    ):
        ours = _listed(case.reference.identifiers)
        theirs = f"as {_listed(recorded.identifiers)}" if recorded.identifiers else "without one"
        said.append(f"It is recorded {theirs}; nothing asked knows {ours}.")
    if _authors_are_unrecorded(case, match):
        named = f"{len(recorded.authors)} of {len(claim.authors)}" if recorded.authors else "no"
        said.append(f"The record names {named} authors.")
    if misspelt := _misspelt_authors(case, match):
        said.append(f"{' and '.join(misspelt)} are spelled otherwise in the record.")
    if match.comparison.claimed_published_only_preprint or _venue_is_unsupported(case, match):
        said.append(f"{claim.venue} is not recorded; {' and '.join(recorded.venues)} is.")
    return tuple(said) or (f"What was found is {quoted(recorded)}.",)


def _authors_are_unrecorded(case: Case, match: Match) -> bool:
    """Whether the record does not even name more than half of as many authors as the document:
    some sources keep the first alone, and the others may be anybody.

    Not where that one is the claimed first, and the identifier is the work's: whoever knows these has
    seen the work, and nothing contradicts the rest.
    """
    if match.comparison.identifier_same and match.comparison.first_author_same:
        return False
    claimed = len(case.reference.claim.authors)
    return claimed > 0 and 2 * len(match.record.authors) <= claimed


def _misspelt_authors(case: Case, match: Match) -> tuple[str, ...]:
    """The authors whose names differ by a letter from those recorded, where they are several: one may be
    a slip, but of 1,899 right references that agree with their record none has two, and of 52 with
    invented authors seven do (CiteAudit's strings and HALLMARK's development split)."""
    names = misspelt_authors(case.reference.claim.authors, match.record.authors)
    return names if len(names) >= _SLIPS_TOO_MANY else ()


_SLIPS_TOO_MANY = 2


def _listed(identifiers: tuple[Identifier, ...]) -> str:
    return " and ".join(item.value for item in identifiers)


def _venue_is_unsupported(case: Case, match: Match) -> bool:
    """Whether the document names a venue, known or not, of a work recorded as a preprint only, or
    another than those that are recorded: a journal of a conference's paper, a conference of one shown at
    a workshop, or of two in no list one whose name has nothing in common with the other's. Series,
    publishers and societies stand for many venues and name none."""
    claimed, recorded = case.reference.claim.venue, match.record.venues
    if claimed is None or match.comparison.venue_same is not None or not recorded:
        return False
    published = [venue for venue in recorded if not is_preprint_server(venue)]
    if not published or is_preprint_server(claimed):
        return not is_preprint_server(claimed)
    if any(map(_stands_for_many, (claimed, *published))):
        return False
    if any(share_a_volume(claimed, venue) for venue in published):
        return False
    if all(map(_is_a_venue, (claimed, *published))):
        return True
    return not any(have_anything_in_common(claimed, venue) for venue in published)


def _is_a_venue(name: str) -> bool:
    named = resolve(name)
    return named.kind in _VENUES if named else is_workshop(name)


def _stands_for_many(name: str) -> bool:
    named = resolve(name)
    return named.kind not in _VENUES if named else is_a_publisher(name)


_VENUES = frozenset({"conference", "journal", "workshop"})


def _identifiers_are_unconfirmed(case: Case) -> bool:
    """Whether none of the document's identifiers is known to be the work's, by any source."""
    claimed = [
        item
        for item in case.reference.identifiers
        if item.scheme in ONE_A_WORK and not item.cut_off
    ]
    return bool(claimed) and not case.confirmed


@FAMILY.signal("Has the work been retracted?", direction=0)
def retracted(case: Case) -> Finding | None:
    match = case.described
    if match is None or not match.record.retracted:
        return None
    return Finding(1.0, f"The work was retracted, says {match.evidence.source}.")
