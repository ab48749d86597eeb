"""This module knows the BibTeX in the blocks of code of Markdown and of pages: entries like those of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from citemark.documents.composing import Composed
from citemark.documents.entries import with_line
from citemark.types import BlockKind, Entry

if TYPE_CHECKING:
    from markdown_it.token import Token

_NAMED: Final = frozenset({"bib", "bibtex", "biblatex"})
_UNTOLD: Final = frozenset({"", "text", "txt", "plaintext", "tex", "latex"})
"""What people put to a fence for want of a better word: its content tells."""
_BEGINS: Final = re.compile(
    r"(?:\s|%[^\n]{0,400}\n){0,200}@[A-Za-z]{3,20}[ \t]{0,8}[{(]\s{0,20}[^\s{}(),=]{1,200}\s{0,20},"
)
"""Remarks, and the first entry with its key."""


def stated_in(tokens: Sequence[Token]) -> dict[int, list[Entry]]:
    """For each block of Markdown's code that is BibTeX, by its token's place, a line for each of its entries.

    A block without any entry stays code.
    """
    blocks = {at: token.content for at, token in enumerate(tokens) if _is_bibtex(token)}
    places = [*blocks]
    found: dict[int, list[Entry]] = {}
    for place, entry in _entries([*blocks.values()]):
        shown = with_line(replace(entry, text=""))
        if shown.text:
            found.setdefault(places[place], []).append(shown)
    return found


def stated_on_page(page: Composed) -> tuple[Entry, ...]:
    """The entries in a page's blocks of code, where they stand."""
    texts = {
        block.start: page.text[block.start : block.end]
        for block in page.blocks
        if block.kind is BlockKind.CODE and _BEGINS.match(page.text, block.start, block.end)
    }
    starts = [*texts]
    return tuple(
        replace(entry, start=starts[place] + entry.start, end=starts[place] + entry.end)
        for place, entry in _entries([*texts.values()])
    )


def _is_bibtex(token: Token) -> bool:
    if token.type not in ("fence", "code_block"):
        return False
    named = token.info.strip(" {.}").partition(" ")[0].lower()
    return named in _NAMED or (named in _UNTOLD and _BEGINS.match(token.content) is not None)


def _entries(texts: Sequence[str]) -> Iterator[tuple[int, Entry]]:
    """The entries of several texts, each with its text's number and its place there.

    They are read as one file, so that one bound holds for them all and an entry of one block may
    refer to another's.
    """
    if not texts:
        return
    from citemark.documents.bibtex.reader import entries_of

    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    at = 0
    for entry in entries_of("\n".join(texts))[0]:
        while entry.start >= starts[at + 1]:
            at += 1
        start, text = entry.start - starts[at], texts[at]
        end = min(entry.end - starts[at], len(text))  # one left open goes on with the next block
        yield at, replace(entry, text=text[start:end], start=start, end=end)
