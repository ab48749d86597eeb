"""This module knows how plain text shows its structure: blank lines, bullets, numbers, short lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from citemark.documents import delimited
from citemark.documents.addresses import rejoin
from citemark.documents.columns import unfolded
from citemark.documents.composing import Composer
from citemark.documents.incoming import Incoming, document
from citemark.types import BlockKind, Document

MEDIA_TYPE: Final = "text/plain"

_BULLET: Final = re.compile(r"\s{0,200}(?:[-*•‣▪◦●○·–—]|\+)\s+(?=\S)")
_NUMBER: Final = re.compile(r"\s{0,200}\(?(\d{1,3})[.)]\s+(?=\S)")
_BRACKET: Final = re.compile(r"\s{0,200}\[(\d{1,4})\]\s*(?=\S)")
_SECTION_NUMBER: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,4})\.?\s+(?=[A-Z])")
_SECTIONS: Final = frozenset(
    {
        "abstract", "acknowledgements", "acknowledgments", "analysis", "appendix", "background",
        "bibliography", "citations", "conclusion", "conclusions", "discussion", "footnotes",
        "implications", "introduction", "literature", "methods", "notes", "overview",
        "references", "results", "sources", "summary", "related work", "works cited",
        "key findings", "further reading", "source list",
    }
)  # fmt: skip
_COUNT: Final = re.compile(r" ?\(\d{1,4}\)$")
_ADDRESS: Final = re.compile(r"https?://|www\.|\bdoi:|\barxiv:|10\.\d{4,9}/", re.IGNORECASE)
_HEADING_LENGTH: Final = 120
"""Characters; the longest real heading on one line has 97."""
_TITLE_LINES: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]{4,}(?:-[^\W\d_]{2,})?")
_WRAPPED_FROM: Final = 45
"""Characters of the widest line of a paragraph that was wrapped for width: one column of a
two-column page has 48."""
_SOFT_HYPHEN: Final = re.compile(r"(?<=[^\W\d_]{2})-$")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of plain text: its kind, number and text."""

    kind: BlockKind
    text: str
    level: int = 0
    ordinal: int | None = None


def read(incoming: Incoming) -> Document:
    """The document of a plain text, or of the table of works that it is."""
    listed = delimited.read(incoming)
    if listed is not None:
        return listed
    composer = Composer()
    compose(composer, incoming.text)
    return document(incoming, MEDIA_TYPE, composer.finish(), prose=incoming.text)


def compose(composer: Composer, text: str) -> None:
    """Writes the text's blocks into the composer."""
    text = rejoin(unfolded(composer.bounded(text)))
    known_words = frozenset(_WORD.findall(text.lower()))
    opening = True
    for group in _groups(text):
        for piece in _pieces(group, known_words, opening=opening):
            opening = opening and piece.kind is BlockKind.HEADING
            composer.open(piece.kind, piece.level, piece.ordinal)
            composer.write(piece.text)
            composer.close()


def _groups(text: str) -> Iterator[list[str]]:
    """Runs of lines between empty ones."""
    group: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            group.append(line.rstrip())
        elif group:
            yield group
            group = []
    if group:
        yield group


def _pieces(
    group: Sequence[str], known_words: frozenset[str], *, opening: bool
) -> Iterator[_Piece]:
    lines = list(group)
    if opening and 1 < len(lines) <= _TITLE_LINES and _is_title(lines):
        yield _Piece(BlockKind.HEADING, " ".join(lines), 1)
        return
    if len(lines) > 1 and _is_section_name(lines[0]):
        yield _heading(lines.pop(0))
    if len(lines) == 1 and _is_heading(lines[0]):
        yield _heading(lines[0])
        return
    for item, ordinal, part in _items(lines):
        if item:
            yield _Piece(BlockKind.ITEM, _joined(part, known_words), 1, ordinal)
        else:
            for paragraph in _paragraphs(part):
                yield _Piece(BlockKind.PARAGRAPH, _joined(paragraph, known_words))


def _items(lines: Sequence[str]) -> Iterator[tuple[bool, int | None, list[str]]]:
    """The lines cut where a list item begins: whether it is one, its number, its lines."""
    part: list[str] = []
    item, ordinal, last = False, None, None
    for place, line in enumerate(lines):
        mark = _mark(line, first=place == 0, last=last)
        if mark is None:
            part.append(line)
            continue
        if part:
            yield item, ordinal, part
        rest, ordinal = mark
        item, last, part = True, ordinal, [rest]
    if part:
        yield item, ordinal, part


def _mark(line: str, *, first: bool, last: int | None) -> tuple[str, int | None] | None:
    """The text behind a list mark and its number; ``[1]`` stays in the text, as it is cited so.

    A number inside a wrapped paragraph is a mark only when it goes on counting.
    """
    bracket = _BRACKET.match(line)
    if bracket is not None:
        return line, int(bracket[1])
    bullet = _BULLET.match(line)
    if bullet is not None:
        return line[bullet.end() :], None
    number = _NUMBER.match(line)
    if number is not None and (first or int(number[1]) == (last or 0) + 1):
        return line[number.end() :], int(number[1])
    return None


def _paragraphs(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """The paragraphs of adjacent lines: lines broken for width belong together up to a short
    one; lines that were not broken for width stand alone."""
    widest = max(len(line) for line in lines)
    wide = sum(len(line) >= 0.7 * widest for line in lines)
    if widest < _WRAPPED_FROM or 2 * wide <= len(lines):
        yield from ([line] for line in lines)
        return
    start = 0
    for place, line in enumerate(lines, start=1):
        if place == len(lines) or len(line) < 0.7 * widest:
            yield lines[start:place]
            start = place


def _joined(lines: Sequence[str], known_words: frozenset[str]) -> str:
    """The lines as one; a word divided at a line's end is mended unless the text elsewhere
    writes it with its hyphen."""
    text = lines[0].strip() if lines else ""
    parts = [text]
    for line in lines[1:]:
        following = line.strip()
        if _SOFT_HYPHEN.search(parts[-1]) and following[:1].islower():
            head = re.split(r"[^\w-]", parts[-1][-60:])[-1].lower()
            tail = (re.match(r"[^\W\d_]+", following) or [""])[0].lower()
            hyphenated = head + tail in known_words and head[:-1] + tail not in known_words
            parts[-1] = parts[-1] if hyphenated else parts[-1][:-1]
            parts[-1] += following
        else:
            parts.append(following)
    return " ".join(parts)


def _is_section_name(line: str) -> bool:
    """Whether the line names a usual section, with or without its number or a count."""
    if len(line) > _HEADING_LENGTH:
        return False
    text = " ".join(line.split())
    name = _COUNT.sub("", _SECTION_NUMBER.sub("", text, count=1)).rstrip(":")
    return name.lower() in _SECTIONS


def _is_title(lines: Sequence[str]) -> bool:
    """Whether the lines that open a text are one title, broken because it is long."""
    whole = " ".join(line.strip() for line in lines)
    return (
        len(whole) <= 2 * _HEADING_LENGTH
        and all(len(line) >= 12 for line in lines)
        and (
            _is_heading(lines[-1])
            and not _ADDRESS.search(whole)
            and _mark(lines[0], first=True, last=None) is None
        )
    )


def _is_heading(line: str) -> bool:
    """A short line of its own that does not end like a sentence and is no address or item."""
    text = " ".join(line.split())
    if _is_section_name(text):
        return True
    if len(text) > _HEADING_LENGTH or text[-1] in ".,;:!…" or _ADDRESS.search(text):
        return False
    if _BULLET.match(line) or _BRACKET.match(line) or not any(map(str.isalpha, text)):
        return False
    return not text[0].islower()


def _heading(line: str) -> _Piece:
    number = _SECTION_NUMBER.match(line.strip())
    level = number[0].strip().rstrip(".").count(".") + 1 if number else 1
    return _Piece(BlockKind.HEADING, line, level)
