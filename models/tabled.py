"""This module knows rows as arrays: their weights, and the fold that each work falls into."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rows import Row

FOLDS = 5
PREVALENCE = 0.2
"""Share of misleading references that probabilities are stated for; settings restate it."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as arrays, with the fold of each."""

    rows: tuple[Row, ...]
    values: tuple[dict[str, float], ...]
    misleads: np.ndarray
    weight: np.ndarray
    fold: np.ndarray

    def part(self, mask: np.ndarray) -> tuple[list[dict[str, float]], np.ndarray, np.ndarray]:
        chosen = np.flatnonzero(mask)
        return [self.values[at] for at in chosen], self.misleads[mask], self.weight[mask]


def table_of(rows: Sequence[Row]) -> Table:
    misleads = np.array([row.misleads for row in rows])
    return Table(
        rows=tuple(rows),
        values=tuple(row.values for row in rows),
        misleads=misleads,
        weight=_weights(rows, misleads),
        fold=np.array([fold_of(row.example.group) for row in rows]),
    )


def fold_of(group: str) -> int:
    """The fold of a group of examples, by hash: the same in every run and corpus."""
    return hashlib.blake2b(group.encode(), digest_size=8).digest()[0] % FOLDS


def _weights(rows: Sequence[Row], misleads: np.ndarray) -> np.ndarray:
    """Row weights: corpora count by the root of their size, and the prevalence holds overall."""
    weight = np.array([row.weight for row in rows])
    corpus = np.array([row.example.corpus for row in rows])
    for name in np.unique(corpus):
        inside = corpus == name
        weight[inside] *= np.sqrt(inside.sum()) / weight[inside].sum()
    for side, share in ((misleads, PREVALENCE), (~misleads, 1 - PREVALENCE)):
        weight[side] *= share * len(rows) / weight[side].sum()
    return weight
