"""This module knows the two ways of having many tasks done: processes here, or a Ray cluster."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from citemark.batch.guard import COMMAND, SECONDS_A_DOCUMENT, Guard, OnRecord

Task = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What every worker must know."""

    told: Mapping[str, Any]
    log: Path
    command: tuple[str, ...] = COMMAND
    patience: float = SECONDS_A_DOCUMENT

    def guard(self) -> Guard:
        return Guard(self.told, log=self.log, command=self.command, patience=self.patience)


class Engine(Protocol):
    """Has tasks done, in any order; raises ``StepFailed`` when one cannot be."""

    def perform(self, tasks: Iterable[Task], told: Told, on_record: OnRecord) -> None: ...

    @property
    def runner(self) -> Mapping[str, Any]:
        """How the Daft plan is to be run: ``{}`` natively, else the cluster's address."""
        ...


class Native:
    """Processes of this machine, each with its guard in a thread."""

    runner: Mapping[str, Any] = {}

    def __init__(self, processes: int) -> None:
        self._processes = processes

    def perform(self, tasks: Iterable[Task], told: Told, on_record: OnRecord) -> None:
        waiting: queue.SimpleQueue[Task] = queue.SimpleQueue()
        for task in tasks:
            waiting.put(task)
        guards = [told.guard() for _ in range(min(self._processes, waiting.qsize()))]
        failures: list[Exception] = []
        lock = threading.Lock()

        def counted() -> None:
            with lock:
                on_record()

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
    """A Ray cluster, reached through Daft; every worker sees the same folders."""

    def __init__(self, address: str | None) -> None:
        self.runner: Mapping[str, Any] = {"engine": "ray", "address": address}

    def perform(self, tasks: Iterable[Task], told: Told, on_record: OnRecord) -> None:
        from citemark.batch import cluster

        cluster.perform(list(tasks), told, self.runner["address"], on_record)
