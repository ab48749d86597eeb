"""This module knows how documents are taken out of what holds many of them.

Every reader yields the records of one container in their order, one at a time, and never fails:
what cannot be taken out is a :class:`Broken` record.
"""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from citemark.batch.raw import LARGEST_RECORD, Broken, Raw, Record
from citemark.documents import MEDIA_TYPES
from citemark.errors import CitemarkError


def records(kind: str, names: tuple[str, ...]) -> Iterator[Record]:
    """The records of a part of the inputs."""
    for name in names:
        try:
            yield from READERS[kind](name)
        except (OSError, EOFError, zlib.error) as error:
            reason = getattr(error, "strerror", None) or "it is damaged or breaks off"
            yield Broken(name, "UnreadableInput", f"It cannot be read further: {reason}.")
        except CitemarkError as error:
            yield Broken(name, type(error).__name__, str(error))


def files(name: str) -> Iterator[Record]:
    """A file that is one input of ``citemark score``."""
    try:
        with Path(name).open("rb") as stream:
            yield Raw(name, stream.read(LARGEST_RECORD + 1))
    except IsADirectoryError:
        why = "The folder may not be listed, or is a link: mend its permissions, or name it itself."
        yield Broken(name, "UnreadableInput", why)


def lines(name: str) -> Iterator[Record]:
    """JSON lines: a capsule a line, or an object with one of the fields that HTTP takes."""
    with unpacked(name) as stream:
        number = 0
        while line := stream.readline(LARGEST_RECORD + 2):
            number += 1
            source = f"{name}#{number}"
            if len(line) > LARGEST_RECORD + 1:
                _skip_line(stream, line)
                yield Broken(source, "InputTooLarge", "The line is longer than 64 MiB: split it.")
            elif line.strip():
                yield _of_line(source, line.strip())


_FIELDS: Final = {
    "capsule": "capsule",
    "html": "html",
    "markdown": "markdown",
    "text": "text",
    "bibtex": "bibtex",
}
_CAPSULE_START: Final = b'{"@context"'
_CAPSULE_SIGNS: Final = (b'"@context"', b'"@type"', b'"@graph"', b'"@id"')


def _of_line(source: str, line: bytes) -> Record:
    if line.startswith(_CAPSULE_START) or (
        any(sign in line for sign in _CAPSULE_SIGNS) and not line.startswith(b'{"capsule"')
    ):
        return Raw(source, line, "capsule")
    try:
        body = json.loads(line)
    except (ValueError, RecursionError):
        return Broken(source, "UnreadableInput", "The line is not JSON (or nested too deeply).")
    named = [name for name in _FIELDS if isinstance(body, dict) and name in body]
    if len(named) != 1:
        return Raw(source, line)
    value = body[named[0]]
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return Raw(source, text.encode("utf-8", "replace"), _FIELDS[named[0]])


def _skip_line(stream: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(2**20)


COLUMNS: Final = ("document", "capsule", "content", "html", "markdown", "text", "body", "data")
"""Columns of a Parquet file that may hold the document; the first one that exists."""
_ROWS: Final = 64


def parquet(name: str) -> Iterator[Record]:
    """The rows of a Parquet file: one column holds the documents, ``url`` or ``id`` names them."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(name) as table:
            held = table.schema_arrow.names
            column = next((each for each in COLUMNS if each in held), None)
            if column is None:
                yield Broken(name, "UnreadableInput", f"No column is one of {', '.join(COLUMNS)}.")
                return
            naming = next((each for each in ("url", "id") if each in held), None)
            wanted = [column, *([naming] if naming else [])]
            number = 0
            for batch in table.iter_batches(batch_size=_ROWS, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    source = str(row[naming]) if naming and row[naming] else f"{name}#{number}"
                    yield _of_cell(source, row[column], _FIELDS.get(column, "auto"))
    except pa.ArrowException:
        yield Broken(name, "UnreadableInput", "It is no Parquet file, or a damaged one.")


def _of_cell(source: str, value: Any, kind: str) -> Record:
    if isinstance(value, str):
        return Raw(source, value.encode("utf-8", "replace"), kind)
    if isinstance(value, bytes):
        return Raw(source, value, kind)
    return Broken(source, "UnreadableInput", "The cell holds no text.")


def warc(name: str) -> Iterator[Record]:
    from citemark.batch import warc as archive

    with unpacked(name) as stream:
        yield from archive.pages(stream, name)


def ledger(name: str) -> Iterator[Record]:
    """The documents that a service keeps, in the order of their digests."""
    from citemark.ledger.store import stored_documents

    for document_id, media_type, data in stored_documents(name):
        kind = MEDIA_TYPES.get(media_type)
        if kind is None:
            yield Broken(document_id, "UnsupportedType", f"No reader takes {media_type[:100]}.")
        else:
            yield Raw(document_id, data, kind)


def addresses(name: str) -> Iterator[Record]:
    """A page in the web, fetched under the same guard as ``citemark score``."""
    from citemark.evidence.transport.fetch import fetch_document
    from citemark.settings import Settings

    yield Raw(name, fetch_document(name, Settings.from_environment())[0])


READERS: Final[dict[str, Callable[[str], Iterator[Record]]]] = {
    "files": files,
    "lines": lines,
    "parquet": parquet,
    "warc": warc,
    "ledger": ledger,
    "addresses": addresses,
}
"""What a container is, to what takes documents out of it: a new kind is a function and a row."""


@contextmanager
def unpacked(name: str) -> Iterator[IO[bytes]]:
    """A file as a stream, unpacked when its name ends in ``.gz`` or ``.zst``."""
    if name.endswith(".gz"):
        with gzip.open(name, "rb") as stream:
            yield io.BufferedReader(stream)
    elif name.endswith(".zst"):
        import zstandard

        try:
            with Path(name).open("rb") as packed:
                unpacker = zstandard.ZstdDecompressor(max_window_size=2**27)
                with unpacker.stream_reader(packed, read_across_frames=True) as stream:
                    yield io.BufferedReader(stream)
        except zstandard.ZstdError as error:
            raise EOFError("damaged") from error
    else:
        with Path(name).open("rb") as stream:
            yield stream
