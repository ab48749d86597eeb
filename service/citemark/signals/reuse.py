"""This module knows what other documents, and the document itself, say under one identifier."""

from __future__ import annotations

from collections.abc import Iterable

from citemark.ledger import Witness, work_keys
from citemark.matching import same_work
from citemark.signals.case import EVEN_ODDS, Case
from citemark.signals.spec import Family, Finding, nothing_found
from citemark.signals.witnesses import likelihood
from citemark.types import Claim, Reference

FAMILY: Family[Case] = Family("reference")

QUOTED_WITNESSES = 3
"""Other documents quoted in a message; the report stays readable, the ledger has the rest."""


def named(claim: Claim) -> str:
    """The claimed work in the claim's own words."""
    if claim.title:
        return f"“{claim.title}”"
    if claim.method and claim.acronym:
        return f"“{claim.method} ({claim.acronym})”"
    return f"“{claim.method or claim.acronym or claim.sentence or '?'}”"


def _by_document(
    witnesses: Iterable[Witness], reference: Reference
) -> dict[str, tuple[float, Witness]]:
    """Per other document the likeliest reading: its best agreement with this reference."""
    best: dict[str, tuple[float, Witness]] = {}
    for witness in witnesses:
        likely = likelihood(reference, witness.claim)
        if likely is None:
            continue
        known = best.get(witness.document_id)
        if known is None or likely > known[0]:
            best[witness.document_id] = (likely, witness)
    return best


@FAMILY.signal(
    "How far do the documents that use this identifier for another work outnumber those that agree?",
    direction=+1,
    told=True,
)
def identifier_reused(case: Case) -> Finding | None:
    claim = case.reference.claim
    if not claim.names_a_work or case.confirmed:  # who says otherwise of a recorded work errs
        return None
    worst: Finding | None = None
    for identifier in case.reference.identifiers:
        if identifier.cut_off:
            continue
        witnesses = case.testimony.by_identifier.get(identifier, ())
        documents = _by_document(witnesses, case.reference)
        if not documents:
            continue
        agreeing = sum(likely for likely, _ in documents.values())
        # Many documents that share one paper agree with each other: the odds, not the count, speak.
        odds = (len(documents) - agreeing) / (1.0 + agreeing)
        finding = Finding(odds, _reuse_message(identifier.value, claim, documents))
        if worst is None or finding.value > worst.value:
            worst = finding
    return worst


def _reuse_message(value: str, claim: Claim, documents: dict[str, tuple[float, Witness]]) -> str:
    others = sorted(
        (likely, document_id, witness)
        for document_id, (likely, witness) in documents.items()
        if likely < EVEN_ODDS
    )
    if not others:
        return f"{len(documents)} other documents use {value} for the same work."
    quotes = "; ".join(
        f"{_document(witness)} for {named(witness.claim)}"
        for _, _, witness in others[:QUOTED_WITNESSES]
    )
    more = len(others) - QUOTED_WITNESSES
    rest = f"; and {more} more" if more > 0 else ""
    return (
        f"This document uses {value} for {named(claim)}; elsewhere it stands for: {quotes}{rest}."
    )


def _document(witness: Witness) -> str:
    if witness.document_title is None:
        return witness.document_id
    return f"{witness.document_title} ({witness.document_id})"


@FAMILY.signal(
    "How many different works does this document name under the identifier?", direction=+1
)
def two_works_here(case: Case) -> Finding | None:
    if not case.reference.alternatives:
        return None
    claim = case.reference.claim
    others = [
        other
        for other in case.reference.alternatives
        if (likely := likelihood(case.reference, other)) is not None and likely < EVEN_ODDS
    ]
    if not others:
        return nothing_found("The document names one work under this identifier.")
    return Finding(
        float(len(others)),
        f"The document uses one identifier for {named(claim)} and for "
        f"{', '.join(named(other) for other in others[:QUOTED_WITNESSES])}.",
    )


@FAMILY.signal(
    "How many other documents give the same work another identifier of this scheme?", direction=+1
)
def work_under_other_identifier(case: Case) -> Finding | None:
    claim = case.reference.claim
    mine = {identifier.scheme: identifier for identifier in case.reference.identifiers}
    found: dict[str, Witness] = {}
    seen = False
    for key in work_keys(claim):
        for witness in case.testimony.by_work.get(key, ()):
            other = witness.identifier
            if other is None or other.scheme not in mine or other.scheme == "url":
                continue
            likely = same_work(claim, witness.claim)
            if likely is None or likely < EVEN_ODDS:
                continue
            seen = True
            if other.value != mine[other.scheme].value:
                found.setdefault(witness.document_id, witness)
    if not seen:
        return None
    if not found:
        return nothing_found("Other documents give the same identifier.")
    quotes = ", ".join(
        f"{witness.identifier.value} ({document_id})"
        for document_id, witness in sorted(found.items())[:QUOTED_WITNESSES]
        if witness.identifier is not None
    )
    return Finding(float(len(found)), f"Elsewhere {named(claim)} stands under {quotes}.")
