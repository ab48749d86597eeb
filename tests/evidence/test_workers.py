"""Workers: tasks run beside the request, a bounded number waits, a defect costs no thread."""

from __future__ import annotations

import os
import threading

import pytest

from citemark.evidence import workers
from citemark.evidence.workers import Workers


def test_tasks_run_beside_the_caller() -> None:
    done = threading.Event()
    where: list[str] = []

    def task() -> None:
        where.append(threading.current_thread().name)
        done.set()

    assert Workers(1).submit(task)
    assert done.wait(5)
    assert where[0].startswith("look-up")


def test_a_defect_is_logged_and_the_thread_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    pool, done = Workers(1), threading.Event()

    def broken() -> None:
        raise RuntimeError("defect")

    pool.submit(broken)
    pool.submit(done.set)
    assert done.wait(5)
    assert "a defect of ours" in caplog.text


def test_what_comes_beyond_the_bound_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MOST_WAITING", 2)
    pool, gate, begun = Workers(1), threading.Event(), threading.Event()

    def hold() -> None:
        begun.set()
        gate.wait(5)

    assert pool.submit(hold)
    assert begun.wait(5)
    taken = [pool.submit(lambda: None) for _ in range(4)]
    gate.set()
    assert taken == [True, True, False, False]


def test_a_forked_child_has_threads_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    pool, done = Workers(1), threading.Event()
    pool.submit(lambda: None)
    monkeypatch.setattr(os, "getpid", lambda: -3)
    pool.submit(done.set)
    assert done.wait(5)


def test_threads_do_not_keep_the_program_from_ending() -> None:
    pool, seen = Workers(1), threading.Event()
    daemons: list[bool] = []

    def look() -> None:
        daemons.append(threading.current_thread().daemon)
        seen.set()

    pool.submit(look)
    assert seen.wait(5)
    assert daemons == [True]
