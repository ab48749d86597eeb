"""Hold the current model to data: figures, diagrams, and the floors that must not be lowered.

    python models/evaluate.py                                  # a self-made world of another seed
    python models/evaluate.py --index INDEX --hallmark dev.jsonl --citations citations.jsonl \\
        --summaries summaries/ --stale-index OLD --diagrams docs/images/model
    python models/evaluate.py --check                          # fail when a figure is below floor
    python models/evaluate.py --raise                          # raise the floors to today's figures

A floor is lowered by hand, in floors.json, with a reason beside it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import corpora
import diagrams
import generate
import numpy as np
from artefacts import rounded
from evidence_states import State
from measuring import Judged, figures, intervals, restated
from rows import Row, rows_of

from citemark.index import open_index
from citemark.index.build import build
from citemark.model import Model, load_model
from citemark.signals import SPECS
from citemark.types import Label
from citemark.verdicts import judge

FLOORS = Path(__file__).parent / "floors.json"
NOW = dt.date(2026, 11, 21)
WORLD_SEED = 7
"""Not the training's seed: the world of the evaluation is one that the model never saw."""
RAISED = ("detected", "f1", "mcc", "auroc")
LOWERED = ("false_positives", "ece")
"""Figures that floors hold from below, and from above."""
SLACK = 0.005
"""What a floor leaves below the figure it is set from: libraries round differently."""
COVERED = ((0.9, "nine in ten or more"), (0.5, "more than half"), (0.0, "less, or unknown"))
"""Least estimated coverage of a claimed venue and year, by the name of the slice."""

Result = dict[str, object]


def main() -> None:
    given = arguments()
    model = load_model(given.model, known_signals=[spec.name for spec in SPECS])
    results: dict[str, Result] = {}
    for name, rows in splits(given):
        kept = tuple(rows)
        results[name] = result_of(kept, model)
        if given.diagrams:
            diagrams.write(given.diagrams, name, judged_of(kept, model), model.prevalence)
        print(f"\n## {name}\n{as_markdown(results[name])}")
    if given.json:
        given.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if given.lift:
        lift(results)
    if given.check:
        below = list(below_floor(results))
        print("\n".join(below), file=sys.stderr)
        sys.exit(1 if below else 0)


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


def judged_of(rows: Sequence[Row], model: Model) -> Judged:
    verdicts = [judge(row.case, row.findings, model) for row in rows]
    return Judged(
        np.array([row.misleads for row in rows]),
        np.array([verdict.probability for verdict in verdicts]),
        np.array([verdict.label.red for verdict in verdicts]),
        np.ones(len(rows)),
    )


def result_of(rows: Sequence[Row], model: Model) -> Result:
    """Figures with intervals, labels by truth, and red shares by kind, identifier and year."""
    judged = judged_of(rows, model)
    labels = [judge(row.case, row.findings, model).label for row in rows]
    share = float(judged.misleads.mean())
    own = judged
    if 0.0 < share < 1.0:
        own = Judged(
            judged.misleads,
            restated(judged.probability, model.prevalence, share),
            judged.red,
            judged.weight,
        )
    return {
        "figures": rounded(figures(judged)) | {"ece": rounded(figures(own))["ece"]},
        "intervals": intervals(judged),
        "labels": {
            truth: dict(
                Counter(
                    label.value
                    for row, label in zip(rows, labels, strict=True)
                    if row.misleads == wrong
                )
            )
            for truth, wrong in (("right", False), ("misleading", True))
        },
        "red": {
            "by kind": _red(rows, labels, lambda row: row.kind),
            "by identifier": _red(
                rows, labels, lambda row: "with" if row.case.reference.identifiers else "without"
            ),
            "by year": _red(rows, labels, _years),
            "by coverage": _red(rows, labels, _coverage),
        },
    }


def _years(row: Row) -> str:
    date = row.case.reference.claim.date
    return "unknown" if date is None else f"{date.year // 5 * 5}–"


def _coverage(row: Row) -> str:
    """What share of works like the claimed one a source is thought to hold."""
    shares = [
        item.coverage.estimate
        for item in row.case.evidence
        if item.coverage is not None and item.query == "title"
    ]
    share = max(shares, default=0.0)
    return next(name for least, name in COVERED if share >= least)


def _red(rows: Sequence[Row], labels: Sequence[Label], slice_of: object) -> dict[str, str]:
    """Red and all references a slice, right and misleading ones apart."""
    counts: Counter[tuple[str, bool]] = Counter()
    red: Counter[tuple[str, bool]] = Counter()
    for row, label in zip(rows, labels, strict=True):
        key = (slice_of(row), row.misleads)  # type: ignore[operator]
        counts[key] += 1
        red[key] += label.red
    return {
        f"{name} ({'misleading' if wrong else 'right'})": f"{red[(name, wrong)]}/{count}"
        for (name, wrong), count in sorted(counts.items())
    }


def as_markdown(result: Mapping[str, object]) -> str:
    lines = [f"{name}: {json.dumps(result[name])}" for name in ("figures", "labels")]
    for name, shares in result["red"].items():  # type: ignore[attr-defined]
        lines.append(f"red {name}: " + ", ".join(f"{key} {share}" for key, share in shares.items()))
    return "\n".join(lines)


def below_floor(results: Mapping[str, Result]) -> Iterator[str]:
    """A sentence for every figure that is worse than its floor."""
    for name, floors in json.loads(FLOORS.read_text(encoding="utf-8"))["splits"].items():
        now = results.get(name, {}).get("figures")
        if now is None:
            continue  # its data was not given
        for figure, floor in floors.items():
            value = now[figure]  # type: ignore[index]
            worse = value > floor if figure in LOWERED else value < floor
            if worse:
                yield f"{name}: {figure} is {value}, its floor is {floor}"


def lift(results: Mapping[str, Result]) -> None:
    """Raise floors to today's figures; one that today's figure would lower stays."""
    kept = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"splits": {}}
    for name, result in results.items():
        floors = kept["splits"].setdefault(name, {})
        now: dict[str, float | None] = result["figures"]  # type: ignore[assignment]
        for figure in (*RAISED, *LOWERED):
            value = now.get(figure)
            if value is None:
                continue
            if figure in LOWERED:
                floors[figure] = min(round(value + SLACK, 4), floors.get(figure, 1.0))
            else:
                floors[figure] = max(round(value - SLACK, 4), floors.get(figure, 0.0))
    FLOORS.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, help="model directory (default: the shipped one)")
    parser.add_argument("--index", type=Path)
    parser.add_argument("--stale-index", type=Path)
    for name in ("works", "hallmark", "citations", "titles", "summaries"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--sample", type=int, default=1500, help="works to alter")
    parser.add_argument("--diagrams", type=Path, help="folder for SVG diagrams")
    parser.add_argument("--json", type=Path, help="file for all figures")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--raise", action="store_true", dest="lift")
    return parser.parse_args()


if __name__ == "__main__":
    main()
