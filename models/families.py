"""This module knows the kinds of model that compete, and how the simplest good one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import fitting
import numpy as np
from columns import columns_of
from measuring import Judged, figures
from operating_point import LEAST_RED, fit, probability
from tabled import FOLDS, Table

from citemark.signals import SignalSpec

FAMILIES = {"logistic regression": fitting.fit_logistic, "boosted stumps": fitting.fit_boosted}
"""Simplest first."""
YARDSTICK = "boosting with interactions (never shipped: its reasons do not add up)"
CHOICE_MARGIN = 0.005
"""AUROC within which the simpler family is kept."""


def cross_validate(table: Table, family: str, specs: Sequence[SignalSpec[Any]]) -> Judged:
    """Every row judged by a model that never saw its work."""
    said = np.zeros(len(table.rows))
    red = np.zeros(len(table.rows), dtype=bool)
    for fold in range(FOLDS):
        held = table.fold == fold
        fitted = fit(table, ~held, FAMILIES[family], specs)
        values, _, _ = table.part(held)
        said[held] = probability(fitted.tables, values)
        red[held] = said[held] >= fitted.red
    red |= np.array([row.proven for row in table.rows])
    return Judged(table.misleads, said, red, table.weight)


def choose(table: Table, specs: Sequence[SignalSpec[Any]]) -> tuple[str, dict[str, Judged]]:
    """The simplest family within the margin of the best, and what each said out of fold."""
    judged = {name: cross_validate(table, name, specs) for name in FAMILIES}
    scores = {name: figures(item)["auroc"] or 0.0 for name, item in judged.items()}
    best = max(scores.values())
    return next(name for name in FAMILIES if scores[name] >= best - CHOICE_MARGIN), judged


def yardstick(table: Table, specs: Sequence[SignalSpec[Any]]) -> dict[str, float | None]:
    """What boosting with interactions would say out of fold: the price of reasons that add up."""
    said = np.zeros(len(table.rows))
    for fold in range(FOLDS):
        held = table.fold == fold
        values, labels, weights = table.part(~held)
        columns = columns_of(values, specs)
        estimator = fitting.fit_interacting(columns, values, labels, weights)
        said[held] = estimator.predict_proba(columns.design(table.part(held)[0]))[:, 1]
    return figures(Judged(table.misleads, said, said >= LEAST_RED, table.weight))
