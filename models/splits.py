"""This module knows the data that a model is evaluated on: splits that it never saw, by name."""

from __future__ import annotations

import argparse
import datetime as dt
import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import corpora
import generate
from evidence_states import State
from rows import Row, rows_of

from citemark.index import Index, open_index
from citemark.index.build import build

NOW = dt.date(2026, 11, 21)
WORLD_SEED = 7
"""Not the training's seed: the world of the evaluation is one that the model never saw."""


@dataclass(frozen=True, slots=True)
class Split:
    """References that a model is evaluated on, in one state of evidence."""

    name: str
    data: str
    """What the figures rest on: a digest of the labelled documents, and the number of works indexed."""
    rows: Iterable[Row]


def splits(given: argparse.Namespace) -> Iterator[Split]:
    """Every split that the given data allows."""
    with tempfile.TemporaryDirectory() as folder:
        world = Path(folder)
        generate.write(world, works=2000, documents=250, seed=WORLD_SEED)
        build([world / "works.jsonl"], world / "index", built=NOW)
        own = list(corpora.from_world(world))
        altered = list(corpora.from_works(world / "works.jsonl", 600, random.Random(WORLD_SEED)))
        with open_index(world / "index") as index:
            yield split_of("self-made summaries", own, index)
            yield split_of("self-made references", altered, index)
            yield split_of("self-made references, no index", altered, None)
    if given.index is None:
        return
    real = dict(real_corpora(given))
    with open_index(given.index) as index:
        for name, examples in real.items():
            yield split_of(name, examples, index)
            yield split_of(f"{name}, no index", examples, None)
    if given.stale_index is not None:
        with open_index(given.stale_index) as index:
            for name, examples in real.items():
                yield split_of(f"{name}, old index", examples, index)


def real_corpora(given: argparse.Namespace) -> Iterator[tuple[str, list[corpora.Example]]]:
    rng = random.Random(WORLD_SEED)
    if given.works:
        yield "works", list(corpora.from_works(given.works, given.sample, rng))
    if given.hallmark:
        yield "hallmark", list(corpora.from_bibtex_benchmark(given.hallmark))
    if given.citations:
        yield "citeaudit", list(corpora.from_citation_strings(given.citations))
    if given.titles:
        yield "invented titles", list(corpora.from_invented_titles(given.titles))
    if given.summaries:
        yield "summaries", list(corpora.from_summaries(given.summaries, rng))


def split_of(name: str, examples: Sequence[corpora.Example], index: Index | None) -> Split:
    state = State.NOTHING if index is None else State.INDEX
    rows = rows_of(examples, index, now=NOW, rng=random.Random(WORLD_SEED), state=state)
    return Split(name, data_of(examples, index), rows)


def data_of(examples: Sequence[corpora.Example], index: Index | None) -> str:
    """What tells these data from others: documents with their labels, and how many works are held."""
    digest = blake2b(digest_size=8)
    for example in examples:
        labels = sorted((str(of), kind) for of, kind in example.misleads.items())
        digest.update(f"{example.document.sha256} {labels}\n".encode())
    held = "no index" if index is None else f"{index.works:,} works indexed"
    return f"{digest.hexdigest()}, {held}"
