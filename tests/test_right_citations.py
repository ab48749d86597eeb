"""A real work that is rightly cited is not accused, in whichever of many phrasings; and a work
that bears the identifiers of another one is."""

from __future__ import annotations

import datetime as dt
import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module, util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from citemark.assembly import open_scorer
from citemark.documents import read
from citemark.ledger import open_ledger
from citemark.pipeline import Scorer
from citemark.settings import Settings
from citemark.types import JudgedReference

pytestmark = pytest.mark.no_cover
"""Thousands of documents walk the same paths, and counting them would double what they take."""

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
NOW = dt.date(2026, 11, 21)
WORKS_EACH = 5
"""Works in which each phrasing is tried at most: all would take too long."""
TOLD = 2 / 3
"""Of the titled references with another work's identifier, how many must turn red at least."""
TITLED = 1 / 2
"""Of all references with an identifier, how many must have a title: without one, nothing is told."""


def load(name: str, file: str) -> ModuleType:
    """A module of the benchmarks, which are no part of what is installed."""
    path = BENCHMARKS / file
    inside = [str(path.parent)] if path.name == "__init__.py" else None
    spec = util.spec_from_file_location(name, path, submodule_search_locations=inside)
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


PHRASINGS = load("phrasings", "phrasings/__init__.py").PHRASINGS
DOCUMENTS = import_module("phrasings.documents")
RECORDS = import_module("phrasings.records")
BENCHMARK = load("right_citations", "right_citations.py")
ROWS = (Path(__file__).parent / "data/works.jsonl").read_text(encoding="utf-8").splitlines()
WORKS = tuple(RECORDS.works(map(json.loads, ROWS)))

MISREAD: dict[str, str] = {}
"""Phrasings that are misread, and how; they fail on purpose until they are mended."""


@pytest.fixture(scope="module")
def scorer(small_library: Path) -> Iterator[Scorer]:
    chosen = Settings(index=small_library)
    with (
        open_ledger("none") as ledger,
        open_scorer(chosen, ledger, now=NOW, offline=True) as opened,
    ):
        yield opened


def served(phrasing: Any, works: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Works that a phrasing can cite, each with the next one; others for other phrasings."""
    pairs = [
        (work, works[(at + 1) % len(works)])
        for at, work in enumerate(works)
        if phrasing.serves(work)
    ]
    first = zlib.crc32(phrasing.name.encode()) % max(len(pairs), 1)
    return [*pairs[first:], *pairs[:first]][:WORKS_EACH]


def judged(data: bytes, media: str, scorer: Scorer) -> Iterator[JudgedReference]:
    for document in read(data, type=media):
        yield from scorer.score(document).references


def phrased() -> Iterator[Any]:
    for phrasing in PHRASINGS:
        reason = MISREAD.get(phrasing.name)
        marks = [pytest.mark.xfail(reason=reason)] if reason else []
        yield pytest.param(phrasing, id=phrasing.name, marks=marks)


@pytest.mark.parametrize("phrasing", list(phrased()))
def test_a_right_citation_is_not_accused(phrasing: Any, scorer: Scorer) -> None:
    for work, other in served(phrasing, WORKS):
        for written in DOCUMENTS.documents(work, other, [phrasing]):
            red = [
                (one.verdict.label.value, one.reference.claim, one.verdict.reasons[:2])
                for one in judged(written.data, written.media, scorer)
                if one.verdict.label.red
            ]
            assert not red, f"{written.context}, {written.media}:\n{written.data.decode()}"


def test_the_identifiers_of_another_work_are_told(scorer: Scorer) -> None:
    """Whoever never accuses passes the test above, and not this one."""
    works = tuple(BENCHMARK.exchanged(WORKS))
    assert len(works) >= len(WORKS) - 1
    outcomes: Counter[tuple[bool, bool]] = Counter()
    for phrasing in (one for one in PHRASINGS if one.identifies):
        for work, other in served(phrasing, works)[:1]:
            for written in DOCUMENTS.documents(work, other, [phrasing]):
                outcomes.update(
                    (one.reference.claim.title is not None, one.verdict.label.red)
                    for one in judged(written.data, written.media, scorer)
                    if BENCHMARK.carries(one.reference, work)
                )
    titled = outcomes[True, True] + outcomes[True, False]
    assert titled >= TITLED * outcomes.total() > TITLED * len(PHRASINGS)
    assert outcomes[True, True] >= TOLD * titled, outcomes


def test_every_phrasing_is_tried() -> None:
    assert not [one.name for one in PHRASINGS if not served(one, WORKS)]
    assert len({one.name for one in PHRASINGS}) == len(PHRASINGS)


WRITTEN = (
    ("apa-arxiv", 1, "Finch, O., & Grund, P. (2023). Whispering gears: Slow clocks for self-supervised harbour maps. arXiv preprint arXiv:2302.06118."),
    ("ieee-doi", 0, 'J. Akers, K. Bloom, L. Castell, M. Dorn, and N. Elband, "FeatherNet: Weighing Forgotten Feathers with Graph Neural Networks and Spare Attention," in EMNLP, 2022, doi: 10.18653/v1/2022.emnlp-main.871.'),
    ("mla-arxiv", 1, 'Finch, Orla, and Pavel Grund. "Whispering Gears: Slow Clocks for Self-Supervised Harbour Maps." arXiv, 2023, arxiv.org/abs/2302.06118.'),
    ("chicago-note", 3, 'Zoë Müller, Jan-Peter Nowák, and Saskia van den Oever, "Reading Weathered Milestones from Sparse Lantern Light," in Proceedings of the 60th Annual Meeting of the Association for Computational Linguistics (2022).'),
    ("nature-venue", 2, "Hale, Q. et al. How much moss does a tower need? Bayesian counting in noisy orchards. *Pattern Recognition* (2019)."),
    ("alpha-key", 1, "[FG23] Orla Finch, Pavel Grund. Whispering Gears: Slow Clocks for Self-Supervised Harbour Maps. 2023. arXiv:2302.06118"),
    ("de-monat", 1, "Finch und Grund, „Whispering Gears: Slow Clocks for Self-Supervised Harbour Maps“, arXiv-Vorabdruck 2302.06118, Februar 2023"),
    ("acronym-title", 0, "Akers et al., “FeatherNet: Weighing Forgotten Feathers with GNNs and Spare Attention”, 2022, arXiv:2210.05119"),
    ("md-name-bold-colon", 0, "**FeatherNet**: Weighing Forgotten Feathers with Graph Neural Networks and Spare Attention ([arXiv:2210.05119](https://arxiv.org/abs/2210.05119))"),
    ("zh-gbt7714", 0, "AKERS J, BLOOM K, CASTELL L, et al. FeatherNet: Weighing Forgotten Feathers with Graph Neural Networks and Spare Attention[EB/OL]. arXiv:2210.05119, 2022."),
)  # fmt: skip
"""Phrasings, which of the last four works they cite, and how."""


@pytest.mark.parametrize(("name", "place", "expected"), WRITTEN)
def test_a_style_is_written_as_its_manual_has_it(name: str, place: int, expected: str) -> None:
    phrasing = next(one for one in PHRASINGS if one.name == name)
    assert phrasing.write(WORKS[-4:][place]) == (expected,)


def test_a_phrasing_is_not_written_of_what_no_record_states() -> None:
    served = {one.name for one in PHRASINGS if one.serves(WORKS[-1])}
    assert "apa-doi" in served
    assert not served & {"apa-arxiv", "de-monat", "two-authors-amp", "name-paper-authors"}


def test_the_same_seed_draws_the_same_works(invented: Path) -> None:
    drawn = [RECORDS.sample(invented / "works.jsonl", 5, seed) for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert {len(works) for works in drawn} == {5}


def test_a_record_of_two_versions_is_not_drawn() -> None:
    sound = json.loads(ROWS[-1])
    assert len(list(RECORDS.works([sound]))) == 1
    for change in (
        {"authors": ["MÜLLER Zoë"]}, {"title": "Editorial"}, {"doi": None}, {"year": None},
        {"venue": "CVPR 2022"}, {"venue": "Proceedings of ACL 2021"},
        {"arxiv": "1905.01234"}, {"title": "A $k$-Center of Weathered Milestones"},
    ):  # fmt: skip
        assert not list(RECORDS.works([{**sound, **change}])), change
