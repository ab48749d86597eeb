"""Measure what building an index costs: time, processor time, memory, disk.

    python benchmarks/index_build.py --out DIR DUMP... [--workers 2]

``peak`` is the memory of all processes together, proportionally shared pages counted once
(PSS), sampled ten times a second. Goals for 1.18 million works on two cores: 240 s, 1.5 GB,
450 MB on disk.
"""

from __future__ import annotations

import argparse
import datetime as dt
import threading
import time
from pathlib import Path
from typing import Self

import psutil

from citemark.index import open_index
from citemark.index.build import build


class Peak:
    """Samples the memory of this process and its children until it is left."""

    def __enter__(self) -> Self:
        self.bytes = 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._end.set()
        self._thread.join()

    def _sample(self) -> None:
        me = psutil.Process()
        while not self._end.wait(0.1):
            total = 0
            for process in [me, *me.children(recursive=True)]:
                try:
                    total += process.memory_full_info().pss
                except psutil.NoSuchProcess:
                    continue
            self.bytes = max(self.bytes, total)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dumps", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--workers", type=int)
    options = parser.parse_args()
    began = time.perf_counter()
    stages: dict[str, float] = {}

    def progress(stage: str, done: int, total: int) -> None:
        del done, total
        stages.setdefault(stage, time.perf_counter() - began)

    with Peak() as peak:
        built = build(
            options.dumps,
            options.out,
            built=dt.datetime.now(dt.UTC).date(),
            workers=options.workers,
            progress=progress,
        )
    took = time.perf_counter() - began
    times = psutil.Process().cpu_times()
    processor = times.user + times.system + times.children_user + times.children_system
    with open_index(options.out) as index:
        size = index.size
    print(f"works      {built.works:,} of {built.rows:,} rows, {built.unreadable:,} unreadable")
    print(f"time       {took:.0f} s, processor {processor:.0f} s")
    print("stages     " + ", ".join(f"{name} from {start:.0f} s" for name, start in stages.items()))
    print(f"peak       {peak.bytes / 1e6:,.0f} MB")
    print(f"disk       {size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
