"""Train the two models and write them, with manifest and card, where the package finds them.

From the repository alone (a self-made world):

    python models/train.py

With real works and labelled data:

    python models/train.py --works works.jsonl.xz --index INDEX --hallmark dev.jsonl \\
        --titles hallucinated_titles/ --summaries summaries/
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import artefacts
import corpora
import fitting
import generate
import numpy as np
from documents_model import document_rows
from measuring import Judged, figures
from rows import Row, rows_of

from citemark.index import open_index
from citemark.index.build import build
from citemark.model import Model, load_model
from citemark.signals import DOCUMENT_SPECS, REFERENCE_SPECS, SPECS, SignalSpec

SEED = 20261121
FOLDS = 5
PREVALENCE = 0.2
"""Share of misleading references that probabilities are stated for; settings restate it."""
FALSE_RED = 0.005
"""The operating point: at most this share of right references may turn red."""
NEVER_ALONE = (
    "placeholder_like",
    "placeholder_word",
    "venue_unlisted",
    "absent_identifier",
    "identifier_retitled",
)
"""Signals that real references show too: alone none of them may turn one red."""
MARGIN = 1.0
"""Nats that must be missing to the threshold when such a signal speaks alone."""
DESCRIBED = "summaries"
"""The corpus whose references carry a description and no title."""
SUBJECT_BOUNDS = (8.0, 5.0, 4.5, 4.0, 3.5, 3.0, 2.5, 2.0, 1.5, 1.0, 0.5, 0.0)
"""Weights tried, the loudest first, for a description that does not fit the record."""
ENOUGH = 200
"""Right references of a corpus from which a share of 0.5 % can be seen at all."""
LEAST_RED = 0.7
"""No reference turns red at lower odds than seven to three: a reader acts on it."""
CHOICE_MARGIN = 0.005
"""AUROC within which the simpler family is kept."""
NOW = dt.date(2026, 11, 21)
"""The day as of which training examples are judged; fixed, so that a run repeats."""

FAMILIES = {"logistic regression": fitting.fit_logistic, "boosted stumps": fitting.fit_boosted}
"""Simplest first."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as arrays, with the fold of each."""

    rows: tuple[Row, ...]
    values: tuple[dict[str, float], ...]
    misleads: np.ndarray
    weight: np.ndarray
    fold: np.ndarray

    def part(self, mask: np.ndarray) -> tuple[list[dict[str, float]], np.ndarray, np.ndarray]:
        chosen = np.flatnonzero(mask)
        return [self.values[at] for at in chosen], self.misleads[mask], self.weight[mask]


def table_of(rows: Sequence[Row]) -> Table:
    misleads = np.array([row.misleads for row in rows])
    return Table(
        rows=tuple(rows),
        values=tuple(row.values for row in rows),
        misleads=misleads,
        weight=_weights(rows, misleads),
        fold=np.array([fold_of(row.example.group) for row in rows]),
    )


def fold_of(group: str) -> int:
    """The fold of a group of examples, by hash: the same in every run and corpus."""
    return hashlib.blake2b(group.encode(), digest_size=8).digest()[0] % FOLDS


def _weights(rows: Sequence[Row], misleads: np.ndarray) -> np.ndarray:
    """Row weights: corpora count by the root of their size, and the prevalence holds overall."""
    weight = np.array([row.weight for row in rows])
    corpus = np.array([row.example.corpus for row in rows])
    for name in np.unique(corpus):
        inside = corpus == name
        weight[inside] *= np.sqrt(inside.sum()) / weight[inside].sum()
    for side, share in ((misleads, PREVALENCE), (~misleads, 1 - PREVALENCE)):
        weight[side] *= share * len(rows) / weight[side].sum()
    return weight


@dataclass(frozen=True, slots=True)
class Fitted:
    tables: fitting.Tables
    red: float


def fit(table: Table, mask: np.ndarray, family: str, specs: Sequence[SignalSpec[Any]]) -> Fitted:
    """Fit on three quarters of the groups, calibrate and choose the threshold on the rest."""
    aside = np.array(
        [
            hashlib.blake2b(row.example.group.encode(), digest_size=8).digest()[1] % 4 == 0
            for row in table.rows
        ]
    )
    values, labels, weights = table.part(mask & ~aside)
    columns = fitting.columns_of(values, specs)
    tables = FAMILIES[family](columns, values, labels, weights)
    held, held_labels, held_weights = table.part(mask & aside)
    tables = fitting.calibrate(tables, held, held_labels, held_weights)
    red = red_threshold(table, mask, tables, but_not=DESCRIBED)
    for name in NEVER_ALONE:
        tables = tables.bounded(name, np.log(red / (1.0 - red)) - tables.intercept - MARGIN)
    return Fitted(quieted(tables, table, mask & aside, red), red)


def quieted(tables: fitting.Tables, table: Table, mask: np.ndarray, red: float) -> fitting.Tables:
    """The model with the weight of a description's subject bounded, so that it alone accuses rarely.

    A right description often shares no word with the title that it is held against (a system is
    named, its paper is called otherwise), so beside other evidence it tells, alone it must not.
    """
    for bound in SUBJECT_BOUNDS:
        bounded = tables.bounded("identifier_subject_distance", bound)
        if red_threshold(table, mask, bounded, only=DESCRIBED) <= red:
            return bounded
    return bounded


def probability(tables: fitting.Tables, values: Sequence[Mapping[str, float]]) -> np.ndarray:
    return np.asarray(1.0 / (1.0 + np.exp(-tables.log_odds(values))))


def red_threshold(
    table: Table,
    mask: np.ndarray,
    tables: fitting.Tables,
    *,
    but_not: str | None = None,
    only: str | None = None,
) -> float:
    """The least probability, from ``LEAST_RED``, at which right references rarely turn red.

    Rarely enough in every corpus by itself: an average would let the many references that carry
    a title buy accusations of the few that only describe a work. References with a slip are not
    counted: their records do contradict them, and the report shows how.
    """
    corpus = np.array([row.example.corpus for row in table.rows])
    clean = np.array([row.kind != corpora.SLIP for row in table.rows])
    limits = [LEAST_RED]
    for name in sorted(set(corpus) - {but_not}) if only is None else [only]:
        right = mask & (corpus == name) & ~table.misleads & clean
        values, _, _ = table.part(right)
        if len(values) < ENOUGH:
            continue
        weight = np.array([table.rows[at].weight for at in np.flatnonzero(right)])
        said = probability(tables, values)
        order = np.argsort(-said)
        allowed = int(np.searchsorted(np.cumsum(weight[order]) / weight.sum(), FALSE_RED))
        limits.append(float(said[order][min(allowed, len(order) - 1)]) + 1e-4)
    return round(max(limits), 4)


def cross_validate(table: Table, family: str, specs: Sequence[SignalSpec[Any]]) -> Judged:
    """Every row judged by a model that never saw its work."""
    said = np.zeros(len(table.rows))
    red = np.zeros(len(table.rows), dtype=bool)
    for fold in range(FOLDS):
        held = table.fold == fold
        fitted = fit(table, ~held, family, specs)
        values, _, _ = table.part(held)
        said[held] = probability(fitted.tables, values)
        red[held] = said[held] >= fitted.red
    red |= np.array([row.proven for row in table.rows])
    return Judged(table.misleads, said, red, table.weight)


def examples_from(
    given: argparse.Namespace, rng: random.Random, world: Path
) -> Iterator[corpora.Example]:
    yield from corpora.from_world(world)
    yield from corpora.from_works(given.works or world / "works.jsonl", given.sample, rng)
    yield from corpora.from_outside(given.sample // 4, rng)
    if given.hallmark:
        yield from corpora.from_bibtex_benchmark(given.hallmark)
    if given.titles:
        yield from corpora.from_invented_titles(given.titles)
    if given.summaries:
        yield from corpora.from_summaries(given.summaries, rng)


def collect(given: argparse.Namespace) -> tuple[Row, ...]:
    """All rows: the self-made world over its own index, real data over the real one."""
    with tempfile.TemporaryDirectory() as folder:
        world = Path(folder) / "world"
        generate.write(world, works=given.world_works, documents=given.documents, seed=SEED)
        build([world / "works.jsonl"], world / "index", built=NOW)
        rng = random.Random(SEED)
        examples = list(examples_from(given, rng, world))
        own = [item for item in examples if item.corpus == "self-made summaries"]
        real = [item for item in examples if item.corpus != "self-made summaries"]
        with open_index(world / "index") as index:
            rows = list(rows_of(own, index, now=NOW, rng=rng))
        with open_index(given.index or world / "index") as index:
            rows += rows_of(real, index, now=NOW, rng=rng)
    return tuple(rows)


def choose(table: Table, specs: Sequence[SignalSpec[Any]]) -> tuple[str, dict[str, Judged]]:
    """The simplest family within the margin of the best, and what each said out of fold."""
    judged = {name: cross_validate(table, name, specs) for name in FAMILIES}
    scores = {name: figures(item)["auroc"] or 0.0 for name, item in judged.items()}
    best = max(scores.values())
    return next(name for name in FAMILIES if scores[name] >= best - CHOICE_MARGIN), judged


def document_model(
    rows: Sequence[Row], model: Model, count: int
) -> tuple[fitting.Tables, dict[str, float | None]]:
    made = list(document_rows(rows, model, count=count, rng=random.Random(SEED)))
    labels = np.array([row.misleads for row in made])
    folds = np.array([fold_of(row.group + str(at)) for at, row in enumerate(made)])
    weights = np.ones(len(made))
    values = [row.values for row in made]

    def fitted(mask: np.ndarray) -> fitting.Tables:
        chosen = [values[at] for at in np.flatnonzero(mask)]
        columns = fitting.columns_of(chosen, DOCUMENT_SPECS)
        return fitting.fit_logistic(columns, chosen, labels[mask], weights[mask])

    held = folds == 0
    tables = fitting.calibrate(
        fitted(folds > 1),
        [values[at] for at in np.flatnonzero(folds == 1)],
        labels[folds == 1],
        weights[folds == 1],
    )
    said = probability(tables, [values[at] for at in np.flatnonzero(held)])
    return tables, figures(Judged(labels[held], said, said >= 0.5, weights[held]))


def main() -> None:
    given = arguments()
    started = dt.datetime.now(dt.UTC)
    rows = collect(given)
    table = table_of(rows)
    print(f"{len(rows)} rows, {int(table.misleads.sum())} misleading", file=sys.stderr)
    family, judged = choose(table, REFERENCE_SPECS)
    everything = np.ones(len(rows), dtype=bool)
    final = fit(table, everything, family, REFERENCE_SPECS)
    thresholds = artefacts.thresholds(
        table.rows, probability(final.tables, table.values), table.weight, final.red
    )
    metrics = artefacts.metrics(table.rows, judged[family], PREVALENCE)
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder)
        artefacts.write(
            draft,
            reference=final.tables,
            document=final.tables,
            thresholds=thresholds,
            prevalence=PREVALENCE,
            metrics=metrics,
            data=artefacts.digests(given),
        )
        draft_model = load_model(draft, known_signals=[spec.name for spec in SPECS])
        document, document_metrics = document_model(rows, draft_model, given.documents * 5)
    metrics["documents"] = {"held out": artefacts.rounded(document_metrics)}
    comparison = {name: artefacts.rounded(figures(item)) for name, item in judged.items()}
    artefacts.write(
        given.out,
        reference=final.tables,
        document=document,
        thresholds=thresholds,
        prevalence=PREVALENCE,
        metrics=metrics | {"families": comparison, "chosen": family},
        data=artefacts.digests(given),
    )
    artefacts.write_card(given.out)
    took = (dt.datetime.now(dt.UTC) - started).total_seconds()
    print(json.dumps(metrics["corpora"], indent=1), file=sys.stderr)
    print(f"{given.out}: {family}, thresholds {thresholds}, {took:.0f} s", file=sys.stderr)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--works", type=Path, help="works as JSON lines (.xz is unpacked)")
    parser.add_argument("--index", type=Path, help="index of those works")
    parser.add_argument("--hallmark", type=Path, help="a split of HALLMARK (JSON lines)")
    parser.add_argument("--titles", type=Path, help="folder of *_results.csv with invented titles")
    parser.add_argument("--summaries", type=Path, help="folder of right summaries (Markdown)")
    parser.add_argument("--sample", type=int, default=8000, help="works to make examples from")
    parser.add_argument("--world-works", type=int, default=6000)
    parser.add_argument("--documents", type=int, default=800, help="self-made summaries")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "current")
    return parser.parse_args()


if __name__ == "__main__":
    main()
