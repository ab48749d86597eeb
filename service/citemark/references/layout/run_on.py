"""This module knows lists of references that stand in one paragraph, behind their heading on one line.

"References: [1] Doe, J. (2020). Tides of Ponds. … [2] Roe, R. …" is what remains of a list when its
lines are joined, and what people write who save room; a semicolon may divide what bears no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citemark.references.formatted.strings import parse_string
from citemark.references.layout.lists import ListEntry, split_list
from citemark.types import Block, BlockKind

LEAD = re.compile(
    r"\s{0,8}([^\n:：\[\]]{3,60}?[:：]|[^\n:：\[\]]{3,60}?(?=\s?\[1\]|\s1\.\s))\s{0,8}(?=\S)"
)
"""What may be a heading, with more behind it on its line."""
_DIVIDING = ("; ", "1] ", "1) ", "1. ")
"""One of these stands in every such list. Looked for one by one, they cost a fifth of what a pattern does."""
_ADDRESS = re.compile(r"(?:https?://|www\.|10\.\d{4,9}/)\S{1,400}")
_DATED = re.compile(r"(?<![\w./-])(?:1[89]|20)\d\d[a-z]?(?!\w)")
_BRACKETED = re.compile(r"\[1\]|\(1\)\s")
_DOTTED = re.compile(
    r"(?:\A|(?<=[.;)\d\w/]\s)(?<!\b[Vv]ol\.\s)(?<!\b[Nn]o\.\s)(?<!\b[Pp]p\.\s)(?<!\b[Pp]\.\s)(?<!\b[Ii]ss\.\s))"
    r"(\d{1,3})[.)]\s(?=[^\W\d_a-z]|[“\"«‘\[]|\d{1,2}\.\d)"
)
"""A number that begins an entry, and none of a volume, issue or page that ends one."""
_WORDS = 5
"""Of an entry without its addresses: fewer are a mark, or a link that the text around it tells of."""
_LONGEST = 20_000
_NUMBERS = re.compile(r"(?:(?<=\s)|(?<![^\n]))(\d{1,4})\.\s")
_MOST_BLOCKS, _MOST_BETWEEN = 2_000, 4
"""Blocks that a list runs through, and those between two of its numbers."""
_MOST = 2 / 3
"""Of numbered entries, so many say when they appeared or where they are; of few, all do."""


def may_divide(text: str, block: Block) -> bool:
    return any(text.find(sign, block.start, block.end) >= 0 for sign in _DIVIDING)


def runs_to(text: str, blocks: Sequence[Block], index: int, start: int) -> int:
    """Where a numbered list ends that begins inside a block: the lines of a printed page may have been
    taken for paragraphs, of which one of the next few goes on with the next number."""
    if not text.startswith("1. ", start):
        return blocks[index].end
    last, number, at = index, 2, start
    for here in range(index, min(len(blocks), index + _MOST_BLOCKS)):
        block = blocks[here]
        if block.kind is not BlockKind.PARAGRAPH or here > last + _MOST_BETWEEN:
            break
        at = max(at, block.start)
        for found in _NUMBERS.finditer(text, at, block.end):
            if int(found[1]) == number:
                last, number, at = here, number + 1, found.end()
        if _ADDRESS.match(text, block.start, block.end):
            last = here
    return blocks[last].end


def divide_run_on(text: str, start: int, end: int) -> tuple[ListEntry, ...]:
    """The entries of what stands behind a heading on its line; none where that is no list."""
    body = text[start : min(end, start + _LONGEST)].rstrip()
    if _BRACKETED.match(body):
        entries = split_list(body, offset=start)
        telling = sum(_tells(text[entry.start : entry.end]) for entry in entries)
        labelled = bool(entries) and entries[0].label == "1"
        return entries if labelled and 2 * telling > len(entries) else ()
    if body.startswith(("1. ", "1) ")):
        entries, most = tuple(_numbered(body, start)), _MOST
    else:
        entries, most = tuple(_parted(body, start)), 1
    telling = sum(_tells(text[entry.start : entry.end]) for entry in entries)
    return entries if len(entries) > 1 and telling >= most * len(entries) else ()


def _tells(entry: str) -> bool:
    """Whether an entry says of itself what it is: words, and when it appeared or where it is."""
    words, addresses = _ADDRESS.subn(" ", entry)
    return len(words.split()) >= _WORDS and bool(addresses or _DATED.search(words))


def _numbered(body: str, offset: int) -> Iterator[ListEntry]:
    starts: list[tuple[int, str]] = []
    for found in _DOTTED.finditer(body):
        if int(found[1]) == len(starts) + 1:
            starts.append((found.start(), found[1]))
    return _between(body, starts, offset)


def _parted(body: str, offset: int) -> Iterator[ListEntry]:
    """Between semicolons, where each part is a reference: people and remarks stand between them too."""
    starts = [(0, ""), *((found.end(), "") for found in re.finditer(r";\s+(?:and\s+)?", body))]
    entries = list(_between(body, starts, offset)) if len(starts) > 1 else []
    for entry in entries:
        claim = parse_string(body[entry.start - offset : entry.end - offset]).claim
        if not (claim.authors and claim.date and " " in (claim.title or "")):
            return iter(())
    return iter(entries)


def _between(body: str, starts: Sequence[tuple[int, str]], offset: int) -> Iterator[ListEntry]:
    ends = (*(start for start, _ in starts[1:]), len(body))
    for (start, label), end in zip(starts, ends, strict=False):  # of no starts there is no end
        kept = re.sub(r"[;\s]+(?:and\s*)?\Z", "", body[start:end])
        if kept:
            yield ListEntry(start + offset, start + offset + len(kept), label or None)
