"""This module knows what a build counts to say afterwards how much of the world the index holds."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from citemark.identifiers.doi import prefix_of
from citemark.index.capture import Edition, Editions, Model, Pattern, Share, overlap_share
from citemark.index.numbering import Month, Numbering
from citemark.index.reach import Reach
from citemark.index.venue_keys import has_editions, venue_key
from citemark.index.work import Work
from citemark.types import Record

ARCHIVES = frozenset({"arxiv"})
"""Collections that hold works without saying where they were published."""

_KNOWN_VENUE = 20
"""Works of a venue from which on its missing years are worth a row of their own."""
_SMALL = 0.6
"""Share of the size expected below which an edition may be held in part: growth explains less."""
_ENOUGH = 20
"""Works of one prefix in one collection from which on it can be held against the others."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One row of the coverage table."""

    scope: str
    part: str
    held: int
    share: Share
    basis: str


class Census:
    """Takes every record of a build once; then states what is covered how far."""

    def __init__(self, built: dt.date) -> None:
        self._today = built.isoformat()
        self._works: Counter[str] = Counter()
        self._newest: dict[str, str] = {}
        self.cells: dict[Edition, Counter[Pattern]] = defaultdict(Counter)
        self.months: dict[Edition, Counter[Month]] = defaultdict(Counter)
        self.prefixes: dict[str, Counter[Pattern]] = defaultdict(Counter)
        self.numbering = Numbering()

    @property
    def newest(self) -> str | None:
        """The newest day that any source knows of, not after the build."""
        return max(self._newest.values(), default=None)

    def add(self, works: Sequence[Work], record: Record) -> None:
        """Counts one record and the rows it was made of."""
        pattern = frozenset(source for work in works for source in work.sources)
        for work in works:
            for source in work.sources:
                self._works[source] += 1
                if work.date and self._newest.get(source, "") < work.date <= self._today:
                    self._newest[source] = work.date
        posted = self._count_identifiers(record, pattern)
        for edition in dict.fromkeys(_editions(works)):
            if pattern - ARCHIVES:
                self.cells[edition][pattern] += 1
                if posted and pattern & ARCHIVES:
                    self.months[edition][posted] += 1

    def _count_identifiers(self, record: Record, pattern: Pattern) -> Month | None:
        posted = None
        for identifier in record.identifiers:
            if identifier.scheme == "arxiv":
                posted = self.numbering.add(identifier.value) or posted
            elif identifier.scheme == "doi":
                self.prefixes[prefix_of(identifier.value)][pattern] += 1
        return posted

    def write(self, connection: sqlite3.Connection, coverage: Sequence[CoverageRow]) -> None:
        """Stores the sources and everything that is known of coverage."""
        rows = (
            (
                row.scope,
                row.part,
                row.held,
                row.share.estimate,
                row.share.low,
                row.share.high,
                row.basis,
            )
            for row in coverage
        )
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO source VALUES (?, ?, ?)",
            [(name, count, self._newest.get(name)) for name, count in sorted(self._works.items())],
        )
        connection.executemany("INSERT INTO coverage VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        connection.execute("COMMIT")

    def rows(self, greatest: Mapping[Month, int]) -> Iterator[CoverageRow]:
        """Every statement about coverage: editions, months and years of arXiv, DOI prefixes."""
        months = self.numbering.months(greatest)
        yield from _arxiv_rows(months)
        yield from self._edition_rows(
            {month: share.estimate for month, (_, _, share) in months.items()}
        )
        for prefix in sorted(self.prefixes):
            if row := _prefix_row(prefix, self.prefixes[prefix]):
                yield row

    def _edition_rows(self, months: Mapping[Month, float]) -> Iterator[CoverageRow]:
        estimator = EditionCoverage(self.cells, self.months, months)
        last_year = int(self._today[:4])
        years: dict[str, set[int]] = defaultdict(set)
        works: Counter[str] = Counter()
        for (venue, year), cell in self.cells.items():
            years[venue].add(year)
            works[venue] += sum(cell.values())
        for venue in sorted(years):
            wanted = years[venue]
            if works[venue] >= _KNOWN_VENUE:
                wanted = set(range(min(wanted), last_year + 1))
            for year in sorted(wanted):
                yield estimator.row((venue, year))


class EditionCoverage:
    """What share of any edition's works is held, by lists of the edition and by archives."""

    def __init__(
        self,
        cells: Mapping[Edition, Mapping[Pattern, int]],
        posted: Mapping[Edition, Mapping[Month, int]],
        months: Mapping[Month, float],
    ) -> None:
        listed: dict[Edition, dict[Pattern, int]] = {}
        for edition, cell in cells.items():
            kept: Counter[Pattern] = Counter()
            for pattern, count in cell.items():
                if lists := pattern - ARCHIVES:
                    kept[lists] += count
            if kept:
                listed[edition] = dict(kept)
        self.editions = Editions(listed)
        self._model = Model(self.editions)
        sizes = {edition: self.editions.size(edition) for edition in listed}
        self._reach = Reach(sizes, {e: posted[e] for e in sizes if e in posted}, months)

    def share(self, edition: Edition) -> Share:
        """The probability that the index holds a work of this edition."""
        cell = self.editions.cells.get(edition, {})
        lists = self._model.share(self.editions.features(edition), cell)
        if overlap_share(cell) is None and (small := self._smallness(edition)) < _SMALL:
            # Nothing says that the one list is whole: too few editions like it could be checked.
            lists = Share(min(lists.estimate, small), min(lists.low, small), lists.high)
        archive = self._reach.share(edition)
        return Share(
            1 - (1 - lists.estimate) * (1 - archive.estimate),
            1 - (1 - lists.low) * (1 - archive.low),
            1 - (1 - lists.high) * (1 - archive.high),
        )

    def _smallness(self, edition: Edition) -> float:
        """How many works are held against how many the editions around lead one to expect."""
        expected = self.editions.expected(edition)
        return self.editions.size(edition) / expected if expected else 1.0

    def row(self, edition: Edition) -> CoverageRow:
        """The edition's row, with what the estimate rests on."""
        share, held = self.share(edition), self.editions.size(edition)
        cell = self.editions.cells.get(edition, {})
        sources = sorted({source for pattern in cell for source in pattern})
        expected = round(self.editions.expected(edition))
        if not held:
            basis = "no list of this edition is held"
        elif overlap_share(cell) is not None:
            basis = f"{held:,} works held, as {_listed(sources)} overlap"
        else:
            basis = f"{held:,} works held, from {_listed(sources)} alone"
        if self._smallness(edition) < _SMALL:
            basis += f"; editions around it lead one to expect {expected:,}"
        venue, year = edition
        return CoverageRow("venue", f"{venue} {year}", held, share, basis)


def _editions(works: Sequence[Work]) -> Iterator[Edition]:
    for work in works:
        if work.venue and work.year is not None and has_editions(work.venue):
            yield (venue_key(work.venue), work.year)


def _arxiv_rows(months: Mapping[Month, tuple[int, int, Share]]) -> Iterator[CoverageRow]:
    years: dict[int, list[tuple[int, int, Share]]] = defaultdict(list)
    for (year, month), (held, there, share) in months.items():
        basis = f"{held:,} of at least {there:,} numbers held"
        yield CoverageRow("arxiv", f"{year}-{month:02d}", held, share, basis)
        years[year].append((held, there, share))
    for year, parts in sorted(years.items()):
        held, there = sum(part[0] for part in parts), sum(part[1] for part in parts)
        share = Share(
            sum(part[2].estimate * part[1] for part in parts) / there,
            min(part[2].low for part in parts),
            max(part[2].high for part in parts),
        )
        basis = f"{held:,} of at least {there:,} numbers held"
        yield CoverageRow("arxiv", str(year), held, share, basis)


def _prefix_row(prefix: str, cell: Mapping[Pattern, int]) -> CoverageRow | None:
    """A registrant's works are far more than lists of one field name, and these lists resemble
    one another: so the collection of which the others hold least speaks for the registrant."""
    shares = []
    for source in sorted({source for pattern in cell for source in pattern}):
        works = sum(count for pattern, count in cell.items() if source in pattern)
        both = sum(
            count for pattern, count in cell.items() if source in pattern and len(pattern) > 1
        )
        if works >= _ENOUGH:
            shares.append((both / works, source))
    if len(shares) < 2:
        return None
    least, source = min(shares)
    held = sum(cell.values())
    basis = f"{held:,} works held; of those that {source} holds, others hold {least:.0%}"
    return CoverageRow("doi", prefix, held, Share(least, least / 2, max(shares)[0]), basis)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
