"""This module knows the questions that an identifier answers by arithmetic alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from citemark.identifiers import arxiv_date, doi_hints
from citemark.matching.dates import YEARS_OF_VERSIONS
from citemark.signals.case import EVEN_ODDS, YEARS_TO_PUBLICATION, Case
from citemark.signals.spec import Family, Finding, Mark, nothing_found
from citemark.types import Outcome
from citemark.venues import resolve, same

FAMILY: Family[Case] = Family("reference")

YEARS_LATER = {"accepted": 3, "posted": YEARS_OF_VERSIONS}
"""Most years from the one that an identifier names to the one that its work is cited by: from a
Springer Nature article's acceptance to its issue, from a preprint's first version to its last."""
DAYS_OF_VERSIONS = YEARS_OF_VERSIONS * 366

_PROVING = (
    ("check_character_fails", "Does the DOI's own check character disprove it?"),
    ("elsevier_check_fails", "Does the article number inside the DOI fail its modulo-11 check?"),
    ("isbn_check_fails", "Does the ISBN fail its check digit?"),
    ("impossible_month", "Does the identifier name a month that does not exist?"),
    ("wrong_length_for_era", "Has the number a length that its era never used?"),
    ("number_zero", "Is the running number zero, which is never given?"),
    ("beyond_month_reach", "Is the number beyond what the month ever reached?"),
    ("archive_never_existed", "Does the identifier name an archive that never existed?"),
    ("archive_closed_then", "Was the archive already closed in that month?"),
    ("in_the_future", "Does the identifier lie in the future?"),
)
"""Facts of ``citemark.identifiers`` that can be proof; whether one is, the fact itself says."""

_TELLING = (
    ("issn_check_fails", "Does the ISSN fail its check digit?"),
    ("orcid_check_fails", "Does the ORCID fail its check digit?"),
    ("after_document", "Is the identifier younger than the document that cites it?"),
    ("placeholder_like", "How much does the number look made up?"),
    ("placeholder_word", "Does the identifier contain a word that stands for one not yet known?"),
    ("prefix_beyond_assigned", "Is the DOI's prefix beyond all that were ever assigned?"),
    ("suffix_grammar_fails", "Does the DOI break the pattern that its publisher always follows?"),
)
"""Facts that slips and rare real identifiers have too."""


def beyond_even_odds(probability: float) -> float:
    """0 up to even odds, 1 for certainty: most real numbers look a little made up."""
    return round(max(0.0, 2.0 * probability - 1.0), 4)


def _is_given_to_the_work(case: Case) -> bool:
    """Whether a source holds the very work under the identifier, by its title or as described."""
    match = case.identified
    if match is None:
        return False
    if case.reference.claim.title is not None:
        return match.comparison.title_same is True
    return (match.comparison.subject or 0.0) >= EVEN_ODDS


def _from_fact(name: str) -> Callable[[Case], Finding | None]:
    def measure(case: Case) -> Finding | None:
        known = case.facts.get(name)
        if known is None or known[1].value is None:
            return None
        _, fact = known
        value = known[1].value
        if name == "placeholder_like":
            if _is_given_to_the_work(case):
                return None  # it was not made up, however it looks
            value = beyond_even_odds(value)
        # A record under this very identifier outweighs arithmetic: publishers make mistakes too.
        proof = fact.proof and case.identified is None
        return Finding(value, fact.message, Mark.PROOF if proof else None)

    measure.__name__ = name
    return measure


for _table, _strongest in ((_PROVING, Mark.PROOF), (_TELLING, None)):
    for _name, _question in _table:
        FAMILY.signal(_question, direction=+1, strongest=_strongest, name=_name)(_from_fact(_name))


@FAMILY.signal(
    "Is the DOI's prefix one that no registrant is known to hold, of a field whose DOIs are known?",
    direction=+1,
)
def unknown_prefix(case: Case) -> Finding | None:
    """Works that a source holds, and venues that are known, are of the fields whose DOIs were
    collected, and with them the prefixes of their publishers. The conferences that are known are
    of computing, where other fields' publishers are as unknown."""
    if not _is_of_a_known_field(case):
        return None
    if _is_held(case):
        return None
    finding = _unknown_prefix(case)
    return finding or (_prefix_of_other_fields(case) if _is_of_a_conference(case) else None)


@FAMILY.signal(
    "Is the DOI's prefix one that no registrant is known to hold, of a field that may be another?",
    direction=+1,
)
def unknown_prefix_elsewhere(case: Case) -> Finding | None:
    """Tells less: the 999 commonest prefixes, all known here, hold 91 % of 143.5 million works of all
    fields; societies with a journal of their own have any of the others."""
    asked = not (_is_held(case) or _is_of_a_known_field(case))
    finding = _unknown_prefix(case) if asked else None
    if finding is None:
        return None
    seen, _, _ = finding.message.partition(", where")
    return Finding(
        finding.value, f"{seen}, and is none of the most common; small publishers' seldom are."
    )


_unknown_prefix = _from_fact("unknown_prefix")
_prefix_of_other_fields = _from_fact("prefix_of_other_fields")


def _is_held(case: Case) -> bool:
    """Whether a source knows the very identifier: its prefix is somebody's, whomever we have not met."""
    known = {
        item.identifier
        for item in case.evidence
        if item.outcome is Outcome.FOUND and item.query == "identifier"
    }
    held = case.identified.record.identifiers if case.identified is not None else ()
    return any(
        identifier.scheme == "doi" and (identifier in known or identifier in held)
        for identifier in case.reference.identifiers
    )


def _is_of_a_known_field(case: Case) -> bool:
    named = resolve(case.reference.claim.venue or "")
    known = named is not None and named.kind in {"conference", "journal"}
    return known or case.same_work is not None


def _is_of_a_conference(case: Case) -> bool:
    named = resolve(case.reference.claim.venue or "")
    return named is not None and named.kind == "conference"


@FAMILY.signal("Is the identifier cut off, so that nothing can be said of it?", direction=0)
def cut_off(case: Case) -> Finding | None:
    for identifier in case.reference.identifiers:
        if identifier.cut_off:
            return Finding(1.0, f"The text ends inside this identifier (“{identifier.value}”).")
    return None


@FAMILY.signal("Do blanks or hyphens of a line's end divide the identifier?", direction=0)
def identifier_divided(case: Case) -> Finding | None:
    for read, meant in case.divided.items():
        return Finding(1.0, f"Read as {meant.value}, which the text divides (“{read.value}”).")
    return None


@FAMILY.signal(
    "Does the identifier itself name another journal or venue than the claim?", direction=+1
)
def identifier_names_other_venue(case: Case) -> Finding | None:
    claimed = case.reference.claim.venue
    if claimed is None:
        return None
    for identifier in case.reference.identifiers:
        hints = doi_hints(identifier)
        if hints is None or not hints.venues:
            continue
        answers = [same(claimed, venue) for venue in hints.venues]
        if any(answers):
            return Finding(0.0, f"The identifier belongs to {hints.venues[0]}, as claimed.")
        if all(answer is False for answer in answers):
            return Finding(
                1.0,
                f"The identifier {identifier.value} carries the code of {hints.venues[0]}, "
                f"but the document says {claimed}.",
            )
    return None


@FAMILY.signal("How many years lie between the claim and the identifier's own year?", direction=+1)
def identifier_year_distance(case: Case) -> Finding | None:
    """A work is often dated by its preprint and identified by its publication, or the other way round;
    where a source dates it as claimed, its identifier says nothing against the year. A year that a
    source gives what stands under the identifier is told of that record, and not twice."""
    claimed, held = case.reference.claim.date, case.identified
    if claimed is None or (held is not None and held.comparison.year_difference is not None):
        return None
    if case.described is not None and case.described.comparison.year_difference == 0:
        return nothing_found("A record dates the work as claimed.")
    for identifier in case.reference.identifiers:
        hints = doi_hints(identifier)
        if hints is not None and hints.year is not None:
            early = hints.year - claimed.year - YEARS_TO_PUBLICATION
            late = claimed.year - hints.year - YEARS_LATER.get(hints.year_means or "", 0)
            return Finding(
                float(max(early, late, 0)),
                f"The identifier is of {hints.year}; the document says {claimed.year}.",
            )
    return None


@FAMILY.signal(
    "How many days lie between the claimed date and the days on which this number was given?",
    direction=+1,
)
def identifier_days_off(case: Case) -> Finding | None:
    """A preprint is often dated by its last version, but never before it was given a number."""
    claimed = case.reference.claim.date
    if claimed is None or claimed.month is None:
        return None
    try:
        stated = dt.date(claimed.year, claimed.month, claimed.day or 1)
    except ValueError:  # the 30th of February is no day from which others could be counted
        return None
    for identifier in case.reference.identifiers:
        span = arxiv_date(identifier) if identifier.scheme == "arxiv" else None
        if span is None:
            continue
        low, high = span
        late, early = (stated - high).days - DAYS_OF_VERSIONS, (low - stated).days
        if claimed.day is None:
            early -= 30  # the claim is a whole month: its last day counts
        days = max(0, late, early)
        return Finding(
            float(days),
            f"arXiv gave the number {identifier.value} between {low} and {high}; "
            f"the document dates it {claimed.isoformat()}.",
        )
    return None
