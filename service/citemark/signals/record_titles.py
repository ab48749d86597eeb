"""This module knows the questions that hold the claimed title against the recorded one."""

from __future__ import annotations

from citemark.signals.case import Case
from citemark.signals.meant import near_variant, quoted, same_edition, same_work
from citemark.signals.spec import Family, Finding, Mark

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
    match = same_work(case) or near_variant(case)
    if match is None or match.retitled:
        return None
    changed = match.comparison.title_content_words_changed or 0
    if match.comparison.title_same or changed == 0:
        return Finding(0.0, f"The title is that of {match.evidence.source}'s record.")
    if not same_edition(match):
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
    match = near_variant(case)
    if match is None or match.retitled or same_edition(match):
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
    match = same_work(case) or near_variant(case)
    if match is None or match.retitled:
        return None
    if match.comparison.title_content_words_changed and not match.comparison.title_words_reordered:
        return None  # one difference, told above
    changed = match.comparison.title_function_words_changed or 0
    reordered = bool(match.comparison.title_words_reordered)
    if match.comparison.title_same or not (changed or reordered):
        return Finding(0.0, "No small word of the title differs.")
    if not same_edition(match):
        return None
    return Finding(
        float(changed + reordered),
        f"The recorded title reads “{match.record.title}”.",
        Mark.CONTRADICTION,
    )
