"""This module knows how much of a month of arXiv is held: works held against the month's numbers.

arXiv numbers its works from 1 in every month (until March 2007 in every archive), so the
greatest number tells how many there are. From a sample, the greatest number lies about one
gap short of the end (the German tank problem; Goodman, JASA 1952).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from citemark.identifiers.arxiv import read_arxiv
from citemark.index.capture import Share

Month = tuple[int, int]
_FEW = 20
"""Works below which a month's own numbers say too little about its end."""


class Numbering:
    """Counts of what is held, by month; the old style's archives are counted apart, then added."""

    def __init__(self) -> None:
        self._held: dict[tuple[Month, str | None], int] = defaultdict(int)
        self._greatest: dict[tuple[Month, str | None], int] = defaultdict(int)

    def add(self, value: str) -> Month | None:
        """Counts one arXiv identifier; returns its month."""
        number = read_arxiv(value)
        if number is None or not 1 <= number.month <= 12:
            return None
        series = (number.era, number.archive)
        self._held[series] += 1
        self._greatest[series] = max(self._greatest[series], number.number)
        return number.era

    def months(self, seen: Mapping[Month, int]) -> dict[Month, tuple[int, int, Share]]:
        """Each month: works held, works there are, and the share; ``seen``: greatest numbers known
        from elsewhere."""
        held: dict[Month, int] = defaultdict(int)
        there: dict[Month, float] = defaultdict(float)
        least: dict[Month, int] = defaultdict(int)
        for (month, archive), count in self._held.items():
            greatest = self._greatest[month, archive]
            if archive is None:
                greatest = max(greatest, seen.get(month, 0))
            held[month] += count
            least[month] += max(greatest, count)
            there[month] += max(greatest * (1 + 1 / count) if count >= _FEW else greatest, count)
        return {
            month: (held[month], least[month], _share(held[month], least[month], there[month]))
            for month in sorted(held)
        }

    def newest(self) -> tuple[int, ...]:
        """Year, month and number of the newest work held; nothing when none is."""
        newest = max(self._held, default=None, key=lambda series: series[0])
        return () if newest is None else (*newest[0], self._greatest[newest])


def _share(held: int, least: int, estimated: float) -> Share:
    """The sampling error of counting is small; that of not knowing the end is one more gap."""
    gap = estimated - least
    spread = 1.64 * (held * max(0.0, 1 - held / estimated)) ** 0.5
    low = max(0.0, held - spread) / (estimated + 2 * gap)
    return Share(held / estimated, low, min(1.0, (held + spread) / least))
