"""This module knows the BibTeX in a Markdown text's blocks of code: entries like those of a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from citemark.documents.entries import with_line
from citemark.types import Entry

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
    """For each block of code that is BibTeX, by its token's place, the entries it states.

    They are read as one file, so that one bound holds for them all and an entry of one block may
    refer to another's. A block without any entry stays code.
    """
    blocks = {at: token.content for at, token in enumerate(tokens) if _is_bibtex(token)}
    if not blocks:
        return {}
    from citemark.documents.bibtex import entries_of

    starts = []
    length = 0
    for content in blocks.values():
        starts.append(length)
        length += len(content) + 1
    entries, _ = entries_of("\n".join(blocks.values()))
    found: dict[int, list[Entry]] = {}
    places = list(blocks)
    at = 0
    for entry in entries:
        while at + 1 < len(starts) and entry.start >= starts[at + 1]:
            at += 1
        shown = with_line(replace(entry, text=""))
        if shown.text:
            found.setdefault(places[at], []).append(shown)
    return found


def _is_bibtex(token: Token) -> bool:
    if token.type not in ("fence", "code_block"):
        return False
    named = token.info.strip(" {.}").partition(" ")[0].lower()
    return named in _NAMED or (named in _UNTOLD and _BEGINS.match(token.content) is not None)
