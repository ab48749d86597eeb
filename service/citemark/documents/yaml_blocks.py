"""This module knows as much of YAML (1.2) as bibliographies are written in: mappings, sequences and
scalars told by indentation, and lists and mappings in brackets on one line."""

from __future__ import annotations

import json
import re
from typing import Final

_LINE: Final = re.compile(r"([ ]*)(\S.*)")
_KEY: Final = re.compile(
    r"(?P<key>[A-Za-z][\w .-]{0,60}|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}')[ ]*:(?:[ ]+(?P<rest>.*))?$"
)
_FOLDED: Final = re.compile(r"[>|][+-]?\d?")
_PIECE: Final = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,\"']+|[\"']")
_DEEPEST: Final = 12
"""Levels that are read; CSL's items have six."""

_Line = tuple[int, str]


def parse(text: str) -> object:
    """The value of a block: mappings, lists and strings; what cannot be read is left out."""
    matched = (_LINE.match(line.expandtabs(2)) for line in text.split("\n"))
    lines = [(len(line[1]), line[2].rstrip()) for line in matched if line and line[2][0] != "#"]
    return _value(lines, 0, 0)[0] if lines else None


def _value(lines: list[_Line], at: int, depth: int) -> tuple[object, int]:
    """The value that begins at a line, and the line behind it."""
    indent, content = lines[at]
    if depth > _DEEPEST:
        return None, _behind(lines, at + 1, indent)
    if _is_item(content):
        return _sequence(lines, at, depth)
    if _KEY.match(content):
        return _mapping(lines, at, depth)
    return _scalar(content), at + 1


def _is_item(content: str) -> bool:
    return content == "-" or content.startswith("- ")


def _behind(lines: list[_Line], at: int, indent: int) -> int:
    """The first line that is not deeper."""
    while at < len(lines) and lines[at][0] > indent:
        at += 1
    return at


def _sequence(lines: list[_Line], at: int, depth: int) -> tuple[list[object], int]:
    indent = lines[at][0]
    found: list[object] = []
    while at < len(lines) and lines[at][0] == indent and _is_item(lines[at][1]):
        rest = lines[at][1][1:].lstrip()
        if rest:  # the rest of the line is the value's first, as far in as it stands
            lines[at] = (indent + len(lines[at][1]) - len(rest), rest)
        elif at + 1 < len(lines) and lines[at + 1][0] > indent:
            at += 1
        else:
            at += 1
            continue
        value, at = _value(lines, at, depth + 1)
        found.append(value)
        at = _behind(lines, at, indent)
    return found, at


def _mapping(lines: list[_Line], at: int, depth: int) -> tuple[dict[str, object], int]:
    indent = lines[at][0]
    found: dict[str, object] = {}
    while at < len(lines) and lines[at][0] == indent and not _is_item(lines[at][1]):
        stated = _KEY.match(lines[at][1])
        if stated is None:
            at = _behind(lines, at + 1, indent)
            continue
        key, rest = stated["key"].strip("\"'"), stated["rest"] or ""
        at += 1
        if rest:
            end = _behind(lines, at, indent)
            more = [content for _, content in lines[at:end]]
            found[key] = _scalar(" ".join(more if _FOLDED.fullmatch(rest) else [rest, *more]))
            at = end
        elif at < len(lines) and (
            lines[at][0] > indent or (lines[at][0] == indent and _is_item(lines[at][1]))
        ):
            found[key], at = _value(lines, at, depth + 1)
            at = _behind(lines, at, indent)
    return found, at


def _scalar(text: str, depth: int = 0) -> object:
    """A string; or the list or mapping in brackets."""
    text = text.strip()
    if depth > _DEEPEST:
        return text
    if text[:1] == "[" and text[-1:] == "]":
        return [_scalar(piece, depth + 1) for piece in _pieces(text[1:-1])]
    if text[:1] == "{" and text[-1:] == "}":
        stated = [one for piece in _pieces(text[1:-1]) if (one := _KEY.match(piece))]
        return {one["key"].strip("\"'"): _scalar(one["rest"] or "", depth + 1) for one in stated}
    return _unquoted(text)


def _unquoted(text: str) -> str:
    marks = text[:1] + text[-1:] if len(text) > 1 else ""
    if marks == "''":
        return text[1:-1].replace("''", "'")
    if marks != '""':
        return text
    try:
        return str(json.loads(text, strict=False))
    except ValueError:
        return text[1:-1]


def _pieces(text: str) -> list[str]:
    """What commas divide outside of quotations and inner brackets."""
    pieces, depth = [""], 0
    for part in re.split(r"(,)", text) if '"' not in text and "'" not in text else _tokens(text):
        depth += part.count("[") + part.count("{") - part.count("]") - part.count("}")
        if part == "," and depth <= 0:
            pieces.append("")
        else:
            pieces[-1] += part
    return [piece.strip() for piece in pieces if piece.strip()]


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    at = 0
    for piece in _PIECE.finditer(text):
        found.extend("," for _ in range(piece.start() - at))
        found.append(piece[0])
        at = piece.end()
    return found
