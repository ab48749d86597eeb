"""This module knows how much of a venue's works an archive holds although no list of them is held.

An archive such as arXiv does not say where a preprint was published. Of the works that lists
of a venue name, some also stand in the archive: that share, divided by how much the index
holds of the archive's months around them, is how many are posted there at all; and that, times
the months' coverage, is how much of an edition is held through the archive alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from citemark.index.capture import Edition, Share

Month = tuple[int, int]

_EARLIEST, _LATEST = -30, 18
"""Months before and after January of the edition's year in which its preprints are counted."""
_THIN = 0.05
"""A month held to less than this says nothing about how many are posted."""
_TYPICAL = 20.0
"""Works that the habits of all venues weigh in one venue's months; half as many in its share."""
_FADE = 0.6
"""Weight of a year's habits one year on."""
_WITHIN_YEARS = 4
_UNKNOWN = 0.1
"""Share posted where no year around is known at all."""
_SPREAD = 4.0
"""The interval reaches from a quarter to four times the estimate: with a collection hidden, the
90 % intervals of ``benchmarks/index_coverage.py`` then hold 82–99 % of what was found."""
_SAY = 3
"""Works for which an edition counts in its year's habits: nearly every venue alike, for it is the
small and unknown ones that have no habits of their own to go by."""


class Reach:
    """Learnt from editions with lists; asked for any edition."""

    def __init__(
        self,
        listed: Mapping[Edition, int],
        archived: Mapping[Edition, Mapping[Month, int]],
        months: Mapping[Month, float],
    ) -> None:
        """``listed``: works in lists; ``archived``: those also archived, by month of posting."""
        self._listed, self._archived, self._months = listed, archived, months
        self._offsets: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        self._all_offsets: dict[int, float] = defaultdict(float)
        self._count_offsets()
        self._posted: dict[str, dict[int, tuple[float, int]]] = defaultdict(dict)
        self._yearly: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
        self._count_posted()

    def _count_offsets(self) -> None:
        for (venue, year), months in self._archived.items():
            for (in_year, month), count in months.items():
                offset = (in_year - year) * 12 + month - 1
                held = self._months.get((in_year, month), 0.0)
                if held >= _THIN and _EARLIEST <= offset <= _LATEST:
                    self._offsets[venue][offset] += count / held
                    self._all_offsets[offset] += count / held

    def _count_posted(self) -> None:
        for (venue, year), works in self._listed.items():
            held = self._held(venue, year)
            if held < _THIN:
                continue
            found = sum(self._archived.get((venue, year), {}).values())
            self._posted[venue][year] = (min(found / held, works), works)
            weight = min(works, _SAY)
            self._yearly[year][0] += min(1.0, found / held / works) * weight
            self._yearly[year][1] += weight

    def _held(self, venue: str, year: int) -> float:
        """How much of the archive is held in the months when this edition's preprints appear."""
        total = sum(self._all_offsets.values())
        if not total:
            return 0.0
        own: Mapping[int, float] = self._offsets.get(venue, {})
        held = weights = 0.0
        for offset, count in sorted(self._all_offsets.items()):
            weight = own.get(offset, 0.0) + _TYPICAL * count / total
            in_year, month = divmod(offset, 12)
            held += weight * self._months.get((year + in_year, month + 1), 0.0)
            weights += weight
        return held / weights

    def _posted_share(self, venue: str, year: int) -> float:
        around = [self._yearly[near] for near in range(year - 2, year + 3) if near in self._yearly]
        usual = sum(a for a, _ in around) / sum(b for _, b in around) if around else _UNKNOWN
        posted, works = usual * _TYPICAL / 2, _TYPICAL / 2
        for other, (found, count) in self._posted.get(venue, {}).items():
            if abs(other - year) <= _WITHIN_YEARS:
                weight = _FADE ** abs(other - year)
                posted += weight * found
                works += weight * count
        return min(1.0, posted / works)

    def share(self, edition: Edition) -> Share:
        """The share of an edition's works that the index holds through the archive."""
        works = self._listed.get(edition, 0)
        found = sum(self._archived.get(edition, {}).values())
        usual = self._posted_share(*edition) * self._held(*edition)
        estimate = (usual * _TYPICAL + found) / (_TYPICAL + works)
        return Share(estimate, estimate / _SPREAD, min(1.0, estimate * _SPREAD))
