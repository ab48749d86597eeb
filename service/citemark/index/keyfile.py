"""This module knows files of sorted 64-bit words: a key in the upper bits, a number in the lower.

Measured on the 13.5 million signatures of 1.17 million works: finding the numbers of one key
takes 2.4 µs in such a file, mapped into memory and shared by all processes, against 6.3 µs for
a statement of SQLite, and the file has 108 MB against 190. Records themselves stay in SQLite.
"""

from __future__ import annotations

import mmap
import sys
from bisect import bisect_left
from pathlib import Path

from citemark.errors import IndexUnusable

WORD_BYTES = 8


class KeyFile:
    """A read-only mapped file of sorted words; safe for any number of threads and processes."""

    __slots__ = ("_map", "_mask", "_words", "length")

    def __init__(self, path: Path, *, number_bits: int) -> None:
        if sys.byteorder != "little":
            raise IndexUnusable("The index is stored for little-endian machines; this is none.")
        self._mask = (1 << number_bits) - 1
        self._map: mmap.mmap | None = None
        try:
            with path.open("rb") as file:
                size = path.stat().st_size
                if size:
                    self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as error:
            raise IndexUnusable(f"The index lacks its file {path.name}: build it again.") from error
        if size % WORD_BYTES:
            raise IndexUnusable(f"The index file {path.name} is damaged: build it again.")
        self._words = memoryview(self._map if self._map is not None else b"").cast("Q")
        self.length = len(self._words)

    def numbers(self, key: int, limit: int) -> list[int]:
        """The numbers filed under a key, ascending, at most ``limit``."""
        words, mask = self._words, self._mask
        first = key & ~mask
        last = first | mask
        at = bisect_left(words, first)
        found = []
        for word in words[at : at + limit]:
            if word > last:
                break
            found.append(word & mask)
        return found

    def close(self) -> None:
        """Releases the mapping; the file must not be asked afterwards."""
        self._words.release()
        if self._map is not None:
            self._map.close()
