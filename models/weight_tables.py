"""This module knows a fitted additive model: its weights, how it is calibrated and bounded, its file."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from columns import Columns, Row

LARGEST_WEIGHT = 8.0
"""Nats to which one signal's word is bounded: no signal was seen often enough to say more."""


@dataclass(frozen=True, slots=True)
class Tables:
    """A fitted additive model: an intercept, and one weight for each indicator column."""

    columns: Columns
    intercept: float
    weights: np.ndarray
    estimator: Any
    kept: tuple[int, ...]
    """Which columns the estimator was fitted on."""

    def log_odds(self, rows: Sequence[Row]) -> np.ndarray:
        return np.asarray(self.intercept + self.columns.design(rows) @ self.weights)

    def scaled(self, slope: float, shift: float) -> Tables:
        """The same model after a sigmoid calibration ``slope * log_odds + shift``."""
        return Tables(
            self.columns,
            slope * self.intercept + shift,
            clipped(self.columns, slope * self.weights),
            self.estimator,
            self.kept,
        )

    def bounded(self, name: str, bound: float, *, below: float = math.inf) -> Tables:
        """The same model in which one signal weighs at most ``bound``, as far as it is ``below``."""
        weights = self.weights.copy()
        before = after = 0.0
        for at, (signal, edge) in enumerate(self.columns.owners):
            if self.columns.names[signal] == name and edge >= 0:
                before += weights[at]
                total = min(before, bound) if self.columns.edges[signal][edge] < below else before
                weights[at], after = total - after, total
        return Tables(self.columns, self.intercept, weights, self.estimator, self.kept)

    def at_most_its_value(self, name: str) -> Tables:
        """The same model in which one signal, measured in nats, weighs no more than it found: than the
        middle of the values between two edges, which all weigh the same."""
        weights = self.weights.copy()
        before = after = 0.0
        for at, (signal, edge) in enumerate(self.columns.owners):
            if self.columns.names[signal] == name and edge >= 0:
                edges = self.columns.edges[signal]
                middle = (edges[edge] + edges[min(edge + 1, len(edges) - 1)]) / 2
                before += weights[at]
                weights[at], after = min(before, middle) - after, min(before, middle)
        return Tables(self.columns, self.intercept, weights, self.estimator, self.kept)

    def steps(self) -> dict[str, tuple[float, ...]]:
        """Per signal one weight for each interval between its edges."""
        steps: dict[str, list[float]] = {name: [0.0] for name in self.columns.names}
        for (at, edge), weight in zip(self.columns.owners, self.weights, strict=True):
            own = steps[self.columns.names[at]]
            if edge < 0:
                own[0] = float(weight)
            else:
                own.append((own[-1] if edge > 0 else 0.0) + float(weight))
        return {name: tuple(round(step, 4) for step in own) for name, own in steps.items()}

    def as_json(self) -> dict[str, object]:
        steps = self.steps()
        return {
            "intercept": round(float(self.intercept), 4),
            "signals": [
                {"signal": name, "edges": list(edges), "weights": list(steps[name])}
                for name, edges in zip(self.columns.names, self.columns.edges, strict=True)
            ],
        }


def clipped(columns: Columns, weights: np.ndarray) -> np.ndarray:
    """Weights with which no signal, at any value, says more than ``LARGEST_WEIGHT``."""
    bounded = weights.copy()
    said = 0.0
    for column, (_, edge) in enumerate(columns.owners):
        said = 0.0 if edge <= 0 else said
        total = float(np.clip(said + bounded[column], -LARGEST_WEIGHT, LARGEST_WEIGHT))
        bounded[column] = total - said
        said = total
    return bounded
