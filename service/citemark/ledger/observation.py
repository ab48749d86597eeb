"""This module knows what a document testifies: which identifiers it used, for which works."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citemark.types import Claim, Document, Identifier, Reference


@dataclass(frozen=True, slots=True)
class Use:
    """One claim, and the identifier it was made under (``None``: a work named without one)."""

    identifier: Identifier | None
    claim: Claim


@dataclass(frozen=True, slots=True)
class Observation:
    """All that one document testifies; a later one of the same document replaces it."""

    document_id: str
    document_title: str | None
    sha256: str
    published: dt.date | None
    uses: tuple[Use, ...]


CLAIMS_AN_IDENTIFIER = 4
"""Claims that one document may testify for one identifier. Two show that it stands for two works;
a list that repeats one identifier a thousand times must not outvote the other documents."""


def observe(document: Document, references: Sequence[Reference]) -> Observation:
    """What ``document`` testifies through its references, in their order.

    An identifier that the text cuts off is not testified: its value is a prefix of
    another one. Other claims of the same identifier within the document are testified too.
    """
    uses = dict.fromkeys(use for reference in references for use in _uses(reference))
    return Observation(
        document_id=document.id,
        document_title=document.title,
        sha256=document.sha256,
        published=document.published,
        uses=tuple(_first_claims(tuple(uses))),
    )


def _uses(reference: Reference) -> list[Use]:
    whole = [identifier for identifier in reference.identifiers if not identifier.cut_off]
    claims = (reference.claim, *reference.alternatives)
    if whole:
        return [Use(identifier, claim) for claim in claims for identifier in whole]
    return [Use(None, claim) for claim in claims if claim.names_a_work]


def _first_claims(uses: Sequence[Use]) -> Iterator[Use]:
    claims: Counter[Identifier] = Counter()
    for use in uses:
        if use.identifier is not None:
            claims[use.identifier] += 1
            if claims[use.identifier] > CLAIMS_AN_IDENTIFIER:
                continue
        yield use
