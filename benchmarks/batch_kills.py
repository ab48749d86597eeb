"""Whether a run that is killed at random moments ends as if it had not been.

    python benchmarks/batch_kills.py --documents 2000 --kills 10

Each time one process of the run, whichever comes, is killed (SIGKILL) after a random time, and the
same command is given again when the run has ended.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import psutil
import pyarrow.parquet as pq
from batch_rates import write_world

TABLES = ("reports.parquet", "references.parquet", "errors.parquet", "reused.parquet")


def results(out: Path) -> dict[str, object]:
    found: dict[str, object] = {name: pq.read_table(out / name).to_pylist() for name in TABLES}
    summary = json.loads((out / "summary.json").read_text())
    return {**found, "summary": {**summary, "time": None}}


def kill_one(process: subprocess.Popen[bytes], rng: random.Random) -> str:
    """Kill the run or one of its children; which one."""
    family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    chosen = rng.choice(family)
    name = " ".join(chosen.cmdline()[1:4])
    os.kill(chosen.pid, signal.SIGKILL)
    return name


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng = random.Random(given.seed)
    with tempfile.TemporaryDirectory(prefix="citemark-kills-") as name:
        world = Path(name) / "world.jsonl"
        write_world(world, given.documents, broken=0.01)
        command = [sys.executable, "-c", "from citemark.cli import main; main()", "rescore"]
        command += [str(world), "--now", "2026-11-21", "--workers", "2", "--shard-documents", "100"]
        whole, killed = Path(name) / "whole", Path(name) / "killed"
        subprocess.run([*command, "--out", str(whole)], check=True)
        kills = 0
        while True:
            process = subprocess.Popen([*command, "--out", str(killed)])
            if kills < given.kills:
                threading.Event().wait(rng.uniform(0.5, 5.0))
                if process.poll() is None:
                    kills += 1
                    print(f"kill {kills}: {kill_one(process, rng)}", flush=True)
            if process.wait() == 0 and kills >= given.kills:
                break
        same = results(whole) == results(killed)
        print(f"{kills} kills; the results are {'the same' if same else 'NOT the same'}")
        raise SystemExit(0 if same else 1)


if __name__ == "__main__":
    main()
