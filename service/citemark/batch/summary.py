"""This module knows what a run found in all: one look at every table, a shard at a time."""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq

from citemark.batch import manifest, tables
from citemark.batch.layout import Out, Work
from citemark.types import Label

BINS: Final = 20
"""Bars of a histogram of probabilities: one for every five points."""
WORST: Final = 50
"""Documents listed as the worst: what a person can look through."""
CHANGES_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Summary:
    """A run in numbers. ``records`` = records with documents + errors of reading, and documents =
    judged + errors of judging: nothing is lost."""

    made_from: Mapping[str, Any]
    records: int
    passed_over: int
    judged: int
    errors: int
    errors_by_kind: Mapping[str, int]
    documents: Mapping[str, int]
    """Documents per label (of their worst reference)."""
    references: Mapping[str, int]
    """References per label."""
    probabilities: tuple[int, ...]
    """References per twentieth of probability."""
    document_probabilities: tuple[int, ...]
    worst: tuple[Mapping[str, Any], ...]
    reused: tuple[Mapping[str, Any], ...]
    changes: Mapping[str, int] | None
    """Changes per "before → after"; ``None`` without a previous run."""
    changed: tuple[Mapping[str, Any], ...]
    time: Mapping[str, Any]
    """Seconds of all workers by step, and milliseconds a document by shard."""


def summarise(work: Work, out: Out, *, passed_over: int) -> Summary:
    """Everything in numbers, read shard by shard."""
    labels, document_labels = (Counter[str](dict.fromkeys(Label, 0)) for _ in range(2))
    bins, document_bins = [0] * BINS, [0] * BINS
    for row in _rows(tables.parts(out.references), ["label", "probability"]):
        labels[row["label"]] += 1
        bins[_bin(row["probability"])] += 1
    names = ["probability", "document_id", "title", "source", "label", *Label]
    worst = heapq.nsmallest(
        WORST,
        _counted(_rows(tables.parts(out.reports), names), document_labels, document_bins),
        key=lambda row: (-row["probability"], row["document_id"], row["source"]),
    )
    errors = Counter(row["error"] for row in _rows((out.errors,), ["error"]))
    unread = sum(pq.read_metadata(path).num_rows for path in tables.parts(work.table("unread")))
    changes = Counter(
        f"{row['before']} → {row['after']}"
        for row in _rows((out.changes,), ["before", "after"])
    ) if out.changes.exists() else None  # fmt: skip
    return Summary(
        made_from=manifest.read(out.manifest),
        records=unread + sum(map(_records, tables.parts(work.table("documents")))),
        passed_over=passed_over,
        judged=sum(document_labels.values()),
        errors=sum(errors.values()),
        errors_by_kind=dict(sorted(errors.items())),
        documents=dict(document_labels),
        references=dict(labels),
        probabilities=tuple(bins),
        document_probabilities=tuple(document_bins),
        worst=tuple(worst),
        reused=tuple(_rows((out.reused,), None)),
        changes=dict(sorted(changes.items())) if changes is not None else None,
        changed=tuple(_first(_rows((out.changes,), None))) if changes is not None else (),
        time={"observe": _time(work.table("times")), "score": _time(out.times)},
    )


def as_json(summary: Summary) -> str:
    tree = asdict(summary)
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _rows(paths: Iterable[Path], columns: list[str] | None) -> Iterator[dict[str, Any]]:
    for path in paths:
        with pq.ParquetFile(path) as table:
            for batch in table.iter_batches(batch_size=2000, columns=columns):
                yield from batch.to_pylist()


def _counted(
    rows: Iterable[dict[str, Any]], labels: Counter[str], bins: list[int]
) -> Iterator[dict[str, Any]]:
    for row in rows:
        labels[row["label"]] += 1
        bins[_bin(row["probability"])] += 1
        yield row


def _bin(probability: float) -> int:
    return min(BINS - 1, int(probability * BINS))


def _records(path: Path) -> int:
    """How many records the documents of a shard came from: one may hold several."""
    column = pq.read_table(path, columns=["record"])["record"]
    return len(column.unique())


def _first(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row, _ in zip(rows, range(CHANGES_SHOWN), strict=False):
        yield row


def _time(folder: Path) -> dict[str, Any]:
    each = []
    for path in sorted(folder.glob("[!.]*")):
        count, seconds = path.read_text(encoding="utf-8").split()
        each.append((int(count), float(seconds)))
    milliseconds = sorted(1000 * seconds / count for count, seconds in each if count)
    return {
        "seconds": round(sum(seconds for _, seconds in each), 3),
        "shards": len(each),
        "milliseconds_a_document": [round(value, 3) for value in _deciles(milliseconds)],
    }


def _deciles(values: list[float]) -> list[float]:
    """The least, the nine deciles and the greatest."""
    return [values[round(tenth * (len(values) - 1) / 10)] for tenth in range(11)] if values else []
