"""This module knows what it says when a source does not hold a work: as much as it covers."""

from __future__ import annotations

import math
from collections.abc import Iterable

from citemark.identifiers import doi_hints
from citemark.matching.publication import (
    is_beside_the_proceedings,
    is_preprint_server,
    is_workshop,
)
from citemark.signals.case import Case
from citemark.signals.identifiers_meant import may_go_on
from citemark.signals.meant import begins_the_recorded
from citemark.signals.namesakes import content_words
from citemark.signals.spec import Family, Finding, Mark, nothing_found
from citemark.types import Coverage, Evidence, Outcome, SourceKind

FAMILY: Family[Case] = Family("reference", clears=True)

LARGEST_SURPRISE = 5.0
"""Nats at which surprise is capped (a coverage of 99.3 %): no estimate of ours is better than that."""


def surprise(share: float) -> float:
    """-ln(1 - coverage): what the absence of a real work would have to overcome, in nats."""
    return min(LARGEST_SURPRISE, -math.log(max(1.0 - share, 1e-9)))


def _not_held(case: Case, query: str) -> Iterable[Evidence]:
    """Answers by sources that know their coverage and do not hold the claimed work.

    A near title does not count as holding it: the same answer then carries the coverage.
    """
    for item in case.evidence:
        if item.query != query or item.coverage is None:
            continue
        if item.outcome is Outcome.ABSENT or item.outcome is Outcome.FOUND:
            yield item


CUT = ("…", "...", "-")
"""What search engines and tables put behind the words of a title that they have room for, and printers
where a line ends."""


@FAMILY.signal(
    "How surprising is it, given what the sources cover, that none holds this title?",
    direction=+1,
)
def absent_title(case: Case) -> Finding | None:
    title = case.reference.claim.title
    if title is None or title.rstrip().endswith(CUT):
        return None  # who cut it did not give the words under which it is held
    if any(match.same_work for match in case.matches):
        return nothing_found("A source holds this title.")
    if _may_be_called_so(case, title) or _is_beside_the_papers(case):
        return None  # or the volume of the papers is covered, not that beside it
    if any(match.renamed for match in case.matches):
        return None  # it is held, and called so by its name
    if not _claims_publication(case) and any(item.near or item.retitled for item in case.matches):
        return None  # it may be held under the title of another version
    return _most_surprising(_not_held(case, "title"), "title")


def _is_beside_the_papers(case: Case) -> bool:
    """Whether the venue or an identifier says so: IEEE's DOIs tell a conference's workshops, which lists
    of references call by the conference's name, from its papers."""
    venue = case.reference.claim.venue or ""
    if is_beside_the_proceedings(venue):
        return True
    hints = filter(None, map(doi_hints, case.reference.identifiers))
    return not is_workshop(venue) and any(is_workshop(name) for it in hints for name in it.venues)


SHORT = 3
"""Content words up to which what was read as a title may be the beginning of one, or a work's name; of
98,467 works 3 % have no more in all."""


def _may_be_called_so(case: Case, title: str) -> bool:
    """Lists call works by the beginning of their titles ("Deep Residual Learning"); fields state them."""
    return case.reference.claim.kind is None and content_words(title) <= SHORT


def _claims_publication(case: Case) -> bool:
    venue = case.reference.claim.venue
    return venue is not None and not is_preprint_server(venue)


@FAMILY.signal(
    "How surprising is it, given what the sources cover, that none holds this identifier?",
    direction=+1,
)
def absent_identifier(case: Case) -> Finding | None:
    if case.identified is not None:
        return nothing_found("A source holds this identifier.")
    if any(match.same_work and begins_the_recorded(case, match) for match in case.matches):
        return None
    title = absent_title(case)
    if title is not None and title.value > 0.0:
        return None  # a work that a source lacks it lacks under its title and its identifier: told once
    return _most_surprising(_not_held(case, "identifier"), "identifier")


def _most_surprising(items: Iterable[Evidence], what: str) -> Finding | None:
    known = [(expected(item.coverage), item) for item in items if item.coverage is not None]
    if not known:
        return None
    share, best = max(known, key=lambda pair: pair[0])
    basis = best.coverage.basis.rstrip(".") if best.coverage else ""
    return Finding(
        surprise(share),
        f"{speaker(best)} does not hold this {what}, and would hold about {share:.0%} of such "
        f"works ({basis}).",
    )


def expected(coverage: Coverage) -> float:
    """The share of real works to be expected, which is what their absence has to overcome.

    The mean of the triangular distribution over the interval with its mode at the estimate: the
    wider the interval, the further below a high estimate.
    """
    return round((coverage.low + coverage.estimate + coverage.high) / 3, 4)


def speaker(item: Evidence) -> str:
    """Who answered, as a sentence begins."""
    return "The local index" if item.kind is SourceKind.INDEX else item.source


@FAMILY.signal(
    "Does the registrant itself say that there is no such record?",
    direction=+1,
    strongest=Mark.PROOF,
)
def registrant_denies(case: Case) -> Finding | None:
    if case.identified is not None:
        return nothing_found("A source holds a record under this identifier.")
    for item in case.evidence:
        if (
            item.kind is SourceKind.REGISTRANT
            and item.outcome is Outcome.ABSENT
            and item.query == "identifier"
            and item.identifier is not None
            and not item.identifier.cut_off
            and not may_go_on(case.reference, item.identifier)
        ):
            return Finding(
                1.0,
                f"{item.source}, which registers such identifiers, has no record of "
                f"{item.identifier.value}. {item.detail}".strip(),
                Mark.PROOF,
            )
    return None


@FAMILY.signal("How many aggregators looked for the work and did not find it?", direction=+1)
def aggregators_without_it(case: Case) -> Finding | None:
    answers = [item for item in case.evidence if item.kind is SourceKind.AGGREGATOR]
    said_no = [item for item in answers if item.outcome is Outcome.ABSENT]
    if not said_no:
        return None
    if case.main is not None and case.main.same_work:
        return nothing_found("Another source holds the work.")
    names = ", ".join(item.source for item in said_no)
    return Finding(float(len(said_no)), f"Not found at {names}; that alone proves nothing.")
