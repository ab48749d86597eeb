"""This module knows the files of a model directory: estimators, tables, manifest and card."""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import joblib
import numpy as np
from measuring import Judged, figures, intervals, restated
from rows import Row
from weight_tables import Tables

from citemark.model import FORMAT

ROUNDING = 4
FALSE_SUPPORT = 0.02
"""At most this share of the descriptions that support a record may be about another work."""
RIGHT_LEFT = 0.01
"""This share of right references that a record supports may stay unverified for their odds."""


def rounded(values: Mapping[str, float | None]) -> dict[str, float | None]:
    return {
        name: None if value is None else round(value, ROUNDING) for name, value in values.items()
    }


def thresholds(
    rows: Sequence[Row], probabilities: np.ndarray, weight: np.ndarray, red: float
) -> dict[str, float]:
    """``red`` as fitted; ``supported`` so that few wrong descriptions pass; ``verified`` so that
    nearly all right references that a record supports do: rounded up, as hundreds of references have
    one and the same probability, and rounding down would leave them out."""
    misleads = np.array([row.misleads for row in rows])
    support = np.array([row.values.get("record_agrees", np.nan) for row in rows])
    partial = ~np.isnan(support) & (support < 1.0)
    supported = _least(support[partial], misleads[partial], weight[partial], FALSE_SUPPORT)
    right = ~np.isnan(support) & (support >= supported) & ~misleads
    verified = float(np.quantile(probabilities[right], 1 - RIGHT_LEFT)) if right.any() else 0.0
    return {
        "red": red,
        "supported": round(max(supported, 0.5), ROUNDING),
        "verified": math.ceil(min(verified, red, 0.5) * 10**ROUNDING) / 10**ROUNDING,
    }


def _least(values: np.ndarray, misleads: np.ndarray, weight: np.ndarray, share: float) -> float:
    """The least value above which at most ``share`` of the weight misleads; 1 if there is none."""
    order = np.argsort(-values)
    wrong = np.cumsum(weight[order] * misleads[order]) / np.cumsum(weight[order])
    good = np.flatnonzero(wrong <= share)
    return float(values[order][good[-1]]) if len(good) else 1.0


def metrics(rows: Sequence[Row], judged: Judged, prevalence: float) -> dict[str, object]:
    """Figures by corpus, by kind and by state of evidence, with bootstrap intervals."""
    corpus = np.array([row.example.corpus for row in rows])
    kind = np.array([row.kind for row in rows])
    state = np.array([row.state for row in rows])
    by_corpus = {}
    for name in sorted(set(corpus)):
        part = judged.subset(corpus == name)
        part = Judged(part.misleads, part.probability, part.red, _own_weights(rows, corpus == name))
        share = float(np.average(part.misleads, weights=part.weight))
        stated = (
            Judged(
                part.misleads, restated(part.probability, prevalence, share), part.red, part.weight
            )
            if 0 < share < 1
            else part
        )
        by_corpus[name] = {
            **rounded(figures(part)),
            "ece_at_own_prevalence": rounded(figures(stated))["ece"],
            "intervals": intervals(part),
        }
    return {
        "all": rounded(figures(judged)),
        "corpora": by_corpus,
        "detected_by_kind": _shares(judged, corpus, kind, wanted=True),
        "red_by_state": _shares(judged, corpus, state, wanted=False),
    }


def _own_weights(rows: Sequence[Row], mask: np.ndarray) -> np.ndarray:
    return np.array([rows[at].weight for at in np.flatnonzero(mask)])


def _shares(
    judged: Judged, corpus: np.ndarray, slices: np.ndarray, *, wanted: bool
) -> dict[str, dict[str, float]]:
    shares: dict[str, dict[str, float]] = {}
    for name in sorted(set(corpus)):
        for part in sorted(set(slices[corpus == name])):
            mask = (corpus == name) & (slices == part) & (judged.misleads == wanted)
            if mask.any():
                share = float(np.average(judged.red[mask], weights=judged.weight[mask]))
                shares.setdefault(name, {})[part] = round(share, ROUNDING)
    return shares


def digests(given: argparse.Namespace) -> dict[str, str]:
    """SHA-256 of every file of data that the run was given, by name without its folder."""
    named = (given.works, given.hallmark, given.titles, given.summaries)
    found: dict[str, str] = {"self-made world": "seeded"}
    for path in named:
        if path is not None:
            found[path.name] = _digest(path)
    return found


def _digest(path: Path) -> str:
    files: Iterable[Path] = sorted(path.rglob("*")) if path.is_dir() else [path]
    digest = hashlib.sha256()
    for file in files:
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()


def write(
    out: Path,
    *,
    reference: Tables,
    document: Tables,
    thresholds: Mapping[str, float],
    prevalence: float,
    metrics: Mapping[str, object],
    data: Mapping[str, str],
) -> None:
    """Write estimators (joblib), weight tables (JSON) and the manifest that ties them."""
    out.mkdir(parents=True, exist_ok=True)
    for name, tables in (("reference", reference), ("document", document)):
        audit = {"estimator": tables.estimator, "kept": tables.kept}
        joblib.dump(audit, out / f"{name}.joblib", compress=3)
        text = json.dumps(tables.as_json(), indent=1) + "\n"
        (out / f"{name}.json").write_text(text, encoding="utf-8")
    files = [f"{name}.{kind}" for name in ("reference", "document") for kind in ("joblib", "json")]
    manifest = {
        "format": FORMAT,
        "scikit_learn": version("scikit-learn"),
        "numpy": version("numpy"),
        "files": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in files},
        "models": {
            "reference": {
                "tables": "reference.json",
                "estimator": "reference.joblib",
                "signals": list(reference.columns.names),
            },
            "document": {
                "tables": "document.json",
                "estimator": "document.joblib",
                "signals": list(document.columns.names),
            },
        },
        "prevalence": prevalence,
        "thresholds": dict(thresholds),
        "data": dict(data),
        "metrics": dict(metrics),
    }
    text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    (out / "manifest.json").write_text(text, encoding="utf-8")


def write_card(out: Path) -> None:
    """The model card, from the manifest alone."""
    from card import as_markdown

    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    (out / "CARD.md").write_text(as_markdown(manifest), encoding="utf-8")
