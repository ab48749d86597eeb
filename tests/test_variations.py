"""A real work that is rightly cited, but not as our record has it, is not accused: one variation at
a time, in every carrier."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator, Sequence
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from citemark.assembly import open_scorer
from citemark.index.build import build
from citemark.ledger import open_ledger
from citemark.pipeline import Scorer
from citemark.settings import Settings

pytestmark = pytest.mark.no_cover
"""Thousands of documents walk the same paths, and counting them would double what they take."""

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
DATA = Path(__file__).parent / "data/varied_works.jsonl"
NOW = dt.date(2026, 11, 21)
WORKS_EACH = 3
"""Works in which each variation is tried at most: all would take too long."""


def load(name: str) -> ModuleType:
    """A package of the benchmarks, which are no part of what is installed."""
    if name not in sys.modules:
        path = BENCHMARKS / name / "__init__.py"
        spec = util.spec_from_file_location(
            name, path, submodule_search_locations=[str(path.parent)]
        )
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = module = util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


load("phrasings")
VARIED = load("varied")
CARRIERS = __import__("varied.carriers", fromlist=["carriers"])
RECORDS = __import__("phrasings.records", fromlist=["records"])
ROWS = [json.loads(row) for row in DATA.read_text(encoding="utf-8").splitlines()]
WORKS = tuple(map(RECORDS.as_work, ROWS))


@pytest.fixture(scope="module")
def scorer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scorer]:
    folder = tmp_path_factory.mktemp("varied") / "index"
    build([DATA], folder, built=dt.date(2026, 9, 1), workers=1)
    chosen = Settings(index=folder)
    with (
        open_ledger("none") as ledger,
        open_scorer(chosen, ledger, now=NOW, offline=True) as opened,
    ):
        yield opened


def served(variation: Any) -> list[Any]:
    """The citations that a variation changes."""
    changed = (variation.apply(VARIED.plain(work)) for work in WORKS)
    return [cited for cited in changed if cited is not None]


def red(cited: Any, scorer: Scorer, *, bare: bool = True) -> list[object]:
    """What is accused in any carrier, and why."""
    found = []
    for name, carry in CARRIERS.CARRIERS.items():
        if name in CARRIERS.BARE and not bare:
            continue
        for document in carry(cited):
            found += [
                (name, one.verdict.label.value, one.reference.claim, one.verdict.reasons[:2])
                for one in scorer.score(document).references
                if one.verdict.label.red
            ]
    return found


@pytest.mark.parametrize("variation", VARIED.VARIATIONS, ids=lambda variation: variation.name)
def test_a_right_citation_that_differs_from_the_record_is_not_accused(
    variation: Any, scorer: Scorer
) -> None:
    for cited in served(variation)[:WORKS_EACH]:
        assert not red(cited, scorer, bare=variation.group != "identifiers"), cited


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.title[:20])
def test_the_citation_as_it_is_recorded_is_not_accused(work: Any, scorer: Scorer) -> None:
    assert not red(VARIED.plain(work), scorer)


def test_every_variation_is_tried_and_has_a_name_of_its_own() -> None:
    assert not [one.name for one in VARIED.VARIATIONS if not served(one)]
    names = [one.name for one in VARIED.VARIATIONS]
    assert len(set(names)) == len(names)


def others(works: Sequence[Any]) -> Iterator[Any]:
    """Every work's citation with the title of the next one."""
    for at, work in enumerate(works):
        cited = VARIED.plain(work)
        yield VARIED.replace(cited, title=works[(at + 1) % len(works)].title)


def test_another_work_s_title_is_told(scorer: Scorer) -> None:
    """Whoever never accuses passes the tests above, and not this one."""
    told = [bool(red(cited, scorer, bare=False)) for cited in others(WORKS)]
    assert sum(told) >= 0.9 * len(told)


EXAMPLES = (
    ("venues/edition-place", 0, "37th International Conference on Machine Learning", None),
    ("venues/neurips-volume", 1, "Advances in Neural Information Processing Systems 32", None),
    ("venues/iso4", 6, "J. Appl. Harbour Math. Stat.", "J. Appl. Harbour Math. Stat."),
    ("venues/findings-behind", 5, "EMNLP 2021 (Findings)", "EMNLP 2021 (Findings)"),
)  # fmt: skip
"""Variations, which works they change, how the venue begins or reads; ``None`` where it serves nobody."""


@pytest.mark.parametrize(("name", "place", "begins", "whole"), EXAMPLES)
def test_a_variation_is_written_as_its_source_has_it(
    name: str, place: int, begins: str, whole: str | None
) -> None:
    variation = next(one for one in VARIED.VARIATIONS if one.name == name)
    changed = variation.apply(VARIED.plain(WORKS[place]))
    if name == "venues/edition-place":
        assert changed is None  # no place is known of that edition
        return
    assert changed.venue.startswith(begins)
    assert whole is None or changed.venue == whole
