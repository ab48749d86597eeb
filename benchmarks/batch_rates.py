"""How fast, how large and how linear ``citemark rescore`` is, over generated capsules.

    python benchmarks/batch_rates.py --index INDEX --sizes 2000 20000 200000

Every size gets a world of its own, with three works a document, so that a larger collection cites
more works as real ones do. Memory is the proportional set size of the run and all its children
(pages that several of them share count once), looked at four times a second.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "models"))

import generate

WORKS_A_DOCUMENT = 3
REUSED = ("2604.01234", "2603.01567", "2602.02345", "2601.04501", "2604.03210", "2603.05678")


SYLLABLES = [
    "ba",
    "de",
    "ko",
    "lu",
    "mi",
    "no",
    "pra",
    "que",
    "ri",
    "sol",
    "tan",
    "ver",
    "wex",
    "yu",
    "zor",
]


def named_idea(rng: random.Random) -> generate.Idea:
    """An idea under a name of its own: the names of real methods are as many as the methods."""
    plain = generate_idea(rng)
    word = "".join(rng.choice(SYLLABLES) for _ in range(4)).capitalize()
    return dataclasses.replace(
        plain, name=f"{word} {plain.name}", acronym=f"{word[:4].upper()}{plain.acronym}"
    )


generate_idea, generate.idea = generate.idea, named_idea


def write_world(path: Path, documents: int, *, broken: float) -> None:
    """Capsules as JSON lines, a share of them cut in the middle."""
    rng = random.Random(documents)
    works = generate.world(documents * WORKS_A_DOCUMENT, rng)
    reused = [f"https://arxiv.org/abs/{value}" for value in REUSED]
    with path.open("w", encoding="utf-8") as stream:
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


def memory(process: psutil.Process) -> int:
    """Bytes of a process and its children, shared pages counted once."""
    total = 0
    for each in [process, *process.children(recursive=True)]:
        try:
            total += each.memory_full_info().pss
        except psutil.Error:
            continue
    return total


def measured(command: list[str], environment: dict[str, str]) -> tuple[float, float, int]:
    """Seconds on the clock, seconds of all processors, and the largest memory of a command."""
    started, before = time.perf_counter(), os.times()
    process = subprocess.Popen(command, env=environment)
    watched, peak = psutil.Process(process.pid), 0
    while process.poll() is None:
        try:
            peak = max(peak, memory(watched))
        except psutil.Error:
            break
        threading.Event().wait(0.25)
    if process.wait():
        raise SystemExit(f"the run failed with {process.returncode}")
    after = os.times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    return time.perf_counter() - started, spent, peak


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2000, 20_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--broken", type=float, default=0.01)
    given = parser.parse_args()
    points = []
    with tempfile.TemporaryDirectory(prefix="citemark-rates-") as name:
        for size in given.sizes:
            world, out = Path(name) / f"{size}.jsonl", Path(name) / f"out-{size}"
            write_world(world, size, broken=given.broken)
            command = [sys.executable, "-c", "from citemark.cli import main; main()", "rescore"]
            command += [str(world), "--out", str(out), "--workers", str(given.workers)]
            command += ["--now", "2026-11-21"]
            if given.index:
                command += ["--index", str(given.index)]
            wall, spent, peak = measured(command, dict(os.environ))
            summary = json.loads((out / "summary.json").read_text())
            sizes = {
                part: sum(f.stat().st_size for f in (out / part).rglob("*") if f.is_file())
                for part in ("work", "reports.parquet", "references.parquet")
            }
            assert summary["records"] == size
            assert summary["judged"] + summary["errors"] == size
            points.append((size, wall, spent))
            steps = {step: summary["time"][step]["seconds"] for step in ("observe", "score")}
            print(
                f"{size:>9,} documents  {wall:8.1f} s  {size / wall:7.0f}/s  "
                f"{1000 * spent / size:5.2f} ms of processor each  peak {peak / 2**20:6.0f} MiB  "
                f"errors {summary['errors']:,}  steps {steps}  input {world.stat().st_size:,}  {sizes}",
                flush=True,
            )
    for (small, wall, spent), (large, more_wall, more_spent) in itertools.pairwise(points):
        grown = math.log(large / small)
        print(
            f"exponent from {small:,} to {large:,}: {math.log(more_wall / wall) / grown:.3f} by the "
            f"clock, {math.log(more_spent / spent) / grown:.3f} by the processors"
        )


if __name__ == "__main__":
    main()
