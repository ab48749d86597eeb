"""This module knows how additive models are fitted over indicator columns.

Every column is held to its sign, so that more damning values never weigh less. Two families compete
over the same columns: a logistic regression, and boosted stumps under monotonic constraints. A
third, boosting with interactions over the signals themselves, only shows what additivity costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from columns import FEWEST, Columns, Row
from scipy.optimize import minimize
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from weight_tables import Tables, clipped

SEED = 0
SMALLEST_WEIGHT = 0.02
"""Nats below which a column is noise: it is removed, and the report is shorter."""
INVERSE_PENALTY = 3.0
"""scikit-learn's C: weights of a few hundred rows are hardly shrunk, those of a dozen are."""


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
    estimator = _boosting(columns, rate=0.3, rounds=150, leaves=2)
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
    estimator = _boosting(columns, rate=0.1, rounds=250, leaves=15)
    return estimator.fit(columns.design(rows), labels, sample_weight=weights)


def _boosting(
    columns: Columns, *, rate: float, rounds: int, leaves: int
) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(
        learning_rate=rate,
        max_iter=rounds,
        max_leaf_nodes=leaves,
        min_samples_leaf=FEWEST,
        l2_regularization=0.5,
        monotonic_cst=list(columns.signs()),
        early_stopping=False,
        random_state=SEED,
    )


def calibrate(
    tables: Tables, rows: Sequence[Row], labels: np.ndarray, weights: np.ndarray
) -> Tables:
    """Sigmoid calibration on a split of its own; it keeps the reasons additive (Platt 1999)."""
    scores = tables.log_odds(rows)[:, None]
    sigmoid = LogisticRegression(C=1e6, max_iter=1000, random_state=SEED)
    sigmoid.fit(scores, labels, sample_weight=weights)
    slope = max(0.05, float(sigmoid.coef_[0, 0]))
    return tables.scaled(slope, float(sigmoid.intercept_[0]))
