"""This module knows how to sort more keys than fit into memory: by their upper bits, in parts.

Needed only while an index is built (NumPy is not loaded to read one).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]
Filed = npt.NDArray[np.void]

FILED = np.dtype([("key", "<u8"), ("row", "<u4")])
"""A key and the number of the row it stands in."""
WORD = np.dtype("<u8")

_PARTS_BITS = 6
"""64 parts: a part of 200 million works' signatures still sorts in half a gigabyte."""
_BUFFERED = 1 << 19
"""Entries held before they go to disk: at most 6 MB a family of keys."""


class Spill:
    """Entries written in any order, read back part by part in the order of their keys."""

    def __init__(self, directory: Path, name: str, dtype: np.dtype[Any]) -> None:
        self._paths = [directory / f"{name}.{part:02d}" for part in range(1 << _PARTS_BITS)]
        self._files = [path.open("wb") for path in self._paths]
        self._dtype = dtype
        self._buffer: list[npt.NDArray[Any]] = []
        self._buffered = 0

    def add(self, entries: npt.NDArray[Any]) -> None:
        """Takes entries in any order."""
        self._buffer.append(entries)
        self._buffered += len(entries)
        if self._buffered >= _BUFFERED:
            self._flush()

    def _flush(self) -> None:
        if not self._buffer:
            return
        entries = np.concatenate(self._buffer)
        self._buffer, self._buffered = [], 0
        keys = entries["key"] if self._dtype.names else entries
        parts = (keys >> np.uint64(64 - _PARTS_BITS)).astype(np.uint8)
        entries = entries[np.argsort(parts, kind="stable")]
        ends = np.cumsum(np.bincount(parts, minlength=len(self._files)))
        start = 0
        for file, end in zip(self._files, ends.tolist(), strict=True):
            if end > start:
                file.write(entries[start:end].tobytes())
            start = end

    def seal(self) -> None:
        """Writes what is still held; nothing may be added after."""
        self._flush()
        self.close()

    def close(self) -> None:
        """Closes the files, whatever is still held; after ``seal`` there is nothing to do."""
        for file in self._files:
            file.close()

    def parts(self) -> Iterator[npt.NDArray[Any]]:
        """Each part sorted by key, else as added; call after ``seal``, as often as wanted."""
        for path in self._paths:
            entries = np.fromfile(path, dtype=self._dtype)
            keys = entries["key"] if self._dtype.names else entries
            yield entries[np.argsort(keys, kind="stable")]


def write_words(spill: Spill, path: Path, to_words: Callable[[npt.NDArray[Any]], Words]) -> int:
    """Writes the different words made from each part as one sorted file; returns their number.

    ``to_words`` must not change the upper bits by which the parts were made.
    """
    total = 0
    with path.open("wb") as file:
        for part in spill.parts():
            words = np.unique(to_words(part))
            total += len(words)
            file.write(words.astype(WORD, copy=False).tobytes())
    return total
