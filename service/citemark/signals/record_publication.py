"""This module knows the questions that hold venue, date and identifier against the record's."""

from __future__ import annotations

from citemark.identifiers import doi_hints
from citemark.index.keys import head_of
from citemark.matching import fold_title
from citemark.matching.dates import YEARS_OF_VERSIONS
from citemark.matching.publication import is_preprint_server, remembers_a_preprint
from citemark.signals.absence import surprise
from citemark.signals.books import appears_again, is_deposited_late
from citemark.signals.case import YEARS_TO_PUBLICATION, Case, Match
from citemark.signals.meant import (
    begins_the_recorded,
    difference,
    is_dated_by_its_first_version,
)
from citemark.signals.spec import Family, Finding, Mark, nothing_found
from citemark.types import Claim, Record
from citemark.venues import Venue, resolve

FAMILY: Family[Case] = Family("reference", clears=True)

LEAST_COVERED = 1 / 3
"""Least sure coverage from which it tells anything that a source shows only the preprint. The estimate
does not tell: of an edition of which no list is held it says how many preprints are, and a work whose
preprint is held shows nothing else there, published or not."""

NO_SLIP = 2 * YEARS_TO_PUBLICATION
"""Years beyond which nobody mistakes the year of a recent work: that of an earlier publication is meant."""

YEARS_OF_EDITIONS = 40
"""Books are printed again for as long as they are read; the record may be of any edition."""


@FAMILY.signal(
    "How many years lie between the claimed and the recorded dates, of versions that may differ?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def year_distance(case: Case) -> Finding | None:
    match = case.described
    if match is None or match.comparison.year_difference is None:
        return None
    later = match.comparison.year_difference
    distance = abs(later)
    if not distance or distance <= _usual_years(case, match, later):
        return nothing_found("The year is the record's.")
    if appears_again(match.record) or _is_dated_by_its_identifier(case, match.record):
        return nothing_found("The record may be of another edition.")
    if is_dated_by_its_first_version(case, match):
        return nothing_found(_FIRST_VERSION)
    if _is_the_edition(case, match):
        return None  # asked below
    return Finding(float(distance), difference(match, "year"), Mark.CONTRADICTION)


@FAMILY.signal(
    "How many years is the claimed edition of a conference from the one that the record names?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def edition_distance(case: Case) -> Finding | None:
    """Tells more: an edition is held in one year, and proceedings appear in that or the next.

    Of 245 real reference strings that name the record's own venue, 5 give the year beside it and
    one, a publisher's, another; of 1,557 whose record may be of another version 76 and 17.
    """
    match = case.described
    if match is None or match.comparison.year_difference is None:
        return None
    if not _is_the_edition(case, match):
        return None
    distance = abs(match.comparison.year_difference)
    if not distance:
        return nothing_found("The edition is the record's.")
    if is_dated_by_its_first_version(case, match):
        return nothing_found(_FIRST_VERSION)
    return Finding(float(distance), difference(match, "year"), Mark.CONTRADICTION)


_FIRST_VERSION = "The year may be that of the work's first version."


def _is_the_edition(case: Case, match: Match) -> bool:
    """Whether claim and record name one conference, whose editions are told apart by their years.

    A journal's year is that of the issue or, up to years before, of the article online.
    """
    claimed = resolve(case.reference.claim.venue or "")
    return (
        bool(match.comparison.venue_same) and claimed is not None and claimed.kind == "conference"
    )


def _usual_years(case: Case, match: Match, later: int) -> int:
    """How far the years of a work's versions lie apart where the record is not of the claimed one,
    the claimed year being ``later`` years after the recorded."""
    venue, record = case.reference.claim.venue, match.record
    known_as_preprint = all(map(is_preprint_server, record.venues))
    if _is_archived_since(record, case.reference.claim, later):
        return YEARS_OF_EDITIONS
    if match is case.variant:
        return YEARS_TO_PUBLICATION  # under another title it is another version, or a sequel
    follows = later > 0 and (known_as_preprint or remembers_a_preprint(record))
    if venue is None:  # the year may be that of a later version, or of a publication
        later_article = later > 0 and _kinds(record) == {"conference"}
        return YEARS_OF_VERSIONS if follows else YEARS_TO_PUBLICATION if later_article else 0
    named = resolve(venue)
    if named is not None and named.kind == "publisher-page":
        return YEARS_OF_EDITIONS
    if is_preprint_server(venue):
        if follows:
            return YEARS_OF_VERSIONS
        other = not (known_as_preprint or remembers_a_preprint(record))
    else:
        other = known_as_preprint or _is_the_other(named, record, later)
    return YEARS_TO_PUBLICATION if other else 0


def _is_archived_since(record: Record, claim: Claim, later: int) -> bool:
    """Whether the record may be of a preprint of what was published before: long before in computing.

    An institution's report or a thesis appeared there, though no venue is named.
    """
    venue, long_before = claim.venue, later < -NO_SLIP
    published = (
        (claim.kind or "").casefold() in _OF_INSTITUTIONS
        if venue is None
        else not is_preprint_server(venue)
    )
    if later < 0 and is_deposited_late(record):
        return published or (venue is None and long_before)
    return published and long_before and all(map(is_preprint_server, record.venues))


_OF_INSTITUTIONS = frozenset(
    str.split(
        "report techreport rprt report-series thesis phdthesis mastersthesis thes dissertation"
    )
)
"""Types of BibTeX, RIS, CSL and Crossref."""


def _is_dated_by_its_identifier(case: Case, record: Record) -> bool:
    """Whether an identifier that claim and record share names the claimed year itself: then the
    record's is that of another version, or of the day on which it was archived."""
    claimed = case.reference.claim.date
    shared = [item for item in case.reference.identifiers if item in record.identifiers]
    hints = [doi_hints(item) for item in shared]
    return claimed is not None and any(
        hint is not None and hint.year == claimed.year for hint in hints
    )


def _is_the_other(named: Venue | None, record: Record, later: int) -> bool:
    """Whether the record is of the conference paper, and the claim of the article that a journal
    printed of it later; or the other way round."""
    order = ("conference", "journal") if later > 0 else ("journal", "conference")
    return named is not None and (_kinds(record), named.kind) == ({order[0]}, order[1])


def _kinds(record: Record) -> set[str | None]:
    return {venue.kind if venue else None for venue in map(resolve, record.venues)}


@FAMILY.signal(
    "Does the claimed day contradict the recorded day?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def day_differs(case: Case) -> Finding | None:
    match = case.described
    if match is None or match.comparison.date_conflict is None:
        return None
    conflict = match.comparison.date_conflict
    return Finding(
        float(conflict),
        difference(match, "date") if conflict else "The day fits the record.",
        Mark.CONTRADICTION if conflict else None,
    )


@FAMILY.signal(
    "Does the record name another venue than the claim?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def venue_differs(case: Case) -> Finding | None:
    match = case.described
    if match is None or match.comparison.venue_same is None:
        return None
    if match.comparison.venue_same:
        return nothing_found("The venue is the record's.")
    return Finding(
        1.0,
        f"The record names {' and '.join(match.record.venues)}; "
        f"the document says {case.reference.claim.venue}.",
        Mark.CONTRADICTION,
    )


@FAMILY.signal(
    "How surprising is it that the record shows only a preprint of what is claimed as published?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def only_a_preprint(case: Case) -> Finding | None:
    match = case.described
    if match is None or match.comparison.claimed_published_only_preprint is None:
        return None
    if not match.comparison.claimed_published_only_preprint:
        return nothing_found("The record shows more than a preprint.")
    shares = [
        item.coverage.low
        for item in case.evidence
        if item.coverage is not None
        and item.query == "title"
        and item.coverage.low >= LEAST_COVERED
    ]
    if not shares:
        return None
    return Finding(
        surprise(max(shares)),
        f"The record shows only a preprint of it; the document says {case.reference.claim.venue}, "
        f"of which at least {max(shares):.0%} is covered.",
        Mark.CONTRADICTION,
    )


@FAMILY.signal("Does the record stand in another category than the claim?", direction=+1)
def category_differs(case: Case) -> Finding | None:
    match = case.described
    if match is None or match.comparison.category_same is None:
        return None
    if match.comparison.category_same:
        return nothing_found("The category is the record's.")
    return Finding(
        1.0,
        f"The record stands under {', '.join(match.record.categories)}; "
        f"the document says {case.reference.claim.category}.",
        Mark.CONTRADICTION,
    )


@FAMILY.signal(
    "Does the record of this work carry another identifier of the same scheme?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def identifier_differs(case: Case) -> Finding | None:
    match = case.same_work
    if match is None or match.comparison.identifier_conflict is None:
        return None
    if not match.comparison.identifier_conflict:
        return nothing_found("The identifier is the record's.")
    if begins_the_recorded(case, match) or _is_named_by_its_head(case):
        return None
    theirs = ", ".join(item.value for item in match.record.identifiers)
    return Finding(
        1.0, f"{match.evidence.source} records this work as {theirs}.", Mark.CONTRADICTION
    )


def _is_named_by_its_head(case: Case) -> bool:
    """Whether the work under the identifier is called what the document calls it, and more ("Iris: …"):
    that another work is called just so tells nothing."""
    title, match = case.reference.claim.title, case.identified
    return (
        bool(title) and match is not None and head_of(match.record.title) == fold_title(title or "")
    )
