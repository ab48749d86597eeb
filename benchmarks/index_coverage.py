"""Check the coverage estimates by leaving out one collection at a time.

    python benchmarks/index_coverage.py WORKS.jsonl[.gz|.xz|.zst] [--plot FILE.svg]

For every collection that the rows name in ``src``: forget it, estimate from the rest what share of
each venue and year the rest holds, and compare with the share of the hidden collection's works
that the rest does hold. Rows left without a list lose their venue, as they would never have had
it. ``error``: mean absolute error, weighted by works (goal: 0.05); ``within``: share of works
whose edition's share lies in its 90 % interval, widened by the sampling error of its works.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from citemark.index import dumps
from citemark.index.build import greatest_numbers
from citemark.index.capture import Edition
from citemark.index.census import ARCHIVES, Census, EditionCoverage
from citemark.index.dumps.unpack import Dump, buffered
from citemark.index.venue_keys import has_editions, venue_key
from citemark.index.work import Work
from citemark.types import Record

Z90 = 1.645
"""Standard errors to either side that hold 90 % of a normal distribution."""
_BINS = 20


@dataclass(frozen=True, slots=True)
class Point:
    """One edition as predicted, and as found when the hidden collection is held against it."""

    works: int
    held: float
    estimate: float
    low: float
    high: float

    @property
    def within(self) -> bool:
        margin = Z90 * (max(self.held * (1 - self.held), 1 / self.works) / self.works) ** 0.5
        return bool(self.low - margin <= self.held <= self.high + margin)


def read(path: Path) -> list[Work]:
    """All rows, without what estimates do not need."""
    form = dumps.by_name(dumps.detect(Dump(path)))
    with buffered(Dump(path)) as stream:
        works = (form.read(item) for item in form.items(stream))
        return [replace(work, title="", authors=()) for work in works if work is not None]


def hide(works: list[Work], hidden: str) -> Census:
    """A census of what is left when one collection was never read."""
    census = Census(dt.date.max)
    for work in works:
        left = tuple(source for source in work.sources if source != hidden)
        if not left:
            continue
        listed = bool(set(left) - ARCHIVES)
        row = replace(work, sources=left, venue=work.venue if listed else None)
        census.add([row], Record(title="", identifiers=work.identifiers))
    return census


def compare(works: list[Work], hidden: str) -> list[Point]:
    """Every edition of the hidden collection, predicted from the rest and as it is."""
    census = hide(works, hidden)
    months = {
        month: row[2].estimate for month, row in census.numbering.months(greatest_numbers()).items()
    }
    coverage = EditionCoverage(census.cells, census.months, months)
    total: Counter[Edition] = Counter()
    held: Counter[Edition] = Counter()
    for work in works:
        if hidden in work.sources and work.venue and work.year and has_editions(work.venue):
            edition = (venue_key(work.venue), work.year)
            total[edition] += 1
            held[edition] += len(work.sources) > 1
    points = []
    for edition, count in sorted(total.items()):
        share = coverage.share(edition)
        points.append(Point(count, held[edition] / count, share.estimate, share.low, share.high))
    return points


def report(name: str, points: list[Point]) -> tuple[float, int]:
    works = sum(point.works for point in points)
    error = sum(abs(point.estimate - point.held) * point.works for point in points)
    bias = sum((point.estimate - point.held) * point.works for point in points)
    within = sum(point.works for point in points if point.within)
    held = sum(point.held * point.works for point in points)
    print(
        f"{name:<10} {len(points):>8,} {works:>9,} {held / works:>7.3f} {error / works:>7.3f}"
        f" {bias / works:>+7.3f} {within / works:>7.3f}"
    )
    return error, works


def plot(found: dict[str, list[Point]], path: Path) -> None:
    """Predicted against found shares, in twenty classes a collection, sized by works."""
    import matplotlib as mpl

    mpl.use("svg" if path.suffix == ".svg" else "agg")
    mpl.rcParams["svg.hashsalt"] = "citemark"
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(6, 6), layout="constrained")
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    for name, points in found.items():
        classes: dict[int, list[Point]] = {}
        for point in points:
            classes.setdefault(min(int(point.estimate * _BINS), _BINS - 1), []).append(point)
        sums = [
            (
                sum(p.estimate * p.works for p in members) / sum(p.works for p in members),
                sum(p.held * p.works for p in members) / sum(p.works for p in members),
                sum(p.works for p in members),
            )
            for members in classes.values()
        ]
        axes.scatter(
            [x for x, _, _ in sums],
            [y for _, y, _ in sums],
            s=[4 + n**0.5 for _, _, n in sums],
            alpha=0.6,
            label=f"without {name}",
        )
    axes.set_xlabel("predicted share of an edition's works held")
    axes.set_ylabel("share of the hidden collection's works held")
    axes.legend(loc="upper left")
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("works", type=Path)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    works = read(options.works)
    sources = Counter(source for work in works for source in work.sources)
    print("hidden     editions     works    held   error    bias  within")
    found, errors, total = {}, 0.0, 0
    for name in sorted(set(sources) - ARCHIVES):
        found[name] = compare(works, name)
        error, count = report(name, found[name])
        errors, total = errors + error, total + count
    print(f"{'all':<10} {'':>8} {total:>9,} {'':>7} {errors / total:>7.3f}")
    if options.plot:
        plot(found, options.plot)


if __name__ == "__main__":
    main()
