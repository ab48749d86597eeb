"""This module knows how to read a dump's bytes, unpacked on the way, and how far it has got."""

from __future__ import annotations

import gzip
import io
import lzma
import zlib
from pathlib import Path
from typing import BinaryIO, Protocol, cast

import zstandard

from citemark.errors import UnreadableInput

_CHUNK = 1 << 20
_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zstandard.ZstdError)
"""What the unpackers raise on damaged or cut-off data."""


class _Source(Protocol):
    def read1(self, size: int, /) -> bytes: ...


def _gz(raw: BinaryIO) -> _Source:
    return gzip.GzipFile(fileobj=raw, mode="rb")


def _xz(raw: BinaryIO) -> _Source:
    return lzma.LZMAFile(raw, "rb")


def _zst(raw: BinaryIO) -> _Source:
    reader = zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
    return cast("_Source", reader)


_PACKINGS = (
    (b"\x1f\x8b", _gz),  # RFC 1952
    (b"\xfd7zXZ\x00", _xz),  # The .xz file format, 2.1.1.1
    (b"\x28\xb5\x2f\xfd", _zst),  # RFC 8878, 3.1.1
)


class Dump(io.RawIOBase):
    """A dump's unpacked bytes; ``position`` counts the packed ones, of ``size``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._raw = path.open("rb")
            self.size = path.stat().st_size
            magic = self._raw.read(8)
            self._raw.seek(0)
        except OSError as error:
            reason = error.strerror or "it cannot be read"
            raise UnreadableInput(f"Cannot open {path}: {reason}.") from error
        raw = cast("BinaryIO", self._raw)
        self._source: _Source = next(
            (unpack(raw) for start, unpack in _PACKINGS if magic.startswith(start)), self._raw
        )

    @property
    def position(self) -> int:
        """How many bytes of the file have been read."""
        return self._raw.tell()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        try:
            # Not ``read``: of a file that is cut off, it would give nothing of the last part.
            data = self._source.read1(min(len(view), _CHUNK))
        except _BROKEN as error:
            raise UnreadableInput(f"{self.path.name} is damaged or cut off: {error}.") from error
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()


def buffered(dump: Dump) -> io.BufferedReader:
    """The dump as a stream with lines and a look at its beginning."""
    return io.BufferedReader(dump, buffer_size=_CHUNK)
