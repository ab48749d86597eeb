"""This module knows when two titles are written differently and are still the same letters.

``fold_title`` is the key under which titles are stored and found; ``title_tokens``
are the words by which near titles are found.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from citemark.matching.latex import GREEK, has_latex, plain

_SPECIAL = 0
_SPECIALS = "\\${}&+<"
"""What may be markup, or more than punctuation."""
_FOLDED = bytes(
    ord(letter.lower()) if letter.isalnum() else _SPECIAL if letter in _SPECIALS else ord(" ")
    for letter in map(chr, range(128))
).ljust(256)
"""What ASCII letters and digits fold to; all else parts words (as bytes: three times as fast)."""
_DELETED = b"'_^"
"""``Newton's`` is one word, and ``L_2``, ``L^2`` are read as ``L₂``, ``L²`` fold."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ae\u2122\u00a9]")
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
)
"""Only marks that writers leave out; the vowel signs of Indic and the voicing of kana stay."""
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u02b9\u2032\u02bb_^]")
_NOT_WORD = re.compile(r"[^\w+]+|(?<![\w+])\++", re.ASCII)
_NOT_WORD_UNICODE = re.compile(
    "[^\\w+\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3099\u309a]+|(?<![\\w+])\\++"
)
_TAG = re.compile(r"</?(?:jats:|mml:)?[A-Za-z]{1,12}(?: [^<>]{0,200})?/?>")
_LONE_GREEK = re.compile("(?<![\u0370-\u03ff])[α-ω](?![\u0370-\u03ff])")
_GREEK_NAMES = {letter: name for name, letter in GREEK.items()} | {"ς": "sigma", "ϵ": "epsilon"}
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ħ": "h",
     "×": " x ", "∞": " infinity ", "ϵ": "ε", "ς": "σ"}
)  # fmt: skip

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f"
"""Han, kana and Hangul: scripts whose spaces carry nothing that a title's identity needs."""
_HAS_CJK = re.compile(f"[{CJK}]")
_CJK_GAP = re.compile(f"(?<=[{CJK}\u3099\u309a]) +(?=[{CJK}])")
_CJK_EDGE = re.compile(f"(?<=[{CJK}])(?=[^\\s{CJK}\u3099\u309a])|(?<=[^\\s{CJK}])(?=[{CJK}])")


def fold_title(title: str) -> str:
    """The title as lower-case words between single spaces, without markup, marks or punctuation.

    LaTeX and HTML are resolved, accents and ligatures opened, lone Greek letters named
    (``β-VAE`` and ``$\\beta$-VAE`` are ``beta vae``), ``&`` is ``and``, CJK is kept.
    A plus sign stays where it ends a word: U-Net++ is another work than U-Net.
    """
    return _fold_usual(title) if len(title) <= USUAL_LENGTH else fold_once(title)


USUAL_LENGTH = 200
"""Characters of nearly all titles; only such are remembered, so that memory stays bounded."""


def fold_once(title: str) -> str:
    """What ``fold_title`` says, of a title that will hardly be asked about again."""
    if title.isascii():
        letters = title.encode("ascii").translate(_FOLDED, _DELETED)
        if _SPECIAL not in letters:
            return b" ".join(letters.split()).decode("ascii")
    return _fold_special(title)


_fold_usual = lru_cache(maxsize=4_096)(fold_once)
"""A title is folded a dozen times on its way through one judgement."""


def _fold_special(title: str) -> str:
    if "&" in title:
        title = html.unescape(title)
        if "&" in title and ";" in title:
            title = html.unescape(title)  # escaped twice on its way through two programs
    if "<" in title:
        title = _TAG.sub("", title)
    if has_latex(title):
        title = plain(title)
    title = title.replace("&", " and ")
    if title.isascii():
        return " ".join(_NOT_WORD.sub(" ", _APOSTROPHES.sub("", title).lower()).split())
    title = _APOSTROPHES.sub("", _INVISIBLE.sub("", title))
    title = _MARKS.sub("", unicodedata.normalize("NFKD", title).casefold()).translate(_LETTERS)
    title = _LONE_GREEK.sub(lambda match: f" {_GREEK_NAMES[match[0]]} ", title)
    title = _NOT_WORD_UNICODE.sub(" ", unicodedata.normalize("NFC", title))
    if _HAS_CJK.search(title):
        title = _CJK_EDGE.sub(" ", _CJK_GAP.sub("", title))
    return " ".join(title.split())


def title_tokens(title: str) -> tuple[str, ...]:
    """The words of the folded title in order; runs of CJK as overlapping pairs."""
    return folded_tokens(fold_title(title))


def folded_tokens(folded: str) -> tuple[str, ...]:
    """``title_tokens`` of a title that is already folded."""
    words = folded.split()
    if folded.isascii() or not _HAS_CJK.search(folded):
        return tuple(words)
    tokens: list[str] = []
    for word in words:
        if len(word) > 2 and _HAS_CJK.match(word):
            tokens.extend(word[at : at + 2] for at in range(len(word) - 1))
        else:
            tokens.append(word)
    return tuple(tokens)
