"""This module knows which blocks head lists of sources, and where the list begins."""

from __future__ import annotations

from citemark.references.layout.blocks import Layout
from citemark.references.layout.heading_words import read_heading
from citemark.types import Block, BlockKind

_MAX_HEADING = 80
_MAX_LINE = 200
"""Characters of a block in which its heading stands, with the blanks around it."""

Heading = tuple[int, int | None]
"""Where the list under a heading begins, and how many sources it announces."""
NO_HEADINGS = (BlockKind.CODE, BlockKind.CELL)
"""Blocks that head nothing."""


def heading_of(layout: Layout, block: Block) -> Heading | None:
    """Where the list under a heading begins and what it announces; ``None``: no heading.

    A paragraph may begin with the heading line and go on with the list.
    """
    if block.kind in NO_HEADINGS:
        return None
    told = layout.document.text[block.start : min(block.end, block.start + _MAX_LINE)]
    line = told.lstrip("\n").partition("\n")[0]
    stripped = line.strip()
    if not stripped or len(stripped) > _MAX_HEADING:
        return None
    if block.kind is BlockKind.ITEM and block.end - block.start > len(line) + 2:
        return None
    heading = read_heading(stripped)
    if heading is None:
        return None
    count = heading["before"] or heading["behind"]
    end = block.start + told.index(stripped) + len(stripped)
    return end, int(count) if count else None


def is_heading(line: str) -> bool:
    """Whether a line, without the blanks around it, heads a list."""
    return read_heading(line) is not None
