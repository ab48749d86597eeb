"""A model's tables: what an edge belongs to, what a prevalence moves, what is refused."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
from pathlib import Path

import pytest

from citemark.errors import ModelRejected
from citemark.ledger import Testimony
from citemark.model import AdditiveModel, Contribution, Model, load_model, logistic
from citemark.signals import Finding, build_case
from citemark.types import Claim, Document, Reference
from citemark.verdicts import judge

TABLES = {
    "intercept": -1.0,
    "signals": [{"signal": "known", "edges": [0.5, 1.5], "weights": [-0.25, 0.5, 2.0]}],
}


def written(folder: Path, tables: object = TABLES, **models: object) -> Path:
    text = json.dumps(tables)
    files = {}
    for name in ("reference.json", "document.json"):
        (folder / name).write_text(text)
        files[name] = hashlib.sha256(text.encode()).hexdigest()
    part = {"signals": ["known"]}
    manifest = {
        "format": 1,
        "scikit_learn": "1.9.1",
        "files": files,
        "models": {name: {**part, "tables": f"{name}.json"} for name in ("reference", "document")}
        | models,
        "prevalence": 0.2,
        "thresholds": {"red": 0.8, "supported": 0.9, "verified": 0.3},
        "data": {},
        "metrics": {},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


@pytest.mark.parametrize(
    ("value", "weight"),
    [(-9.0, -0.25), (0.49, -0.25), (0.5, 0.5), (1.49, 0.5), (1.5, 2.0), (9, 2.0)],
)
def test_an_edge_belongs_to_the_interval_that_it_begins(value: float, weight: float) -> None:
    assert Contribution("known", (0.5, 1.5), (-0.25, 0.5, 2.0)).weight(value) == weight


def test_another_prevalence_moves_the_model_of_references_and_no_other(tmp_path: Path) -> None:
    folder = written(tmp_path)
    base = load_model(folder, known_signals=["known"])
    moved = load_model(folder, known_signals=["known"], prevalence=0.5)
    assert (base.prevalence, moved.prevalence) == (0.2, 0.5)
    assert moved.reference.intercept - base.reference.intercept == pytest.approx(
        math.log(0.8 / 0.2), abs=1e-3
    )
    assert moved.document == base.document
    assert moved.reference.contributions == base.reference.contributions
    same = load_model(folder, known_signals=["known"], prevalence=0.2)
    assert same.reference == base.reference


@pytest.mark.parametrize(
    "row",
    [
        {"edges": [1.5, 0.5], "weights": [0, 1, 2]},
        {"edges": [0.5], "weights": [0, 1, 2]},
        {"edges": [], "weights": []},
        {"edges": ["x"], "weights": [0, 1]},
        {"weights": [0]},
    ],
)
def test_tables_that_no_value_can_be_looked_up_in_are_refused(
    tmp_path: Path, row: dict[str, object]
) -> None:
    folder = written(tmp_path, {"intercept": 0, "signals": [{"signal": "known", **row}]})
    with pytest.raises(ModelRejected, match="retrain"):
        load_model(folder, known_signals=["known"])


@pytest.mark.parametrize("tables", [5, None, ["reference.json"]])
def test_a_manifest_that_names_no_file_of_tables_is_incomplete(
    tmp_path: Path, tables: object
) -> None:
    folder = written(tmp_path, reference={"signals": ["known"], "tables": tables})
    with pytest.raises(ModelRejected, match="incomplete"):
        load_model(folder, known_signals=["known"])


@pytest.mark.parametrize("weight", [0.0001, -0.0001, 0.04, -0.04])
def test_the_smallest_weight_is_among_the_reasons(weight: float) -> None:
    table = {"known": Contribution("known", (), (weight,))}
    stated = {"red": 0.9, "supported": 0.6, "verified": 0.1}
    model = Model("1", AdditiveModel(-1.0, table), AdditiveModel(0.0, {}), stated, 0.2, {})
    reference = Reference(1, None, "…", 0, 1, (), Claim(title="Tidal Gating"))
    document = Document(id="d", sha256="0" * 64, media_type="text/plain", text="…")
    case = build_case(reference, document, (), Testimony(), now=dt.date(2026, 11, 21))
    verdict = judge(case, {"known": Finding(1.0, "said so")}, model)
    weights = {reason.signal: reason.weight for reason in verdict.reasons}
    assert weights["known"] == weight
    assert verdict.probability == logistic(math.fsum(weights.values()))


@pytest.mark.parametrize("edges", [(-1.0,), (0.0,), (0.5,), ()])
def test_what_finding_nothing_weighs_stands_in_the_interval_that_holds_0(
    edges: tuple[float, ...],
) -> None:
    row = Contribution("known", edges, (-0.5, 2.0)[: len(edges) + 1])
    weights = AdditiveModel(1.0, {"known": row}).weights({"known": 0.0, "new": 0.0})
    assert weights == {"baseline": 1.0, "known": row.weight(0.0), "new": 0.0}


def test_a_model_hears_what_it_weighs_somewhere_and_what_it_does_not_know() -> None:
    tables = {
        "loud": Contribution("loud", (0.5,), (0.0, 1.0)),
        "mute": Contribution("mute", (0.5,), (0.0, 0.0)),
    }
    model = AdditiveModel(-1.0, tables)
    assert [model.hears(name) for name in ("loud", "mute", "new")] == [True, False, True]
