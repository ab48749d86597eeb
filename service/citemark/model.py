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
        return json.loads(json.dumps(self.manifest))  # type: ignore[no-any-return]


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
        thresholds={name: float(value) for name, value in manifest["thresholds"].items()},
        prevalence=base if prevalence is None else prevalence,
        manifest=manifest,
    )


def _check_manifest(manifest: Mapping[str, Any], directory: Path) -> tuple[str, ...]:
    """The signals that the manifest names; all that is needed stands in it."""
    try:
        parts = [manifest["models"][name] for name in ("reference", "document")]
        signals = tuple(str(signal) for part in parts for signal in part["signals"])
        complete = all(part["tables"] in manifest["files"] for part in parts)
        _logit(float(manifest["prevalence"]))
        thresholds = {name: float(manifest["thresholds"][name]) for name in THRESHOLDS}
    except (KeyError, TypeError, ValueError) as error:
        raise ModelRejected(f"{directory}: the manifest is incomplete; retrain it.") from error
    if not complete or not all(0.0 <= value <= 1.0 for value in thresholds.values()):
        raise ModelRejected(f"{directory}: the manifest is incomplete; retrain it.")
    return signals


def _additive(directory: Path, part: Mapping[str, Any], *, shift: float) -> AdditiveModel:
    path = directory / Path(part["tables"]).name
    tables = _json(_bounded(path), path)
    try:
        contributions = {
            row["signal"]: Contribution(
                str(row["signal"]),
                tuple(float(edge) for edge in row["edges"]),
                tuple(float(weight) for weight in row["weights"]),
            )
            for row in tables["signals"]
        }
        intercept = float(tables["intercept"]) + shift
    except (KeyError, TypeError, ValueError) as error:
        raise ModelRejected(f"{path}: not a table of weights; retrain the model.") from error
    for row in contributions.values():
        if len(row.weights) != len(row.edges) + 1 or list(row.edges) != sorted(row.edges):
            raise ModelRejected(f"{path}: the intervals of {row.name} do not fit; retrain it.")
    return AdditiveModel(round(intercept, 4), contributions)


def _bounded(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ModelRejected(f"{path}: cannot be read ({error.strerror}); reinstall it.") from error
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
