"""This module knows how a labelled example becomes rows of signal values, state by state."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import evidence_states
from corpora import SLIP, Example

from citemark.evidence.local_index import LocalIndex
from citemark.index import Index
from citemark.ledger import Ledger, observe, open_ledger
from citemark.references import extract
from citemark.signals import REFERENCE_SPECS, Case, Finding, Mark, build_case, measure
from citemark.types import Reference

BENCHMARKS = frozenset({"hallmark", "citeaudit"})
"""Corpora that are judged in the one state in which they are measured: with the index."""


@dataclass(frozen=True, slots=True)
class Row:
    """One reference of one example in one state of evidence."""

    example: Example
    kind: str
    state: str
    weight: float
    case: Case
    findings: dict[str, Finding]

    @property
    def misleads(self) -> bool:
        return self.kind not in {"right", SLIP}

    @property
    def values(self) -> dict[str, float]:
        return {name: finding.value for name, finding in self.findings.items()}

    @property
    def proven(self) -> bool:
        return any(finding.mark is Mark.PROOF for finding in self.findings.values())


def kind_of(example: Example, reference: Reference) -> str | None:
    """The reference's label, by its number or by any of its identifiers."""
    for name in (reference.index, *reference.identifiers):
        if name in example.misleads:
            return example.misleads[name]
    return None


def rows_of(
    examples: Iterable[Example],
    index: Index | None,
    *,
    now: dt.date,
    rng: random.Random,
    state: evidence_states.State | None = None,
) -> Iterator[Row]:
    """Every labelled reference of the examples; ``state`` fixes what is otherwise drawn.

    Documents of one corpus testify about one another when they are summaries; single references
    (benchmark entries, altered works) each stand alone, as their corpora are no collections.
    """
    source = LocalIndex(index, now) if index is not None else None
    examples = tuple(examples)
    with open_ledger("memory") as ledger:
        found = {}
        for example in examples:
            references = tuple(extract(example.document))
            found[id(example)] = references
            if example.corpus == "self-made summaries":
                ledger.record([observe(example.document, references)])
        for example in examples:
            yield from _rows(example, found[id(example)], source, ledger, now, rng, state)


def _rows(
    example: Example,
    references: tuple[Reference, ...],
    source: LocalIndex | None,
    ledger: Ledger,
    now: dt.date,
    rng: random.Random,
    fixed: evidence_states.State | None,
) -> Iterator[Row]:
    answers = (
        source.look_up(references, deadline=None) if source is not None else ((),) * len(references)
    )
    testimony = ledger.testimony(
        tuple(item for reference in references for item in reference.identifiers),
        tuple(reference.claim for reference in references),
        but_not=example.document.id,
    )
    state = fixed or evidence_states.draw(rng)
    as_found = fixed is not None or example.corpus in BENCHMARKS
    if example.corpus in BENCHMARKS:
        state = fixed or evidence_states.State.INDEX
    for reference, evidence in zip(references, answers, strict=True):
        kind = kind_of(example, reference)
        if kind is None:
            continue
        views = evidence_states.seen_in(
            state, reference, evidence, made_up=example.made_up, now=now
        )
        for view in views[:1] if as_found else views:
            case = build_case(
                reference,
                example.document,
                view.evidence,
                testimony,
                now=now,
                rarity=source.index.rarity if source is not None else None,
            )
            findings = measure(case, REFERENCE_SPECS)
            if view.weight > 0.0:
                weight = 1.0 if as_found else view.weight
                yield Row(example, kind, view.state.value, weight, case, findings)
