"""This module knows the figures by which a model is judged."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.metrics import roc_auc_score

BINS = 10
RESAMPLES = 200


@dataclass(frozen=True, slots=True)
class Judged:
    """What was true, what the model said, and whether the label was red."""

    misleads: np.ndarray
    probability: np.ndarray
    red: np.ndarray
    weight: np.ndarray

    def subset(self, mask: np.ndarray) -> Judged:
        return Judged(
            self.misleads[mask], self.probability[mask], self.red[mask], self.weight[mask]
        )


def figures(judged: Judged) -> dict[str, float | None]:
    """Detection and false positive rate, precision, F1, MCC, AUROC and ECE of one set."""
    wrong, red, weight = judged.misleads.astype(bool), judged.red.astype(bool), judged.weight
    hit = float(weight[wrong & red].sum())
    missed = float(weight[wrong & ~red].sum())
    false = float(weight[~wrong & red].sum())
    left = float(weight[~wrong & ~red].sum())
    both = min(wrong.sum(), (~wrong).sum()) > 0
    product = (hit + false) * (hit + missed) * (left + false) * (left + missed)
    return {
        "references": float(len(wrong)),
        "detected": _share(hit, missed),
        "false_positives": _share(false, left),
        "precision": _share(hit, false),
        "f1": 2 * hit / (2 * hit + false + missed) if hit + false + missed else None,
        "mcc": (hit * left - false * missed) / math.sqrt(product) if product else None,
        "auroc": float(roc_auc_score(wrong, judged.probability, sample_weight=weight))
        if both
        else None,
        "ece": calibration_error(judged),
    }


def _share(part: float, rest: float) -> float | None:
    return part / (part + rest) if part + rest else None


def calibration_error(judged: Judged) -> float:
    """Expected calibration error over ten equal-width bins (Naeini et al. 2015)."""
    total = judged.weight.sum()
    error = 0.0
    places = np.minimum((judged.probability * BINS).astype(int), BINS - 1)
    for place in range(BINS):
        inside = places == place
        mass = judged.weight[inside].sum()
        if mass > 0:
            said = np.average(judged.probability[inside], weights=judged.weight[inside])
            true = np.average(judged.misleads[inside], weights=judged.weight[inside])
            error += mass / total * abs(said - true)
    return float(error)


def intervals(judged: Judged, *, seed: int = 0) -> dict[str, tuple[float, float]]:
    """Percentile bootstrap intervals (95 %) of every figure, over references."""
    rng = np.random.default_rng(seed)
    draws: dict[str, list[float]] = {}
    for _ in range(RESAMPLES):
        chosen = rng.integers(0, len(judged.misleads), len(judged.misleads))
        for name, value in figures(judged.subset(chosen)).items():
            if value is not None:
                draws.setdefault(name, []).append(value)
    return {
        name: (
            round(float(np.percentile(values, 2.5)), 4),
            round(float(np.percentile(values, 97.5)), 4),
        )
        for name, values in draws.items()
    }


def restated(probability: np.ndarray, base: float, prevalence: float) -> np.ndarray:
    """Probabilities for another prevalence (Elkan 2001, Theorem 2)."""
    odds = probability / np.clip(1 - probability, 1e-9, None)
    odds = odds * (prevalence / (1 - prevalence)) / (base / (1 - base))
    return np.asarray(odds / (1 + odds))


def stack(parts: Sequence[Judged]) -> Judged:
    return Judged(
        np.concatenate([part.misleads for part in parts]),
        np.concatenate([part.probability for part in parts]),
        np.concatenate([part.red for part in parts]),
        np.concatenate([part.weight for part in parts]),
    )
