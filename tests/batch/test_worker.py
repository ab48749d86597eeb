"""The worker's own process, here in this one."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from citemark.batch import run as running
from citemark.batch import steps, tables, worker
from citemark.batch.position import Page
from citemark.batch.run import Run
from citemark.settings import Settings

MakeRun = Callable[..., Run]


def spoken(said: io.StringIO) -> list[list[Any]]:
    return [json.loads(line) for line in said.getvalue().splitlines()]


def working(run: Run, said: io.StringIO, *, online: bool = False) -> tuple[worker.Worker, Page]:
    """A worker in this process, and what its guard sees."""
    with tempfile.TemporaryFile() as shared:
        told = {**run.told().told, "page": shared.fileno(), "online": online}
        here = worker.Worker(told, said)
        return here, Page(shared.fileno())


def observe_tasks(run: Run) -> list[dict[str, Any]]:
    return [{**task, "doomed": [], "alone": False} for task in steps.observe_tasks(run)]


def test_a_worker_observes_and_judges_what_it_is_told(collection: Path, make_run: MakeRun) -> None:
    whole = make_run([collection], "whole", shard_documents=25)
    with running.held(whole.out.root):
        running.prepare(whole, fresh=False)
        steps.perform(whole)
    run = make_run([collection], "here", shard_documents=25)
    said = io.StringIO()
    here, page = working(run, said)
    for task in observe_tasks(run):
        here.perform(task)
    assert not observe_tasks(run), "what was read to its end is not read again"
    for name in ("heard", "words"):
        shutil.copytree(whole.work.table(name), run.work.table(name))
    shutil.copy(whole.work.shuffled, run.work.shuffled)
    groups = json.loads(run.work.shuffled.read_text())["groups"]
    doomed = [groups[0][0], 3, "WorkerDied", "It ended its worker (SIGABRT)."]
    for number, group in enumerate(groups):
        here.perform(
            {"step": "score", "group": number, "shards": group, "doomed": [doomed], "alone": True}
        )
        here.perform(
            {"step": "score", "group": number, "shards": group, "doomed": [], "alone": False}
        )
    here.close()
    words = spoken(said)
    assert words == [["done"]] * (3 + 2 * len(groups))
    assert page.read().begun == 120
    assert page.read().failed == 1
    assert page.read().place is None
    found = [row["report"] for row in pq.read_table(run.out.reports).to_pylist()]
    expected = [row["report"] for row in pq.read_table(whole.out.reports).to_pylist()]
    assert found == [*expected[:3], *expected[4:]]
    (failed,) = pq.read_table(run.out.failed).to_pylist()
    assert failed["error"] == "WorkerDied"


def test_a_container_is_shared_out_in_strides(collection: Path, make_run: MakeRun) -> None:
    lines = collection.parent / "in.jsonl"
    documents = [path.read_bytes() for path in sorted(collection.iterdir())]
    lines.write_bytes(b"\n".join([*documents, b"{broken"]))
    run = make_run([lines], shard_documents=10)
    here, _ = working(run, io.StringIO())
    (task,) = observe_tasks(run)
    here.perform({**task, "strides": 2, "stride": 1})
    odd = [path.name for path in tables.parts(run.work.table("documents"))]
    assert odd == [f"000000-00000{chunk}.parquet" for chunk in (1, 3, 5)]
    here.perform({**task, "strides": 2, "stride": 0})
    assert [number for number, _ in steps.shards(run.work)] == list(range(7))
    unread = pq.read_table(run.work.table("unread")).to_pylist()
    assert [row["error"] for row in unread] == ["UnreadableInput"]


@pytest.mark.parametrize(
    ("online", "lost", "alone"), [(False, False, False), (False, True, True), (True, False, True)]
)
def test_records_go_together_unless_they_wait_or_may_be_to_blame(
    collection: Path, make_run: MakeRun, online: bool, lost: bool, alone: bool
) -> None:
    run = make_run([collection])
    here, _ = working(run, io.StringIO(), online=online)
    here.perform({**observe_tasks(run)[0], "alone": lost})
    assert here.alone is alone


def test_settings_reach_a_worker_unchanged() -> None:
    settings = Settings(
        model=Path("/m"), sources=("arxiv",), rates=(("arxiv", 0.5),), prevalence=0.1, cache=None
    )
    plain = json.loads(json.dumps(worker.as_plain(settings)))
    assert worker.from_plain(plain) == settings


@pytest.mark.parametrize(("rows", "count"), [([], 0), ([(str(n), n, n) for n in range(12)], 12)])
def test_a_stream_of_rows_becomes_one_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: list[tables.Row], count: int
) -> None:
    monkeypatch.setattr(tables, "STREAMED", 5)
    path = tmp_path / "table.parquet"
    tables.write_stream(iter(rows), tables.REUSED, path)
    assert pq.read_table(path).num_rows == count
    assert [each.name for each in tmp_path.iterdir()] == ["table.parquet"]
