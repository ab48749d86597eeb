"""This module knows the data that a model is evaluated on: splits that it never saw, by name."""

from __future__ import annotations

import argparse
import datetime as dt
import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import corpora
import generate
from evidence_states import State
from rows import Row, rows_of

from citemark.index import open_index
from citemark.index.build import build

NOW = dt.date(2026, 11, 21)
WORLD_SEED = 7
"""Not the training's seed: the world of the evaluation is one that the model never saw."""


def splits(given: argparse.Namespace) -> Iterator[tuple[str, Iterable[Row]]]:
    """Every split that the given data allows, by name."""
    with tempfile.TemporaryDirectory() as folder:
        world = Path(folder)
        generate.write(world, works=2000, documents=250, seed=WORLD_SEED)
        build([world / "works.jsonl"], world / "index", built=NOW)
        own = list(corpora.from_world(world))
        altered = list(corpora.from_works(world / "works.jsonl", 600, random.Random(WORLD_SEED)))
        with open_index(world / "index") as index:
            yield "self-made summaries", judged_rows(own, index, State.INDEX)
            yield "self-made references", judged_rows(altered, index, State.INDEX)
            yield "self-made references, no index", judged_rows(altered, None, State.NOTHING)
    if given.index is None:
        return
    real = dict(real_corpora(given))
    with open_index(given.index) as index:
        for name, examples in real.items():
            yield name, judged_rows(examples, index, State.INDEX)
            yield f"{name}, no index", judged_rows(examples, None, State.NOTHING)
    if given.stale_index is not None:
        with open_index(given.stale_index) as index:
            for name, examples in real.items():
                yield f"{name}, old index", judged_rows(examples, index, State.INDEX)


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


def judged_rows(
    examples: Sequence[corpora.Example], index: object | None, state: State
) -> Iterator[Row]:
    return rows_of(examples, index, now=NOW, rng=random.Random(WORLD_SEED), state=state)  # type: ignore[arg-type]
