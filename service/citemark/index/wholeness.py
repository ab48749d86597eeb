"""This module knows whether the files of an index are those that were built.

What a copy that broke off has lost would be "absent" in every answer: an index is opened only when
each file has its size. What a disk has changed within them is found by reading all of it
(``citemark doctor``: 0.3 s for 339 MB); that is too slow for every start of a command.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from citemark.errors import IndexUnusable
from citemark.index import layout, store

KEYS = (layout.TITLES, layout.HEADS, layout.IDENTIFIERS, layout.SIGNATURES, layout.TOKENS)
_BLOCK = 1 << 20


def measured(directory: Path) -> dict[str, str]:
    """What a build states of its finished key files: their sizes and digests."""
    told = {}
    for name in KEYS:
        told[f"bytes of {name}"] = str((directory / name).stat().st_size)
        told[f"digest of {name}"] = _digest(directory / name)
    return told


def check_records(file: Path) -> None:
    """Raises :class:`IndexUnusable` when the file of records has not the size that it states.

    Its header counts its pages (sqlite.org/fileformat.html, 1.3): SQLite would notice only when it
    is asked for one that is missing.
    """
    with file.open("rb") as stream:
        header = stream.read(100)
    page = int.from_bytes(header[16:18], "big")
    size = int.from_bytes(header[28:32], "big") * (65_536 if page == 1 else page)
    if size != file.stat().st_size:
        raise _unusable(file)


def check_sizes(directory: Path, about: Mapping[str, str]) -> None:
    """Raises :class:`IndexUnusable` for a key file that is missing or has another size.

    An index that was built before sizes were stated is taken as it is.
    """
    for name in KEYS:
        try:
            size = (directory / name).stat().st_size
        except OSError as error:
            raise IndexUnusable(f"The index lacks its file {name}: build it again.") from error
        if about.get(f"bytes of {name}", str(size)) != str(size):
            raise _unusable(directory / name)


def check_contents(directory: Path, about: Mapping[str, str]) -> None:
    """Raises :class:`IndexUnusable` when anything in the files is not what was built."""
    for name in KEYS:
        digest = about.get(f"digest of {name}")
        if digest is not None and _digest(directory / name) != digest:
            raise _unusable(directory / name)
    try:
        connection = store.connect(directory / layout.RECORDS)
        try:
            (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise _unusable(directory / layout.RECORDS) from error
    if said != "ok":
        raise _unusable(directory / layout.RECORDS)


def _unusable(file: Path) -> IndexUnusable:
    return IndexUnusable(
        f"The index file {file} is not as it was built (a copy that broke off?): copy it again, "
        "or build it anew."
    )


def _digest(file: Path) -> str:
    digest = blake2b(digest_size=16)
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
