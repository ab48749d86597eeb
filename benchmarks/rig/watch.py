"""This module knows what a run and all its children spend, breaks included.

Processor time is that of all processes together. Memory is the proportional set size of the run and
its children (pages that several of them share count once), looked at four times a second.
"""

from __future__ import annotations

import dataclasses
import itertools
import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import psutil

LOOKS_A_WORD = 60
"""Looks at the processes, four a second, between two words on how far it is."""


class Watched:
    """What a run and all its children have spent, by what they do."""

    def __init__(self, process: psutil.Process) -> None:
        self._process = process
        self._spent: dict[tuple[str, int], float] = {}
        self._shuffled = False
        self.peak = 0.0

    def look(self) -> None:
        total: float = 0
        for each in (self._process, *self._process.children(recursive=True)):
            try:
                words, spent = " ".join(each.cmdline()), each.cpu_times()
                total += each.memory_full_info().pss
            except psutil.Error:
                continue
            self._shuffled |= "batch.plan" in words
            key = next((key for key in self._spent if key[1] == each.pid), None)
            key = key or (self._role(each, words), each.pid)
            self._spent[key] = spent.user + spent.system
        self.peak = max(self.peak, total)

    def _role(self, process: psutil.Process, words: str) -> str:
        if process.pid == self._process.pid:
            return "run"
        if "batch.worker" in words:
            return "judging" if self._shuffled else "reading"
        return "plan"

    def spent(self) -> Counter[str]:
        found = Counter[str]()
        for (role, _), seconds in self._spent.items():
            found[role] += seconds
        return found


@dataclasses.dataclass
class Spent:
    """What a measurement has cost so far; kept in a file, so that it survives a break."""

    path: Path
    code: str
    wall: float = 0.0
    peak: float = 0
    processor: dict[str, float] = dataclasses.field(default_factory=dict)

    @classmethod
    def stored(cls, path: Path, code: str) -> Spent:
        """What was spent by this code; that of another one begins anew."""
        kept = json.loads(path.read_text()) if path.exists() else {}
        return cls(path, **kept) if kept.get("code") == code else cls(path, code)

    def plus(self, wall: float, watched: Watched) -> Spent:
        processor = Counter(self.processor) + watched.spent()
        return dataclasses.replace(
            self,
            wall=self.wall + wall,
            peak=max(self.peak, watched.peak),
            processor=dict(processor),
        )

    def store(self) -> None:
        told = dataclasses.asdict(self)
        del told["path"]
        self.path.write_text(json.dumps(told))


def run(command: list[str], spent: Spent, title: str) -> Spent:
    """Run the command to its end, looking at it four times a second.

    What a process spends between the last look at it and its end is ``unseen``.
    """
    started, before = time.perf_counter(), os.times()
    process = subprocess.Popen(command, env=dict(os.environ), stdout=subprocess.DEVNULL)
    watched = Watched(psutil.Process(process.pid))
    now = spent
    for look in itertools.count(1):
        if process.poll() is not None:
            break
        try:
            watched.look()
        except psutil.Error:
            break
        now = spent.plus(time.perf_counter() - started, watched)
        if look % LOOKS_A_WORD == 0:
            now.store()
            processor = sum(now.processor.values())
            print(f"  {title}: {now.wall:.0f} s, {processor:.0f} s of processor, "
                  f"{now.peak / 2**20:.0f} MiB at most", file=sys.stderr, flush=True)  # fmt: skip
        threading.Event().wait(0.25)
    if process.wait():
        raise SystemExit(f"the run failed with {process.returncode}; the same command goes on")
    now = spent.plus(time.perf_counter() - started, watched)
    after = os.times()
    exact = after.children_user + after.children_system
    exact -= before.children_user + before.children_system
    now.processor["unseen"] = exact - sum(watched.spent().values())
    return now
