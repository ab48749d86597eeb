"""A fit gives weights that a reader can trust: unknown is 0, worse is never better."""

from __future__ import annotations

import random

import fitting
import numpy as np
import pytest
from columns import columns_of

from citemark.signals import SignalSpec

AGAINST = SignalSpec("against", "?", "reference", +1, lambda _: None, clears=True)
FORMAL = SignalSpec("formal", "?", "reference", +1, lambda _: None)
SUPPORT = SignalSpec("support", "?", "reference", -1, lambda _: None)
NEVER_SEEN = SignalSpec("never_seen", "?", "reference", +1, lambda _: None)
INFORMS = SignalSpec("informs", "?", "reference", 0, lambda _: None)
SPECS = (AGAINST, FORMAL, SUPPORT, NEVER_SEEN, INFORMS)
FITS = [fitting.fit_logistic, fitting.fit_boosted]


@pytest.fixture(scope="module")
def data() -> tuple[list[dict[str, float]], np.ndarray, np.ndarray]:
    rng = random.Random(1)
    rows, labels = [], []
    for _ in range(1500):
        wrong = rng.random() < 0.4
        row = {"formal": float(rng.random() < (0.5 if wrong else 0.05)), "informs": 1.0}
        if rng.random() < 0.7:
            row["against"] = rng.choice((0, 1, 2, 3)) if wrong else rng.choice((0, 0, 0, 1))
        if rng.random() < (0.1 if wrong else 0.7):
            row["support"] = 1.0
        rows.append({name: float(value) for name, value in row.items()})
        labels.append(wrong)
    return rows, np.array(labels), np.ones(len(rows))


@pytest.mark.parametrize("fit", FITS)
def test_unknown_weighs_nothing_and_worse_is_never_better(fit, data) -> None:
    rows, labels, weights = data
    columns = columns_of(rows, SPECS)
    tables = fit(columns, rows, labels, weights)
    steps = tables.steps()
    assert set(steps) == {"against", "formal", "support"}
    assert steps["against"][0] <= 0.0 <= steps["against"][-1]
    assert list(steps["against"]) == sorted(steps["against"])
    assert steps["formal"][0] == 0.0 < steps["formal"][-1]
    assert steps["support"][0] == 0.0 > steps["support"][-1]
    assert tables.log_odds([{}])[0] == pytest.approx(tables.intercept)


@pytest.mark.parametrize("fit", FITS)
def test_the_steps_add_up_to_the_log_odds(fit, data) -> None:
    rows, labels, weights = data
    columns = columns_of(rows, SPECS)
    tables = fit(columns, rows, labels, weights)
    steps = tables.steps()
    for row in rows[:50]:
        total = tables.intercept
        for name, edges in zip(columns.names, columns.edges, strict=True):
            if name in row:
                total += steps[name][sum(row[name] >= edge for edge in edges)]
        assert tables.log_odds([row])[0] == pytest.approx(total, abs=1e-3)


def test_calibration_makes_shares_of_probabilities(data) -> None:
    rows, labels, weights = data
    columns = columns_of(rows, SPECS)
    tables = fitting.fit_logistic(columns, rows, labels, weights)
    calibrated = fitting.calibrate(tables.scaled(4.0, 1.0), rows, labels, weights)
    said = 1.0 / (1.0 + np.exp(-calibrated.log_odds(rows)))
    assert said.mean() == pytest.approx(labels.mean(), abs=0.01)


def test_a_bounded_signal_weighs_at_most_its_bound(data) -> None:
    rows, labels, weights = data
    columns = columns_of(rows, SPECS)
    tables = fitting.fit_logistic(columns, rows, labels, weights).bounded("against", 0.5)
    assert max(tables.steps()["against"]) <= 0.5
