"""Cases built by hand: one reference, what sources said of it, what other documents say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from citemark.ledger import Testimony
from citemark.signals import REFERENCE_SPECS, Case, Finding, build_case, measure
from citemark.types import (
    Claim,
    Coverage,
    Document,
    Evidence,
    Identifier,
    Outcome,
    Record,
    Reference,
    SourceKind,
)

NOW = dt.date(2026, 11, 21)
DOCUMENT = Document(id="doc", sha256="0" * 64, media_type="text/plain", text="…")
WORK = Record(
    title="Sparse Lattices for Patient Reading of Long Documents",
    authors=("Ada Brook", "Ben Carver", "Chloe Dunn"),
    year=2021,
    venues=("NeurIPS",),
    years=(2021,),
    identifiers=(Identifier("arxiv", "2105.04567"),),
)
RIGHT = Claim(title=WORK.title, authors=WORK.authors)
OTHER = replace(
    WORK,
    title="Tidal Forcing of Shallow Estuaries in Winter",
    authors=("Dora Eng",),
    identifiers=(),
)
PREPRINT = replace(WORK, venues=("arXiv",))
CLAIMED = Identifier("arxiv", "2105.04567")
MINE = Claim(method="Layered Echo Pruning", acronym="LEP")
COVERED = Coverage(0.97, 0.95, 0.99, "a venue and year")

MakeCase = Callable[..., Case]
Ask = Callable[..., dict[str, Finding]]


def held(record: Record = WORK, query: str = "title", **changes: object) -> Evidence:
    return Evidence(
        source=str(changes.pop("source", "index")),
        kind=SourceKind(changes.pop("kind", SourceKind.INDEX)),
        outcome=Outcome.FOUND,
        query=query,
        record=record,
        **changes,  # type: ignore[arg-type]
    )


def silent(outcome: Outcome, query: str = "title", **changes: object) -> Evidence:
    return Evidence(
        source=str(changes.pop("source", "index")),
        kind=SourceKind(changes.pop("kind", SourceKind.INDEX)),
        outcome=outcome,
        query=query,
        **changes,  # type: ignore[arg-type]
    )


def covering(share: float) -> Coverage:
    return Coverage(share, share, share, "a venue and year")


@pytest.fixture
def make_case() -> MakeCase:
    def make(
        claim: Claim = RIGHT,
        evidence: Sequence[Evidence] = (),
        identifiers: Sequence[Identifier] = (),
        testimony: Testimony | None = None,
        alternatives: Sequence[Claim] = (),
        document: Document = DOCUMENT,
    ) -> Case:
        reference = Reference(
            index=1,
            key=None,
            text="…",
            start=0,
            end=1,
            identifiers=tuple(identifiers),
            claim=claim,
            alternatives=tuple(alternatives),
        )
        return build_case(reference, document, tuple(evidence), testimony or Testimony(), now=NOW)

    return make


@pytest.fixture
def ask(make_case: MakeCase) -> Ask:
    def asked(*given: object, **named: object) -> dict[str, Finding]:
        return measure(make_case(*given, **named), REFERENCE_SPECS)

    return asked
