"""This module knows ``Source:`` lines: how they begin, and where the next item ends one.

A reader that joins the lines of a paragraph puts "Source: arXiv" and the line below it,
"2. Some Name", into one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citemark.references.dates import MONTHS
from citemark.types import Block, BlockKind, Document

SOURCE_LINE = re.compile(
    r"[\s*_>–—•\-(\[]*(?=[srplqfcv出来來参])(?:source|sources|reference|references|ref|paper|link|links|read more|full paper|preprint|"
    r"quelle|quellen|fuente|fuentes|sources?\s?:|fonte|fonti|出典|来源|來源|参考|citation|published (?:in|at)|via)"
    r"(?:\s*\(s\))?\**\s*[:：]\**\s*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[\s*_]*(?:#?\d{1,3}[.):]|\(\d{1,3}\))[\s*_]+(?P<word>[^\W\d_][^\W_]*)")
_DIVISIBLE = (BlockKind.PARAGRAPH, BlockKind.ITEM)


def divided(document: Document, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with each item that begins inside a ``Source:`` line as a block of its own."""
    starts = sorted(_item_starts(document))
    if not starts:
        return tuple(blocks)
    result: list[Block] = []
    at = 0
    for block in blocks:
        while at < len(starts) and starts[at] <= block.start:
            at += 1
        cuts = []
        while at < len(starts) and starts[at] < block.end:
            cuts.append(starts[at])
            at += 1
        result.extend(_cut(document.text, block, cuts))
    return tuple(result)


def _item_starts(document: Document) -> Iterator[int]:
    """Where a numbered name may begin: a bold run, or what follows a link ("12. March" is a date)."""
    text = document.text
    for start, end in (
        *((span.start, span.end) for span in document.strong),
        *((link.end, len(text)) for link in document.links),
    ):
        match = _NUMBERED.match(text, start, end)
        if match and match["word"][0].isupper() and match["word"].lower() not in MONTHS:
            yield start


def _cut(text: str, block: Block, cuts: Sequence[int]) -> Iterator[Block]:
    divisible = (
        cuts and block.kind in _DIVISIBLE and SOURCE_LINE.match(text, block.start, block.end)
    )
    if not divisible:
        yield block
        return
    starts = [block.start, *cuts]
    for number, (start, end) in enumerate(zip(starts, [*cuts, block.end], strict=True)):
        piece = text[start:end]
        if not piece.strip():
            continue
        begin, finish = end - len(piece.lstrip()), start + len(piece.rstrip())
        if number == 0:
            yield Block(block.kind, begin, finish, block.level, block.ordinal)
        else:
            yield Block(BlockKind.PARAGRAPH, begin, finish, block.level)
