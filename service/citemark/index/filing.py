"""This module knows how staged rows become the index's files: records, and keys that lead to them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from citemark.index import store
from citemark.index.joining import Joining
from citemark.index.keys import identifier_key
from citemark.index.layout import FREQUENCY_BITS, HEADS, IDENTIFIERS, SIGNATURES, TITLES, TOKENS
from citemark.index.merge import to_record
from citemark.index.signatures import signatures
from citemark.index.spill import WORD, Spill, Words, write_words
from citemark.index.staging import Staging
from citemark.index.work import Work
from citemark.types import Record

_CHUNK_ROWS = 8192


class Filing:
    """Writes one index's files from its staged rows; every step once, in order of definition."""

    def __init__(self, staging: Staging, joining: Joining, directory: Path, scratch: Path) -> None:
        self._staging = staging
        self._directory = directory
        leaders = joining.leaders()
        rows = np.arange(staging.rows, dtype=np.uint32)
        is_leader = leaders == rows
        self.records = int(is_leader.sum())
        numbers = np.cumsum(is_leader, dtype=np.uint32)
        self._number = numbers[leaders] if staging.rows else numbers
        self._is_leader = is_leader
        self._members: dict[int, list[int]] = defaultdict(list)
        for row in np.flatnonzero(~is_leader).tolist():
            self._members[int(leaders[row])].append(row)
        self.number_bits = max(16, self.records.bit_length())
        self._mask = np.uint64((1 << self.number_bits) - 1)
        self._signatures = Spill(scratch, "signatures", WORD)

    def write_tokens(self) -> int:
        """How many titles each word stands in."""
        mask = np.uint64((1 << FREQUENCY_BITS) - 1)

        def frequencies(part: npt.NDArray[Any]) -> Words:
            words, counts = np.unique(part, return_counts=True)
            return (words & ~mask) | np.minimum(counts.astype(np.uint64), mask)

        return write_words(self._staging.tokens, self._directory / TOKENS, frequencies)

    def write_keys(self) -> None:
        """Titles, main titles and identifiers, each leading to its record."""
        for spill, name in (
            (self._staging.titles, TITLES),
            (self._staging.heads, HEADS),
            (self._staging.identifiers, IDENTIFIERS),
        ):
            write_words(spill, self._directory / name, self._words)

    def _words(self, part: npt.NDArray[Any]) -> Words:
        numbers = self._number[part["row"]].astype(np.uint64)
        words: Words = (part["key"] & ~self._mask) | numbers
        return words

    def write_records(
        self,
        connection: sqlite3.Connection,
        *,
        is_preprint: Callable[[str], bool],
        retracted: set[int],
        seen: Callable[[list[Work], Record], None],
        progress: Callable[[int], None],
    ) -> None:
        """The records themselves, and the signatures of their titles."""
        venues: dict[str, int] = {}
        known = np.fromfile(self._directory / TOKENS, np.uint64)

        def venue_id(name: str) -> int:
            return venues.setdefault(name, len(venues) + 1)

        connection.execute("BEGIN")
        for first, works, words, counts in self._staging.chunks(_CHUNK_ROWS):
            rows = []
            for row, work in enumerate(works, first):
                if not self._is_leader[row]:
                    continue
                members = [
                    work,
                    *(self._staging.work(other) for other in self._members.get(row, ())),
                ]
                is_retracted = bool(retracted) and any(
                    identifier_key(item) in retracted
                    for member in members
                    for item in member.identifiers
                )
                record = to_record(members, is_preprint=is_preprint, retracted=is_retracted)
                seen(members, record)
                rows.append(store.to_row(int(self._number[row]), record, venue_id))
            connection.executemany(store.INSERT, rows)
            self._sign(first, words, counts, known)
            progress(first + len(works))
        connection.executemany(
            "INSERT INTO venue VALUES (?, ?)", [(number, name) for name, number in venues.items()]
        )
        connection.execute("COMMIT")

    def _sign(self, first: int, words: Words, counts: npt.NDArray[np.uint16], known: Words) -> None:
        mask = np.uint64((1 << FREQUENCY_BITS) - 1)
        at = np.searchsorted(known, words & ~mask)
        found, titles = signatures(words, counts, known[at] & mask)
        numbers = self._number[first + titles].astype(np.uint64)
        self._signatures.add((found & ~self._mask) | numbers)

    def close(self) -> None:
        """Closes what a failed build left open."""
        self._signatures.close()

    def write_signatures(self) -> None:
        """What near titles are found by."""
        self._signatures.seal()
        write_words(self._signatures, self._directory / SIGNATURES, lambda part: part)
