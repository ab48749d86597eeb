"""This module knows which characters of a document must not reach a reader's terminal or page."""

from __future__ import annotations

import re
import unicodedata

_KEPT_FORMATS = frozenset("\u200c\u200d")
"""Joiners that Persian and Indic spelling needs; all other invisible formats go."""

_SUSPECT = re.compile(
    "[^\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u05ff\u3041-\u9fff\uac00-\ud7a3]"
)
"""Whatever is not plainly a visible letter, digit or sign is looked at one by one."""


def harmless(text: str) -> str:
    """The text on one line without controls, escapes, bidi overrides and invisible characters.

    Terminal escapes (ECMA-48), bidi controls (Unicode UAX 9; used to reorder what a reader sees)
    and tag characters are dropped, white space becomes one blank, and what is no character at
    all becomes U+FFFD.
    """
    return " ".join(_SUSPECT.sub(_replaced, text).split())


def _replaced(match: re.Match[str]) -> str:
    character = match[0]
    category = unicodedata.category(character)
    if category in {"Zs", "Zl", "Zp"} or character in "\t\n\v\f\r\x85":
        return " "
    if category in {"Cs", "Cn", "Co"}:
        return "\ufffd"
    if category in {"Cc", "Cf"} and character not in _KEPT_FORMATS:
        return ""
    return character


def width(text: str) -> int:
    """Columns that the text takes on a terminal (Unicode UAX 11; combining marks take none)."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or character in _KEPT_FORMATS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, columns: int) -> str:
    """The text in at most so many columns, an ellipsis where something went."""
    if width(text) <= columns:
        return text
    kept, used = [], 0
    for character in text:
        used += _columns(character)
        if used > columns - 1:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most so many columns, broken between words, and inside ones that are too long."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _pieces(word, columns):
            joined = f"{line} {piece}" if line else piece
            if width(joined) <= columns:
                line = joined
            else:
                lines.append(line)
                line = piece
    return [*lines, line] if line else lines


def _pieces(word: str, columns: int) -> list[str]:
    """The word, or stretches of it that fit; a character wider than the line stands alone."""
    if width(word) <= columns:
        return [word]
    pieces, piece, used = [], "", 0
    for character in word:
        wide = _columns(character)
        if piece and used + wide > columns:
            pieces.append(piece)
            piece, used = "", 0
        piece += character
        used += wide
    return [*pieces, piece]
