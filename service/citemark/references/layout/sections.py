"""This module knows which parts of a document are lists of sources: those under a heading, and numbered ones without."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from citemark.references.layout.blocks import Layout, lay_out
from citemark.references.layout.heading_words import ANY_TAG
from citemark.references.layout.headings import (
    NO_HEADINGS,
    Heading,
    heading_of,
    is_heading,
)
from citemark.references.layout.listed_blocks import entries_of
from citemark.references.layout.lists import ListEntry, split_list
from citemark.references.layout.run_on import LEAD, divide_run_on, may_divide, runs_to
from citemark.types import Block, BlockKind, Document

_NUMBERED_LINE = re.compile(r"[ \t]*\[\d{1,4}\]\s*\S")
_LOOSE_RUN = 3
"""So many lines in a row that begin with ``[n]`` are a list of references without a heading."""


@dataclass(frozen=True, slots=True)
class Section:
    """One list of sources: its heading, and its entries in order."""

    start: int
    end: int
    announced: int | None
    entries: tuple[ListEntry, ...]


def find_sections(layout: Layout) -> tuple[Section, ...]:
    """Every list of sources; none overlaps another."""
    sections = [
        Section(
            layout.blocks[position].start,
            layout.blocks[stop - 1].end,
            announced,
            entries_of(layout, position, stop, start_of_list),
        )
        for position, stop, (start_of_list, announced) in _lists(layout)
    ]
    joined = [*_run_on(layout, sections)]
    if joined:
        sections = sorted((*sections, *joined), key=_start)
    if any(section.entries for section in sections):
        return tuple(sections)
    return tuple(sorted((*sections, *_loose_lists(layout)), key=_start))


def _lists(layout: Layout) -> Iterator[tuple[int, int, Heading]]:
    """For each list the index of its heading's block and of the first block behind it."""
    headings = [heading_of(layout, block) for block in layout.blocks]
    behind = 0
    for position, heading in enumerate(headings):
        if heading is not None and position >= behind:
            behind = _stop(layout, headings, position)
            yield position, behind, heading


_start = attrgetter("start")


class Covered:
    """Which positions of a text, and which of its blocks, belong to a list of sources."""

    __slots__ = ("_ends", "_starts", "blocks")

    def __init__(self, sections: Sequence[Section], layout: Layout) -> None:
        self._starts = [section.start for section in sections]
        self._ends = [section.end for section in sections]
        blocks = [False] * len(layout.blocks)
        for section in sections:
            first = bisect_left(layout.blocks, section.start, key=_start)
            behind = bisect_left(layout.blocks, section.end, first, key=_start)
            blocks[first:behind] = [True] * (behind - first)
        self.blocks = tuple(blocks)
        """One truth value a block."""

    def holds(self, position: int) -> bool:
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]


def announced_sources(document: Document) -> int | None:
    """How many sources the document says it has ("Sources (29)"), whether or not it lists any."""
    return _first_told(announced for _, _, (_, announced) in _lists(lay_out(document)))


def announced_in(sections: Sequence[Section]) -> int | None:
    """``announced_sources`` of a document whose sections are found."""
    return _first_told(section.announced for section in sections)


def _first_told(announced: Iterable[int | None]) -> int | None:
    return next((count for count in announced if count is not None), None)


_NO_LISTS = (*NO_HEADINGS, BlockKind.HEADING)


def _stop(layout: Layout, headings: Sequence[Heading | None], position: int) -> int:
    """The index of the first block behind the list."""
    opening, heading = layout.blocks[position], headings[position]
    start_of_list = heading[0] if heading else opening.start
    for index in range(position + 1, len(layout.blocks)):
        block = layout.blocks[index]
        if block.kind is BlockKind.HEADING and (
            opening.kind is not BlockKind.HEADING or block.level <= opening.level
        ):
            return index
        if headings[index] is not None and block.end > start_of_list:
            return index
        if ANY_TAG.match(layout.document.text, block.start, block.end):
            return index + 1
    return len(layout.blocks)


def _run_on(layout: Layout, sections: Sequence[Section]) -> Iterator[Section]:
    """Lists in one paragraph each, outside the others, that begin with their headings."""
    text = layout.document.text
    led = []
    for index, block in enumerate(layout.blocks):
        if block.kind not in _NO_LISTS and may_divide(text, block):
            lead = LEAD.match(text, block.start, block.end)
            if lead is not None and is_heading(lead[1].strip()):
                led.append((index, block, lead.end()))
    known = Covered(sections, layout).blocks if led else ()
    for index, block, start in led:
        end = runs_to(text, layout.blocks, index, start)
        entries = () if known[index] else divide_run_on(text, start, end)
        if entries:
            yield Section(block.start, end, None, entries)


def _loose_lists(layout: Layout) -> Iterator[Section]:
    """Runs of ``[n]`` lines that have no heading: at the end of a document, or anywhere when their numbers
    follow one another and every line bears an address or a year."""
    text, blocks = layout.document.text, layout.blocks
    first = 0
    while first < len(blocks):
        behind = first
        while behind < len(blocks) and _is_numbered_line(text, blocks[behind]):
            behind += 1
        if behind > first:
            last = behind == len(blocks)
            start, end = blocks[first].start, blocks[behind - 1].end
            entries = split_list(text[start:end], offset=start)
            if len(entries) >= _LOOSE_RUN and (last or _are_sources(text, entries)):
                yield Section(start, end, None, entries)
        first = max(behind, first + 1)


def _is_numbered_line(text: str, block: Block) -> bool:
    numbered = _NUMBERED_LINE.match(text, block.start, block.end)
    return numbered is not None and block.kind is not BlockKind.HEADING


def _are_sources(text: str, entries: Sequence[ListEntry]) -> bool:
    """Whether entries are numbered one after the other, and each could name a source."""
    numbers = [int(one.label) for one in entries if one.label and one.label.isdigit()]
    following = numbers == [*range(numbers[0], numbers[0] + len(entries))] if numbers else False
    return following and all(_SOURCED.search(text, one.start, one.end) for one in entries)


_SOURCED = re.compile(r"https?://|\b(?:1[89]|20)\d\d\b|\barXiv:|\b10\.\d{4,9}/")
