"""This module knows the questions that compare the claim with the records that were found."""

from __future__ import annotations

from citemark.matching.publication import is_preprint_server
from citemark.signals.absence import surprise
from citemark.signals.case import EVEN_ODDS, Case, Match
from citemark.signals.namesakes import specificity
from citemark.signals.spec import Family, Finding, Mark
from citemark.types import Record
from citemark.venues import known, plausibility, resolve

FAMILY: Family[Case] = Family("reference", clears=True)

BESIDE_A_PREPRINT = 0.5
"""An unlisted venue tells less beside a preprint, which may have appeared anywhere since."""

TOO_OFTEN_UNLISTED = 0.1
"""Share of real venues of a shape (workshops 19 %, journals 11 %, titles of books 11 %) that no
list holds, from which an unlisted one beside a preprint says nothing; conferences: 6 %."""

LEAST_COVERED = 1 / 3
"""Coverage below which it says nothing that a source shows only the preprint: real publications
that it lacks would then be at most half as likely to show so as invented ones."""

SO_MANY_AUTHORS = 3
"""From so many authors on, one who differs is as often misspelt, married or mistaken as made up."""

YEARS_TO_PUBLICATION = 5
"""99 % of 45,063 works known as preprint and as publication appeared at most five years apart
(in 94 % the same year or the next)."""

YEARS_OF_EDITIONS = 40
"""Books are printed again for as long as they are read; the record may be of any edition."""


def quoted(record: Record) -> str:
    """The record as one line of proof: title, first authors, year."""
    names = ", ".join(record.authors[:3]) + (" et al." if len(record.authors) > 3 else "")
    parts = [f"“{record.title}”", names, str(record.year) if record.year else ""]
    return ", ".join(part for part in parts if part)


def same_work(case: Case) -> Match | None:
    """The main match, when its title is the claimed one."""
    main = case.main
    return main if main is not None and main.same_work else None


def described_work(case: Case) -> Match | None:
    """The record whose authors, venue and date the claim can be held against.

    A record with the claimed title; or one with nearly the title and the same authors (a
    distorted title); or, where the document states no title, the identifier's own record.
    """
    match = same_work(case) or _variant(case)
    if match is None and case.reference.claim.title is None:
        match = case.identified
    return match


def _variant(case: Case) -> Match | None:
    return case.main if case.main is not None and case.main.near else None


def _same_edition(match: Match) -> bool:
    """Whether the record is of the very publication that the document names."""
    comparison = match.comparison
    return bool(comparison.venue_same) or (bool(comparison.identifier_same) and not match.retitled)


@FAMILY.signal(
    "How far is the title of the record under this identifier from the claimed title?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def identifier_title_distance(case: Case) -> Finding | None:
    match = case.identified
    if match is None or match.comparison.title_similarity is None:
        return None
    if match.comparison.title_same:
        return Finding(0.0, f"{match.evidence.source} records this very title under it.")
    if match.retitled:
        return None  # asked below
    return Finding(
        1.0 - match.comparison.title_similarity,
        f"{match.evidence.source} records another work under this identifier: "
        f"{quoted(match.record)}.",
        Mark.CONTRADICTION,
    )


@FAMILY.signal(
    "How far is the claimed title from that of the preprint which is meant by this identifier?",
    direction=0,
)
def identifier_retitled(case: Case) -> Finding | None:
    """Informs only: 13 of 3,229 real reference strings give a preprint's title of another version,
    which is as often as anyone invents a title for authors and number that fit each other."""
    match = case.identified
    if match is None or not match.retitled or match.comparison.title_similarity is None:
        return None
    return Finding(
        1.0 - match.comparison.title_similarity,
        f"{match.evidence.source} records {quoted(match.record)} under this identifier: "
        "the work that is meant, under another title, which may be that of another version.",
    )


@FAMILY.signal(
    "How unlikely is it that the description is about the record under this identifier?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def identifier_subject_distance(case: Case) -> Finding | None:
    match, claim = case.identified, case.reference.claim
    if match is None or claim.title is not None or match.comparison.subject is None:
        return None
    distance = 1.0 - match.comparison.subject
    named = claim.method or claim.acronym or "the description"
    return Finding(
        distance,
        f"{match.evidence.source} records {quoted(match.record)} under this identifier; "
        f"the document speaks of {named}.",
        Mark.CONTRADICTION,
    )


@FAMILY.signal(
    "How many content words of the title differ from the work by the same authors?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def title_words_changed(case: Case) -> Finding | None:
    match = same_work(case) or _variant(case)
    if match is None or match.retitled:
        return None
    changed = match.comparison.title_content_words_changed or 0
    if match.comparison.title_same or changed == 0:
        return Finding(0.0, f"The title is that of {match.evidence.source}'s record.")
    if not _same_edition(match):
        return None  # asked below
    return Finding(
        float(changed),
        f"The same authors wrote {quoted(match.record)}; the document gives another title.",
        Mark.CONTRADICTION,
    )


@FAMILY.signal(
    "Have the same authors another version of the work under nearly the claimed title?",
    direction=0,
)
def titled_otherwise(case: Case) -> Finding | None:
    """Informs only: of 3,229 real reference strings 1.1 % give nearly the title of a record by the
    same authors, hardly any that of the very edition's: a preprint's title changes until it is
    published, and so often as invented titles come near a real one's."""
    match = _variant(case)
    if match is None or match.retitled or _same_edition(match):
        return None
    return Finding(
        1.0,
        f"{match.evidence.source} holds {quoted(match.record)}: the same authors under nearly "
        "this title, which may be that of another version.",
    )


@FAMILY.signal(
    "Do small words of the title differ from the work by the same authors?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def title_small_words_changed(case: Case) -> Finding | None:
    match = same_work(case) or _variant(case)
    if match is None or match.retitled:
        return None
    if match.comparison.title_content_words_changed and not match.comparison.title_words_reordered:
        return None  # one difference, told above
    changed = match.comparison.title_function_words_changed or 0
    reordered = bool(match.comparison.title_words_reordered)
    if match.comparison.title_same or not (changed or reordered):
        return Finding(0.0, "No small word of the title differs.")
    if not _same_edition(match):
        return None
    return Finding(
        float(changed + reordered),
        f"The recorded title reads “{match.record.title}”.",
        Mark.CONTRADICTION,
    )


def _specificity(case: Case, match: Match) -> float:
    return 1.0 if match.by_identifier else specificity(case.reference.claim.title or "")


@FAMILY.signal(
    "What share of the claimed authors did not write the recorded work?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def authors_not_recorded(case: Case) -> Finding | None:
    match = described_work(case)
    if match is None or match.comparison.authors_matched is None:
        return None
    if _one_name_differs(match):
        return None  # asked below
    share = (1.0 - match.comparison.authors_matched) * _specificity(case, match)
    if share == 0.0:
        return Finding(0.0, "Every claimed author is on the record.")
    return Finding(share, _difference(match, "authors"), Mark.CONTRADICTION)


@FAMILY.signal(
    "How many claimed authors does the record not name?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def authors_added(case: Case) -> Finding | None:
    match = described_work(case)
    if match is None or match.comparison.authors_added is None:
        return None
    added = match.comparison.authors_added
    if added == 0:
        return Finding(0.0, "The document adds no author.")
    if _one_name_differs(match):
        return None  # asked below
    return Finding(float(added), _difference(match, "authors"), Mark.CONTRADICTION)


def _one_name_differs(match: Match) -> bool:
    comparison = match.comparison
    return (
        comparison.authors_added == 1
        and comparison.authors_missing in {0, 1, None}
        and (comparison.authors_claimed or 0) >= SO_MANY_AUTHORS
        and comparison.first_author_same is True
    )


@FAMILY.signal(
    "Is one name added, or in another's place, in a list that is otherwise the record's?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def one_author_differs(case: Case) -> Finding | None:
    match = described_work(case)
    if match is None or match.comparison.authors_added is None:
        return None
    if not _one_name_differs(match):
        return None if match.comparison.authors_added else Finding(0.0, "No name differs.")
    return Finding(1.0, _difference(match, "authors"), Mark.CONTRADICTION)


@FAMILY.signal(
    "What share of the recorded authors does a list that looks whole leave out?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def authors_left_out(case: Case) -> Finding | None:
    match = described_work(case)
    if match is None or match.comparison.authors_missing is None:
        return None
    # A name in another's place is added, and told so; the list is not shorter for it.
    missing = max(0, match.comparison.authors_missing - (match.comparison.authors_added or 0))
    if missing == 0:
        return Finding(0.0, "The document leaves no author out.")
    recorded = max(1, len(match.record.authors))
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
    match = described_work(case)
    if match is None or match.comparison.first_author_same is None:
        return None
    if match.comparison.first_author_same:
        return Finding(0.0, "The first author is the record's.")
    return Finding(_specificity(case, match), _difference(match, "authors"), Mark.CONTRADICTION)


@FAMILY.signal("Are the same authors in another order?", direction=+1)
def authors_reordered(case: Case) -> Finding | None:
    match = described_work(case)
    if match is None or match.comparison.authors_reordered is None:
        return None
    reordered = match.comparison.authors_reordered
    return Finding(
        float(reordered),
        _difference(match, "order") if reordered else "The authors stand in the record's order.",
        Mark.CONTRADICTION if reordered else None,
    )


@FAMILY.signal(
    "How many years lie between the claimed and the recorded dates?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def year_distance(case: Case) -> Finding | None:
    match = described_work(case)
    if match is None or match.comparison.year_difference is None:
        return None
    distance = abs(match.comparison.year_difference)
    if distance <= _usual_years(case, match):
        return Finding(0.0, "The year is the record's.")
    return Finding(float(distance), _difference(match, "year"), Mark.CONTRADICTION)


def _usual_years(case: Case, match: Match) -> int:
    """How far the years of a work's versions lie apart where the record is not of the claimed one."""
    venue = case.reference.claim.venue
    if venue is None:
        return 0
    named = resolve(venue)
    if named is not None and named.kind == "publisher-page":
        return YEARS_OF_EDITIONS
    known_as_preprint = all(map(is_preprint_server, match.record.venues))
    return YEARS_TO_PUBLICATION if known_as_preprint and not is_preprint_server(venue) else 0


@FAMILY.signal(
    "Does the claimed day contradict the recorded day?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def day_differs(case: Case) -> Finding | None:
    match = described_work(case)
    if match is None or match.comparison.date_conflict is None:
        return None
    conflict = match.comparison.date_conflict
    return Finding(
        float(conflict),
        _difference(match, "date") if conflict else "The day fits the record.",
        Mark.CONTRADICTION if conflict else None,
    )


@FAMILY.signal(
    "Does the record name another venue than the claim?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def venue_differs(case: Case) -> Finding | None:
    match = described_work(case)
    if match is None or match.comparison.venue_same is None:
        return None
    if match.comparison.venue_same:
        return Finding(0.0, "The venue is the record's.")
    return Finding(
        1.0,
        f"The record names {' and '.join(match.record.venues)}; "
        f"the document says {case.reference.claim.venue}.",
        Mark.CONTRADICTION,
    )


@FAMILY.signal(
    "Is the claimed venue in no list, while the record names one that is?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def unlisted_venue_beside_record(case: Case) -> Finding | None:
    match, claimed = described_work(case), case.reference.claim.venue
    if match is None or claimed is None or match.comparison.venue_same is not None:
        return None
    if not match.record.venues:
        return None
    if resolve(claimed) is not None or known(claimed):
        return Finding(0.0, "The claimed venue is a listed one.")
    published = any(_is_published(venue) for venue in match.record.venues)
    if not published and (plausibility(claimed) or 0.0) >= TOO_OFTEN_UNLISTED:
        return None
    return Finding(
        1.0 if published else BESIDE_A_PREPRINT,
        f"The record names {' and '.join(match.record.venues)}; "
        f"“{claimed}” is in no list of venues.",
        Mark.CONTRADICTION,
    )


def _is_published(name: str) -> bool:
    venue = resolve(name)
    return venue is not None and venue.kind in {"conference", "journal"}


@FAMILY.signal(
    "How surprising is it that the record shows only a preprint of what is claimed as published?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def only_a_preprint(case: Case) -> Finding | None:
    match = described_work(case)
    if match is None or match.comparison.claimed_published_only_preprint is None:
        return None
    if not match.comparison.claimed_published_only_preprint:
        return Finding(0.0, "The record shows more than a preprint.")
    shares = [
        item.coverage.low
        for item in case.evidence
        if item.coverage is not None
        and item.query == "title"
        and item.coverage.estimate >= LEAST_COVERED
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
    match = described_work(case)
    if match is None or match.comparison.category_same is None:
        return None
    if match.comparison.category_same:
        return Finding(0.0, "The category is the record's.")
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
    match = same_work(case)
    if match is None or match.comparison.identifier_conflict is None:
        return None
    if not match.comparison.identifier_conflict:
        return Finding(0.0, "The identifier is the record's.")
    theirs = ", ".join(item.value for item in match.record.identifiers)
    return Finding(
        1.0, f"{match.evidence.source} records this work as {theirs}.", Mark.CONTRADICTION
    )


@FAMILY.signal(
    "Does a source hold a record that is what the document says?",
    direction=-1,
    strongest=Mark.SUPPORT,
)
def record_agrees(case: Case) -> Finding | None:
    match = same_work(case)
    if match is not None:
        comparison = match.comparison
        unlisted = unlisted_venue_beside_record(case)
        if (
            comparison.differing
            or comparison.claimed_published_only_preprint
            or (unlisted is not None and unlisted.value > 0.0)
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


@FAMILY.signal("Has the work been retracted?", direction=0)
def retracted(case: Case) -> Finding | None:
    match = described_work(case)
    if match is None or not match.record.retracted:
        return None
    return Finding(1.0, f"The work was retracted, says {match.evidence.source}.")


def _difference(match: Match, field: str) -> str:
    """The comparison's own sentence about one field, else the record as it stands."""
    return match.comparison.difference(field) or f"The record reads {quoted(match.record)}."
