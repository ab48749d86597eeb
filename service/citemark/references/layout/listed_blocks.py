"""This module knows how the blocks under a heading divide into the entries of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

from citemark.references.layout.blocks import Layout
from citemark.references.layout.lists import ListEntry, split_item, split_list
from citemark.types import BlockKind

_STAMP = re.compile(
    r"\W*(?:last\s+)?(?:updated|published|posted|modified|generated|created|copyright|©|share|subscribe|"
    r"page \d|ai-generated|this report|note:|disclaimer)\b",
    re.IGNORECASE,
)


def entries_of(
    layout: Layout, position: int, stop: int, start_of_list: int
) -> tuple[ListEntry, ...]:
    """The entries of the blocks from ``position`` up to ``stop``, behind the offset at which their list starts."""
    text = layout.document.text
    entries: list[ListEntry] = []
    run_start: int | None = None
    run_end = start_of_list
    for block in layout.blocks[position:stop]:
        start = max(block.start, start_of_list)
        if start >= block.end or block.kind is BlockKind.HEADING:
            continue
        if block.kind in (BlockKind.ITEM, BlockKind.CELL):
            if run_start is not None:
                entries.extend(split_list(text[run_start:run_end], offset=run_start))
                run_start = None
            label = str(block.ordinal) if block.ordinal is not None else None
            divide = split_item if block.kind is BlockKind.ITEM else split_list
            inner = divide(text[start : block.end], offset=start)
            if label and len(inner) == 1 and inner[0].label is None:
                inner = (ListEntry(inner[0].start, inner[0].end, label),)
            entries.extend(inner)
        elif run_start is None and entries and _breaks_off(text, entries[-1]):
            # A blank line fell inside the entry: what follows is the rest of it.
            entries[-1] = ListEntry(entries[-1].start, block.end, entries[-1].label)
        else:
            run_start = start if run_start is None else run_start
            run_end = block.end
    if run_start is not None:
        entries.extend(split_list(text[run_start:run_end], offset=run_start))
    entries.sort(key=attrgetter("start"))
    return tuple(_labelled(text, entries))


_BROKEN_OFF = re.compile(r"(?:[,&“–-]|\b(?:and|in|of|the|for|with|on|vol\.|no\.|pp?\.))\s*\Z")
_END = 30
"""Characters of an entry that tell whether it is broken off, besides a title that is not closed."""


def _breaks_off(text: str, entry: ListEntry) -> bool:
    """Whether a numbered entry ends inside its title or its sentence."""
    if entry.label is None:
        return False
    opened = text.count("“", entry.start, entry.end) > text.count("”", entry.start, entry.end)
    end = text[max(entry.start, entry.end - _END) : entry.end]
    return opened or _BROKEN_OFF.search(end) is not None


_NUMBER_ALONE = re.compile(r"\s*[\[(]?(\d{1,4})[\])]?[.:]?\s*")


def _labelled(text: str, entries: Sequence[ListEntry]) -> Iterator[ListEntry]:
    """Without stamps; a number that stands alone is the label of what follows it."""
    waiting: str | None = None
    for entry in entries:
        number = _NUMBER_ALONE.fullmatch(text, entry.start, entry.end)
        if number:
            waiting = number[1]
        elif not _STAMP.match(text, entry.start, entry.end):
            label, waiting = entry.label or waiting, None
            yield entry if label == entry.label else ListEntry(entry.start, entry.end, label)
