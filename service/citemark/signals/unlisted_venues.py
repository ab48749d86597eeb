"""This module knows what it says that the claimed venue is in no list of venues, beside a found record."""

from __future__ import annotations

from citemark.matching import fold_title
from citemark.matching.publication import is_preprint_server
from citemark.matching.spelling import FUNCTION_WORDS
from citemark.signals.case import Case, Match
from citemark.signals.spec import Family, Finding, Mark, nothing_found
from citemark.signals.titles_meant import is_part_of_title
from citemark.signals.venue_names import is_a_publisher, is_misnamed, is_of_working_papers
from citemark.types import Record
from citemark.venues import OTHER, is_bare_meeting, known, plausibility, resolve, shape

FAMILY: Family[Case] = Family("reference", clears=True)

TOO_OFTEN_UNLISTED = 0.1
"""Share of real venues of a shape (workshops 19 %, journals 11 %, titles of books 11 %) that no
list holds, from which an unlisted one beside a preprint says nothing; conferences: 6 %."""

LONGEST_NAME = 120
"""Characters of a venue's name beyond which, in no list, it was read together with what stands beside it."""


@FAMILY.signal(
    "Is the claimed venue in no list, while the record names one that is?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def unlisted_venue_beside_record(case: Case) -> Finding | None:
    return _unlisted_beside(case, published=True)


@FAMILY.signal(
    "Is the claimed venue in no list, and the record names no listed one either?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def unlisted_venue_beside_preprint(case: Case) -> Finding | None:
    """Tells less: a preprint may have appeared anywhere since, and no list of venues is complete
    (7 of 3,229 real reference strings)."""
    return _unlisted_beside(case, published=False)


def _unlisted_beside(case: Case, *, published: bool) -> Finding | None:
    match, claimed = case.described, case.reference.claim.venue
    if match is None or claimed is None or match.comparison.venue_same is not None:
        return None
    recorded = match.record.venues
    # by its title and its year
    another = match is case.variant and match.comparison.year_difference
    if another or not recorded or published != any(map(_is_published, recorded)):
        return None
    if resolve(claimed) is not None or known(claimed):
        return nothing_found("The claimed venue is a listed one.")
    slip = published and any(is_misnamed(claimed, name) for name in recorded)
    slip = slip or is_of_working_papers(claimed)
    if slip or _is_no_name(claimed, match.record) or _is_printed_again(match, claimed):
        return None
    if not published and (
        _is_bare_beside_preprint(match, claimed)
        or (plausibility(claimed) or 0.0) >= TOO_OFTEN_UNLISTED
    ):
        return None  # asked below, or told by no one
    return _unlisted(match, claimed)


@FAMILY.signal(
    "Is the claimed venue a meeting in no list that nothing tells apart, and only a preprint recorded?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def bare_meeting_beside_preprint(case: Case) -> Finding | None:
    """Tells more: of 381,491 real works outside arXiv 2.2 % are of meetings that a list with the other
    half of the names does not hold, and 0.3 % of such whose name has no number, year, organiser or
    acronym; none of 3,229 real reference strings names one beside a record of the preprint alone."""
    match, claimed = case.described, case.reference.claim.venue
    if match is None or claimed is None or match.comparison.venue_same is not None:
        return None
    if resolve(claimed) is not None or known(claimed) or _is_no_name(claimed, match.record):
        return None
    return _unlisted(match, claimed) if _is_bare_beside_preprint(match, claimed) else None


def _is_bare_beside_preprint(match: Match, claimed: str) -> bool:
    """Of computing: the lists know the meetings of no other field, so that there it tells nothing."""
    recorded, categories = match.record.venues, match.record.categories
    listed = any(category.startswith(("cs.", "stat.ML")) for category in categories)
    preprint = bool(recorded) and all(map(is_preprint_server, recorded))
    return listed and preprint and is_bare_meeting(claimed)


def _is_printed_again(match: Match, claimed: str) -> bool:
    """Whether the name may be the title of a book, of later than the recorded paper, with that as a
    chapter: it is called like no place where papers appear first."""
    later = match.comparison.year_difference
    return later is not None and later > 0 and shape(claimed) == OTHER


def _is_no_name(claimed: str, record: Record) -> bool:
    """Whether a publisher's or institution's name stands in the venue's place, or what was read there is
    none."""
    read_wrongly = (
        len(claimed) > LONGEST_NAME or "://" in claimed or is_part_of_title(claimed, record)
    )
    recorded = _begins_a_recorded(claimed, record) or _goes_on_from_a_recorded(claimed, record)
    return read_wrongly or recorded or is_a_publisher(claimed)


def _goes_on_from_a_recorded(claimed: str, record: Record) -> bool:
    """Whether the recorded name and a mark stand before it all ("Blood. American Society of Hematology")."""
    for name in record.venues:
        if claimed.casefold().startswith(name.casefold()):
            behind = claimed[len(name) :].lstrip()
            if behind.startswith((".", ",", ";", "(", "[", "|")):
                return True
    return False


def _begins_a_recorded(claimed: str, record: Record) -> bool:
    """Whether the recorded name begins with the claimed one ("Findings" of the association), shortened or
    not ("Conf. Empir." of what was cut at a full stop)."""
    words = [word for word in fold_title(claimed).split() if word not in _LEADING]
    for name in record.venues:
        venue = resolve(name)
        for recorded in (name, *((venue.name, *venue.aliases) if venue is not None else ())):
            theirs = [word for word in fold_title(recorded).split() if word not in _LEADING]
            alike = len(words) <= len(theirs) and all(map(str.startswith, theirs, words))
            if alike and (len(words) > 1 or words == theirs[:1]):
                return True
    return False


_LEADING = FUNCTION_WORDS | {"proc", "proceedings"}


def _unlisted(match: Match, claimed: str) -> Finding:
    return Finding(
        1.0,
        f"The record names {' and '.join(match.record.venues)}; “{claimed}” is in no list of venues.",
        Mark.CONTRADICTION,
    )


def _is_published(name: str) -> bool:
    venue = resolve(name)
    return venue is not None and venue.kind in {"conference", "journal"}
