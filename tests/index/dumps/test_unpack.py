"""Packed dumps are read as they are unpacked."""

from __future__ import annotations

import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from citemark.index.dumps.unpack import Dump, buffered

from .conftest import (
    works_in,
)


@pytest.mark.parametrize(
    "pack",
    [gzip.compress, lzma.compress, zstandard.ZstdCompressor().compress, bytes],
    ids=["gz", "xz", "zst", "plain"],
)
def test_packed_dumps_are_unpacked_on_the_way(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    rows = b"".join(b'{"title": "Tide %d", "authors": []}\n' % number for number in range(5000))
    path = tmp_path / "dump"
    path.write_bytes(pack(rows))
    assert len(works_in(path)) == 5000
    with buffered(dump := Dump(path)) as stream:
        stream.read()
        assert dump.position == dump.size == path.stat().st_size
