"""This module knows which work a passage tells of whose source stands behind it."""

from __future__ import annotations

import re
from dataclasses import replace

from citemark.references.claims import NOTHING_SAID, completed, credits_in
from citemark.references.finders.items import MAX_HEAD, Item, Items, bold_name
from citemark.references.finders.labels import is_generic
from citemark.references.finders.quoted import quoted_titles, titled_bullet
from citemark.references.layout.blocks import Layout
from citemark.references.naming import Name, claim_of, introduced, named
from citemark.references.sentences import Sentences, clipped
from citemark.types import Block, BlockKind, Claim, Span

_PASSAGES = (BlockKind.ITEM, BlockKind.PARAGRAPH)
_LEAD = 6
"""Characters at most of a bullet's mark and number."""
_BODY = re.compile(
    r"\b(?:Universit\w+|Institutes?|Association|Society|Laborator\w+|Academy|Departments?|College|Hospital|Agency|"
    r"Administration|Organi[sz]ation|Commission|Ministry|Conference|Symposium|Workshop|Journal|Proceedings|Transactions)\b"
)
"""Bodies and places of publication stand in passages with their acronyms too, and are no works."""


def read_passage(
    layout: Layout,
    block: Block,
    sentences: Sentences,
    told: Span,
    item: Item | None,
    *,
    scholarly: bool,
) -> Claim:
    """What the words of a block say of the source behind them; ``item`` is theirs when it is named.

    The words of a web page's source give it a name only with its acronym: they may tell of
    anything that the page reports.
    """
    text = layout.document.text
    begin = told.start
    if item is not None:
        if told.start <= item.head.start < told.end and text[item.head.end : told.end].strip():
            begin = item.head.end
        claim = replace(item.claim, sentence=None)
        own = _leading_title(text[told.start : told.end]) if told.start > item.head.end else None
        if own and not claim.acronym:
            claim = Claim(title=own)
    else:
        claim = _led(layout, block, told) or _named_in(layout, block, sentences, told)
    if not scholarly and not claim.acronym:
        claim = replace(claim, method=None, title=None)
    words = text[sentences.tail(begin, told.end) : told.end].lstrip(" :–—-*\n")
    claim = completed(claim, Claim(sentence=clipped(words) or None))
    known = bool(claim.authors or claim.venue)
    return completed(claim, credits_in(words, claim.method, claim.acronym, people_known=known))


def block_before(layout: Layout, items: Items, index: int) -> int | None:
    """The block that the ``Source:`` lines up to this one stand below, when no item has it."""
    while index and index in items.source_lines:
        index -= 1
    block = layout.blocks[index]
    if index in items.source_lines or index in items.of_block or block.kind not in _PASSAGES:
        return None
    return None if is_generic(layout.text_of(block)) else index


def read_whole(layout: Layout, index: int, *, scholarly: bool) -> Claim:
    """What a block says of the source on the line below it."""
    block = layout.blocks[index]
    sentences = Sentences(layout.document.text, block.start, block.end)
    told = Span(block.start, block.end)
    return read_passage(layout, block, sentences, told, None, scholarly=scholarly)


def _led(layout: Layout, block: Block, told: Span) -> Claim | None:
    """What the words begin with, when that names a work: a bold run, or a bullet's title."""
    text = layout.document.text
    for span in layout.strong_in(told.start, told.start + 4):
        if span.end <= told.end and span.end - span.start <= MAX_HEAD:
            name = bold_name(text[span.start : span.end], text[span.end : told.end][:3])
            if name is not None:
                return claim_of(name)
    bullet = titled_bullet(layout, block) if told.start - block.start < _LEAD else None
    if bullet is not None and bullet.end <= told.end:
        return Claim(title=bullet.claim.title)
    return None


def _named_in(layout: Layout, block: Block, sentences: Sentences, told: Span) -> Claim:
    """The title quoted; what an item names first, and a paragraph in the sentence before its source."""
    text = layout.document.text
    first = text[told.start : min(told.end, sentences.around(told.start)[1])]
    last = text[max(told.start, sentences.around(told.end - 1)[0]) : told.end]
    in_first, in_last = _named(first), _named(last)
    if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
        leads = in_first and in_first.method and first.startswith(in_first.method)
        found = in_last or (in_first if leads else None)
    else:
        found = in_first or in_last
    title = _title(text[told.start : told.end])
    if found is None:
        return Claim(title=title) if title else NOTHING_SAID
    return Claim(title=title, method=found.method, acronym=found.acronym)


def _named(sentence: str) -> Name | None:
    name = named(sentence) or introduced(sentence)
    return None if name is None or _BODY.search(name.method or "") else name


def _title(words: str) -> str | None:
    """The quoted title that a passage begins with, else the only one in it.

    A quotation beside something else in the passage need not be of its source.
    """
    leading = _leading_title(words)
    if leading:
        return leading
    titles = dict.fromkeys(one.title for one in quoted_titles(words))
    return next(iter(titles)) if len(titles) == 1 else None


def _leading_title(words: str) -> str | None:
    return next((one.title for one in quoted_titles(words, cue=True) if not one.start), None)
