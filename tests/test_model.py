"""A model is loaded only as its manifest describes it, and its reasons add up."""

from __future__ import annotations

import hashlib
import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.errors import ModelRejected
from citemark.model import BASELINE, AdditiveModel, Contribution, load_model, logistic
from citemark.signals import SPECS

TABLES = {
    "intercept": -1.0,
    "signals": [{"signal": "venue_unlisted", "edges": [0.5], "weights": [-0.25, 2.0]}],
}

UNCHECKED = {"tables": "beside.json", "signals": ["impossible_month"]}
LOST = {"signals": ["lost_signal"], "tables": "reference.json"}


def write_model(folder: Path, **changes: object) -> Path:
    text = json.dumps(TABLES)
    for name in ("reference.json", "document.json"):
        (folder / name).write_text(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    part = {"signals": ["venue_unlisted"]}
    manifest = {
        "format": 1,
        "scikit_learn": "1.9.1",
        "files": {"reference.json": digest, "document.json": digest},
        "models": {
            "reference": {**part, "tables": "reference.json"},
            "document": {**part, "tables": "document.json"},
        },
        "prevalence": 0.2,
        "thresholds": {"red": 0.8, "supported": 0.9, "verified": 0.3},
        "data": {},
        "metrics": {},
        **changes,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def load(folder: Path, **options: float) -> object:
    return load_model(folder, known_signals=[spec.name for spec in SPECS], **options)


def test_a_model_that_is_what_its_manifest_says_is_loaded(tmp_path: Path) -> None:
    model = load_model(write_model(tmp_path), known_signals=["venue_unlisted"])
    assert model.reference.weights({"venue_unlisted": 1.0}) == {
        BASELINE: -1.0,
        "venue_unlisted": 2.0,
    }
    assert model.thresholds["red"] == 0.8
    assert len(model.version) == 12


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"format": 99}, "format"),
        ({"scikit_learn": ""}, "scikit-learn"),
        ({"files": {}}, "no digests"),
        (
            {"files": {"reference.json": "0" * 64, "document.json": "0" * 64}},
            "not what the manifest",
        ),
        ({"models": dict.fromkeys(("reference", "document"), LOST)}, "lost_signal"),
        ({"models": {}}, "incomplete"),
        ({"models": []}, "incomplete"),
        ({"models": dict.fromkeys(("reference", "document"), UNCHECKED)}, "incomplete"),
        ({"thresholds": {"red": 0.5}}, "incomplete"),
        ({"prevalence": 0}, "between 0 and 1"),
        ({"data": None}, "incomplete"),
        ({"metrics": []}, "incomplete"),
        ({"prevalence": 10**400}, "incomplete"),
        ({"prevalence": math.nan}, "between 0 and 1"),
        ({"thresholds": {"red": math.nan, "supported": 0.9, "verified": 0.3}}, "incomplete"),
    ],
)
def test_a_model_that_is_not_what_its_manifest_says_is_refused(
    tmp_path: Path, changes: dict[str, object], words: str
) -> None:
    folder = write_model(tmp_path, **changes)
    with pytest.raises(ModelRejected, match=words):
        load(folder)


@pytest.mark.parametrize("content", [b"{", b"[]", b"[" * 100_000, b"\xff\xfe", b""])
def test_a_hostile_manifest_is_refused_and_never_run(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(ModelRejected):
        load(tmp_path)


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelRejected, match="reinstall"):
        load(tmp_path / "nowhere")


def row(**changes: object) -> dict[str, object]:
    return {"signal": "venue_unlisted", "edges": [0.5], "weights": [-0.25, 2.0], **changes}


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ({"intercept": 0, "signals": [row(edges=[1], weights=[1])]}, "do not fit"),
        ({"intercept": 0, "signals": [row(edges=[2, 1], weights=[1, 1, 1])]}, "do not fit"),
        ({"intercept": math.nan, "signals": [row()]}, "no weight"),
        ({"intercept": 0, "signals": [row(weights=[0, math.nan])]}, "no weight"),
        ({"intercept": 0, "signals": [row(weights=[0, math.inf])]}, "no weight"),
        ({"intercept": 0, "signals": [row(weights=[0, 1e308])]}, "no weight"),
        ({"intercept": 0, "signals": [row(edges=[math.nan])]}, "no weight"),
        ({"intercept": 10**400, "signals": [row()]}, "not a table"),
        ({"intercept": 0, "signals": [{}]}, "not a table"),
        ({"intercept": 0, "signals": [[]]}, "not a table"),
        ({"intercept": 0, "signals": []}, "not those that the manifest names"),
        ({"intercept": 0, "signals": [row(), row()]}, "not those that the manifest names"),
        ({"intercept": 0, "signals": [row(signal="other")]}, "not those that the manifest names"),
    ],
)
def test_tables_that_are_not_the_manifests_weights_are_refused(
    tmp_path: Path, tables: dict[str, object], words: str
) -> None:
    folder = write_model(tmp_path)
    broken = json.dumps(tables)
    (folder / "reference.json").write_text(broken)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"]["reference.json"] = hashlib.sha256(broken.encode()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ModelRejected, match=words):
        load(folder)


def test_what_the_manifest_says_beside_the_thresholds_needed_is_passed_over(tmp_path: Path) -> None:
    thresholds = {"red": 0.8, "supported": 0.9, "verified": 0.3, "note": "chosen by hand"}
    model = load_model(
        write_model(tmp_path, thresholds=thresholds), known_signals=["venue_unlisted"]
    )
    assert model.thresholds == {"red": 0.8, "supported": 0.9, "verified": 0.3}


def test_another_prevalence_moves_the_baseline_by_the_log_odds(tmp_path: Path) -> None:
    folder = write_model(tmp_path)
    restated = load_model(folder, known_signals=["venue_unlisted"], prevalence=0.5)
    assert restated.reference.intercept == pytest.approx(-1.0 + math.log(0.8 / 0.2), abs=1e-3)
    with pytest.raises(ModelRejected, match="between 0 and 1"):
        load_model(folder, known_signals=["venue_unlisted"], prevalence=1.0)


def test_what_is_unknown_weighs_exactly_nothing() -> None:
    model = AdditiveModel(-0.5, {"a": Contribution("a", (0.5,), (-1.0, 1.0))})
    assert model.weights({}) == {BASELINE: -0.5}
    assert model.weights({"not in the model": 3.0}) == {BASELINE: -0.5, "not in the model": 0.0}


@given(st.floats(-1e6, 1e6))
def test_the_logistic_is_a_probability_and_rises(log_odds: float) -> None:
    assert 0.0 <= logistic(log_odds) <= 1.0
    assert logistic(log_odds) <= logistic(log_odds + 1.0)


@given(st.lists(st.floats(-8, 8), min_size=1, max_size=30))
def test_weights_add_up_to_the_log_odds(weights: list[float]) -> None:
    model = AdditiveModel(0.0, {})
    assert model.probability(weights) == logistic(math.fsum(weights))
