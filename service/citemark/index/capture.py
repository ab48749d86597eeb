"""This module knows how to estimate, from which collections hold what, how much none of them holds.

Collections (bibliographies, proceedings, archives) take in editions of a venue: mostly whole,
sometimes in part, now and then a stray work. Three things tell which: how much of the others'
works each holds (capture–recapture: Chapman, Biometrics 1951), how the edition's size compares
with the editions before and after, and how editions that look like it turned out when one
collection was hidden and the rest had to be held against it. The last is measured on the
collections at hand, so that an estimate is as good as the estimates that could be checked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

Pattern = frozenset[str]
"""The collections that hold a work."""
Cell = Mapping[Pattern, int]
"""How many works of one edition are held by exactly these collections."""
Edition = tuple[str, int]
"""A venue's key and a year."""

YEARLY_GROWTH = 0.85
"""Size of an edition against a neighbour's, a year apart: of 130 pairs of consecutive editions that
two collections hold whole, 6 % shrank to less."""
FARTHEST_NEIGHBOUR = 6

_SIZES = (1, 5, 20, 100)
_RATIOS = (0.02, 0.1, 0.3, 0.6, 0.9)
_OVERLAPS = (0.5, 0.8, 0.95)
_FEW_WORKS = 2
_USUAL_SIZE = 3
"""Fewer than 20 works, and at least 0.3 of the size expected: positions in the bounds above."""
_SHRINKAGE = 30.0
"""Works that a coarser group of editions weighs in a finer one's estimate."""
_MOST_OF_A_CELL = 300
"""Works for which one edition counts at most: it is one decision of a collection's editors."""
_TELLING = 5
"""Works from which on one edition's share counts for the interval, every edition alike."""
_PRIOR = 0.5
"""The share before anything was checked."""

Features = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Share:
    """An estimated share with its 90 % interval."""

    estimate: float
    low: float
    high: float


class Editions:
    """Editions with the collections that hold their works, and what these look like."""

    def __init__(self, cells: Mapping[Edition, Cell]) -> None:
        self.cells = cells
        self._sizes: dict[str, dict[int, int]] = defaultdict(dict)
        for (venue, year), cell in cells.items():
            self._sizes[venue][year] = sum(cell.values())

    def without(self, source: str) -> Editions:
        """The same world if one collection had never been read."""
        cells: dict[Edition, dict[Pattern, int]] = {}
        for edition, cell in self.cells.items():
            left: dict[Pattern, int] = defaultdict(int)
            for pattern, count in cell.items():
                if rest := pattern - {source}:
                    left[rest] += count
            if left:
                cells[edition] = dict(left)
        return Editions(cells)

    def size(self, edition: Edition) -> int:
        """How many works are held."""
        return self._sizes.get(edition[0], {}).get(edition[1], 0)

    def expected(self, edition: Edition) -> float:
        """How many works the editions around lead one to expect; 0 when there are none."""
        venue, year = edition
        return max(
            (
                size * YEARLY_GROWTH ** abs(year - other)
                for other, size in self._sizes.get(venue, {}).items()
                if 0 < abs(year - other) <= FARTHEST_NEIGHBOUR
            ),
            default=0.0,
        )

    def features(self, edition: Edition) -> Features:
        """The group of editions that this one looks like: size, size expected, overlap."""
        size, expected = self.size(edition), self.expected(edition)
        ratio = bisect_right(_RATIOS, size / expected) if expected else -1
        overlap = overlap_share(self.cells.get(edition, {}))
        return (
            bisect_right(_SIZES, size),
            ratio,
            -1 if overlap is None else bisect_right(_OVERLAPS, overlap),
        )


def overlap_share(cell: Cell) -> float | None:
    """The share of an edition that its collections hold together, if they are independent.

    Each collection is held against the works of the others (for two collections this is
    Chapman's estimate); ``None`` when only one holds anything.
    """
    sources = sorted({source for pattern in cell for source in pattern})
    if len(sources) < 2:
        return None
    missed = 1.0
    for source in sources:
        others = sum(count for pattern, count in cell.items() if pattern - {source})
        _, both = _held_by(cell, source)
        missed *= 1 - both / (others + 1)
    return 1 - missed


@dataclass(frozen=True, slots=True)
class _Group:
    """Editions that look alike: how many works speak, their mean share, and 5 % and 95 % of it."""

    works: int
    mean: float
    low: float
    high: float


class Model:
    """How much is held of editions that look alike, learnt by hiding one collection at a time."""

    def __init__(self, editions: Editions) -> None:
        seen: dict[tuple[int, ...], list[tuple[float, int]]] = defaultdict(list)
        sources = {s for cell in editions.cells.values() for pattern in cell for s in pattern}
        for source in sorted(sources):
            rest = editions.without(source)
            for edition, cell in sorted(editions.cells.items()):
                works, both = _held_by(cell, source)
                if works:
                    for group in _nested(rest.features(edition)):
                        seen[group].append((both / works, min(works, _MOST_OF_A_CELL)))
        self._groups = {group: _group(shares) for group, shares in seen.items()}

    def share(self, features: Features, cell: Cell) -> Share:
        """The share held of an edition with these features, whose collections hold ``cell``."""
        if not cell:
            return Share(0.0, 0.0, 0.0)
        estimate, low, high = _PRIOR, 0.0, 1.0
        for group in reversed(_nested(features)):
            if found := self._groups.get(group):
                trust = found.works / (found.works + _SHRINKAGE)
                estimate += (found.mean - estimate) * trust
                low += (found.low - low) * trust
                high += (found.high - high) * trust
        overlap = overlap_share(cell)
        if overlap is not None:
            shared = sum(count for pattern, count in cell.items() if len(pattern) > 1)
            trust = shared / (shared + _SHRINKAGE)
            estimate += (overlap - estimate) * trust
            low += (overlap - low) * trust / 2
        return Share(estimate, min(low, estimate), max(high, estimate))


def _held_by(cell: Cell, source: str) -> tuple[int, int]:
    """How many works a collection holds, and how many of them others hold too."""
    works = both = 0
    for pattern, count in cell.items():
        if source in pattern:
            works += count
            both += count if len(pattern) > 1 else 0
    return works, both


def _group(shares: list[tuple[float, int]]) -> _Group:
    works = sum(weight for _, weight in shares)
    mean = sum(share * weight for share, weight in shares) / works
    ordered = sorted(share for share, weight in shares if weight >= _TELLING) or [0.0, 1.0]
    last = len(ordered) - 1
    return _Group(works, mean, ordered[round(last * 0.05)], ordered[round(last * 0.95)])


def _nested(features: Features) -> tuple[tuple[int, ...], ...]:
    """The groups an edition belongs to, finest first."""
    size, ratio, overlap = features
    some = 0 if size == 0 else 1 if size <= _FEW_WORKS else 2
    usual = -1 if ratio < 0 else int(ratio >= _USUAL_SIZE)
    return ((size, ratio, overlap), (some, usual, min(overlap, 0), -9), (some, usual, -9, -9))
