"""This module knows how a trained model turns signal values into log-odds, and whom to trust.

A model is additive: an intercept plus, for every signal it was trained on, one weight per
interval of the signal's value. Unknown weighs exactly 0. So every probability is the logistic
of a sum whose terms are the report's reasons. The tables are JSON (nothing in them can run);
the scikit-learn estimators they were taken from lie beside them as joblib files, for audit.
"""

from __future__ import annotations

import hashlib
import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from citemark.errors import ModelRejected

FORMAT = 1
"""Version of the manifest's layout; a model of another format is refused."""

LARGEST_FILE = 8 * 2**20
"""Bytes read of any one file of a model directory."""

LARGEST_WEIGHT = 1000.0
"""Log-odds; a float's logistic is 0 or 1 from 745 on, so what is beyond that was never fitted."""

THRESHOLDS = ("red", "supported", "verified")
"""What the verdicts need: probabilities from which and up to which a label holds."""

BASELINE = "baseline"
"""The name under which the intercept stands among the reasons."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One signal's weight over the intervals between ``edges`` (one more weight than edges)."""

    name: str
    edges: tuple[float, ...]
    weights: tuple[float, ...]

    def weight(self, value: float) -> float:
        return self.weights[bisect_right(self.edges, value)]


@dataclass(frozen=True, slots=True)
class AdditiveModel:
    """One trained model: the log-odds are ``intercept`` plus a contribution per known signal."""

    intercept: float
    contributions: Mapping[str, Contribution]
    silent: frozenset[str] = field(init=False, repr=False, compare=False)
    """The signals that it weighs 0 at every value."""
    at_zero: Mapping[str, float] = field(init=False, repr=False, compare=False)
    """What each signal weighs that found nothing, as most did."""

    def __post_init__(self) -> None:
        rows = self.contributions.items()
        silent = frozenset(name for name, row in rows if not any(row.weights))
        object.__setattr__(self, "silent", silent)
        object.__setattr__(self, "at_zero", {name: row.weight(0.0) for name, row in rows})

    def weights(self, values: Mapping[str, float]) -> dict[str, float]:
        """The baseline and each known signal's contribution, in log-odds (nats)."""
        weights = {BASELINE: self.intercept}
        known = self.contributions.get
        for name, value in values.items():
            if value == 0.0:
                weights[name] = self.at_zero.get(name, 0.0)
            else:
                contribution = known(name)
                weights[name] = 0.0 if contribution is None else contribution.weight(value)
        return weights

    def hears(self, name: str) -> bool:
        """Whether the signal may matter: the model weighs it at some value, or does not know it."""
        return name not in self.silent

    def probability(self, weights: Iterable[float]) -> float:
        """The logistic of the sum of ``weights``, rounded to six digits."""
        return logistic(math.fsum(weights))


@dataclass(frozen=True, slots=True)
class Model:
    """The two models of a directory with their thresholds and their manifest."""

    version: str
    reference: AdditiveModel
    document: AdditiveModel
    thresholds: Mapping[str, float]
    prevalence: float
    manifest: Mapping[str, Any]

    def card(self) -> dict[str, Any]:
        """What ``citemark model show`` and ``/v1/model`` say: the manifest, plain data."""
        return json.loads(json.dumps(self.manifest))  # type: ignore[no-any-return]  # an object, as checked


def logistic(log_odds: float) -> float:
    """1 / (1 + e^-x), without overflow, rounded to six digits so that reports compare."""
    if log_odds >= 0:
        return round(1.0 / (1.0 + math.exp(-log_odds)), 6)
    power = math.exp(log_odds)
    return round(power / (1.0 + power), 6)


def default_directory() -> Path:
    """The shipped model: inside the installed package, or ``models/current`` of a checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "current_model"
    return installed if installed.is_dir() else here.parents[1] / "models" / "current"


def load_model(
    directory: Path | None = None,
    *,
    known_signals: Iterable[str],
    prevalence: float | None = None,
) -> Model:
    """Load the model of ``directory`` after checking format, digests and signals.

    ``prevalence`` restates the share of misleading references that the reader expects; the
    intercept moves by the difference of the log-odds (Elkan 2001, Theorem 2) and nothing else.

    Raises ``ModelRejected`` with what to do.
    """
    directory = directory or default_directory()
    manifest_bytes = _bounded(directory / "manifest.json")
    manifest = _json(manifest_bytes, directory / "manifest.json")
    if manifest.get("format") != FORMAT:
        raise ModelRejected(f"{directory}: the manifest is not of format {FORMAT}; retrain it.")
    if not manifest.get("scikit_learn"):
        raise ModelRejected(f"{directory}: the manifest does not pin scikit-learn; retrain it.")
    files = manifest.get("files")
    if not isinstance(files, dict) or not {"reference.json", "document.json"} <= files.keys():
        raise ModelRejected(f"{directory}: the manifest has no digests; retrain it.")
    for name, digest in sorted(files.items()):
        _check_digest(directory / Path(name).name, digest)
    lost = sorted(set(_check_manifest(manifest, directory)) - set(known_signals))
    if lost:
        raise ModelRejected(
            f"{directory}: the model was trained on signals that this version does not measure "
            f"({', '.join(lost)}); retrain it."
        )
    base = float(manifest["prevalence"])
    shift = 0.0 if prevalence is None else _logit(prevalence) - _logit(base)
    return Model(
        version=hashlib.sha256(manifest_bytes).hexdigest()[:12],
        reference=_additive(directory, manifest["models"]["reference"], shift=shift),
        document=_additive(directory, manifest["models"]["document"], shift=0.0),
        thresholds={name: float(manifest["thresholds"][name]) for name in THRESHOLDS},
        prevalence=base if prevalence is None else prevalence,
        manifest=manifest,
    )


def _check_manifest(manifest: Mapping[str, Any], directory: Path) -> tuple[str, ...]:
    """The signals that the manifest names; all that is needed stands in it."""
    try:
        parts = [manifest["models"][name] for name in ("reference", "document")]
        signals = tuple(str(signal) for part in parts for signal in part["signals"])
        complete = all(part["tables"] in manifest["files"] for part in parts)
        complete &= all(isinstance(manifest[name], dict) for name in ("data", "metrics"))
        prevalence = float(manifest["prevalence"])
        thresholds = [float(manifest["thresholds"][name]) for name in THRESHOLDS]
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ModelRejected(f"{directory}: the manifest is incomplete; retrain it.") from error
    if not 0.0 < prevalence < 1.0:
        raise ModelRejected(f"{directory}: its prevalence is not between 0 and 1; retrain it.")
    if not complete or not all(0.0 <= value <= 1.0 for value in thresholds):
        raise ModelRejected(f"{directory}: the manifest is incomplete; retrain it.")
    return signals


def _additive(directory: Path, part: Mapping[str, Any], *, shift: float) -> AdditiveModel:
    path = directory / Path(part["tables"]).name
    tables = _json(_bounded(path), path)
    try:
        rows = [_contribution(row) for row in tables["signals"]]
        intercept = float(tables["intercept"]) + shift
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ModelRejected(f"{path}: not a table of weights; retrain the model.") from error
    for row in rows:
        if len(row.weights) != len(row.edges) + 1 or list(row.edges) != sorted(row.edges):
            raise ModelRejected(f"{path}: the intervals of {row.name} do not fit; retrain it.")
    # NaN compares false with everything: it is refused here too.
    weights = [intercept, *(weight for row in rows for weight in row.weights)]
    edges = [edge for row in rows for edge in row.edges]
    if not all(abs(weight) <= LARGEST_WEIGHT for weight in weights) or not all(
        map(math.isfinite, edges)
    ):
        raise ModelRejected(f"{path}: it holds a number that is no weight; retrain the model.")
    if [row.name for row in rows] != list(part["signals"]):
        raise ModelRejected(
            f"{path}: its signals are not those that the manifest names; retrain the model."
        )
    return AdditiveModel(round(intercept, 4), {row.name: row for row in rows})


def _contribution(row: Mapping[str, Any]) -> Contribution:
    edges, weights = (tuple(float(number) for number in row[key]) for key in ("edges", "weights"))
    return Contribution(str(row["signal"]), edges, weights)


def _bounded(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ModelRejected(
            f"{path}: cannot be read ({error.strerror}); reinstall it, or unset CITEMARK_MODEL."
        ) from error
    if len(data) > LARGEST_FILE:
        raise ModelRejected(f"{path}: larger than a model file can be; reinstall it.")
    return data


def _json(data: bytes, path: Path) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ModelRejected(f"{path}: not JSON; reinstall the model.") from error
    if not isinstance(value, dict):
        raise ModelRejected(f"{path}: not a JSON object; reinstall the model.")
    return value


def _check_digest(path: Path, digest: str) -> None:
    if hashlib.sha256(_bounded(path)).hexdigest() != digest:
        raise ModelRejected(
            f"{path}: its content is not what the manifest says; reinstall or retrain the model."
        )


def _logit(share: float) -> float:
    if not 0.0 < share < 1.0:
        raise ModelRejected("A prevalence lies strictly between 0 and 1.")
    return math.log(share / (1.0 - share))
