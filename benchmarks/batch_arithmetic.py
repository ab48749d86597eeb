"""The tables of ``docs/batch.md``, from what ``batch_rates.py`` measured.

    python benchmarks/batch_arithmetic.py DIR --machines 8 --cores 16 --write docs/batch.md

The time of a document is the slope from the smallest size to the largest one, so that starting
processes is not counted a hundred million times; its bytes are those of the largest size.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from batch_rates import exponents

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

    before = least["processor"]
    return Each(
        {role: (spent - before.get(role, 0)) / more for role, spent in most["processor"].items()},
        {name: size / most["documents"] for name, size in most["bytes"].items()},
        most["uses"] / most["documents"],
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


def sentence(one: Each, documents: int, *, machines: int, cores: int) -> str:
    """What so many machines take for it."""
    hours = sum(one.seconds.values()) * documents / 3600
    clock = hours / (machines * cores)
    reading = one.bytes["inputs"] * documents / (clock * STRAGGLERS * 3600)
    return (
        f"{machines} machines of {cores} cores: {hours:.0f} core hours / {machines * cores} cores "
        f"= {clock:.1f} hours, with a fifth for waiting and stragglers {clock * STRAGGLERS:.1f} "
        f"hours. The inputs are read at {reading / 1e6:.0f} MB/s by all machines together."
    )


def replaced(text: str, name: str, lines: Iterable[str]) -> str:
    """The text with other lines between the two comments of that name."""
    before, begin, rest = text.partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition(f"<!-- /{name} -->")
    if not end:
        raise SystemExit(f"there is no place for “{name}”")
    return "".join([before, begin, *(f"{line}\n" for line in lines), end, after])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=100_000_000)
    parser.add_argument("--machines", type=int, default=8)
    parser.add_argument("--cores", type=int, default=16)
    parser.add_argument("--write", type=Path, help="put the tables into this page")
    given = parser.parse_args()
    points = json.loads((given.folder / "rates.json").read_text())
    one = each(points)
    heads = (
        "documents",
        "processor a document",
        "reading",
        "judging",
        "rest",
        "memory in all",
        "rate",
    )
    rates = [*table(heads, measured(points)), "", *exponents(points)]
    heads = ("what", "a document", f"{given.documents:,}")
    many = [*table(heads, arithmetic(one, given.documents)), ""]
    many.append(sentence(one, given.documents, machines=given.machines, cores=given.cores))
    if given.write:
        page = replaced(given.write.read_text(encoding="utf-8"), "rates", rates)
        given.write.write_text(replaced(page, "arithmetic", many), encoding="utf-8")
    print("\n".join([*rates, "", *many]))


if __name__ == "__main__":
    main()
