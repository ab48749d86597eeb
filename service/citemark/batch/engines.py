"""This module knows the two ways of having many tasks done: processes here, or a Ray cluster."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import pyarrow.parquet as pq

from citemark.batch import tables
from citemark.batch.guard import (
    COMMAND,
    SECONDS_A_DOCUMENT,
    Guard,
    OnProgress,
    StepFailed,
    ended,
)
from citemark.batch.layout import Out, Work

Task = Mapping[str, Any]

PLAN = (sys.executable, "-m", "citemark.batch.plan")


@dataclass(frozen=True, slots=True)
class Told:
    """What every worker must know."""

    told: Mapping[str, Any]
    log: Path
    command: tuple[str, ...] = COMMAND
    patience: float = SECONDS_A_DOCUMENT

    def as_plain(self) -> dict[str, Any]:
        return {
            "told": self.told,
            "log": str(self.log),
            "command": self.command,
            "patience": self.patience,
        }

    @classmethod
    def from_json(cls, text: str) -> Told:
        stored = json.loads(text)
        return cls(
            told=stored["told"],
            log=Path(stored["log"]),
            command=tuple(stored["command"]),
            patience=stored["patience"],
        )

    def guard(self) -> Guard:
        return Guard(self.told, log=self.log, command=self.command, patience=self.patience)


def run_plan(
    step: str,
    told: Mapping[str, object],
    runner: Mapping[str, Any],
    log: Path,
    meanwhile: Callable[[], None] = lambda: None,
) -> None:
    """Run a step of the Daft plan to its end; raises :class:`StepFailed` with its last words.

    ``meanwhile`` is called now and then, and at the end.
    """
    message = json.dumps({"step": step, "runner": dict(runner), **told})
    with log.open("w+b") as stream:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            PLAN, stdin=subprocess.PIPE, stdout=stream, stderr=stream
        )
        try:
            _await(process, message.encode(), meanwhile)
        finally:
            process.kill()
            process.wait()
        if process.returncode:
            stream.seek(0)
            last = stream.read().decode("utf-8", "replace").strip().rsplit("\n", 1)[-1]
            why = last[:300] or ended(process.returncode)
            raise StepFailed(f"the plan failed at “{step}”: {why} (see {log})")


SECONDS_A_LOOK: Final = 5.0
"""Between two looks at what a cluster has finished: its shards take seconds to minutes."""


def _await(process: subprocess.Popen[bytes], message: bytes, meanwhile: Callable[[], None]) -> None:
    assert process.stdin is not None  # noqa: S101 - Popen was given a pipe
    with suppress(BrokenPipeError), process.stdin as stream:
        stream.write(message)
    while process.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=SECONDS_A_LOOK)
        meanwhile()
    meanwhile()


class Engine(Protocol):
    """Has tasks done, in any order; raises ``StepFailed`` when one cannot be."""

    def perform(self, tasks: Iterable[Task], told: Told, on_progress: OnProgress) -> None: ...

    @property
    def runner(self) -> Mapping[str, Any]:
        """How the Daft plan is to be run: ``{}`` natively, else the cluster's address."""
        ...

    @property
    def rows_at_once(self) -> int:
        """Rows that the shuffle may hold at once."""
        ...


class Native:
    """Processes of this machine, each with its guard in a thread."""

    runner: Mapping[str, Any] = {}
    rows_at_once = 1_000_000
    """About a gigabyte (measured: 0.4 million rows need 0.7 GB in all, 0.8 million 1.0 and 2.4
    million 1.9 GB; every further round over the uses of 200,000 documents costs a second)."""

    def __init__(self, processes: int) -> None:
        self._processes = processes

    def perform(self, tasks: Iterable[Task], told: Told, on_progress: OnProgress) -> None:
        waiting: queue.SimpleQueue[Task] = queue.SimpleQueue()
        for task in tasks:
            waiting.put(task)
        guards = [told.guard() for _ in range(min(self._processes, waiting.qsize()))]
        failures: list[Exception] = []
        lock = threading.Lock()

        def counted(begun: int, failed: int) -> None:
            with lock:
                on_progress(begun, failed)

        def work(guard: Guard) -> None:
            while not failures:
                try:
                    guard.perform(waiting.get_nowait(), counted)
                except queue.Empty:
                    return
                except Exception as error:  # noqa: BLE001 - raised again by the thread that waits
                    failures.append(error)

        threads = [threading.Thread(target=work, args=(guard,), daemon=True) for guard in guards]
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            for guard in guards:
                guard.close()
        if failures:
            raise failures[0]


class Ray:
    """A Ray cluster, reached through Daft; every machine of it sees the same folders."""

    rows_at_once = 200_000_000
    """Some 130 gigabytes over all machines, by what a row takes natively; fewer rows at once would
    read the uses again and again."""

    def __init__(self, address: str | None) -> None:
        self.runner: Mapping[str, Any] = {"address": address}

    def perform(self, tasks: Iterable[Task], told: Told, on_progress: OnProgress) -> None:
        """Have the tasks done in a plan of their own; progress is told by finished shards."""
        given = list(tasks)
        if given:
            finished = Finished(told, given[0]["step"], on_progress)
            step = {"told": told.as_plain(), "tasks": given}
            run_plan("perform", step, self.runner, told.log.with_name("plan.log"), finished.look)


class Finished:
    """The shards that a step has finished, as they appear in the folders that all machines see."""

    def __init__(self, told: Told, step: str, on_progress: OnProgress) -> None:
        work, out = Work(Path(told.told["work"])), Out(Path(told.told["out"]))
        reading = step == "observe"
        self._done = work.table("documents") if reading else out.reports
        self._failed = work.table("unread") if reading else out.failed
        self._on_progress = on_progress
        self._seen = {path.name for path in tables.parts(self._done)}

    def look(self) -> None:
        """Tell of what is new since the last look."""
        for path in tables.parts(self._done):
            if path.name not in self._seen:
                self._seen.add(path.name)
                failed = pq.read_metadata(self._failed / path.name).num_rows
                self._on_progress(pq.read_metadata(path).num_rows + failed, failed)
