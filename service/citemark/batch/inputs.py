"""This module knows which parts the named inputs fall into, the same for the same inputs."""

from __future__ import annotations

import glob
import gzip
import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from citemark.documents import SUFFIXES
from citemark.errors import InvalidSetting, UnreadableInput

DOCUMENT_SUFFIXES: Final = frozenset(f".{suffix}" for suffix in SUFFIXES)
CONTAINER_SUFFIXES: Final = {
    **{f"{lines}{packed}": "lines" for lines in (".jsonl", ".ndjson") for packed in ("", ".gz", ".zst")},
    ".parquet": "parquet",
    **{f".warc{packed}": "warc" for packed in ("", ".gz", ".zst")},
}  # fmt: skip

CHUNK_DOCUMENTS: Final = 1000
"""Records of a shard: a few seconds of work, so that little is done twice after a kill, and a
Parquet file of some megabytes."""
CHUNK_BYTES: Final = 32 * 2**20
"""Bytes of a shard: what a worker holds at once, however large the documents are."""
STRIDE_BYTES: Final = 2**20
STRIDES: Final = 8
"""A container is read by several workers, each of which takes every n-th chunk: unpacking a capsule
costs 25 µs against 5 ms for judging it (measured), so that eight readers cost 4 %."""
LARGEST_LIST: Final = 1 << 28
"""Bytes of a list of inputs or of a sitemap."""
_LOCATION: Final = re.compile(r"<loc>\s{0,100}([^<>]{1,4000}?)\s{0,100}</loc>")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of single files, or one container; one of its strides is a task for a worker."""

    number: int
    kind: str
    names: tuple[str, ...]
    strides: int
    shard_documents: int
    """The most records of a shard."""
    documents: int | None
    """How many records it holds, where that is known beforehand."""


@dataclass(frozen=True, slots=True)
class Inputs:
    parts: tuple[Part, ...]
    digest: str
    """Of every name, size and time of change (of a ledger: of every document's digest)."""
    passed_over: int
    """Files of the named folders whose names do not end like a document's."""
    shard_documents: int


@dataclass(frozen=True, slots=True)
class _Item:
    kind: str
    name: str
    size: int
    stamp: str


def list_inputs(
    names: Sequence[str], *, online: bool, shard_documents: int = CHUNK_DOCUMENTS
) -> Inputs:
    """Every part of the inputs; folders in the order of their files' names.

    Raises ``UnreadableInput`` for a name that is nothing, or an address without ``online``.
    """
    items: dict[tuple[str, str], _Item] = {}
    passed_over = 0
    for name in names:
        for item in _items(name):
            if item is None:
                passed_over += 1
            else:
                items.setdefault((item.kind, item.name), item)
    if not online and any(item.kind == "addresses" for item in items.values()):
        raise UnreadableInput("Addresses are fetched with --online only; or save the pages first.")
    digest = hashlib.sha256()
    for item in items.values():
        digest.update(json.dumps([item.kind, item.name, item.size, item.stamp]).encode())
    parts = tuple(_parts(items.values(), shard_documents))
    return Inputs(parts, digest.hexdigest(), passed_over, shard_documents)


def _items(name: str) -> Iterator[_Item | None]:
    if not name:
        raise UnreadableInput("An empty name is no input: name a file, or “.” for this folder.")
    if name.startswith(("sqlite:", "postgresql:", "postgres:")):
        yield _of_ledger(name)
    elif name.startswith(("http://", "https://")):
        yield _Item("addresses", name, 0, "")
    elif os.path.isdir(name):  # noqa: PTH112 - a name too long for a file is none, not an error
        for path in sorted(_below(Path(name))):
            if not any(part.startswith(".") for part in path.relative_to(name).parts):
                yield _of_file(path, named=path.is_dir())
    elif os.path.exists(name):  # noqa: PTH110 - likewise
        yield from _named(Path(name))
    else:
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - an absolute pattern may come
        if not matches:
            raise UnreadableInput(f"{name}: there is no such file or folder, and nothing matches.")
        for match in matches:
            if Path(match).is_file():
                yield from _named(Path(match))


def _below(folder: Path) -> Iterator[Path]:
    """All that is no folder, and the folders into which nobody looks: those that may not be listed,
    and links to others, which may lead in circles. Reading them says so, where leaving them out
    would say nothing."""
    unlisted: list[Path] = []
    for place, folders, names in os.walk(
        folder, onerror=lambda error: unlisted.append(Path(error.filename))
    ):
        yield from (Path(place, name) for name in names)
        yield from (path for name in folders if (path := Path(place, name)).is_symlink())
    yield from unlisted


def _named(path: Path) -> Iterator[_Item | None]:
    """A file that was named itself: a sitemap stands for the addresses it lists."""
    if path.name.endswith((".xml", ".xml.gz")):
        locations = _LOCATION.findall(_text(path))
        if not locations:
            raise UnreadableInput(f"{path}: it is no sitemap (no <loc> in it).")
        for address in locations:
            yield _Item("addresses", address.replace("&amp;", "&"), 0, "")
    else:
        yield _of_file(path, named=True)


def _of_file(path: Path, *, named: bool) -> _Item | None:
    kind = next((kind for end, kind in CONTAINER_SUFFIXES.items() if path.name.endswith(end)), None)
    if kind is None and not named and path.suffix.lower() not in DOCUMENT_SUFFIXES:
        return None
    try:
        state = path.stat()
    except OSError:  # a link that leads nowhere: reading it says what is wrong
        return _Item("files", str(path), 0, "")
    if not named and not stat.S_ISREG(state.st_mode):
        return None  # a pipe would be waited for
    return _Item(kind or "files", str(path), state.st_size, str(state.st_mtime_ns))


def _of_ledger(address: str) -> _Item:
    from sqlalchemy import select

    from citemark.ledger.database import Database
    from citemark.ledger.opening import standing
    from citemark.ledger.tables import STORED

    database, digest, count = Database(standing(address)), hashlib.sha256(), 0
    try:
        with database.reading() as connection:
            for (sha256,) in connection.execute(select(STORED.c.sha256).order_by(STORED.c.sha256)):
                digest.update(sha256.encode())
                count += 1
    finally:
        database.close()
    return _Item("ledger", address, count, digest.hexdigest())


def names_in(path: Path) -> tuple[str, ...]:
    """The inputs that a list names, one a line."""
    return tuple(line.strip() for line in _text(path).splitlines() if line.strip())


def _text(path: Path) -> str:
    opened: Any = gzip.open if path.suffix == ".gz" else Path.open
    try:
        with opened(path, "rb") as stream:
            data: bytes = stream.read(LARGEST_LIST + 1)
    except (OSError, EOFError) as error:
        raise UnreadableInput(f"{path}: it cannot be read.") from error
    if len(data) > LARGEST_LIST:
        raise InvalidSetting(f"{path}: the list is larger than 256 MiB: split it.")
    return data.decode("utf-8", "replace")


def _parts(items: Iterable[_Item], most: int) -> Iterator[Part]:
    """Single files in runs of a shard each, in the order in which they were named."""
    number, kind, names, size = 0, "", list[str](), 0
    for item in items:
        single = item.kind in {"files", "addresses"}
        full = len(names) >= most or size + item.size > CHUNK_BYTES
        if names and (not single or item.kind != kind or full):
            yield Part(number, kind, tuple(names), 1, most, len(names))
            number, names, size = number + 1, [], 0
        if single:
            kind, size = item.kind, size + item.size
            names.append(item.name)
        else:
            strides = max(1, min(STRIDES, item.size // STRIDE_BYTES))
            documents = item.size if item.kind == "ledger" else None
            yield Part(number, item.kind, (item.name,), strides, most, documents)
            number += 1
    if names:
        yield Part(number, kind, tuple(names), 1, most, len(names))
