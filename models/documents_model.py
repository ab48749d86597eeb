"""This module knows how documents are put together to train the document model."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rows import Row

from citemark.model import Model
from citemark.references import announced_sources
from citemark.signals import DOCUMENT_SPECS, DocumentCase, measure
from citemark.types import Document
from citemark.verdicts import judge

SHARES_WRONG = (0.0, 0.0, 0.05, 0.2, 0.5)
"""Shares of wrong references that bibliographies are drawn with; half of them have none."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    misleads: bool
    group: str
    values: dict[str, float]


def document_rows(
    rows: Sequence[Row], model: Model, *, count: int, rng: random.Random
) -> Iterator[DocumentRow]:
    """Self-made summaries as they are, and bibliographies drawn from single references.

    All references of one drawn bibliography stand in one state of evidence, as in life.
    """
    by_document: dict[int, list[Row]] = defaultdict(list)
    pools: dict[tuple[str, bool], list[Row]] = defaultdict(list)
    for row in rows:
        if row.example.corpus == "self-made summaries":
            by_document[id(row.example)].append(row)
        else:
            pools[(row.state, row.misleads)].append(row)
    for members in by_document.values():
        yield _row(members, members[0].case.document, model)
    states = sorted(
        {state for state, _ in pools if {(state, True), (state, False)} <= pools.keys()}
    )
    for _ in range(count if states else 0):
        state, share = rng.choice(states), rng.choice(SHARES_WRONG)
        members = [
            rng.choice(pools[(state, rng.random() < share)]) for _ in range(rng.randint(1, 30))
        ]
        yield _row(members, replace(members[0].case.document, declared=()), model)


def _row(members: Sequence[Row], document: Document, model: Model) -> DocumentRow:
    judged = tuple(
        (replace(row.case.reference, index=at), judge(row.case, row.findings, model))
        for at, row in enumerate(members, 1)
    )
    findings = measure(DocumentCase(document, judged, announced_sources(document)), DOCUMENT_SPECS)
    return DocumentRow(
        misleads=any(row.misleads for row in members),
        group=members[0].example.group,
        values={name: finding.value for name, finding in findings.items()},
    )
