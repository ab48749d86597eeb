"""This module knows the tables: their columns, where they stand, and how they are written whole.

A file appears under its name only when it is complete (``.tmp``, then a rename), so that whatever
exists is done. Temporary names begin with a dot: readers of a folder of Parquet files pass over them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

_WORD = pa.string()
_KEY = pa.int64()

DOCUMENTS = pa.schema(
    [("record", pa.int32()), ("source", _WORD), ("document", _KEY), ("place", _KEY),
     ("mark_high", _KEY), ("mark_low", _KEY), ("references", pa.int32()), ("observed", pa.binary())]
)  # fmt: skip
"""One row a document that could be read. ``place`` is its place in the whole collection: of two
documents under one identifier the later one testifies. ``mark`` is cut in halves, so that a sum
over billions fits."""
USES = pa.schema([("name", _KEY), ("document", _KEY), ("position", pa.int32()), ("place", _KEY)])
"""Which names (identifiers and works, as numbers) are used where."""
ASKS = pa.schema([("name", _KEY), ("document", _KEY), ("shard", _KEY)])
"""Which shards will ask for a name, and on behalf of which documents."""
WITNESSES = pa.schema(
    [("document", _KEY), ("position", pa.int32()), ("place", _KEY), ("witness", _WORD)]
)
"""The words themselves, as JSON (``testimony.written``)."""
REPORTS = pa.schema(
    [("source", _WORD), ("document_id", _WORD), ("title", _WORD), ("media_type", _WORD),
     ("sha256", _WORD), ("published", _WORD), ("label", _WORD), ("probability", pa.float64()),
     *((label, pa.int32()) for label in ("fabricated", "mismatch", "suspect", "unverified", "verified")),
     ("complete", pa.bool_()), ("report", _WORD)]
)  # fmt: skip
"""One row a document; ``report`` is the line that ``citemark score --format jsonl`` prints."""
_REASON = pa.struct([("signal", _WORD), ("message", _WORD), ("weight", pa.float64())])
REFERENCES = pa.schema(
    [("source", _WORD), ("document_id", _WORD), ("reference_id", _WORD), ("index", pa.int32()),
     ("key", _WORD), ("text", _WORD), ("identifiers", pa.list_(_WORD)), ("work", _WORD),
     ("label", _WORD), ("probability", pa.float64()), ("reasons", pa.list_(_REASON))]
)  # fmt: skip
"""One row a reference. ``reference_id`` is the same for the same claim in another run."""
ERRORS = pa.schema(
    [("source", _WORD), ("record", pa.int32()), ("step", _WORD), ("error", _WORD), ("message", _WORD)]
)  # fmt: skip
"""One row an input that has no report, with the reason."""
CHANGES = pa.schema(
    [("source", _WORD), ("document_id", _WORD), ("text", _WORD), ("identifiers", pa.list_(_WORD)),
     ("work", _WORD), ("before", _WORD), ("after", _WORD), ("probability_before", pa.float64()),
     ("probability_after", pa.float64()), ("moved_by", _WORD)]
)  # fmt: skip
"""One row a reference whose label is another one than in the run before."""

REUSED = pa.schema([("identifier", _WORD), ("documents", _KEY), ("works", _KEY)])
"""One row an identifier: how many documents use it, and for how many works."""

Row = tuple[Any, ...]
"""The cells of one row, in the order of its table's columns."""


def sound(text: str) -> str:
    """The text without lone surrogates, which no table can hold."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def write(rows: Sequence[Row], schema: pa.Schema, path: Path) -> None:
    """Write a whole table, or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    pq.write_table(_table(rows, schema), temporary, compression="zstd")
    temporary.replace(path)


def _table(rows: Sequence[Row], schema: pa.Schema) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    cells = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(cells, schema=schema)


STREAMED = 5000
"""Rows of a stream held at once."""


def write_stream(rows: Iterable[Row], schema: pa.Schema, path: Path) -> None:
    """Write a table of any length, or nothing; no more than ``STREAMED`` rows are held."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with pq.ParquetWriter(temporary, schema, compression="zstd") as writer:
        source = iter(rows)
        while held := list(islice(source, STREAMED)):
            writer.write_table(_table(held, schema))
    temporary.replace(path)


def write_text(text: str, path: Path) -> None:
    """Write a whole text file, or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)


def parts(folder: Path) -> tuple[Path, ...]:
    """The files of a table in their order, unfinished ones left out."""
    return tuple(sorted(path for path in folder.glob("*.parquet") if path.name[0] != "."))
