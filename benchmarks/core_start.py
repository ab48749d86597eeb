"""How long ``citemark score`` takes from a cold process, and what it costs.

    python benchmarks/core_start.py [DOCUMENT] [--repeat 15] [--index DIR]

Each round starts a new process of the same interpreter and judges one document (a sample capsule
unless given) without the network. On a machine that others use, the wall clock says how crowded it
is; processor time says what the command needs.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from rig.machine import machine

ROOT = Path(__file__).resolve().parents[1]
GOAL_S = 0.7
COMMAND = "from citemark.cli import main; main()"


def once(arguments: list[str]) -> tuple[float, float]:
    """Wall-clock and processor seconds of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", COMMAND, "score", "--offline", *arguments],
        stdout=subprocess.DEVNULL,
        check=True,
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument(
        "document", nargs="?", default=str(ROOT / "docs/samples/context-compression.json")
    )
    options.add_argument("--repeat", type=int, default=15)
    options.add_argument("--index")
    chosen = options.parse_args()
    arguments = [chosen.document, *(["--index", chosen.index] if chosen.index else [])]
    once(arguments)
    walls, processors = zip(*(once(arguments) for _ in range(chosen.repeat)), strict=True)
    print(machine())
    print(
        f"citemark score, cold: wall clock median {statistics.median(walls):.2f} s, "
        f"fastest {min(walls):.2f} s; processor median {statistics.median(processors):.2f} s "
        f"(goal {GOAL_S:g} s)"
    )
    print(
        f"memory at its greatest: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB"
    )


if __name__ == "__main__":
    main()
