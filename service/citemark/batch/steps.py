"""This module knows the steps of a run in their order, each resumed where it was left."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

from citemark.batch import tables
from citemark.batch.engines import Task, run_plan
from citemark.batch.layout import CHUNKS, Work, shard_name
from citemark.batch.page import as_page
from citemark.batch.progress import shown
from citemark.batch.run import Run
from citemark.batch.sizing import estimated_records
from citemark.batch.summary import Summary, as_json, summarise
from citemark.errors import UnreadableInput

GROUP_SHARDS: Final = 8
"""Shards that hear their testimony together: each witness is read once for all of them, and a
worker holds what they hear (measured: 60 MB for 8,000 documents)."""


def perform(
    run: Run, *, previous: Path | None = None, before_judging: Callable[[int], None] | None = None
) -> Summary:
    """All three steps and their summary; whatever is there already is not done again.

    ``before_judging`` is told how many references there are, and may stop the run by raising.
    """
    observe(run)
    shuffle(run)
    if before_judging is not None:
        before_judging(_references(run.work))
    score(run)
    collect_errors(run)
    plan(run, "reused", {"out": str(run.out.root.resolve())})
    if previous is not None:
        both = {"out": str(run.out.root.resolve()), "previous": str(previous.resolve())}
        plan(run, "changes", both)
    else:
        run.out.changes.unlink(missing_ok=True)
    summary = summarise(run.work, run.out, passed_over=run.inputs.passed_over)
    tables.write_text(as_json(summary), run.out.root / "summary.json")
    tables.write_text(as_page(summary), run.out.root / "summary.html")
    return summary


def observe(run: Run) -> None:
    """The first step: every part of the inputs, read and observed."""
    tasks = tuple(observe_tasks(run))
    done = sum(number for _, number in shards(run.work))
    errors = _rows(run.work.table("unread"))
    total = partial(estimated_records, run.inputs.parts)
    with shown("Reading", total=total, done=done + errors, errors=errors) as progress:
        run.engine.perform(tasks, run.told(), progress)


def observe_tasks(run: Run) -> Iterator[Task]:
    for part in run.inputs.parts:
        for stride in range(part.strides):
            if not run.work.ended(part.number, stride).exists():
                yield {
                    "step": "observe",
                    "part": part.number,
                    "kind": part.kind,
                    "names": part.names,
                    "stride": stride,
                    "strides": part.strides,
                    "shard_documents": part.shard_documents,
                }


def shuffle(run: Run) -> None:
    """The second step, in a process of its own."""
    if run.work.shuffled.exists():
        return
    groups = tuple(_groups(run))
    if not groups:
        raise UnreadableInput("no input could be taken: there is nothing to judge")
    told = {"work": str(run.work.root.resolve()), "groups": groups}
    plan(run, "shuffle", {**told, "rows_at_once": run.engine.rows_at_once})


def plan(run: Run, step: str, told: Mapping[str, object]) -> None:
    run_plan(step, told, run.engine.runner, run.work.root / "plan.log")


def shards(work: Work) -> Iterator[tuple[int, int]]:
    """Every observed shard with its number of documents, in the order of the collection."""
    for path in tables.parts(work.table("documents")):
        part, chunk = path.stem.split("-")
        yield int(part) * CHUNKS + int(chunk), pq.read_metadata(path).num_rows


def _rows(folder: Path) -> int:
    """Of a table, in the shards that are done."""
    return sum(pq.read_metadata(path).num_rows for path in tables.parts(folder))


def _groups(run: Run) -> Iterator[list[int]]:
    """Shards in runs, which grow smaller towards the end, so that all workers end together."""
    left = [shard for shard, _ in shards(run.work)]
    while left:
        size = max(1, min(GROUP_SHARDS, len(left) // GROUP_SHARDS))
        yield left[:size]
        del left[:size]


def score(run: Run) -> None:
    """The last step: every group of shards, judged."""
    groups = json.loads(run.work.shuffled.read_text(encoding="utf-8"))["groups"]
    counts = dict(shards(run.work))
    done = {
        shard
        for group in groups
        for shard in group
        if (run.out.reports / shard_name(shard)).exists()
    }
    tasks = [
        {"step": "score", "group": number, "shards": group}
        for number, group in enumerate(groups)
        if not done.issuperset(group)
    ]
    before = sum(counts[shard] for shard in done)
    errors = _rows(run.work.table("unread")) + _rows(run.out.failed)
    total = partial(sum, counts.values())
    with shown("Judging", total=total, done=before, errors=errors) as progress:
        run.engine.perform(tasks, run.told(), progress)


def collect_errors(run: Run) -> None:
    """All errors of both steps in one table, in the order of the collection."""
    path = run.out.errors
    temporary = path.with_name(f".{path.name}.tmp")
    with pq.ParquetWriter(temporary, tables.ERRORS, compression="zstd") as writer:
        for shard, _ in shards(run.work):
            for part in (run.work.shard("unread", shard), run.out.failed / shard_name(shard)):
                writer.write_table(pq.read_table(part, schema=tables.ERRORS))
    temporary.replace(path)


def _references(work: Work) -> int:
    paths = tables.parts(work.table("documents"))
    return sum(
        sum(pq.read_table(path, columns=["references"])["references"].to_pylist()) for path in paths
    )
