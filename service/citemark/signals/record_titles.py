"""This module knows the questions that hold the claimed title against the recorded one."""

from __future__ import annotations

from citemark.matching import fold_title, title_tokens
from citemark.matching.publication import is_preprint_server
from citemark.matching.spelling import FUNCTION_WORDS
from citemark.signals.case import EVEN_ODDS, Case, Match
from citemark.signals.meant import quoted, same_edition, same_publication
from citemark.signals.namesakes import content_words, shared_words
from citemark.signals.spec import Family, Finding, Mark, nothing_found

FAMILY: Family[Case] = Family("reference", clears=True)


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
    if match.retitled or _may_be_its_preprint(case, match) or _is_its_book(case, match):
        return None  # asked below, or told by no one
    what = (
        f"{quoted(match.record)} under this identifier; the document gives another title"
        if match.near
        else f"another work under this identifier: {quoted(match.record)}"
    )
    return Finding(
        1.0 - match.comparison.title_similarity,
        f"{match.evidence.source} records {what}.",
        Mark.CONTRADICTION,
    )


FEW_WORDS = 1 / 4
"""Share of its content words that a title keeps at least where nothing else of the record can differ."""


def _may_be_its_preprint(case: Case, identified: Match) -> bool:
    """Whether the publication is held just as claimed, and the preprint under the claimed number, whose
    authors nobody recorded, is of its subject and its time: preprints are retitled, and nothing
    says that this one is another's."""
    held = case.same_work
    if held is None or identified.record.authors or not identified.comparison.identifier_same:
        return False
    years = (held.record.year, identified.record.year)
    return (
        any(item.scheme == "arxiv" for item in identified.record.identifiers)
        and held.comparison.authors_matched == 1.0
        and bool(held.comparison.venue_same)
        and None not in years
        and abs((years[0] or 0) - (years[1] or 0)) <= 1
        and shared_words(held.record.title, identified.record.title) >= FEW_WORDS
    )


def _is_its_book(case: Case, identified: Match) -> bool:
    """Whether the document names the record as what its work is a part of: publishers whose chapters
    have no DOI of their own give the book's."""
    reference, book = case.reference, fold_title(identified.record.title)
    if content_words(identified.record.title) < LEAST_OF_A_BOOK:
        return False
    if reference.claim.venue is not None and fold_title(reference.claim.venue) == book:
        return True
    title = fold_title(reference.claim.title or "")
    _, titled, behind = f" {fold_title(reference.text)} ".partition(f" {title} ")
    return bool(title and titled) and f" {behind}".startswith(f" in {book} ")


LEAST_OF_A_BOOK = 2
"""Content words of a book's title, below which it may be a journal's name."""


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
        Mark.CONTRADICTION if distance > 1.0 - EVEN_ODDS else None,
    )


@FAMILY.signal(
    "How many content words of the title differ from the work by the same authors?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def title_words_changed(case: Case) -> Finding | None:
    match = case.same_work or case.variant
    if match is None or match.retitled:
        return None
    changed = match.comparison.title_content_words_changed or 0
    if match.comparison.title_same or changed == 0:
        return Finding(0.0, f"The title is that of {match.evidence.source}'s record.")
    if not same_edition(match) or words_replaced(match):
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
    """Informs only: a preprint's title changes until it is published. Words come and go, or the
    whole is said otherwise, in 23 of the 3,229 real reference strings."""
    match = case.variant
    if match is None or match.retitled or same_edition(match) or words_replaced(match):
        return None
    return Finding(
        1.0,
        f"{match.evidence.source} holds {quoted(match.record)}: the same authors under nearly "
        "this title, which may be that of another version.",
    )


@FAMILY.signal(
    "How many words of the same authors' title have another word in their place, all else equal?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def title_words_replaced(case: Case) -> Finding | None:
    """Authors who retitle a work add words, drop some, or say it otherwise; a title with single
    words exchanged is a distorted one: 184 of 1,504 fake and 6 of 3,229 real reference strings.

    It is another version's where the reference bears the record's own identifier: of 1,043 works
    that stand in collections under two titles 385 differ so.
    """
    match = case.variant
    return _words_replaced(match) if match and not _of_another_version(case, match) else None


@FAMILY.signal(
    "How many words of the title of another version, by the same authors, have others in their place?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def title_words_replaced_of_a_version(case: Case) -> Finding | None:
    """Tells less: the reference may be to a preprint, which bore that title ("Bringing Locality to
    Vision Transformers", published as "Analyzing Locality in Vision Transformers")."""
    match = case.variant
    return _words_replaced(match) if match and _of_another_version(case, match) else None


def _of_another_version(case: Case, match: Match) -> bool:
    """Whether the reference names another year than the record's own, or another place: the archive of
    preprints for what is recorded as published ("Nearest Neighbor Search", published as "Neighborhood
    Search"), or where it was published for what is recorded as a preprint."""
    if same_publication(case, match):
        return False
    claimed, recorded = case.reference.claim.date, match.record.year
    dated_otherwise = claimed is not None and recorded is not None and claimed.year != recorded
    venue = case.reference.claim.venue
    elsewhere = venue is not None and is_preprint_server(venue) is not all(
        map(is_preprint_server, match.record.venues)
    )
    return dated_otherwise or elsewhere


def _words_replaced(match: Match) -> Finding | None:
    if match.retitled or match.by_identifier:
        return None
    replaced = words_replaced(match)
    if not replaced:
        return None
    return Finding(
        float(replaced),
        f"The same authors wrote {quoted(match.record)}; the document's title has other words in "
        f"the place of {_listed(match)}.",
        Mark.CONTRADICTION,
    )


def words_replaced(match: Match) -> int:
    """Content words of the recorded title in whose place another stands; 0 where the titles differ
    in any other way as well, or nobody is named as their author. The first word may be a system's
    name, which changes with it."""
    comparison = match.comparison
    if (
        not comparison.authors_matched
        or not comparison.title_changes
        or any(map(_added_or_dropped, comparison.title_changes))
    ):
        return 0
    replaced = comparison.title_content_words_changed or 0
    claimed, recorded = map(set, zip(*comparison.title_changes, strict=True))
    if claimed & recorded or recorded & set(title_tokens(match.record.title)[:1]):
        return 0
    return replaced if 2 * replaced <= content_words(match.record.title) else 0


def _added_or_dropped(change: tuple[str | None, str | None]) -> bool:
    return None in change and not FUNCTION_WORDS.issuperset(filter(None, change))


def _listed(match: Match) -> str:
    return ", ".join(
        f"“{recorded}” (“{claimed}”)"
        for claimed, recorded in match.comparison.title_changes
        if claimed and recorded
    )


@FAMILY.signal(
    "Do small words of the title differ from the work by the same authors?",
    direction=+1,
    strongest=Mark.CONTRADICTION,
)
def title_small_words_changed(case: Case) -> Finding | None:
    match = case.same_work or case.variant
    if match is None or match.retitled:
        return None
    if match.comparison.title_content_words_changed and not match.comparison.title_words_reordered:
        return None  # one difference, told above
    changed = match.comparison.title_function_words_changed or 0
    reordered = bool(match.comparison.title_words_reordered)
    if match.comparison.title_same or not (changed or reordered):
        return nothing_found("No small word of the title differs.")
    if not same_edition(match):
        return None
    return Finding(
        float(changed + reordered),
        f"The recorded title reads “{match.record.title}”.",
        Mark.CONTRADICTION,
    )
