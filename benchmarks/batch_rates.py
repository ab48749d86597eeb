"""How fast, how large and how linear ``citemark rescore`` is, over generated capsules.

    python benchmarks/batch_rates.py --index INDEX --folder DIR --sizes 5000 20000 200000

Every size gets a world of its own, with three works a document, so that a larger collection cites
more works as real ones do. Worlds, runs and results (``rates.json``) stay in DIR: a size that was
measured with this code is not measured again, and one that broke off goes on where it was, with the
time that had been spent until then. ``batch_arithmetic.py`` makes the tables of the documentation
from what stands there.

Goals: 800 documents a second on two cores, 1.5 GB in all, an exponent of 1.05 at most from 20,000
to 200,000 documents.

Processor time is that of all processes together, and does not depend much on what else the machine
does. Memory is the proportional set size of the run and all its children (pages that several of
them share count once), looked at four times a second.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import itertools
import json
import math
import os
import platform
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import psutil
import pyarrow.parquet as pq

from citemark.batch.manifest import code_digest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "models"))

import generate

WORKS_A_DOCUMENT = 3
REUSED = ("2604.01234", "2603.01567", "2602.02345", "2601.04501", "2604.03210", "2603.05678")
SYLLABLES = "ba de ko lu mi no pra que ri sol tan ver wex yu zor".split()  # noqa: SIM905 - a list of fifteen strings reads worse
LOOKS_A_WORD = 60
"""Looks at the processes, four a second, between two words on how far it is."""


def named_idea(rng: random.Random) -> generate.Idea:
    """An idea under a name of its own: the names of real methods are as many as the methods."""
    plain = generate_idea(rng)
    word = "".join(rng.choice(SYLLABLES) for _ in range(4)).capitalize()
    return dataclasses.replace(
        plain, name=f"{word} {plain.name}", acronym=f"{word[:4].upper()}{plain.acronym}"
    )


generate_idea, generate.idea = generate.idea, named_idea

NUMBERS_A_MONTH = 7993
"""A prime, so that any step goes through all of them; about what arXiv gave out a month in 2015."""


def own_numbers(
    works: Iterable[tuple[generate.Work, generate.Idea]],
) -> Iterator[tuple[generate.Work, generate.Idea]]:
    """The works, each under an arXiv number of its own, up to a million of them.

    A world as it comes counts to 8,000 and begins again, so that every second work of a large one
    bore the number of another, and its documents heard of works that nobody confuses.
    """
    given = Counter[str]()
    for work, thought in works:
        month, _, _ = work.arxiv.partition(".")
        given[month] += 1
        number = 1000 + given[month] * 4099 % NUMBERS_A_MONTH
        yield dataclasses.replace(work, arxiv=f"{month}.{number:05d}"), thought


def machine() -> str:
    """What it is measured on, and what else goes on there."""
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    today = dt.datetime.now(dt.UTC).date()
    return f"{today}, {platform.machine()}, {os.cpu_count()} cores, load {load}"


def write_world(path: Path, documents: int, *, broken: float) -> None:
    """Capsules as JSON lines, a share of them cut in the middle; whole or not at all."""
    rng = random.Random(documents)
    works = tuple(own_numbers(generate.world(documents * WORKS_A_DOCUMENT, rng)))
    reused = [f"https://arxiv.org/abs/{value}" for value in REUSED]
    temporary = path.with_suffix(".tmp")
    with temporary.open("w", encoding="utf-8") as stream:
        for number in range(documents):
            honest = rng.random() < 0.5
            items = [
                generate.item(works, reused, honest=honest, rng=rng)
                for _ in range(rng.randint(2, 6))
            ]
            line = json.dumps(generate.capsule(number, items, honest=honest, rng=rng))
            if rng.random() < broken:
                line = line[: len(line) // 2]
            stream.write(line + "\n")
    temporary.replace(path)


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


def measured(size: int, given: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """One size, from the generated world to what its results weigh."""
    world, out = folder / f"world-{size}.jsonl", folder / f"out-{size}"
    if not world.exists():
        write_world(world, size, broken=given.broken)
    command = [sys.executable, "-c", "from citemark.cli import main; main()", "rescore"]
    command += [str(world), "--out", str(out), "--workers", str(given.workers)]
    command += ["--now", "2026-11-21", "--fresh"]
    if given.index:
        command += ["--index", str(given.index)]
    before = Spent.stored(folder / f"spent-{size}.json", code_digest())
    spent = run(command, before, f"{size:,} documents")
    summary = json.loads((out / "summary.json").read_text())
    assert summary["records"] == size
    assert summary["judged"] + summary["errors"] == size
    shuffled = json.loads((out / "work" / "shuffled.json").read_text())
    parts = ("work", "work/heard", "work/words", "reports.parquet", "references.parquet")
    before.path.unlink(missing_ok=True)
    return {
        "documents": size,
        "code": code_digest(),
        "workers": given.workers,
        "wall": spent.wall,
        "processor": spent.processor,
        "peak": spent.peak,
        "errors": summary["errors"],
        "references": sum(summary["references"].values()),
        "uses": shuffled["uses"],
        "bytes": {
            "inputs": world.stat().st_size,
            **{name: weight(out / name) for name in parts},
            "in memory": sum(in_memory(out / "work" / name) for name in SHUFFLED),
        },
        "model": summary["made_from"]["model"],
        "index": summary["made_from"]["index"],
    }


def weight(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


SHUFFLED = ("uses", "asks", "witnesses")


def in_memory(folder: Path) -> int:
    """Bytes of a table's rows, unpacked."""
    return sum(pq.read_table(path).nbytes for path in folder.glob("*.parquet"))


def told(point: Mapping[str, Any]) -> str:
    size, spent = point["documents"], point["processor"]
    parts = ", ".join(f"{role} {1000 * spent[role] / size:.2f}" for role in sorted(spent))
    return (
        f"{size:>9,} documents  {point['wall']:7.1f} s  {size / point['wall']:6.0f}/s  "
        f"{1000 * sum(spent.values()) / size:5.2f} ms of processor each ({parts})  "
        f"peak {point['peak'] / 2**20:5.0f} MiB  errors {point['errors']:,}"
    )


def exponents(points: list[Mapping[str, Any]]) -> list[str]:
    """How the times grow from each size to the next."""
    found = []
    for small, large in itertools.pairwise(points):
        grown = math.log(large["documents"] / small["documents"])
        wall = math.log(large["wall"] / small["wall"]) / grown
        spent = [sum(each["processor"].values()) for each in (small, large)]
        processor = math.log(spent[1] / spent[0]) / grown
        found.append(
            f"Exponent from {small['documents']:,} to {large['documents']:,} documents: "
            f"{processor:.3f} by the processors, {wall:.3f} by the clock."
        )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--folder", type=Path, help="keep everything here (default: nowhere)")
    parser.add_argument("--sizes", type=int, nargs="+", default=[2000, 20_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--broken", type=float, default=0.01)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="citemark-rates-") as name:
        folder = given.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        print(f"{machine()}; {given.workers} workers")
        kept = folder / "rates.json"
        points = (
            {row["documents"]: row for row in json.loads(kept.read_text())} if kept.exists() else {}
        )
        for size in given.sizes:
            if points.get(size, {}).get("code") != code_digest():
                points[size] = measured(size, given, folder)
                kept.write_text(json.dumps([points[each] for each in sorted(points)], indent=1))
            print(told(points[size]), flush=True)
        for line in exponents([points[size] for size in sorted(points)]):
            print(line)


if __name__ == "__main__":
    main()
