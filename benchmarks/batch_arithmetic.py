"""The tables of ``docs/batch.md``, from what ``batch_rates.py`` measured.

    python benchmarks/batch_arithmetic.py DIR --documents 100000000 --machines 8 --cores 16

What a document costs is the slope from the smallest size to the largest one, so that starting
processes is not counted a hundred million times.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citemark.batch.engines import Ray

STRAGGLERS = 1.2
"""Waiting and stragglers: a fifth more than the work itself."""

Point = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Each:
    """What one document costs: seconds by role, and bytes by kind."""

    seconds: Mapping[str, float]
    bytes: Mapping[str, float]
    uses: float


def each(points: Sequence[Point]) -> Each:
    least, most = points[0], points[-1]
    more = most["documents"] - least["documents"]
    if not more:
        raise SystemExit("two sizes are needed at least: measure a second one")

    def slope(kind: str, name: str) -> float:
        found: float = (most[kind].get(name, 0) - least[kind].get(name, 0)) / more
        return found

    return Each(
        {role: slope("processor", role) for role in most["processor"]},
        {name: slope("bytes", name) for name in most["bytes"]},
        (most["uses"] - least["uses"]) / more,
    )


def measured(points: Iterable[Point]) -> Iterable[Sequence[str]]:
    """One row a size."""
    for point in points:
        size, spent = point["documents"], point["processor"]
        rest = sum(spent.values()) - spent["reading"] - spent["judging"]
        yield (
            f"{size:,}",
            f"{1000 * sum(spent.values()) / size:.2f} ms",
            f"{1000 * spent['reading'] / size:.2f} ms",
            f"{1000 * spent['judging'] / size:.2f} ms",
            f"{1000 * rest / size:.2f} ms",
            f"{point['peak'] / 2**20:.0f} MiB",
            f"{size / point['wall']:.0f}/s",
        )


def arithmetic(one: Each, documents: int) -> Iterable[Sequence[str]]:
    """What a document costs, and what many do."""
    shuffled = one.bytes["work/heard"] + one.bytes["work/words"]
    results = one.bytes["reports.parquet"] + one.bytes["references.parquet"]
    rows = one.uses * documents
    buckets = math.ceil(rows / Ray.rows_at_once)
    at_once = one.bytes["in memory"] * documents / buckets
    working = one.seconds["reading"] + one.seconds["judging"]
    rest = sum(one.seconds.values()) - working
    for what, size in (
        ("inputs", one.bytes["inputs"]),
        ("`work/` between the steps", one.bytes["work"]),
        ("of that, written by the shuffle", shuffled),
        ("reports and references", results),
    ):
        yield what, f"{size / 1000:.2f} kB", f"{size * documents / 1e9:.0f} GB"
    yield "rows of the shuffle", f"{one.uses:.0f} uses", f"{rows / 1e9:.1f} billion"
    yield (
        "shuffle in memory",
        f"{one.bytes['in memory'] / 1000:.1f} kB",
        f"{buckets} buckets of {at_once / 1e9:.0f} GB over all machines",
    )
    for what, seconds in (("processor, reading and judging", working), ("processor, rest", rest)):
        yield what, f"{1000 * seconds:.2f} ms", f"{seconds * documents / 3600:.0f} core hours"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=100_000_000)
    parser.add_argument("--machines", type=int, default=8)
    parser.add_argument("--cores", type=int, default=16)
    given = parser.parse_args()
    points = json.loads((given.folder / "rates.json").read_text())
    heads = (
        "documents",
        "processor a document",
        "reading",
        "judging",
        "rest",
        "memory in all",
        "rate",
    )
    print("\n".join(table(heads, measured(points))), end="\n\n")
    one = each(points)
    heads = ("what", "a document", f"{given.documents:,}")
    print("\n".join(table(heads, arithmetic(one, given.documents))), end="\n\n")
    hours = sum(one.seconds.values()) * given.documents / 3600
    clock = hours / (given.machines * given.cores)
    reading = one.bytes["inputs"] * given.documents / (clock * STRAGGLERS * 3600)
    print(
        f"{given.machines} machines of {given.cores} cores: {hours:.0f} core hours / "
        f"{given.machines * given.cores} cores = {clock:.1f} hours, with a fifth for waiting and "
        f"stragglers {clock * STRAGGLERS:.1f} hours; the inputs are read at {reading / 1e6:.0f} MB/s."
    )


if __name__ == "__main__":
    main()
