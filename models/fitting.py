"""This module knows how additive models are fitted, and turned into tables of weights.

Two families compete: gradient boosting without interactions under monotonic constraints, and a
logistic regression over the intervals of each signal. Both give one step function a signal, in
which unknown weighs exactly 0; a third, boosting with interactions, only shows what additivity
costs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

SEED = 0
LARGEST_WEIGHT = 8.0
"""Nats to which one signal's word is bounded: no signal was seen often enough to say more."""

Row = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of a model: names, directions (+1, -1) and the edges between their intervals."""

    names: tuple[str, ...]
    directions: tuple[int, ...]
    edges: tuple[tuple[float, ...], ...]

    def matrix(self, rows: Sequence[Row]) -> np.ndarray:
        """Interval numbers, one column a signal; unknown is NaN."""
        table = np.full((len(rows), len(self.names)), np.nan)
        for at, row in enumerate(rows):
            for column, name in enumerate(self.names):
                if name in row:
                    table[at, column] = np.searchsorted(self.edges[column], row[name], side="right")
        return table


def signals_of(rows: Sequence[Row], directions: Mapping[str, int], intervals: int = 16) -> Signals:
    """Intervals from the values seen: one a value while there are few, else by quantiles.

    Signals that never varied in the data are left out: nothing can be learnt of them.
    """
    names, signs, edges = [], [], []
    for name, direction in directions.items():
        values = np.array([row[name] for row in rows if name in row])
        distinct = np.unique(values)
        if direction == 0 or len(distinct) < 2:
            continue
        if len(distinct) > intervals:
            # 0 says "asked, and fine": it keeps an interval of its own beside the others' quantiles
            rest = np.quantile(values[values != 0.0], np.linspace(0, 1, intervals))
            distinct = np.unique(np.concatenate([[0.0], rest]))
        middles = np.unique(np.round((distinct[1:] + distinct[:-1]) / 2, 4))
        names.append(name)
        signs.append(direction)
        edges.append(tuple(float(edge) for edge in middles))
    return Signals(tuple(names), tuple(signs), tuple(edges))


@dataclass(frozen=True, slots=True)
class Tables:
    """A fitted additive model: an intercept and, per signal, one weight an interval."""

    signals: Signals
    intercept: float
    weights: tuple[tuple[float, ...], ...]
    estimator: Any

    def log_odds(self, rows: Sequence[Row]) -> np.ndarray:
        matrix = self.signals.matrix(rows)
        total = np.full(len(rows), self.intercept)
        for column, weights in enumerate(self.weights):
            known = ~np.isnan(matrix[:, column])
            total[known] += np.array(weights)[matrix[known, column].astype(int)]
        return total

    def scaled(self, slope: float, shift: float) -> Tables:
        """The same model after a sigmoid calibration ``slope * log_odds + shift``."""
        return Tables(
            self.signals,
            slope * self.intercept + shift,
            tuple(
                tuple(_bounded(slope * weight) for weight in weights) for weights in self.weights
            ),
            self.estimator,
        )

    def as_json(self) -> dict[str, object]:
        return {
            "intercept": round(self.intercept, 4),
            "signals": [
                {"signal": name, "edges": list(edges), "weights": [round(w, 4) for w in weights]}
                for name, edges, weights in zip(
                    self.signals.names, self.signals.edges, self.weights, strict=True
                )
            ],
        }


def _bounded(weight: float) -> float:
    return float(max(-LARGEST_WEIGHT, min(LARGEST_WEIGHT, weight)))


def fit_boosted(
    signals: Signals, rows: Sequence[Row], labels: np.ndarray, weights: np.ndarray
) -> Tables:
    """Boosted step functions, one signal a tree, monotonic in the signal's direction."""
    estimator = HistGradientBoostingClassifier(
        learning_rate=0.08,
        max_iter=400,
        max_leaf_nodes=8,
        min_samples_leaf=20,
        l2_regularization=1.0,
        monotonic_cst=list(signals.directions),
        interaction_cst="no_interactions",
        early_stopping=False,
        random_state=SEED,
    )
    matrix = signals.matrix(rows)
    estimator.fit(matrix, labels, sample_weight=weights)
    unknown = np.full((1, len(signals.names)), np.nan)
    base = float(estimator.decision_function(unknown)[0])
    tables = []
    for column, edges in enumerate(signals.edges):
        grid = np.repeat(unknown, len(edges) + 1, axis=0)
        grid[:, column] = np.arange(len(edges) + 1)
        steps = estimator.decision_function(grid) - base
        tables.append(_honest(steps, signals.edges[column], signals.directions[column]))
    return Tables(signals, base, tuple(tables), estimator)


def fit_logistic(
    signals: Signals, rows: Sequence[Row], labels: np.ndarray, weights: np.ndarray
) -> Tables:
    """Logistic regression over interval indicators, made monotonic by isotonic regression."""
    matrix = signals.matrix(rows)
    columns, owners = [], []
    for column, edges in enumerate(signals.edges):
        for interval in range(len(edges) + 1):
            columns.append(matrix[:, column] == interval)
            owners.append(column)
    design = np.column_stack(columns).astype(float)
    estimator = LogisticRegression(C=1.0, max_iter=2000, random_state=SEED)
    estimator.fit(design, labels, sample_weight=weights)
    coefficients = estimator.coef_[0]
    mass = (design * weights[:, None]).sum(axis=0) + 1e-9
    tables = []
    for column, direction in enumerate(signals.directions):
        own = [at for at, owner in enumerate(owners) if owner == column]
        ordered = IsotonicRegression(increasing=direction > 0).fit_transform(
            np.arange(len(own)), coefficients[own], sample_weight=mass[own]
        )
        tables.append(_honest(ordered, signals.edges[column], direction))
    return Tables(signals, float(estimator.intercept_[0]), tuple(tables), estimator)


def fit_interacting(
    signals: Signals, rows: Sequence[Row], labels: np.ndarray, weights: np.ndarray
) -> Any:
    """Boosting with interactions: only a yardstick, for its reasons do not add up."""
    estimator = HistGradientBoostingClassifier(
        learning_rate=0.08,
        max_iter=300,
        max_leaf_nodes=15,
        min_samples_leaf=20,
        l2_regularization=1.0,
        monotonic_cst=list(signals.directions),
        early_stopping=False,
        random_state=SEED,
    )
    return estimator.fit(signals.matrix(rows), labels, sample_weight=weights)


def _honest(steps: np.ndarray, edges: Sequence[float], direction: int) -> tuple[float, ...]:
    """Steps that say nothing they may not say.

    A signal against a source that was asked and found nothing (the interval that holds 0) never
    accuses; a signal for a source never accuses at all.
    """
    fine = int(np.searchsorted(edges, 0.0, side="right"))
    bounded = np.array([_bounded(step) for step in steps])
    if direction > 0:
        bounded[: fine + 1] = np.minimum(bounded[: fine + 1], 0.0)
        bounded[-1] = max(bounded[-1], 0.0)
        bounded = np.maximum.accumulate(bounded)
    else:
        bounded = np.minimum.accumulate(np.minimum(bounded, 0.0))
    return tuple(float(step) for step in bounded)


def calibrate(
    tables: Tables, rows: Sequence[Row], labels: np.ndarray, weights: np.ndarray
) -> Tables:
    """Sigmoid calibration on a split of its own; it keeps the reasons additive (Platt 1999)."""
    scores = tables.log_odds(rows)[:, None]
    sigmoid = LogisticRegression(C=1e6, max_iter=1000, random_state=SEED)
    sigmoid.fit(scores, labels, sample_weight=weights)
    slope = max(0.05, float(sigmoid.coef_[0, 0]))
    return tables.scaled(slope, float(sigmoid.intercept_[0]))
