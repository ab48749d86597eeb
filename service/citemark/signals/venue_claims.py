"""This module knows the questions about the venue that a document claims for a source."""

from __future__ import annotations

from citemark.signals.case import Case, finished
from citemark.signals.spec import Family, Finding, nothing_found
from citemark.venues import edition, known, resolve, url_allowed

FAMILY: Family[Case] = Family("reference")


@FAMILY.signal("Is the claimed venue one that no list of venues holds?", direction=+1)
def venue_unlisted(case: Case) -> Finding | None:
    claimed = case.reference.claim.venue
    if claimed is None:
        return None
    if resolve(claimed) is not None or known(claimed):
        return Finding(0.0, f"“{claimed}” is a listed venue.")
    return Finding(1.0, f"“{claimed}” is in no list of venues that citemark knows.")


@FAMILY.signal("Does the address break the pattern of its own site?", direction=+1)
def url_grammar_fails(case: Case) -> Finding | None:
    answer: Finding | None = None
    for identifier in case.reference.identifiers:
        if identifier.scheme != "url" or identifier.cut_off:
            continue
        allowed = url_allowed(identifier.value)
        if allowed is False:
            return Finding(1.0, f"{identifier.value} is not an address that this site gives out.")
        if allowed:
            answer = nothing_found("The address follows the pattern of its site.")
    return answer


@FAMILY.signal("Was the claimed edition still undecided at the document's date?", direction=+1)
def edition_not_decided(case: Case) -> Finding | None:
    claim = case.reference.claim
    if claim.venue is None or claim.date is None:
        return None
    venue = resolve(claim.venue)
    held = edition(venue, claim.date.year) if venue is not None else None
    if held is None:
        return None
    at, name = finished(case.document) or case.now, f"{claim.venue} {claim.date.year}"
    if held.submissions is not None and at < held.submissions:
        return Finding(
            1.0, f"{name} took submissions until {held.submissions}; the document is of {at}."
        )
    if held.decisions is None:
        return None
    if at < held.decisions:
        return Finding(
            1.0, f"{name} decided on {held.decisions} at the earliest; the document is of {at}."
        )
    return Finding(0.0, f"{name} had decided by {at}.")


@FAMILY.signal("How many years does the claimed date lie in the future?", direction=+1)
def claimed_in_future(case: Case) -> Finding | None:
    claimed = case.reference.claim.date
    if claimed is None:
        return None
    at = case.now
    years = claimed.year - at.year
    if years <= 0:
        return None
    return Finding(float(years), f"The claimed year {claimed.year} lies after {at}.")
