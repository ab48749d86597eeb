"""This module knows how additive models are fitted, and turned into tables of weights.

A signal becomes indicator columns: one for "asked, and nothing found", and one for each edge that
its value reaches. An unknown signal has none of them, so that unknown weighs exactly 0 by
construction; every column is held to its sign, so that more damning values never weigh less. Two families compete over the same columns: a logistic regression, and boosted
stumps under monotonic constraints. A third, boosting with interactions over the signals
themselves, only shows what additivity costs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from citemark.signals import SignalSpec

SEED = 0
LARGEST_WEIGHT = 8.0
"""Nats to which one signal's word is bounded: no signal was seen often enough to say more."""
SMALLEST_WEIGHT = 0.02
"""Nats below which a column is noise: it is removed, and the report is shorter."""
INVERSE_PENALTY = 3.0
"""scikit-learn's C: weights of a few hundred rows are hardly shrunk, those of a dozen are."""
FEWEST = 15
"""Rows that must reach an edge for it to have a weight of its own."""

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
    """Edges from the values seen: one a value while there are few, else by quantiles and evenly.

    Quantiles alone leave one wide step where few values lie, and what stands at either end of it
    would weigh the same.
    Signals that never varied in the data are left out: nothing can be learnt of them.
    """
    names, signs, edges, clears = [], [], [], []
    for spec in specs:
        values = np.sort(np.array([row[spec.name] for row in rows if spec.name in row]))
        if spec.direction == 0 or len(values) == 0 or values[-1] <= 0.0:
            continue
        told = values[values > 0.0]
        distinct = np.unique(told)
        if len(distinct) > intervals:
            distinct = np.unique(np.quantile(told, np.linspace(0, 1, intervals)))
            even = np.linspace(0.0, values[-1], intervals)[1:-1]
        else:
            even = np.empty(0)
        steps = np.concatenate([[0.0], distinct])
        middles = np.unique(np.round(np.concatenate([(steps[1:] + steps[:-1]) / 2, even]), 4))
        kept = [edge for edge in middles if (values >= edge).sum() >= FEWEST]
        if kept:
            names.append(spec.name)
            signs.append(spec.direction)
            clears.append(spec.clears and spec.direction > 0)
            edges.append(tuple(float(edge) for edge in kept))
    return Columns(tuple(names), tuple(signs), tuple(edges), tuple(clears))


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

    def bounded(self, name: str, bound: float) -> Tables:
        """The same model in which one signal weighs at most ``bound``."""
        weights = self.weights.copy()
        own = [
            at
            for at, (signal, edge) in enumerate(self.columns.owners)
            if self.columns.names[signal] == name and edge >= 0
        ]
        left = bound
        for at in own:
            weights[at] = min(weights[at], left)
            left -= weights[at]
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


def fit_logistic(
    columns: Columns, rows: Sequence[Row], labels: np.ndarray, weights: np.ndarray
) -> Tables:
    """Logistic regression over the columns that weigh anything when each is held to its sign."""
    design, signs = columns.design(rows), columns.signs()
    kept = _rightly_signed(design.astype(float) * signs, labels, weights)
    estimator = LogisticRegression(C=INVERSE_PENALTY, max_iter=1000, random_state=SEED)
    estimator.fit(design[:, kept], labels, sample_weight=weights)
    found = np.zeros(len(signs))
    found[kept] = np.where(estimator.coef_[0] * signs[kept] > 0.0, estimator.coef_[0], 0.0)
    return Tables(
        columns,
        float(estimator.intercept_[0]),
        clipped(columns, found),
        estimator,
        tuple(int(at) for at in kept),
    )


def _rightly_signed(signed: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The columns that keep a weight when every weight is held to its sign.

    The penalised likelihood is convex, so the bounded optimum is unique, and a logistic regression
    over the columns that are not at their bound has the same optimum.
    """
    truth = np.where(labels, 1.0, -1.0)

    def loss(point: np.ndarray) -> tuple[float, np.ndarray]:
        margin = truth * (point[0] + signed @ point[1:])
        value = (weights * np.logaddexp(0.0, -margin)).sum() * INVERSE_PENALTY
        slope = -(weights * truth / (1.0 + np.exp(np.minimum(margin, 700.0)))) * INVERSE_PENALTY
        gradient = np.concatenate([[slope.sum()], signed.T @ slope + point[1:]])
        return value + 0.5 * (point[1:] @ point[1:]), gradient

    count = signed.shape[1]
    bounds = [(None, None), *[(0.0, None)] * count]
    found = minimize(
        loss,
        np.zeros(count + 1),
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"maxiter": 500},
    )
    return np.flatnonzero(found.x[1:] > SMALLEST_WEIGHT)


def fit_boosted(
    columns: Columns, rows: Sequence[Row], labels: np.ndarray, weights: np.ndarray
) -> Tables:
    """Boosted stumps over the columns, each held to its sign."""
    estimator = HistGradientBoostingClassifier(
        learning_rate=0.3,
        max_iter=150,
        max_leaf_nodes=2,
        min_samples_leaf=FEWEST,
        l2_regularization=0.5,
        monotonic_cst=list(columns.signs()),
        early_stopping=False,
        random_state=SEED,
    )
    estimator.fit(columns.design(rows), labels, sample_weight=weights)
    count = len(columns.owners)
    steps = estimator.decision_function(np.eye(count, dtype=np.float32))
    base = float(estimator.decision_function(np.zeros((1, count), dtype=np.float32))[0])
    weights_found = clipped(columns, np.asarray(steps) - base)
    return Tables(columns, base, weights_found, estimator, tuple(range(count)))


def fit_interacting(
    columns: Columns, rows: Sequence[Row], labels: np.ndarray, weights: np.ndarray
) -> Any:
    """Boosting with interactions: only a yardstick, for its reasons do not add up."""
    estimator = HistGradientBoostingClassifier(
        learning_rate=0.1,
        max_iter=250,
        max_leaf_nodes=15,
        min_samples_leaf=FEWEST,
        l2_regularization=0.5,
        monotonic_cst=list(columns.signs()),
        early_stopping=False,
        random_state=SEED,
    )
    return estimator.fit(columns.design(rows), labels, sample_weight=weights)


def calibrate(
    tables: Tables, rows: Sequence[Row], labels: np.ndarray, weights: np.ndarray
) -> Tables:
    """Sigmoid calibration on a split of its own; it keeps the reasons additive (Platt 1999)."""
    scores = tables.log_odds(rows)[:, None]
    sigmoid = LogisticRegression(C=1e6, max_iter=1000, random_state=SEED)
    sigmoid.fit(scores, labels, sample_weight=weights)
    slope = max(0.05, float(sigmoid.coef_[0, 0]))
    return tables.scaled(slope, float(sigmoid.intercept_[0]))
