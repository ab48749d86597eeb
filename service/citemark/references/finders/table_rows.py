"""This module knows to which row of a table a cell belongs, and what its row tells of a work: a document's
blocks are its cells alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from citemark.identifiers import find, from_url
from citemark.references.claims import completed
from citemark.references.finders.items import Items
from citemark.references.finders.titled_tables import headed_claim
from citemark.references.formatted.asides import is_beside
from citemark.references.layout.blocks import Layout
from citemark.references.naming import claim_of_name, is_proper_name
from citemark.references.people.lists import authors_only
from citemark.references.sentences import clipped
from citemark.types import Block, BlockKind, Claim

_CELLS = 6
"""Cells of a row before its link, at most, in which the work may be named."""
_TOLD = 3
"""Words of a cell that tells of a work."""

_MOST_COLUMNS = 12
_FEWEST_SOURCED = 0.6
"""Share of a table's rows that have a source."""


class Rows:
    """The tables of a document, each looked at once."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._tables: dict[int, range] = {}
        """Of cells that were asked for: the cells of their table."""
        self._widths: dict[int, int | None] = {}
        """Of tables that were asked for, by their first cells: how many cells a row has."""
        self._leading: dict[int, bool] = {}
        """Of the same: whether their sources lead the rows."""

    def _table(self, index: int) -> range:
        if index not in self._tables:
            blocks, start, end = self.layout.blocks, index, index + 1
            while start and blocks[start - 1].kind is BlockKind.CELL:
                start -= 1
            while end < len(blocks) and blocks[end].kind is BlockKind.CELL:
                end += 1
            table = range(start, end)
            self._tables.update(dict.fromkeys(table, table))
        return self._tables[index]

    def _cells(self, table: range) -> list[tuple[Block, str]]:
        blocks = self.layout.blocks[table.start : table.stop]
        return [(block, self.layout.text_of(block)) for block in blocks]

    def around(self, index: int) -> tuple[int, int, int] | None:
        """Where the row of a cell begins, where its table begins, and how many cells each row has; ``None``
        where the sources of the table do not tell: they stand in one column, one in most rows."""
        table = self._table(index)
        if table.start not in self._widths:
            self._widths[table.start] = self._width(self._cells(table))
        width = self._widths[table.start]
        if width is None:
            return None
        return table.start + (index - table.start) // width * width, table.start, width

    def _width(self, cells: Sequence[tuple[Block, str]]) -> int | None:
        works = [at for at, cell in enumerate(cells) if self.has_source(*cell)]
        links = [
            at for at, (block, text) in enumerate(cells) if find(text) or self._is_linked(block)
        ]
        for sources in (links, works):
            for width in range(2, _MOST_COLUMNS + 1):
                rows, beyond = divmod(len(cells), width)
                column = {at % width for at in sources}
                many = len(sources) >= _FEWEST_SOURCED * (rows - 1)
                if not beyond and rows > 2 and len(column) == 1 and many and sources[0] >= width:
                    return width
        return None

    def told_before(self, index: int, items: Items) -> Claim:
        """What the cell below a heading for titles tells of a link's work, or those before the link."""
        around = self.around(index)
        headed = headed_claim(self.layout, index, *around) if around else None
        if headed is not None:
            return headed
        if self.led_by_sources(index):
            return Claim()
        first = around[0] if around else 0
        for before in range(index - 1, max(first - 1, index - _CELLS), -1):
            block = self.layout.blocks[before]
            text = self.layout.text_of(block)
            if block.kind is not BlockKind.CELL or self.has_source(block, text):
                break  # what has a source of its own is of the row above
            if is_beside(text) or authors_only(text) is not None:
                continue
            item = items.at(before)
            if item is not None and item.head.start >= block.start:
                return item.claim
            if len(text.split()) >= _TOLD:
                claim = claim_of_name(text) if is_proper_name(text[:200]) else None
                return completed(claim or Claim(), Claim(sentence=clipped(text)))
        return Claim()

    def led_by_sources(self, index: int) -> bool:
        """Whether the sources of a table stand before what they are of: no cell before its first one
        tells of a work, and one behind its last does. What stands before a source is then of the row
        above."""
        around = self.around(index)
        if around is not None and index > around[0]:
            return False
        table = self._table(index)
        if table.start not in self._leading:
            cells = self._cells(table)
            self._leading[table.start] = not self._tells_first(
                cells[:_CELLS]
            ) and self._tells_first(cells[: -_CELLS - 1 : -1])
        return self._leading[table.start]

    def _tells_first(self, cells: Sequence[tuple[Block, str]]) -> bool:
        """Whether the first of these cells that matters tells of a work, and is no source or link."""
        for block, text in cells:
            if find(text) or self._is_linked(block):
                return False
            if len(text.split()) >= _TOLD and not is_beside(text) and authors_only(text) is None:
                return True
        return False

    def _is_linked(self, block: Block) -> bool:
        at = bisect_left(self.links, block.start)
        return at < len(self.links) and self.links[at] < block.end

    @cached_property
    def links(self) -> list[int]:
        return sorted(link.start for link in self.layout.document.links)

    def has_source(self, block: Block, text: str) -> bool:
        """Whether a cell names a work by its identifier, or links one; what it links else is beside it."""
        if any(found.identifier.scheme != "url" for found in find(text)):
            return True
        at = bisect_left(self.sources, block.start)
        return at < len(self.sources) and self.sources[at] < block.end

    @cached_property
    def sources(self) -> list[int]:
        """Where links to works begin."""
        led = ((link.start, from_url(link.url)) for link in self.layout.document.links)
        return sorted(start for start, work in led if work is not None and work.scheme != "url")
