"""This module knows the first step: documents out of a part of the inputs, and their testimony."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from citemark import references
from citemark.batch import tables, testimony, values
from citemark.batch.containers import records
from citemark.batch.inputs import CHUNK_BYTES
from citemark.batch.layout import CHUNKS, Work, shard_name, shard_number
from citemark.batch.raw import Raw, Record
from citemark.batch.staging import Failure, Stage, Watch, staged
from citemark.batch.tables import sound
from citemark.documents import read
from citemark.ledger import Observation, marks, observe
from citemark.references import Extraction
from citemark.types import Document

LOW = 0xFFFFFFFF
"""The lower half of a mark."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Which chunks of a container are one worker's, and how many documents they hold at most."""

    stride: int
    strides: int
    documents: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A document and what it says."""

    document: Document
    extraction: Extraction
    observation: Observation
    said: marks.Texts
    key: int
    mark: int


@dataclass(slots=True)
class Rows:
    """What one shard will write."""

    documents: list[tables.Row] = field(default_factory=list)
    uses: list[tables.Row] = field(default_factory=list)
    asks: list[tables.Row] = field(default_factory=list)
    witnesses: list[tables.Row] = field(default_factory=list)
    unread: list[tables.Row] = field(default_factory=list)

    def add(self, found: tuple[Seen, bytes], source: str, record: int, shard: int) -> None:
        """Add a document, what it says, and the names it will ask for."""
        seen, kept = found
        sources, document, mark = seen.extraction.references, seen.key, seen.mark
        place = shard * CHUNKS + len(self.documents)
        self.documents.append(
            (record, sound(source), document, place, mark >> 32, mark & LOW, len(sources), kept)
        )
        numbers = testimony.Numbers()
        self.uses += [
            (name, document, position, place)
            for name, position in testimony.uses(seen.observation, numbers)
        ]
        self.witnesses += [
            (document, position, place, text)
            for position, text in enumerate(testimony.written(seen.observation, seen.said))
        ]
        self.asks += [(name, document, shard) for name in testimony.asks(sources, numbers)]


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
    for number, found in staged(shard, map(_weighed, held), STAGES, watch):
        source = held[number].source
        if isinstance(found, Failure):
            rows.unread.append(unread(source, number, found))
        else:
            for seen in found:
                rows.add(seen, source, number, shard)
    return rows


def unread(source: str, record: int, failure: Failure, *, step: str = "observe") -> tables.Row:
    """A row of the table of errors."""
    return sound(source), record, step, failure.error, sound(failure.message)


def _weighed(item: Record) -> tuple[Raw | Failure, int]:
    if isinstance(item, Raw):
        return item, len(item.data)
    return Failure(item.error, item.message), 0


def _read(item: Raw) -> list[tuple[Document, Any]]:
    named = item.source if item.kind == "auto" else None
    documents = read(item.data, type=item.kind, name=named)
    return [(document, document) for document in documents]


def _extracted(stage: Stage, found: list[tuple[Document, Any]]) -> list[tuple[Document, Any]]:
    return [(document, stage(state)) for document, state in found]


def _seen(found: list[values.Observed]) -> list[Seen]:
    seen = []
    for document, extraction in found:
        observation = observe(document, extraction.references)
        said = marks.texts(observation)
        mark = marks.mark(observation, said)
        seen.append(Seen(document, extraction, observation, said, marks.key(document.id), mark))
    return seen


def _kept(found: list[Seen]) -> list[tuple[Seen, bytes]]:
    return [(seen, values.packed(seen.document, seen.extraction)) for seen in found]


STAGES: Final[tuple[Stage, ...]] = (
    _read,
    *(partial(_extracted, stage) for stage in references.STAGES),
    _seen,
    _kept,
)
"""From the bytes of a record to its documents (a file may hold several), observed and packed."""


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
