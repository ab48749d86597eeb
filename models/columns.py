"""This module knows how signals become indicator columns.

A signal has one column for "asked, and nothing found", and one for each edge that its value
reaches. An unknown signal has none of them, so that unknown weighs exactly 0 by construction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from citemark.signals import SignalSpec

FEWEST = 15
"""Rows that must reach an edge for it to have a weight of its own."""

IN_NATS = ("absent_title", "absent_identifier")
"""Signals whose value is the most that they can say: a work is absent from a source that holds the
share c of such works 1 - c times as often when it is real as when it is not (Bayes' rule), however
often the two go together in the data."""
NATS_STEP = 0.1
"""Width of a step of such a signal: whatever lies on one step weighs the same, within 0.05 nats of
what it may say."""

Row = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Columns:
    """The indicator columns of a model, in the order of its signals.

    ``edges`` of a signal start with the edge between "nothing found" and the least finding;
    ``clears`` says which signals have a column for "nothing found".
    """

    names: tuple[str, ...]
    directions: tuple[int, ...]
    edges: tuple[tuple[float, ...], ...]
    clears: tuple[bool, ...]

    @property
    def owners(self) -> list[tuple[int, int]]:
        """(signal, edge) of every column; edge -1 is "asked, and nothing found"."""
        return [
            (at, edge)
            for at, edges in enumerate(self.edges)
            for edge in range(-1 if self.clears[at] else 0, len(edges))
        ]

    def design(self, rows: Sequence[Row]) -> np.ndarray:
        """One row of 0 and 1 for each of ``rows``."""
        matrix = np.zeros((len(rows), len(self.owners)), dtype=np.float32)
        values = {
            name: np.array([row.get(name, np.nan) for row in rows], dtype=float)
            for name in self.names
        }
        for column, (at, edge) in enumerate(self.owners):
            value, edges = values[self.names[at]], self.edges[at]
            if edge < 0:
                matrix[:, column] = value < edges[0]
            else:
                matrix[:, column] = value >= edges[edge]
        return matrix

    def signs(self) -> np.ndarray:
        """The sign that each column's weight may have."""
        return np.array([-1 if edge < 0 else self.directions[at] for at, edge in self.owners])


def columns_of(
    rows: Sequence[Row], specs: Sequence[SignalSpec[Any]], intervals: int = 12
) -> Columns:
    """Columns with the edges that the values seen suggest, each reached by ``FEWEST`` rows at least.

    Signals that never varied in the data are left out: nothing can be learnt of them.
    """
    names, signs, edges, clears = [], [], [], []
    for spec in specs:
        values = np.array([row[spec.name] for row in rows if spec.name in row])
        if spec.direction == 0 or len(values) == 0 or values.max() <= 0.0:
            continue
        found = _nats(values) if spec.name in IN_NATS else _edges(values, intervals)
        kept = [edge for edge in found if (values >= edge).sum() >= FEWEST]
        if kept:
            names.append(spec.name)
            signs.append(spec.direction)
            clears.append(spec.clears and spec.direction > 0)
            edges.append(tuple(float(edge) for edge in kept))
    return Columns(tuple(names), tuple(signs), tuple(edges), tuple(clears))


def _edges(values: np.ndarray, intervals: int) -> np.ndarray:
    """One edge a value while there are few, else by quantiles and evenly.

    Quantiles alone leave one wide step where few values lie, and what stands at either end of it
    would weigh the same.
    """
    told = values[values > 0.0]
    distinct, even = np.unique(told), np.empty(0)
    if len(distinct) > intervals:
        distinct = np.unique(np.quantile(told, np.linspace(0, 1, intervals)))
        even = np.linspace(0.0, values.max(), intervals)[1:-1]
    steps = np.concatenate([[0.0], distinct])
    return np.unique(np.round(np.concatenate([(steps[1:] + steps[:-1]) / 2, even]), 4))


def _nats(values: np.ndarray) -> np.ndarray:
    """Edges between which a weight that may not exceed the value stays near it."""
    return np.round(np.arange(NATS_STEP / 2, values.max(), NATS_STEP), 4)
