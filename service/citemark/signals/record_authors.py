"""This module knows the questions that hold the claimed authors against the recorded ones."""

from __future__ import annotations

from citemark.matching.publication import is_preprint_server
from citemark.signals.case import Case, Match
from citemark.signals.meant import difference, quoted, same_publication
from citemark.signals.namesakes import specificity
from citemark.signals.spec import Family, Finding, Mark, nothing_found

FAMILY: Family[Case] = Family("reference", clears=True)

MOST_STAY = 2 / 3
"""Share of a version's authors that the next one keeps: with fewer it is hardly the same list."""

SO_MANY_AUTHORS = 3
"""From so many authors on, one who differs is as often misspelt, married or mistaken as made up."""


@FAMILY.signal(
    "What share of the claimed authors did not write the recorded work?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def authors_not_recorded(case: Case) -> Finding | None:
    match = case.described
    if match is None or match.comparison.authors_matched is None:
        return None
    if _one_name_differs(match) or _joined_by(case, match) or _of_a_version(case, match):
        return None  # asked below, or told by no one
    share = (1.0 - match.comparison.authors_matched) * _specificity(case, match)
    if share == 0.0:
        return nothing_found("Every claimed author is on the record.")
    return Finding(share, difference(match, "authors"), Mark.CONTRADICTION)


@FAMILY.signal(
    "How many claimed authors does the record not name?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def authors_added(case: Case) -> Finding | None:
    match = case.described
    if match is None or match.comparison.authors_added is None:
        return None
    added = match.comparison.authors_added
    if added == 0:
        return nothing_found("The document adds no author.")
    if _one_name_differs(match) or _joined_by(case, match) or _of_a_version(case, match):
        return None
    return Finding(float(added), difference(match, "authors"), Mark.CONTRADICTION)


@FAMILY.signal(
    "Is one name added, or in another's place, in a list that is otherwise the record's?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def one_author_differs(case: Case) -> Finding | None:
    match = case.described
    if match is None or match.comparison.authors_added is None:
        return None
    if not _one_name_differs(match):
        return None if match.comparison.authors_added else nothing_found("No name differs.")
    return Finding(1.0, difference(match, "authors"), Mark.CONTRADICTION)


@FAMILY.signal(
    "What share of the claimed authors is not among those of another version, most being so?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def authors_not_of_a_version(case: Case) -> Finding | None:
    """Tells less: authors join and leave a work between its versions."""
    match = case.described
    if match is None or not _of_a_version(case, match) or _joined_by(case, match):
        return None
    share = 1.0 - (match.comparison.authors_matched or 0.0)
    return Finding(share, difference(match, "authors"), Mark.CONTRADICTION)


@FAMILY.signal(
    "What share of the recorded authors does a list that looks whole leave out?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def authors_left_out(case: Case) -> Finding | None:
    match = case.described
    if match is None or match.comparison.authors_missing is None or _is_a_label(case):
        return None
    if not _left_out(match):
        return nothing_found("The document leaves no author out.")
    return _leaves_out(match) if _is_its_own(case, match) else None


@FAMILY.signal(
    "What share of the authors of another version does a list that looks whole leave out?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def authors_left_out_of_a_version(case: Case) -> Finding | None:
    """Tells less: authors join a work between its versions. Of 28 real reference strings whose list
    is shorter than the record's, 21 name another version than the recorded one. Search engines
    lack one of many, too, and lists are made from what they hold."""
    match = case.described
    if match is None or not _left_out(match) or _is_its_own(case, match):
        return None
    return None if _is_a_label(case) else _leaves_out(match)


MANY = 6
"""Recorded authors from which one that is left out is a source's more often than a writer's: of 3,229 real
reference strings three lack one of as many and nothing else, of 2,110 invented references none."""


def _is_its_own(case: Case, match: Match) -> bool:
    """Whether the list would be that of the recorded publication, if it were right."""
    one_of_many = _left_out(match) == 1 and len(match.record.authors) >= MANY
    return same_publication(case, match) and not one_of_many


def _is_a_label(case: Case) -> bool:
    """Whether names stand where a title would: so labels are made, of the first author's name."""
    return case.reference.claim.title is None


def _left_out(match: Match) -> int:
    """How many names are missing and not replaced: a name in another's place is told as added."""
    comparison = match.comparison
    return max(0, (comparison.authors_missing or 0) - (comparison.authors_added or 0))


def _leaves_out(match: Match) -> Finding:
    missing, recorded = _left_out(match), max(1, len(match.record.authors))
    return Finding(
        missing / recorded,
        f"The record names {recorded} authors, {missing} of whom the document leaves out "
        f"without saying so: {quoted(match.record)}.",
        Mark.CONTRADICTION,
    )


@FAMILY.signal(
    "Is the first author another than the record's?", direction=+1, strongest=Mark.CONTRADICTION
)
def first_author_differs(case: Case) -> Finding | None:
    """Not where the record names all claimed authors, in another order: versions of a work differ
    in who is named first of those who contributed equally."""
    match = case.described
    if match is None or match.comparison.first_author_same is None:
        return None
    if match.comparison.first_author_same:
        return nothing_found("The first author is the record's.")
    if match.comparison.authors_added == 0:
        return None  # asked below
    return Finding(_specificity(case, match), difference(match, "authors"), Mark.CONTRADICTION)


@FAMILY.signal("Are the same authors in another order?", direction=+1)
def authors_reordered(case: Case) -> Finding | None:
    match = case.described
    if match is None or match.comparison.authors_reordered is None:
        return None
    reordered = match.comparison.authors_reordered
    return Finding(
        float(reordered),
        difference(match, "order") if reordered else "The authors stand in the record's order.",
        Mark.CONTRADICTION if reordered else None,
    )


def _specificity(case: Case, match: Match) -> float:
    return 1.0 if match.by_identifier else specificity(case.reference.claim.title or "")


def _joined_by(case: Case, match: Match) -> bool:
    """Whether the claim names the preprint and the record the publication, or the other way round,
    and the claim has all the recorded authors and more: authors join a work."""
    comparison = match.comparison
    return (
        bool(comparison.authors_added)
        and comparison.authors_missing == 0
        and comparison.first_author_same is True
        and _is_another_version(case, match)
    )


def _of_a_version(case: Case, match: Match) -> bool:
    """Whether some of the claimed authors are not on the record of another version, and most are,
    the first of them as the first."""
    comparison = match.comparison
    return (
        bool(comparison.authors_added)
        and not _one_name_differs(match)
        and comparison.first_author_same is True
        and (comparison.authors_matched or 0.0) >= MOST_STAY
        and _is_another_version(case, match)
    )


def _is_another_version(case: Case, match: Match) -> bool:
    """Whether the claim names the preprint and the record the publication, or the other way round; or a
    publication that may be another than the recorded: the article that a journal printed of a paper."""
    if same_publication(case, match):
        return False
    claimed, recorded = _is_preprint(case.reference.claim.venue), _is_preprint(*match.record.venues)
    return claimed is not recorded or (not claimed and match.comparison.venue_same is None)


def _is_preprint(*venues: str | None) -> bool:
    """Whether no venue is named but archives of preprints."""
    return all(venue is None or is_preprint_server(venue) for venue in venues)


def _one_name_differs(match: Match) -> bool:
    comparison = match.comparison
    return (
        comparison.authors_added == 1
        and comparison.authors_missing in {0, 1, None}
        and (comparison.authors_claimed or 0) >= SO_MANY_AUTHORS
        and comparison.first_author_same is True
    )
