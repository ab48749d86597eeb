"""This module knows how a document's text is put together from blocks, with offsets into it.

Readers of marked-up formats write into a :class:`Composer` in reading order;
white space collapses as a browser would collapse it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from citemark.documents import limits
from citemark.documents.addresses import is_address
from citemark.types import Block, BlockKind, Entry, Link, Problem, Span

_GAP = re.compile(r"\s{200,}")
_CLOSE_SET = frozenset({BlockKind.ITEM, BlockKind.CELL})
"""Blocks that stand line under line; between others an empty line is left."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A finished text and what stands where in it."""

    text: str
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    strong: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()


class Composer:
    """Collects a text block by block; :meth:`finish` makes the value."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._strong: list[Span] = []
        self._style: tuple[BlockKind, int, int | None] = (BlockKind.PARAGRAPH, 0, None)
        self._start: int | None = None
        self._space = False
        self._full = False
        self._problems: list[Problem] = []

    @property
    def position(self) -> int:
        """Where the next character goes; white space before it is trimmed from spans later."""
        return self._length

    @property
    def full(self) -> bool:
        """Whether a bound is reached: nothing that is written now is kept."""
        return self._full

    def open(self, kind: BlockKind, level: int = 0, ordinal: int | None = None) -> None:
        """Ends the open block; the next text begins one of this kind."""
        self.close()
        self._style = (kind, level, ordinal)

    @property
    def in_item(self) -> bool:
        """Whether an item of a list is open."""
        return self._start is not None and self._style[0] is BlockKind.ITEM

    def close(self) -> None:
        """Ends the open block; text written next begins another of the same kind."""
        if self._start is None:
            return
        kind, level, ordinal = self._style
        self._blocks.append(Block(kind, self._start, self._length, level, ordinal))
        self._style = (kind, level, None)
        self._start, self._space = None, False
        if len(self._blocks) >= limits.BLOCKS:
            self._stop("too-many-blocks", f"{limits.BLOCKS:,} blocks")

    def bounded(self, text: str) -> str:
        """As much of a source text as a parser may be given; the rest is named as left out."""
        if len(text) > limits.CHARACTERS:
            text = text[: limits.CHARACTERS]
            self._note("text-cut", f"{limits.CHARACTERS:,} characters")
        if text.count("\n") > limits.LINES:
            text = "\n".join(text.split("\n", limits.LINES)[: limits.LINES])
            self._note("text-cut", f"{limits.LINES:,} lines")
        return text

    def write(self, text: str) -> None:
        """Adds running text; any white space counts as one space."""
        words = text.split()
        if not words:
            self._space = self._space or bool(text)
            return
        spaced = self._start is not None and (self._space or text[0].isspace())
        if spaced and self._parts[-1][-1] != "\n":
            self._put(" ")
        self._put(" ".join(words))
        self._space = text[-1].isspace()

    def write_lines(self, text: str) -> None:
        """Adds text whose line breaks matter (code, verse); gaps of 200 and more shrink."""
        text = _GAP.sub("\n", text)
        if self._start is None:
            text = text.lstrip("\n") if text.strip() else ""
        elif text.isspace() and self._parts[-1].isspace():
            return
        self._put(text)
        self._space = False

    def line_break(self) -> None:
        if self._start is not None:
            self._put("\n")
            self._space = False

    def _put(self, text: str) -> None:
        if self._full or not text:
            return
        if self._length + len(text) > limits.CHARACTERS:
            text = text[: limits.CHARACTERS - self._length]
            self._stop("text-cut", f"{limits.CHARACTERS:,} characters")
        if self._start is None:
            self._separate()
            self._start = self._length
        self._parts.append(text)
        self._length += len(text)

    def _stop(self, code: str, reached: str) -> None:
        """Takes in nothing more, and says so once."""
        if not self._full:
            self._note(code, reached)
        self._full = True

    def _note(self, code: str, reached: str) -> None:
        message = f"only the first {reached} were read; split the document"
        self._problems.append(Problem(code, message, self._length))

    def _separate(self) -> None:
        if self._blocks:
            close_set = self._style[0] in _CLOSE_SET and self._blocks[-1].kind is self._style[0]
            separator = "\n" if close_set else "\n\n"
            self._parts.append(separator)
            self._length += len(separator)

    def link(self, start: int, url: str) -> None:
        """The text since ``start`` is an anchor; an address that cannot be parsed is none."""
        if self._length > start and is_address(url):
            if len(self._links) < limits.LINKS:
                self._links.append(Link(start, self._length, url))
            else:
                self._stop("too-many-links", f"{limits.LINKS:,} links")

    def emphasise(self, start: int, end: int | None = None) -> None:
        """The text since ``start`` is bold or emphasised."""
        end = self._length if end is None else end
        if end > start and len(self._strong) < limits.LINKS:
            self._strong.append(Span(start, end))

    def mark(self) -> tuple[int, int, int, int, int]:
        """A place to :meth:`rewind` to; ends the open block."""
        self.close()
        sizes = (len(self._parts), len(self._blocks), len(self._links), len(self._strong))
        return (*sizes, self._length)

    def rewind(self, mark: tuple[int, int, int, int, int]) -> None:
        """Forgets everything written since ``mark``."""
        parts, blocks, links, strong, length = mark
        self.close()
        del self._parts[parts:], self._blocks[blocks:], self._links[links:], self._strong[strong:]
        self._length = length

    def linked_since(self, mark: tuple[int, int, int, int, int]) -> tuple[int, int]:
        """Characters inside links, and all characters, written since ``mark``."""
        linked = sum(link.end - link.start for link in self._links[mark[2] :])
        return linked, self._length - mark[4]

    def add_entry(self, entry: Entry) -> Entry:
        """Writes an entry's line as a block of its own; returns the entry in its place."""
        self.open(BlockKind.ITEM)
        self.write(entry.text)
        start = self._start if self._start is not None else self._length
        self.close()
        return replace(entry, start=start, end=self._length)

    def finish(self) -> Composed:
        self.close()
        text = "".join(self._parts)
        links = tuple(
            sorted((Link(*_trimmed(text, k.start, k.end), k.url) for k in self._links), key=_place)
        )
        strong = sorted(
            {Span(*_trimmed(text, run.start, run.end)) for run in self._strong}, key=_place
        )
        return Composed(
            text=text,
            blocks=tuple(_within(text, block) for block in self._blocks),
            links=tuple(link for link in links if link.start < link.end),
            strong=tuple(run for run in strong if run.start < run.end),
            problems=tuple(self._problems),
        )


def _place(span: Link | Span) -> tuple[int, int]:
    return span.start, span.end


def _within(text: str, block: Block) -> Block:
    start, end = _trimmed(text, block.start, block.end)
    return (
        block if (start, end) == (block.start, block.end) else replace(block, start=start, end=end)
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
