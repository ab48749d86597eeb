"""This module knows where a worker is: a page of memory that it shares with its guard.

Writing to it costs a microsecond; a line through a pipe cost 80 with the other side's waking up,
for either step of every document (measured). Only who waits too long, or for one who died, must
read it at once, and nobody writes then.
"""

from __future__ import annotations

import mmap
import os
import struct
from dataclasses import dataclass

_LAYOUT = struct.Struct("=6q")
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Position:
    """How far a worker has come since it was started."""

    begun: int = 0
    """Records it has begun."""
    failed: int = 0
    """Of these, the ones among the errors."""
    begun_before: int = 0
    """Records it had begun before the shard at hand."""
    failed_before: int = 0
    shard: int = NOWHERE
    record: int = NOWHERE
    """The record at hand; ``NOWHERE`` between records."""

    @property
    def place(self) -> tuple[int, int] | None:
        """Shard and record, or ``None`` between records."""
        return None if self.record == NOWHERE else (self.shard, self.record)


class Page:
    """The shared page: a file without a name, whose descriptor the worker inherits."""

    def __init__(self, descriptor: int) -> None:
        os.ftruncate(descriptor, _LAYOUT.size)
        self._memory = mmap.mmap(descriptor, _LAYOUT.size)
        self._begun = self._failed = self._begun_before = self._failed_before = 0
        self._shard = NOWHERE
        self.between()

    def read(self) -> Position:
        return Position(*_LAYOUT.unpack_from(self._memory))

    def begin(self, shard: int, record: int) -> None:
        """Note that a record is begun."""
        if shard != self._shard:
            self._shard = shard
            self._begun_before, self._failed_before = self._begun, self._failed
        self._begun += 1
        self.at(record)

    def at(self, record: int) -> None:
        """Note that a record of the shard is at hand: begun, or gone on with."""
        self._write(record)

    def one_failed(self) -> None:
        """Note that one of the records begun is among the errors."""
        self._failed += 1

    def between(self) -> None:
        """Note that no record is at work."""
        self._write(NOWHERE)

    def _write(self, record: int) -> None:
        _LAYOUT.pack_into(
            self._memory, 0, self._begun, self._failed, self._begun_before, self._failed_before,
            self._shard, record,
        )  # fmt: skip
