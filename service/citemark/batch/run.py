"""This module knows a run: its three steps in their order, each resumed where it was left."""

from __future__ import annotations

import datetime as dt
import fcntl
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

from citemark.assembly import load_current_model
from citemark.batch import manifest, tables
from citemark.batch.engines import Engine, Task, Told, run_plan
from citemark.batch.guard import COMMAND, SECONDS_A_DOCUMENT, StepFailed
from citemark.batch.inputs import Inputs
from citemark.batch.layout import CHUNKS, Out, Work, shard_name
from citemark.batch.page import as_page
from citemark.batch.progress import shown
from citemark.batch.summary import Summary, as_json, summarise
from citemark.batch.worker import as_plain
from citemark.settings import Settings

GROUP_SHARDS: Final = 8
"""Shards that hear their testimony together: each witness is read once for all of them, and a
worker holds what they hear (measured: 60 MB for 8,000 documents)."""

READ: Final = (
    *("documents", "uses", "asks", "witnesses", "unread", "ended", "heard", "words", "times"),
    *("shuffled.json", "workers.log", "plan.log"),
)
JUDGED: Final = (
    *("reports.parquet", "references.parquet", "failed.parquet", "times", "errors.parquet"),
    *("changes.parquet", "reused.parquet", "summary.json", "summary.html"),
)
"""What the steps write, for a fresh run to remove."""


@dataclass(frozen=True, slots=True)
class Run:
    """What is to be judged, by what, where the results go, and who does the work."""

    inputs: Inputs
    work: Work
    out: Out
    settings: Settings
    now: dt.date
    online: bool
    engine: Engine
    command: tuple[str, ...] = COMMAND
    patience: float = SECONDS_A_DOCUMENT

    def told(self) -> Told:
        return Told(
            {
                "work": str(self.work.root.resolve()),
                "out": str(self.out.root.resolve()),
                "settings": as_plain(self.settings),
                "now": self.now.isoformat(),
                "online": self.online,
            },
            log=self.work.root / "workers.log",
            command=self.command,
            patience=self.patience,
        )


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """The folder for this process alone; another run in it must end first."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StepFailed(
                f"another run is at work in {folder}: wait until it has ended"
            ) from error
        yield


def observe(run: Run) -> None:
    """The first step: every part of the inputs, read and observed."""
    tasks = tuple(_observe_tasks(run))
    total = sum(part.documents or 0 for part in run.inputs.parts)
    known = all(part.documents is not None for part in run.inputs.parts)
    with shown("Reading", total=total if known else None) as on_record:
        run.engine.perform(tasks, run.told(), on_record)


def _observe_tasks(run: Run) -> Iterator[Task]:
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
        raise StepFailed("no input could be taken: there is nothing to judge")
    told = {"work": str(run.work.root.resolve()), "groups": groups}
    plan(run, "shuffle", {**told, "rows_at_once": run.engine.rows_at_once})


def plan(run: Run, step: str, told: Mapping[str, object]) -> None:
    run_plan(step, told, run.engine.runner, run.work.root / "plan.log")


def shards(work: Work) -> Iterator[tuple[int, int]]:
    """Every observed shard with its number of documents, in the order of the collection."""
    for path in tables.parts(work.table("documents")):
        part, chunk = path.stem.split("-")
        yield int(part) * CHUNKS + int(chunk), pq.read_metadata(path).num_rows


def _groups(run: Run) -> Iterator[list[int]]:
    """Shards in runs; of few shards the groups are smaller, so that every worker gets its share."""
    every = [shard for shard, _ in shards(run.work)]
    size = max(1, min(GROUP_SHARDS, len(every) // GROUP_SHARDS))
    for at in range(0, len(every), size):
        yield every[at : at + size]


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
    with shown(
        "Judging", total=sum(counts.values()), done=sum(counts[shard] for shard in done)
    ) as on_record:
        run.engine.perform(tasks, run.told(), on_record)


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


def prepare(run: Run, *, fresh: bool) -> None:
    """See that both folders hold this run or nothing; with ``fresh``, remove what is another's.

    What was read stays when only the model, the index or the date is another one. Raises
    :class:`~citemark.batch.manifest.AnotherRun`.
    """
    reading = manifest.of_work(run.inputs)
    judging = manifest.of_run(
        reading,
        model=load_current_model(run.settings).version,
        index=_index_version(run.settings),
        now=run.now.isoformat(),
        prevalence=run.settings.prevalence,
        online=run.online,
        sources=list(run.settings.sources) if run.settings.sources is not None else None,
    )
    if fresh:
        reading.replace(run.work.manifest, READ)
        judging.replace(run.out.manifest, JUDGED)
    reading.claim(run.work.manifest)
    judging.claim(run.out.manifest)


def _index_version(settings: Settings) -> str | None:
    if settings.index is None:
        return None
    from citemark.index import open_index

    with open_index(settings.index) as index:
        return index.version


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
