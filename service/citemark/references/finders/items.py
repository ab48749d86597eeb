"""This module knows the items of a summary: a heading-like line, what describes it, its sources.

"1. Sparse Replay (SAR)" is followed by the bullet that describes it and by "Source: …".
A summary cut into sections may put the heading of a section between the two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from citemark.references.claims import credits_in
from citemark.references.finders.labels import is_generic
from citemark.references.formatted.clean_titles import clean_title
from citemark.references.found import Found
from citemark.references.layout.blocks import Layout
from citemark.references.layout.sections import Covered
from citemark.references.layout.source_lines import SOURCE_LINE
from citemark.references.naming import (
    Name,
    claim_of,
    has_title_shape,
    heading_name,
    is_proper_name,
    is_section_title,
    reads_as_title,
)
from citemark.references.sentences import clipped
from citemark.types import Block, BlockKind, Claim, Identifier, Span

_ORDINAL = re.compile(r"[\s*_]*(?:#?\d{1,3}\s?[.):]|\(\d{1,3}\))[\s*_]+(?!\d)")
_GOES_ON = re.compile(r"\s[a-zß-ÿ]")
MAX_HEAD = 200
"""Characters; a longer line is prose."""
_MAX_PLAIN_HEAD_WORDS = 14
"""Words of a numbered line that is neither bold nor followed by an acronym."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a summary tells of."""

    head: Span
    claim: Claim
    described: tuple[Block, ...]
    """What describes it, the rest of its own block first."""


@dataclass(frozen=True, slots=True)
class Items:
    """All items in reading order, and which block belongs to which."""

    items: tuple[Item, ...]
    of_block: dict[int, int]
    """Index of a block → index of its item."""
    source_lines: frozenset[int]
    """Indices of the blocks that are ``Source:`` lines."""

    def at(self, index: int | None) -> Item | None:
        """The item to which a block belongs; ``None`` for none, and for no block."""
        position = self.of_block.get(index) if index is not None else None
        return None if position is None else self.items[position]


class Uses:
    """Which identifiers each item leans on: a head names a source only when it is alone."""

    def __init__(self, items: Items) -> None:
        self._items = items
        self._seen: dict[int, tuple[Identifier, ...]] = {}

    def sole(self, index: int | None, identifiers: tuple[Identifier, ...]) -> bool:
        """Whether what a block leans on is the first that its item does."""
        item = self._items.of_block.get(index) if index is not None else None
        if item is None:
            return False
        return self._seen.setdefault(item, identifiers) == identifiers


def find_items(
    layout: Layout, covered: Covered, cards: Mapping[int, Sequence[Found]] = MappingProxyType({})
) -> Items:
    """The items outside the lists of sources; a copied card that has its block to itself is one."""
    reader = _Reader(layout, cards)
    for index, block in enumerate(layout.blocks):
        if covered.blocks[index]:
            reader.close()
        else:
            reader.take(index, block)
    return reader.finish()


class _Reader:
    def __init__(self, layout: Layout, cards: Mapping[int, Sequence[Found]]) -> None:
        self.layout = layout
        self.cards = cards
        self.card: Claim | None = None
        """What the open item's card says, where it has one."""
        self.items: list[Item] = []
        self.of_block: dict[int, int] = {}
        self.source_lines: set[int] = set()
        self.head: tuple[Span, Name] | None = None
        self.level: tuple[int, bool] | None = None
        """Of the list entry that the head stands in: how deep, and whether numbered."""
        self.described: list[Block] = []
        self.sourced = False

    def take(self, index: int, block: Block) -> None:
        if self.cards and len(self.cards.get(index, ())) == 1:
            self._open_card(index, block, self.cards[index][0])
            return
        text = self.layout.text_of(block)
        if SOURCE_LINE.match(text):
            self.source_lines.add(index)
            if self.head is not None or (self.items and index - 1 in self.of_block):
                self.of_block[index] = len(self.items) - (self.head is None)
                self.sourced = self.sourced or not _is_place(text)
            return
        head = self._head(block, text)
        if head is not None:
            self.close()
            self.head = head
            # A number typed behind the mark ("- 1. TideNet") heads the entries behind it as well.
            self.level = None if _ORDINAL.match(text) else _level(block)
            self.of_block[index] = len(self.items)
            if block.end - head[0].end > 30:
                self.described.append(Block(block.kind, head[0].end, block.end, block.level))
            return
        if block.kind is BlockKind.HEADING:
            if self.described or self.sourced:
                self.close()
            return
        if self.sourced or (self.level is not None and self.level == _level(block)):
            # Its sources were named: what follows tells of something else, named or not, and a
            # later source line is not this item's. So does the next entry of its list.
            self.close()
        elif self.head is not None:
            self.of_block[index] = len(self.items)
            self.described.append(block)

    def _open_card(self, index: int, block: Block, card: Found) -> None:
        """A card's title may stand in the block before, which opened an item then."""
        if self.head is not None and self.head[0].start >= card.start:
            self.head = None
        self.close()
        self.head, self.card = (
            (Span(card.start, card.end), Name(card.claim.title, None)),
            card.claim,
        )
        above = card.start < block.start and index > 0
        self.level = _level(self.layout.blocks[index - 1] if above else block)
        self.of_block[index] = len(self.items)
        if above:
            self.of_block[index - 1] = len(self.items)

    def close(self) -> None:
        """Ends the open item."""
        if self.head is not None:
            span, name = self.head
            text = self.layout.document.text
            told = text[self.described[0].start : self.described[0].end] if self.described else ""
            claim = item_claim(name, told) if self.card is None else self.card
            self.items.append(Item(span, claim, tuple(self.described)))
        self.head, self.card, self.described, self.sourced = None, None, [], False

    def finish(self) -> Items:
        self.close()
        return Items(tuple(self.items), self.of_block, frozenset(self.source_lines))

    def _head(self, block: Block, text: str) -> tuple[Span, Name] | None:
        """Whether a block is, or begins with, a heading-like line; what it names."""
        if block.kind in (BlockKind.CODE, BlockKind.QUOTE) or text.isspace():
            return None
        ordinal = _ORDINAL.match(text)
        numbered = block.ordinal is not None or ordinal is not None
        begin = block.start + (ordinal.end() if ordinal else len(text) - len(text.lstrip(" *_#")))
        lead = self._bold_lead(begin, block)
        if lead is not None:
            return self._named(begin, block, lead, numbered=numbered)
        line_end = text.find("\n")
        end = block.end if line_end < 0 else block.start + line_end
        if end - begin > MAX_HEAD:
            return None
        named = _line_name(self.layout.document.text[begin:end], block.kind, numbered=numbered)
        return None if named is None else (Span(begin, end), named)

    def _bold_lead(self, begin: int, block: Block) -> int | None:
        """Where the bold run that a block begins with ends."""
        for span in self.layout.strong_in(max(block.start, begin - 3), begin + 4):
            if span.end - span.start <= MAX_HEAD and span.end <= block.end:
                return span.end
        return None

    def _named(
        self, begin: int, block: Block, end: int, *, numbered: bool
    ) -> tuple[Span, Name] | None:
        """A bold lead that names a work; bold that only stresses the beginning of a sentence does not."""
        text = self.layout.document.text[begin:end]
        after = self.layout.document.text[end : min(end + 3, block.end)]
        if after[:1] in {".", ",", ";"} or (not numbered and _GOES_ON.match(after)):
            return None
        name = bold_name(text, after)
        return None if name is None else (Span(begin, end), name)


def _is_place(text: str) -> bool:
    """Whether a line only says where the work appeared ("Published in: Pond Letters"): its link may follow."""
    return _PUBLISHED.match(text) is not None and _ADDRESS.search(text) is None


_PUBLISHED = re.compile(r"[\s*_>–—•\-(\[]*published\s", re.IGNORECASE)


def _level(block: Block) -> tuple[int, bool] | None:
    """Which list a block is an entry of, as far as it shows."""
    if block.kind is not BlockKind.ITEM:
        return None
    return block.level or 0, block.ordinal is not None


def bold_name(text: str, after: str) -> Name | None:
    """What a bold lead names: a work; not a part of the document, a label, or a sentence."""
    if text.rstrip().endswith((".", ";", ",")) or is_section_title(text) or is_generic(text):
        return None
    name = heading_name(text)
    quoted = text.lstrip(" *")[:1] in _OPENINGS
    if quoted and name is not None and _QUOTATION.fullmatch(text.strip(" *:")):
        return name
    if name is None or not (name.acronym or _is_name(text, labels=":" in text[-1:] + after[:1])):
        return None
    return name


_OPENINGS = ("“", '"', "«", "„")
_QUOTATION = re.compile(r"[“\"«„][^“”\"«»„]{12,}[”\"»“]")
_ADDRESS = re.compile(r"://|\b10\.\d{4,9}/|(?i:\barxiv:)")
"""No heading ends in one, a reference does."""


def _line_name(line: str, kind: BlockKind, *, numbered: bool) -> Name | None:
    """What a line names that stands as a heading: numbered, marked bold, or with its acronym."""
    if line.rstrip(" *_").endswith((".", ";", "?", ":", "…", ",")) or _ADDRESS.search(line):
        return None
    name = heading_name(line)
    if name is None or is_generic(line):
        return None
    marked = line.rstrip().endswith("**")
    if kind is BlockKind.HEADING and not (numbered or name.acronym):
        return None
    if kind is BlockKind.CELL and not (numbered or marked):
        return None
    short = numbered and len(line.split()) <= _MAX_PLAIN_HEAD_WORDS
    return name if name.acronym or ((marked or short) and is_proper_name(line)) else None


def _is_name(text: str, *, labels: bool) -> bool:
    """Whether a bold lead without acronym is a name; one before a colon must be one odd word or a title."""
    if not labels:
        return is_proper_name(text) or has_title_shape(text, cue=True)
    bare = text.rstrip(" :")
    return (is_proper_name(bare) and len(bare.split()) == 1) or (
        ": " in bare and has_title_shape(bare)
    )


def item_claim(name: Name, told: str) -> Claim:
    """What an item says of its work: the name in its head, the credits and words of its description."""
    told = told.lstrip(" :–—-*")
    if not told:
        return claim_of(name)
    titled = reads_as_title(name)
    method = None if titled else name.method
    makers = credits_in(told, method, name.acronym)
    return Claim(
        title=clean_title(name.method) if titled else None,
        method=method,
        acronym=name.acronym,
        authors=makers.authors,
        authors_truncated=makers.authors_truncated,
        affiliations=makers.affiliations,
        date=makers.date,
        sentence=clipped(told),
    )
