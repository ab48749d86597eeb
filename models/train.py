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
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import artefacts
import corpora
import fitting
import generate
import numpy as np
from columns import columns_of
from documents_model import document_rows
from families import FAMILIES, YARDSTICK, choose, yardstick
from measuring import Judged, figures
from operating_point import fit, probability
from rows import Row, rows_of
from tabled import PREVALENCE, fold_of, table_of
from weight_tables import Tables

from citemark.index import open_index
from citemark.index.build import build
from citemark.model import Model, load_model
from citemark.signals import DOCUMENT_SPECS, REFERENCE_SPECS, SPECS

SEED = 20261121
NOW = dt.date(2026, 11, 21)
"""The day as of which training examples are judged; fixed, so that a run repeats."""


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


def document_model(
    rows: Sequence[Row], model: Model, count: int
) -> tuple[Tables, dict[str, float | None]]:
    made = list(document_rows(rows, model, count=count, rng=random.Random(SEED)))
    labels = np.array([row.misleads for row in made])
    folds = np.array([fold_of(row.group + str(at)) for at, row in enumerate(made)])
    weights = np.ones(len(made))
    values = [row.values for row in made]

    def fitted(mask: np.ndarray) -> Tables:
        chosen = [values[at] for at in np.flatnonzero(mask)]
        columns = columns_of(chosen, DOCUMENT_SPECS)
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
    final = fit(table, everything, FAMILIES[family], REFERENCE_SPECS)
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
    comparison[YARDSTICK] = artefacts.rounded(yardstick(table, REFERENCE_SPECS))
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
    parser.add_argument("--sample", type=int, default=16000, help="works to make examples from")
    parser.add_argument("--world-works", type=int, default=6000)
    parser.add_argument("--documents", type=int, default=800, help="self-made summaries")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "current")
    return parser.parse_args()


if __name__ == "__main__":
    main()
