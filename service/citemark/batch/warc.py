"""This module knows web archives (WARC 1.0 and 1.1, ISO 28500): the pages among their records.

An archive of a crawl packs every record as its own gzip member; a reader of gzip files takes
members one after the other, so one stream is all that is needed.
"""

from __future__ import annotations

import gzip
import http.client
import io
import zlib
from collections.abc import Iterator
from email.message import Message
from typing import IO, Final

from citemark.batch.raw import LARGEST_RECORD, Broken, Raw, Record
from citemark.documents import MEDIA_TYPES

_HEADER_LINES: Final = 200
_HEADER_LINE: Final = 64 * 1024
_BLANK: Final = (b"\r\n", b"\n")


def pages(stream: IO[bytes], name: str) -> Iterator[Record]:
    """Every page that a server answered with success, in a type that a reader takes.

    Records of other types are no documents and are passed over; an archive that breaks off is one
    :class:`Broken` record.
    """
    while True:
        headers = _record_headers(stream)
        if headers is None:
            return
        length = headers.get("content-length", "")
        if not length.isdigit():
            yield Broken(name, "UnreadableInput", "A record of the archive states no length.")
            return
        source = headers.get("warc-target-uri", name).strip("<>")
        if headers.get("warc-type") != "response" or int(length) > LARGEST_RECORD:
            if headers.get("warc-type") == "response":
                yield Broken(source, "InputTooLarge", "The record is larger than 64 MiB.")
            _pass_over(stream, int(length))
            continue
        block = stream.read(int(length))
        if len(block) < int(length):
            yield Broken(source, "UnreadableInput", "The archive breaks off in this record.")
            return
        page = _page(source, block)
        if page is not None:
            yield page


def _record_headers(stream: IO[bytes]) -> dict[str, str] | None:
    """The named fields of the next record; ``None`` at the end."""
    line = stream.readline(_HEADER_LINE)
    while line in _BLANK:
        line = stream.readline(_HEADER_LINE)
    if not line.startswith(b"WARC/"):
        if line:
            raise EOFError("no WARC record where one should begin")
        return None
    headers: dict[str, str] = {}
    for _ in range(_HEADER_LINES):
        line = stream.readline(_HEADER_LINE)
        if line in _BLANK or not line:
            break
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers[name.strip().lower()] = value.strip()
    return headers


def _pass_over(stream: IO[bytes], length: int) -> None:
    while length > 0:
        taken = len(stream.read(min(length, 2**20)))
        if not taken:
            return
        length -= taken


def _page(source: str, block: bytes) -> Record | None:
    stream = io.BytesIO(block)
    status = stream.readline(_HEADER_LINE).split(None, 2)
    if len(status) < 2 or status[1] != b"200":
        return None
    try:
        headers = http.client.parse_headers(stream)
    except http.client.HTTPException:
        return Broken(source, "UnreadableInput", "The headers of the answer cannot be read.")
    kind = MEDIA_TYPES.get(headers.get_content_type())
    if kind is None:
        return None
    body = _decoded(stream.read(), headers)
    if body is None:
        return Broken(source, "UnreadableInput", "The body of the answer cannot be unpacked.")
    return Raw(source, body, kind)


def _decoded(body: bytes, headers: Message) -> bytes | None:
    """The body without the codings of its transfer; many crawlers take them off and leave the header."""
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        body = _joined(body)
    coding = (headers.get("Content-Encoding") or "").strip().lower()
    if coding not in {"gzip", "x-gzip", "deflate"}:
        return body
    if coding != "deflate" and body[:2] != b"\x1f\x8b":
        return body
    try:
        if coding == "deflate":
            return zlib.decompressobj().decompress(body, LARGEST_RECORD)
        with gzip.open(io.BytesIO(body)) as stream:
            return stream.read(LARGEST_RECORD)
    except (OSError, EOFError, zlib.error):
        return None


def _joined(body: bytes) -> bytes:
    """The chunks joined (RFC 9112 §7.1); a body that is not chunked comes back as it is."""
    stream, joined = io.BytesIO(body), list[bytes]()
    while True:
        size = stream.readline(100).split(b";")[0].strip()
        try:
            length = int(size, 16)
        except ValueError:
            return b"".join(joined) if joined else body
        if length <= 0:
            return b"".join(joined)
        joined.append(stream.read(length))
        stream.readline(3)
