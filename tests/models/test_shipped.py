"""The shipped model is what its manifest says, small, and not below its floors."""

from __future__ import annotations

import hashlib
import json

import floors
import joblib
import pytest
from card import as_markdown
from evaluate import arguments
from results import judged_of, measured
from splits import splits

from citemark.model import default_directory, load_model, logistic
from citemark.signals import SPECS

from ..costs import within

CURRENT = default_directory()
LARGEST = 2 * 2**20


def test_the_shipped_model_loads_and_every_file_has_its_digest() -> None:
    model = load_model(known_signals=[spec.name for spec in SPECS])
    for name, digest in model.manifest["files"].items():
        assert hashlib.sha256((CURRENT / name).read_bytes()).hexdigest() == digest


def test_the_artefacts_are_small() -> None:
    assert sum(path.stat().st_size for path in CURRENT.iterdir()) < LARGEST


def test_loading_costs_little() -> None:
    with within(2):
        load_model(known_signals=[spec.name for spec in SPECS])


def test_the_card_is_written_from_the_manifest() -> None:
    manifest = json.loads((CURRENT / "manifest.json").read_text(encoding="utf-8"))
    assert (CURRENT / "CARD.md").read_text(encoding="utf-8") == as_markdown(manifest)


def test_a_description_alone_never_accuses() -> None:
    model = load_model(known_signals=[spec.name for spec in SPECS])
    subject = model.reference.contributions["identifier_subject_distance"]
    alone = model.reference.intercept + max(subject.weights)
    assert logistic(alone) < model.thresholds["red"]


@pytest.mark.parametrize("name", ["reference", "document"])
def test_the_estimator_beside_the_tables_is_scikit_learns(name: str) -> None:
    audit = joblib.load(CURRENT / f"{name}.joblib")
    assert hasattr(audit["estimator"], "decision_function")
    assert len(audit["kept"]) == audit["estimator"].n_features_in_


@pytest.mark.slow
def test_no_figure_is_below_its_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["evaluate.py"])
    model = load_model(known_signals=[spec.name for spec in SPECS])
    results = {}
    for split in splits(arguments()):
        judged = judged_of(tuple(split.rows), model)
        results[split.name] = {"data": split.data, **measured(judged, model.prevalence)}
    assert len(results) == 3
    assert list(floors.below_floor(results)) == []
