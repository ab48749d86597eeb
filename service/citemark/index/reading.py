"""This module knows how dumps become staged rows: split here, read in worker processes, in order."""

from __future__ import annotations

import logging
import os
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from pathlib import Path

from citemark.errors import UnreadableInput, UnsupportedType
from citemark.index import dumps
from citemark.index.digest import SAMPLES, Digested, digest
from citemark.index.dumps import retractions
from citemark.index.dumps.unpack import Dump, buffered
from citemark.index.keys import identifier_key
from citemark.printing import printable

_LOG = logging.getLogger(__name__)

_CHUNK_ROWS = 2000
_SMALL = 8 << 20
"""Bytes below which starting processes takes longer than reading."""

Progress = Callable[[str, int, int], None]
"""Is told the stage, how much of it is done, and how much there is to do."""


@dataclass(slots=True)
class Tally:
    """What came of all rows so far."""

    rows: int = 0
    skipped: int = 0
    unreadable: int = 0
    by_format: Counter[str] = field(default_factory=Counter)
    retracted: set[int] = field(default_factory=set)
    """Keys of the identifiers that some list or notice declares retracted."""
    _sampled: int = 0

    def add(self, digested: Digested) -> None:
        """Counts one chunk; the first unreadable rows go to the log."""
        self.rows += len(digested.lines)
        self.skipped += digested.skipped
        self.unreadable += digested.unreadable
        self.by_format[digested.format] += len(digested.lines)
        self.retracted.update(digested.retracted)
        for sample in digested.samples:
            self.sample(f"{digested.format}: {sample}")

    def sample(self, message: str) -> None:
        """Logs an unreadable row, unless enough were."""
        self._sampled += 1
        if self._sampled <= SAMPLES:
            _LOG.warning("unreadable: %s", printable(message))


def find_dumps(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """Every dump with its format, before anything is read; directories are searched.

    A named file of no known format is an error; one met in a directory is left out.
    """
    found: list[tuple[Path, str]] = []
    for path in paths:
        if not path.is_dir():
            found.append((path, dumps.detect(Dump(path))))
            continue
        for inner in sorted(item for item in path.rglob("*") if item.is_file()):
            try:
                found.append((inner, dumps.detect(Dump(inner))))
            except (UnsupportedType, UnreadableInput) as error:
                _LOG.warning("left out: %s", error)
    if not any(form != dumps.RETRACTIONS for _, form in found):
        raise UnreadableInput("No dump of works was named: give at least one file of works.")
    return found


def read_dumps(
    found: Sequence[tuple[Path, str]], tally: Tally, *, workers: int, progress: Progress
) -> Iterator[Digested]:
    """All rows of all dumps, chunk by chunk, in the order of the dumps."""
    total = sum(path.stat().st_size for path, _ in found)
    for path, form in found:
        if form == dumps.RETRACTIONS:
            with buffered(Dump(path)) as stream:
                tally.retracted.update(map(identifier_key, retractions.read(stream)))
    chunks = _chunks(found, tally, lambda done: progress("reading", done, total))
    alone = workers < 2 or total < _SMALL
    for digested in map(digest, chunks) if alone else _in_processes(chunks, workers):
        tally.add(digested)
        yield digested


def _chunks(
    found: Sequence[tuple[Path, str]], tally: Tally, progress: Callable[[int], None]
) -> Iterator[tuple[str, Sequence[object]]]:
    before = 0
    for path, form in found:
        if form == dumps.RETRACTIONS:
            continue
        dump = Dump(path)
        chunk: list[object] = []
        try:
            with buffered(dump) as stream:
                for item in dumps.by_name(form).items(stream):
                    chunk.append(item)
                    if len(chunk) == _CHUNK_ROWS:
                        yield form, chunk
                        chunk = []
                        progress(before + dump.position)
        except UnreadableInput as error:
            tally.unreadable += 1
            tally.sample(f"the rest of {path.name}: {error}")
        if chunk:
            yield form, chunk
        before += dump.size
        progress(before)


def _end_with_the_build() -> None:
    """A build that is killed cannot end its workers, who would wait for one another for ever."""
    build = parent_process()
    assert build is not None  # noqa: S101 - this runs in a worker

    def wait() -> None:
        build.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _in_processes(
    chunks: Iterator[tuple[str, Sequence[object]]], workers: int
) -> Iterator[Digested]:
    waiting: deque[Future[Digested]] = deque()
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_the_build) as pool:
        try:
            for chunk in chunks:
                waiting.append(pool.submit(digest, chunk))
                if len(waiting) > workers * 3:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
