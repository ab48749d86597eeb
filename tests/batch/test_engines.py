"""How tasks are given away, and what is seen of their progress."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from citemark.batch import engines, tables
from citemark.batch.engines import Finished, run_plan
from citemark.batch.guard import StepFailed
from citemark.batch.layout import shard_name, shard_number
from citemark.batch.run import Run

MakeRun = Callable[..., Run]


def test_finished_shards_of_a_cluster_are_told_once(make_run: MakeRun, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    run = make_run([tmp_path / "a.txt"])
    error, document = ("a", 0, "observe", "UnreadableInput", "why"), (0, "a", 1, 2, 3, 4, 5, b"")

    def finish(chunk: int) -> None:
        shard = shard_number(0, chunk)
        tables.write([error], tables.ERRORS, run.work.shard("unread", shard))
        tables.write([document] * 2, tables.DOCUMENTS, run.work.shard("documents", shard))

    finish(0)
    told: list[tuple[int, int]] = []
    finished = Finished(run.told(), "observe", lambda *more: told.append(more))
    for chunk in (1, 2):
        finish(chunk)
        finished.look()
        finished.look()
    assert told == [(3, 1), (3, 1)]
    judged = Finished(run.told(), "score", lambda *more: told.append(more))
    name = shard_name(shard_number(0, 0))
    row = ("a", "b", None, "t", "0", None, "verified", 0.5, 0, 0, 0, 0, 1, True, "{}")
    tables.write([], tables.ERRORS, run.out.failed / name)
    tables.write([row], tables.REPORTS, run.out.reports / name)
    judged.look()
    assert told[2:] == [(1, 0)]


PLANS = [
    ("import sys; sys.stdin.read()", None),
    ("raise SystemExit('no memory is left')", "no memory is left"),
    ("import os; os.kill(os.getpid(), 9)", "SIGKILL"),
]


@pytest.mark.parametrize(("code", "failure"), PLANS)
def test_a_plan_is_looked_after_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, failure: str | None
) -> None:
    monkeypatch.setattr(engines, "PLAN", (sys.executable, "-c", code))
    monkeypatch.setattr(engines, "SECONDS_A_LOOK", 0.01)
    looked: list[None] = []
    log = tmp_path / "plan.log"
    if failure is None:
        run_plan("shuffle", {}, {}, log, lambda: looked.append(None))
        assert len(looked) > 1
    else:
        with pytest.raises(StepFailed, match=failure):
            run_plan("shuffle", {}, {}, log)
