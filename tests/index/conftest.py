"""A small library of invented works, indexed once."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from citemark.index import Index, open_index
from citemark.index.build import build

BUILT = dt.date(2026, 9, 1)

Row = Mapping[str, object]

HANDMADE: tuple[Row, ...] = (
    {
        "title": "LanternNet: Patient Reading of Tide Tables by Candlelight",
        "authors": ["Ada Quill", "Bo Marsh"],
        "year": 2021,
        "venue": "NeurIPS",
        "arxiv": "2105.00042",
        "date": "2021-05-03",
        "doi": "10.5072/lantern.1",
        "src": ["left", "right"],
    },
    {
        "title": "On the Weight of Feathers",
        "authors": ["Cleo Ferro"],
        "year": 2019,
        "venue": "ICML",
        "src": ["left"],
    },
    {
        "title": "Editorial",
        "authors": ["Dana Old"],
        "year": 2001,
        "venue": "Machine Learning",
        "src": ["left"],
    },
    {
        "title": "Editorial",
        "authors": ["Edgar New"],
        "year": 2015,
        "venue": "Machine Learning",
        "src": ["left"],
    },
    {
        "title": "潮汐表を読むための灯火ネットワーク",
        "authors": ["山田 花子"],
        "year": 2020,
        "venue": "ACL",
        "src": ["right"],
    },
    {
        "title": "H\\\"olderian $\\beta$-Tides in G{\\'e}n{\\'e}ral Position",
        "authors": ["Zo\\'e M\\\"uller"],
        "year": 2018,
        "venue": "arXiv (math.ST)",
        "arxiv": "1803.00007",
        "date": "2018-03-02",
        "src": ["arxiv"],
    },
    {
        "title": "Ink",
        "authors": ["Uno Solo"],
        "year": 2011,
        "venue": "Journal of Short Titles",
        "src": ["left"],
    },
)

_SYLLABLES = [
    "ba",
    "ke",
    "li",
    "mo",
    "nu",
    "pra",
    "ste",
    "tri",
    "vol",
    "wex",
    "yam",
    "zor",
    "fen",
    "gul",
    "hib",
]


def invented_rows(count: int, seed: int) -> list[Row]:
    """Works with titles of rare and common words, the same for the same seed."""
    chance = random.Random(seed)
    common = ["learning", "deep", "models", "for", "the", "of", "with", "efficient", "networks"]
    rare = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(count)]
    rows: list[Row] = []
    for number in range(count):
        words = chance.choices(common, k=4) + chance.choices(rare, k=chance.randint(3, 6))
        chance.shuffle(words)
        rows.append(
            {
                "title": " ".join(words).capitalize(),
                "authors": [f"{chance.choice(rare).title()} {chance.choice(rare).title()}"],
                "year": 2015 + number % 8,
                "venue": chance.choice(["ICML", "AAAI", "COLT"]),
                "src": chance.choice([["left"], ["right"], ["left", "right"]]),
            }
        )
    return rows


def write_rows(path: Path, rows: Sequence[Row]) -> Path:
    path.write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
    )
    return path


@pytest.fixture(scope="session")
def invented() -> list[Row]:
    return invented_rows(600, seed=7)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory, invented: list[Row]) -> Iterator[Index]:
    place = tmp_path_factory.mktemp("library")
    dump = write_rows(place / "works.jsonl", [*HANDMADE, *invented])
    build([dump], place / "index", built=BUILT, workers=1)
    with open_index(place / "index") as index:
        yield index


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """An index of :data:`HANDMADE` for one test alone, which may damage it."""
    build([write_rows(tmp_path / "rows", HANDMADE)], tmp_path / "index", built=BUILT, workers=1)
    return tmp_path / "index"
