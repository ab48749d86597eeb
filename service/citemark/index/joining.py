"""This module knows which staged rows are one work, from the titles and identifiers they share."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from citemark.index.merge import are_one_work
from citemark.index.spill import Filed, Spill
from citemark.index.staging import Staging
from citemark.index.work import Work

_MOST_CLUSTERS = 50
"""Works that may share one title before further rows with it are kept apart unread
("Editorial" stands in any dump thousands of times; comparing all pairs would be quadratic)."""


class Joining:
    """A union-find over rows whose sets are led by their first row."""

    def __init__(self, rows: int) -> None:
        self._leader = np.arange(rows, dtype=np.uint32)

    def leader(self, row: int) -> int:
        """The first row of the row's set."""
        leaders = self._leader
        while (up := int(leaders[row])) != row:
            leaders[row] = leaders[up]
            row = up
        return row

    def join(self, first: int, second: int) -> None:
        """Makes the sets of two rows one."""
        first, second = self.leader(first), self.leader(second)
        self._leader[max(first, second)] = min(first, second)

    def leaders(self) -> npt.NDArray[np.uint32]:
        """The leader of every row."""
        leaders = self._leader
        while not np.array_equal(further := leaders[leaders], leaders):
            leaders = further
        self._leader = leaders
        return leaders


def join_rows(staging: Staging) -> Joining:
    """Joins rows by shared identifiers, then by shared titles."""
    joining = Joining(staging.rows)
    for spill, same_title in ((staging.identifiers, False), (staging.titles, True)):
        for rows in _shared(spill):
            _join_group(joining, staging, rows, same_title=same_title)
    return joining


def _shared(spill: Spill) -> Iterator[list[int]]:
    for part in spill.parts():
        yield from _groups(part)


def _groups(part: Filed) -> Iterator[list[int]]:
    keys, rows = part["key"], part["row"]
    if not len(keys):
        return
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    ends = np.append(starts[1:], len(keys))
    shared = ends - starts > 1
    for start, end in zip(starts[shared].tolist(), ends[shared].tolist(), strict=True):
        yield sorted(set(rows[start:end].tolist()))


def _join_group(joining: Joining, staging: Staging, rows: list[int], *, same_title: bool) -> None:
    known: list[tuple[int, Work]] = []
    for row in rows:
        work = staging.work(row)
        for other, seen in known:
            if joining.leader(other) == joining.leader(row):
                break
            if are_one_work(seen, work, same_title=same_title):
                joining.join(other, row)
                break
        else:
            if len(known) < _MOST_CLUSTERS:
                known.append((row, work))
