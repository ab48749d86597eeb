"""This module knows the rows of a build while they lie on disk, before they become records."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from citemark.index.digest import Digested
from citemark.index.spill import FILED, WORD, Filed, Spill, Words
from citemark.index.work import Work, unpack


class Staging:
    """Rows in the order of the dumps, with the keys under which they will be filed."""

    def __init__(self, directory: Path) -> None:
        self._lines_path = directory / "rows"
        self._lines = self._lines_path.open("wb")
        self._ends_path = directory / "row-ends"
        self._ends = self._ends_path.open("wb")
        self._tokens_path = directory / "row-tokens"
        self._tokens = self._tokens_path.open("wb")
        self._counts_path = directory / "row-token-counts"
        self._counts = self._counts_path.open("wb")
        self.titles = Spill(directory, "titles", FILED)
        self.heads = Spill(directory, "heads", FILED)
        self.identifiers = Spill(directory, "identifiers", FILED)
        self.tokens = Spill(directory, "tokens", WORD)
        self.rows = 0
        self._end = 0
        self._map: mmap.mmap | None = None
        self._all_ends: npt.NDArray[np.uint64] = np.empty(0, np.uint64)

    def add(self, digested: Digested) -> None:
        """Appends the rows of one chunk."""
        count = len(digested.lines)
        sizes = np.fromiter(map(len, digested.lines), np.uint64, count)
        ends = np.cumsum(sizes, dtype=np.uint64) + np.uint64(self._end)
        self._lines.write(b"".join(digested.lines))
        self._ends.write(ends.tobytes())
        self._end += int(sizes.sum())
        tokens = np.frombuffer(digested.tokens, np.uint64)
        self._tokens.write(tokens.tobytes())
        self._counts.write(np.array(digested.token_counts, np.uint16).tobytes())
        self.tokens.add(tokens)
        self.titles.add(self._filed(digested.titles, np.arange(count)))
        self.heads.add(self._filed(digested.heads, np.array(digested.head_rows, np.uint32)))
        identifier_rows = np.array(digested.identifier_rows, np.uint32)
        self.identifiers.add(self._filed(digested.identifiers, identifier_rows))
        self.rows += count

    def _filed(self, keys: object, rows: npt.NDArray[np.integer]) -> Filed:
        filed = np.empty(len(rows), FILED)
        filed["key"] = np.frombuffer(keys, np.uint64) if len(rows) else 0  # type: ignore[call-overload]  # array.array has the buffer interface
        filed["row"] = rows + self.rows
        return filed

    def seal(self) -> None:
        """Ends the writing; the rows can be read from now on."""
        for file in (self._lines, self._ends, self._tokens, self._counts):
            file.close()
        for spill in (self.titles, self.heads, self.identifiers, self.tokens):
            spill.seal()
        if self._end:
            with self._lines_path.open("rb") as lines:
                self._map = mmap.mmap(lines.fileno(), 0, access=mmap.ACCESS_READ)
            self._all_ends = np.memmap(self._ends_path, np.uint64, "r")

    def work(self, row: int) -> Work:
        """One row, from anywhere."""
        if self._map is None:
            raise IndexError(row)
        start = int(self._all_ends[row - 1]) if row else 0
        return unpack(self._map[start : int(self._all_ends[row])])

    def chunks(self, size: int) -> Iterator[tuple[int, list[Work], Words, npt.NDArray[np.uint16]]]:
        """All rows in order: the first one's number, the works, their words' keys and counts."""
        with self._tokens_path.open("rb") as tokens, self._counts_path.open("rb") as counts:
            for first in range(0, self.rows, size):
                last = min(first + size, self.rows)
                number = np.fromfile(counts, np.uint16, last - first)
                words = np.fromfile(tokens, np.uint64, int(number.sum()))
                yield first, [self.work(row) for row in range(first, last)], words, number

    def close(self) -> None:
        """Closes everything; a build that failed comes here without ``seal``."""
        for file in (self._lines, self._ends, self._tokens, self._counts):
            file.close()
        for spill in (self.titles, self.heads, self.identifiers, self.tokens):
            spill.close()
        if self._map is not None:
            self._map.close()
