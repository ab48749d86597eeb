"""This module knows how rows lie in a JSON dump: lines, an array, or an object with ``items``."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator, Mapping

from citemark.errors import UnreadableInput

LONGEST_ROW = 16 << 20
"""Room for a record of 3,000 authors with affiliations, many times over; it bounds memory."""
_STEP = 1 << 20

_ATTEMPTS = 8
"""Objects tried as the first row: the file's own, one broken row or two, and their inner ones."""

_DECODER = json.JSONDecoder()


def first_row(head: str) -> Mapping[str, object] | None:
    """The first JSON object that could be a row in a dump's beginning."""
    start = -1
    for _ in range(_ATTEMPTS):
        start = head.find("{", start + 1)
        if start == -1:
            break
        try:
            decoded, _ = _DECODER.raw_decode(head, start)
        except (ValueError, RecursionError):
            continue
        items = decoded.get("items") if isinstance(decoded, Mapping) else None
        if isinstance(items, list) and items and isinstance(items[0], Mapping):
            return items[0]
        return decoded if isinstance(decoded, Mapping) else None
    return None


def json_rows(stream: io.BufferedReader) -> Iterator[object]:
    """The rows: lines as bytes, to be decoded by a worker; members of an array as decoded."""
    head = stream.peek(4096)[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if _holds_lines(head):
        yield from lines(stream)
    else:
        yield from _members(stream)


def _holds_lines(head: bytes) -> bool:
    if not head.startswith(b"{"):
        return False
    return b'"items"' not in head[:4096].split(b"[", 1)[0] and head[1:].lstrip(b" \t")[:1] != b"\n"


def lines(stream: io.BufferedReader) -> Iterator[bytes]:
    """Lines that say something; one that is too long is cut, and so will not decode."""
    while line := stream.readline(LONGEST_ROW):
        if not line.endswith(b"\n"):
            while (rest := stream.readline(LONGEST_ROW)) and not rest.endswith(b"\n"):
                pass
        if not line.isspace():
            yield line


def _members(stream: io.BufferedReader) -> Iterator[object]:
    decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
    text = decode(stream.read(_STEP))
    at = text.find("[") + 1
    if not at:
        raise UnreadableInput("no array of rows at the beginning")
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        if text[at : at + 1] == "]":
            return
        try:
            row, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            more = decode(stream.read(_STEP))
            if not more or len(text) - at > LONGEST_ROW:
                raise UnreadableInput("the array of rows breaks off or holds no JSON") from error
            text, at = text[at:] + more, 0
        else:
            yield row
