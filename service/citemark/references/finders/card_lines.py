"""This module knows the lines that cards and records of works are made of, and which of them is a title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citemark.references.formatted.clean_titles import clean_title
from citemark.references.layout.blocks import Layout
from citemark.references.layout.sections import Covered
from citemark.references.naming import content_words
from citemark.references.people.names import Kind, kind_of
from citemark.types import BlockKind

_MARKED = re.compile(
    r"(?:\d{1,3}[.)]\s+|\[(?:PDF|HTML|BOOK|B|CITATION|C|DOC)\]\s*(?:\[[A-Z]\]\s*)?|[-*•▶►☆]\s+)*(?:(?:(?:Source |Original )?Paper|Title|Article|Publication|Titel|Titre|Título|Titulo|Titolo|标题|標題)[*_]{0,2}\s?[:：][\s*_]*)?"
)
_LEAST_CONTENT, _LEAST_WORDS = 2, 3
"""Words of a title that are no function words, and all."""
_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.QUOTE)
_CREDITED = re.compile(r"\s(?:[—–|]|-{1,2})\s[^—–|]{2,60}?\bet al\b\.?.{0,12}\Z")
"""Who wrote a work, behind its title: " — Doe et al. (2020)"."""
DIVIDED = re.compile(r"\n|\s/\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, where it begins, and the index of its block."""

    text: str
    start: int
    block: int


def lines_of(layout: Layout, covered: Covered, index: int) -> list[Line]:
    """The lines of a block outside lists, if it may hold a card."""
    if not 0 <= index < len(layout.blocks) or covered.blocks[index]:
        return []
    block = layout.blocks[index]
    if block.kind not in _KINDS:
        return []
    at, found = block.start, []
    for piece in DIVIDED.split(layout.text_of(block)):
        start = layout.document.text.find(piece, at)
        at = start + len(piece)
        if piece.strip():
            found.append(Line(piece, start, index))
    return found


def titled(line: str) -> str | None:
    """The title that a line is, without what a list sets before it."""
    marked = _MARKED.match(line)
    name = clean_title(uncredited(line[marked.end() if marked else 0 :].strip(" *_")))
    return name if name is not None and _is_title(name) else None


def uncredited(line: str) -> str:
    """A line without the people that it credits behind the title."""
    credit = _CREDITED.search(line) if "et al" in line else None
    return line[: credit.start()] if credit else line


def _is_title(name: str) -> bool:
    words = name.split()
    return (
        len(words) >= _LEAST_WORDS
        and len(content_words(name)) >= _LEAST_CONTENT
        and kind_of(name) not in (Kind.FULL, Kind.SURNAME)
    )
