"""Whether a run that is killed at random moments ends as if it had not been.

    python benchmarks/batch_kills.py --documents 2000 --kills 10

Each time one process of the run, whichever comes, is killed (SIGKILL) after a random part of the
time that a run takes here, and the same command is given again when the run has ended. A run that is through is compared with one that
nobody killed, and begun anew until all kills are spent.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
import pyarrow.parquet as pq
from rig.world import write_world

TABLES = ("reports.parquet", "references.parquet", "errors.parquet", "reused.parquet")


def results(out: Path) -> dict[str, object]:
    found: dict[str, object] = {name: pq.read_table(out / name).to_pylist() for name in TABLES}
    summary = json.loads((out / "summary.json").read_text())
    return {**found, "summary": {**summary, "time": None}}


def kill_one(process: subprocess.Popen[bytes], rng: random.Random) -> str | None:
    """Kill the run or one of its children; which one, or ``None`` when it had just ended."""
    try:
        run = psutil.Process(process.pid)
        chosen = rng.choice([run, *run.children(recursive=True)])
        name = " ".join(chosen.cmdline()[1:4])
        chosen.kill()
    except psutil.Error:
        return None
    return name


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng = random.Random(given.seed)
    with tempfile.TemporaryDirectory(prefix="citemark-kills-") as folder:
        world = Path(folder) / "world.jsonl"
        write_world(world, given.documents, broken=0.01)
        command = [sys.executable, "-c", "from citemark.cli import main; main()", "rescore"]
        command += [str(world), "--now", "2026-11-21", "--workers", "2", "--shard-documents", "100"]
        whole, killed = Path(folder) / "whole", Path(folder) / "killed"
        started = time.perf_counter()
        subprocess.run([*command, "--out", str(whole)], check=True)
        takes = time.perf_counter() - started
        kills, same = 0, []
        while kills < given.kills or killed.exists() or not same:
            process = subprocess.Popen([*command, "--out", str(killed)], stdout=subprocess.DEVNULL)
            threading.Event().wait(takes * rng.uniform(0.05, 0.7))
            if kills < given.kills and (name := kill_one(process, rng)) is not None:
                kills += 1
                print(f"kill {kills}: {name}", flush=True)
            if process.wait() == 0:
                same.append(results(whole) == results(killed))
                print(
                    f"run {len(same)} ended {'the same' if same[-1] else 'DIFFERENTLY'}", flush=True
                )
                shutil.rmtree(killed)
        raise SystemExit(0 if all(same) else 1)


if __name__ == "__main__":
    main()
