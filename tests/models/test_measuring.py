"""Figures of sets whose answers are known by hand."""

from __future__ import annotations

import numpy as np
import pytest
from measuring import Judged, calibration_error, figures, intervals, restated


def judged(misleads, probability, red) -> Judged:
    return Judged(
        np.array(misleads, dtype=bool),
        np.array(probability, dtype=float),
        np.array(red, dtype=bool),
        np.ones(len(misleads)),
    )


FOUR = judged([1, 1, 0, 0], [0.9, 0.4, 0.6, 0.1], [1, 0, 1, 0])


def test_rates_follow_from_the_counts() -> None:
    found = figures(FOUR)
    assert (found["detected"], found["false_positives"], found["precision"]) == (0.5, 0.5, 0.5)
    assert found["f1"] == 0.5
    assert found["mcc"] == 0.0
    assert found["auroc"] == 0.75


def test_a_set_without_one_side_has_no_rate_for_it() -> None:
    found = figures(judged([0, 0], [0.1, 0.2], [0, 0]))
    assert found["detected"] is None
    assert found["auroc"] is None
    assert found["false_positives"] == 0.0


def test_calibration_error_is_the_weighted_gap() -> None:
    assert calibration_error(judged([1, 0], [0.75, 0.75], [1, 1])) == pytest.approx(0.25)
    assert calibration_error(judged([1, 0], [1.0, 0.0], [1, 0])) == 0.0


def test_another_prevalence_moves_odds_by_the_ratio_of_odds() -> None:
    assert restated(np.array([0.5]), 0.5, 0.2)[0] == pytest.approx(0.2)
    assert restated(np.array([0.2]), 0.2, 0.2)[0] == pytest.approx(0.2)


def test_intervals_hold_the_figure_and_repeat() -> None:
    bounds = intervals(FOUR)
    assert bounds["detected"][0] <= 0.5 <= bounds["detected"][1]
    assert bounds == intervals(FOUR)
