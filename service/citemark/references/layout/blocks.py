"""This module knows the document as a run of blocks, and which of them are bold."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from citemark.references.layout.heading_words import parted
from citemark.references.layout.source_lines import divided
from citemark.types import Block, BlockKind, Document, Link, Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![^\S\n]*\n|[ \t]*(?:[-*•‣▪◦] |\d{1,3}[.)] |#))[^\n]+)*")
_BULLET = re.compile(r"[ \t]*(?:[-*•‣▪◦]\s+|(\d{1,3})[.)]\s+)")
_HASHES = re.compile(r"[ \t]*(#{1,6})\s+")


_place = attrgetter("start", "end")


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's blocks, with the look-ups that every stage needs."""

    document: Document
    blocks: tuple[Block, ...]
    _starts: list[int] = field(repr=False, compare=False, default_factory=list)
    _strong_starts: list[int] = field(repr=False, compare=False, default_factory=list)

    def text_of(self, block: Block) -> str:
        return self.document.text[block.start : block.end]

    def index_at(self, position: int) -> int | None:
        """The index of the block that holds a position."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self.blocks[index].end:
            return index
        return None

    def strong_in(self, start: int, end: int) -> tuple[Span, ...]:
        """The bold runs that begin inside a range."""
        starts = self._strong_starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:  # as at nearly every block
            return ()
        return self.document.strong[first : bisect_left(starts, end, first)]


def lay_out(document: Document) -> Layout:
    """The document's blocks as its reader gave them, else paragraphs and bullets of its text."""
    blocks = document.blocks or tuple(_plain_blocks(document.text))
    blocks = divided(document, parted(document.text, sorted(blocks, key=_place)))
    return Layout(
        document,
        blocks,
        [block.start for block in blocks],
        [span.start for span in document.strong],
    )


def sorted_links(document: Document) -> list[Link]:
    return sorted(document.links, key=_place)


def _plain_blocks(text: str) -> list[Block]:
    blocks = []
    for match in _PARAGRAPH.finditer(text):
        if not match[0].strip():
            continue
        heading = _HASHES.match(match[0])
        bullet = _BULLET.match(match[0])
        if heading:
            block = Block(
                BlockKind.HEADING, match.start() + heading.end(), match.end(), len(heading[1])
            )
        elif bullet:
            ordinal = int(bullet[1]) if bullet[1] else None
            block = Block(BlockKind.ITEM, match.start() + bullet.end(), match.end(), 1, ordinal)
        else:
            block = Block(BlockKind.PARAGRAPH, match.start(), match.end())
        blocks.append(block)
    return blocks
