"""How fast, how large and how linear ``citemark rescore`` is, over generated capsules.

    python benchmarks/batch_rates.py --index INDEX --folder DIR --sizes 5000 20000 200000

Every size gets a world of its own, with three works a document, so that a larger collection cites
more works as real ones do. Worlds, runs and results (``rates.json``) stay in DIR: a size that was
measured with this code is not measured again, and one that broke off goes on where it was, with the
time that had been spent until then. ``batch_arithmetic.py`` makes the tables of the documentation
from what stands there.

Goals: 800 documents a second on two cores, 1.5 GB in all, an exponent of 1.05 at most from 20,000
to 200,000 documents.

Processor time does not depend much on what else the machine does; ``rig/watch.py`` says how it and
memory are counted.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from rig.machine import machine
from rig.watch import Spent, run
from rig.world import write_world

from citemark.batch.manifest import code_digest


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
