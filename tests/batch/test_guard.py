"""A worker that dies or hangs costs its record, not the run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from citemark.batch.guard import Guard, StepFailed

WORKER = """
import json, os, sys, threading
from citemark.batch.position import Page
say = lambda words: print(json.dumps(words), flush=True)
told = json.loads(sys.stdin.readline())
page = Page(told["page"])
for line in sys.stdin:
    task = json.loads(line)
    doomed = {(s, r) for s, r, _, _ in task["doomed"]}
    for record, act in enumerate(task["acts"]):
        if act == "between":
            page.between()
            continue
        if act == "die idle":
            os._exit(3)
        page.begin(0, record)
        if (0, record) in doomed:
            page.one_failed()
            continue
        if act == "die":
            os.abort()
        if act == "hang":
            threading.Event().wait()
        if act == "slow":
            threading.Event().wait(0.2)
        if act == "fail":
            say(["failed", "the disk is full"])
    with open(told["out"], "a") as stream:
        stream.write(json.dumps([task["alone"], task["doomed"]]) + "\\n")
    say(["done"])
"""


@pytest.fixture
def guard(tmp_path: Path) -> Guard:
    return Guard(
        {"out": str(tmp_path / "out")},
        log=tmp_path / "log",
        command=(sys.executable, "-c", WORKER),
        patience=1.0,
    )


def test_records_that_kill_or_hang_are_left_alone_and_told(guard: Guard, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    guard.perform(
        {"acts": ["ok", "die", "ok", "hang", "between", "ok"]}, lambda *more: seen.append(more)
    )
    doomed = (tmp_path / "out").read_text()
    assert doomed.startswith("[true, "), "where one was lost, records go alone"
    assert '[0, 1, "WorkerDied", "It ended its worker (SIGABRT)."]' in doomed
    assert '[0, 3, "TookTooLong", "It took more than 1 seconds."]' in doomed
    begun, failed = map(sum, zip(*seen, strict=True))
    assert (begun, failed) == (5, 2), "what was begun again counts once"
    assert min(more for more, _ in seen) < 0
    guard.perform({"acts": ["ok"]}, lambda *_: None)
    assert len((tmp_path / "out").read_text().splitlines()) == 2
    guard.close()


def test_a_record_that_takes_its_time_is_left_in_peace_as_long_as_the_next_one_comes(
    guard: Guard, tmp_path: Path
) -> None:
    """Seven records of a fifth of a second each: longer in all than one of them may take."""
    guard.perform({"acts": ["slow"] * 7}, lambda *_: None)
    guard.close()
    assert (tmp_path / "out").read_text() == "[false, []]\n"


def test_a_worker_that_dies_without_a_record_ends_the_run(guard: Guard) -> None:
    with pytest.raises(StepFailed, match="exit 3"):
        guard.perform({"acts": ["die idle"]}, lambda *_: None)
    guard.close()


def test_what_no_document_is_to_blame_for_ends_the_run(guard: Guard) -> None:
    with pytest.raises(StepFailed, match="disk is full"):
        guard.perform({"acts": ["fail"]}, lambda *_: None)
    guard.close()


def test_a_worker_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    guard = Guard({}, log=tmp_path / "log", command=(sys.executable, "-c", "raise SystemExit(5)"))
    with pytest.raises(StepFailed, match="exit 5"):
        guard.perform({"acts": []}, lambda *_: None)
    guard.close()


def test_a_closed_guard_starts_no_other_worker(guard: Guard) -> None:
    guard.close()
    guard.close()
    with pytest.raises(StepFailed, match="stopped"):
        guard.perform({"acts": ["die idle"]}, lambda *_: None)


def test_two_threads_may_end_a_worker_at_once(guard: Guard) -> None:
    """Ctrl-C ends the worker in both the thread that waits for it and the one that stops the run."""
    ended = []

    class Process:
        def kill(self) -> None:
            guard.close()  # as the other thread does meanwhile

        def communicate(self) -> None:
            ended.append(self)

    guard._process = Process()  # type: ignore[assignment]  # what is asked of a process here
    guard.close()
    assert len(ended) == 1
