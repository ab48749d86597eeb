"""What is said of a split: both truths apart, every kind by itself, and slices that name what they hold."""

from __future__ import annotations

import random
from types import SimpleNamespace

import corpora
import generate
import measuring
import numpy as np
import pytest
from measuring import Judged
from results import Result, as_markdown, measured, result_of
from slices import SLICES
from splits import data_of, split_of

from citemark.model import load_model
from citemark.signals import SPECS
from citemark.types import Claim, Identifier, PartialDate, Reference


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[corpora.Example]:
    world = tmp_path_factory.mktemp("world")
    generate.write(world, works=60, documents=4, seed=5)
    return list(corpora.from_works(world / "works.jsonl", 40, random.Random(5)))


@pytest.fixture(scope="module")
def result(examples: list[corpora.Example]) -> Result:
    model = load_model(known_signals=[spec.name for spec in SPECS])
    split = split_of("works", examples, None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measuring, "RESAMPLES", 10)  # how wide the intervals are is not asked here
        return result_of(tuple(split.rows), model, split.data)


def test_labels_keep_existence_and_description_apart(
    result: Result, examples: list[corpora.Example]
) -> None:
    told = {truth: sum(labels.values()) for truth, labels in result["labels"].items()}
    kinds = [kind for example in examples for kind in example.misleads.values()]
    invented = sum(kind in corpora.INVENTED for kind in kinds)
    assert told["does not exist"] == invented > 0
    assert told["exists, described rightly"] == kinds.count("right") > 0
    assert told["exists, described wrongly"] > 0
    assert sum(told.values()) == len(kinds)


def test_every_kind_is_measured_beside_all_right_references(
    result: Result, examples: list[corpora.Example]
) -> None:
    kinds = [kind for example in examples for kind in example.misleads.values()]
    right = kinds.count("right") + kinds.count(corpora.SLIP)
    assert set(result["kinds"]) == set(kinds) - {"right", corpora.SLIP}
    for kind, found in result["kinds"].items():
        assert found["figures"]["references"] == right + kinds.count(kind)
        assert found["figures"]["false_positives"] == result["figures"]["false_positives"]


def test_the_report_names_every_kind_slice_and_truth(result: Result) -> None:
    text = as_markdown(result)
    for name in (*SLICES, *result["labels"], *result["kinds"]):
        assert name in text


def test_intervals_hold_the_figure_that_they_are_of() -> None:
    rng = np.random.default_rng(1)
    misleads = rng.random(400) < 0.6
    said = np.clip(misleads * 0.5 + rng.random(400) * 0.4, 0.01, 0.99)
    found = measured(Judged(misleads, said, said > 0.5, np.ones(400)), 0.2)
    for name, (low, high) in found["intervals"].items():
        assert low <= found["figures"][name] <= high


def test_data_are_told_apart_by_their_labels_and_the_index(examples: list[corpora.Example]) -> None:
    index = SimpleNamespace(works=1234)
    assert data_of(examples, None) == data_of(list(examples), None)
    assert data_of(examples, None) != data_of(examples[1:], None)
    relabelled = corpora.Example("works", "", examples[0].document, {1: "filler"})
    assert data_of([relabelled], None) != data_of(examples[:1], None)
    assert data_of(examples, index).endswith(", 1,234 works indexed")  # type: ignore[arg-type]


def _row(claim: Claim, *identifiers: Identifier) -> SimpleNamespace:
    reference = Reference(1, None, "", 0, 0, identifiers, claim)
    return SimpleNamespace(case=SimpleNamespace(reference=reference, evidence=()), kind="right")


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("On the Tides of a Pond", "English"),
        ("Über die Gezeiten und das Watt", "German"),
        ("Les marées dans une baie et le vent", "French"),
        ("Las mareas en una bahía y el viento", "Spanish"),
        ("As marés em uma baía do norte", "Portuguese"),
        ("О приливах", "in another script"),
        ("潮汐研究", "in another script"),
        ("Tidal Lattices", "not told"),
        ("β-Lattices of the Pond", "English"),
        (None, "not told"),
    ],
)
def test_a_title_is_of_the_language_of_its_function_words(title: str | None, language: str) -> None:
    assert SLICES["by language of the title"](_row(Claim(title=title))) == language  # type: ignore[arg-type]


def test_slices_by_field_year_and_identifier() -> None:
    doi = Identifier("doi", "10.1145/3290000.3300000")
    row = _row(Claim(title="Tides", date=PartialDate(2019)), doi)
    told = {name: slice_of(row) for name, slice_of in SLICES.items()}  # type: ignore[arg-type]
    assert told == {
        "by kind": "right",
        "by identifier": "with",
        "by field": "computing",
        "by language of the title": "not told",
        "by year": "2015–",
        "by coverage": "less, or unknown",
    }
