"""This module knows the first step: documents out of a part of the inputs, and their testimony."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from citemark.batch import tables, testimony, values
from citemark.batch.containers import LARGEST_RECORD, Raw, Record, records
from citemark.batch.inputs import CHUNK_BYTES
from citemark.batch.layout import CHUNKS, Work, shard_name, shard_number
from citemark.batch.tables import sound
from citemark.documents import read
from citemark.errors import CitemarkError
from citemark.ledger import Observation, marks, observe
from citemark.references import extract_all
from citemark.types import Reference

LOW = 0xFFFFFFFF
"""The lower half of a mark."""


class Watch(Protocol):
    """Whoever sees to it that no document stops the work."""

    def at(self, shard: int, record: int) -> Doomed | None:
        """Say which record comes next; the reason, when it must be left alone."""
        ...

    def failed(self) -> None:
        """Say that the record at hand is among the errors."""
        ...

    def between(self) -> None:
        """Say that no record is at work: something is read or written."""
        ...


@dataclass(frozen=True, slots=True)
class Doomed:
    """Why a record is left alone: it took its worker with it, or did not come to an end."""

    error: str
    message: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """Which chunks of a container are one worker's, and how many documents they hold at most."""

    stride: int
    strides: int
    documents: int


@dataclass(slots=True)
class Rows:
    """What one shard will write."""

    documents: list[tables.Row] = field(default_factory=list)
    uses: list[tables.Row] = field(default_factory=list)
    asks: list[tables.Row] = field(default_factory=list)
    witnesses: list[tables.Row] = field(default_factory=list)
    unread: list[tables.Row] = field(default_factory=list)

    def testify(
        self,
        observation: Observation,
        references: Iterable[Reference],
        said: marks.Texts,
        *,
        document: int,
        place: int,
        shard: int,
    ) -> None:
        """Add what a document says, and the names it will ask for."""
        numbers = testimony.Numbers()
        self.uses += [
            (name, document, position, place)
            for name, position in testimony.uses(observation, numbers)
        ]
        self.witnesses += [
            (document, position, place, text)
            for position, text in enumerate(testimony.written(observation, said))
        ]
        self.asks += [(name, document, shard) for name in testimony.asks(references, numbers)]


def observe_part(task: dict[str, Any], work: Work, watch: Watch) -> None:
    """Observe one stride of a part, shard by shard; shards that exist are not done again."""
    part = task["part"]
    bounds = Bounds(task["stride"], task["strides"], task["shard_documents"])
    taken = records(task["kind"], tuple(task["names"]))
    for chunk, held in _chunks(taken, bounds, watch):
        shard = shard_number(part, chunk)
        if not work.shard("documents", shard).exists():
            started = time.perf_counter()
            rows = _observed(shard, held, watch)
            spent(started, work.table("times") / f"{shard_name(shard)}.observe", len(held))
            write(rows, work, shard)
    ended = work.ended(part, bounds.stride)
    ended.parent.mkdir(parents=True, exist_ok=True)
    ended.touch()


def _chunks(
    items: Iterable[Record], bounds: Bounds, watch: Watch
) -> Iterator[tuple[int, list[Record]]]:
    """The chunks of this stride; where a chunk ends depends on the records alone."""
    chunk, count, size, held = 0, 0, 0, list[Record]()
    for item in items:
        length = len(item.data) if isinstance(item, Raw) else 0
        if count and (count >= bounds.documents or size + length > CHUNK_BYTES):
            if held:
                yield chunk, held
            chunk, count, size, held = chunk + 1, 0, 0, []
            watch.between()
        if chunk % bounds.strides == bounds.stride:
            held.append(item)
        count, size = count + 1, size + length
    if held:
        yield chunk, held


def _observed(shard: int, held: list[Record], watch: Watch) -> Rows:
    rows = Rows()
    for number, item in enumerate(held):
        broken = watch.at(shard, number) or item
        if not isinstance(broken, Raw):
            rows.unread.append(unread(item.source, number, broken.error, broken.message))
            watch.failed()
            continue
        try:
            _observe(broken, number, shard, rows)
        except CitemarkError as error:
            rows.unread.append(unread(item.source, number, type(error).__name__, str(error)))
            watch.failed()
    watch.between()
    return rows


def unread(
    source: str, record: int, error: str, message: str, *, step: str = "observe"
) -> tables.Row:
    """A row of the table of errors."""
    return sound(source), record, step, error, sound(message)


def _observe(item: Raw, number: int, shard: int, rows: Rows) -> None:
    named = item.source if item.kind == "auto" else None
    for document in read(item.data, type=item.kind, name=named, limit=LARGEST_RECORD):
        extraction = extract_all(document)
        references = extraction.references
        observation = observe(document, references)
        said = marks.texts(observation)
        key, mark = marks.key(document.id), marks.mark(observation, said)
        place = shard * CHUNKS + len(rows.documents)
        kept = values.packed(document, extraction)
        rows.documents.append(
            (number, sound(item.source), key, place, mark >> 32, mark & LOW, len(references), kept)
        )
        rows.testify(observation, references, said, document=key, place=place, shard=shard)


def write(rows: Rows, work: Work, shard: int) -> None:
    """The documents last: their file says that the shard is done."""
    tables.write(rows.unread, tables.ERRORS, work.shard("unread", shard))
    tables.write(rows.uses, tables.USES, work.shard("uses", shard))
    tables.write(rows.asks, tables.ASKS, work.shard("asks", shard))
    tables.write(rows.witnesses, tables.WITNESSES, work.shard("witnesses", shard))
    tables.write(rows.documents, tables.DOCUMENTS, work.shard("documents", shard))


def spent(started: float, path: Path, count: int) -> None:
    """Keep how long a shard took, for the summary; no result depends on it."""
    tables.write_text(f"{count} {time.perf_counter() - started:.6f}\n", path)
