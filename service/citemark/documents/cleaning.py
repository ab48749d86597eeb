"""This module knows which characters of a text carry meaning, and mends those that do not.

One pass for every reader, so that an identifier looks the same wherever it was
copied from. Offsets are always into the text after it.
"""

from __future__ import annotations

import html
import re
from typing import Final

# Spaces of every width (Unicode category Zs) read as a plain space.
_SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Line and paragraph separators of Unicode and of terminals; a form feed is left to readers that know pages.
_BREAKS: Final = "\x0b\x1c-\x1e\u0085\u2028\u2029"
# Invisible: soft hyphen, zero-width space, word joiner, BOM, bidirectional controls
# (which can make an identifier read other than it is), interlinear and tag characters
# (which hide text), C0 and C1 controls, non-characters.
_INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
)
_SURROGATES: Final = "\ud800-\udfff"
# Typographic forms of ASCII: non-breaking hyphens and the ligatures of PDF text.
_FORMS: Final = {
    "\u2010": "-", "\u2011": "-", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl",
    "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
_ODD: Final = re.compile(
    rf"(?P<break>\r\n?|[{_BREAKS}])|(?P<space>[{_SPACES}]+)|(?P<gone>[{_INVISIBLE}]+)"
    rf"|(?P<lone>[{_SURROGATES}])|(?P<form>[{''.join(_FORMS)}])"
)
# Any of these in one class: a scan for it measured nine times as fast as for the alternatives.
_ODD_RUN: Final = re.compile(
    rf"[\r{_BREAKS}{_SPACES}{_INVISIBLE}{_SURROGATES}{''.join(_FORMS)}]+\n?"
)
# Joiners shape Persian and Indic words and emoji; beside ASCII they only hide.
_JOINERS: Final = re.compile("[\u200c\u200d]+")
_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FULL_WIDTH_RUN: Final = re.compile(r"[\uff01-\uff5e]+")
_FULL_WIDTH_WORD: Final = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_CAPITALISED: Final = re.compile("[A-Z][a-z ]")
# The odd characters of nearly all pages, mended a hundred times as fast one by one.
_USUAL: Final = (
    ("\r\n", "\n"), ("\r", "\n"), ("\u00a0", " "), ("\u2009", " "), ("\u202f", " "), ("\u200b", ""),
    ("\u00ad", ""), ("\ufeff", ""), ("\u2010", "-"), ("\u2011", "-"),
)  # fmt: skip
# What of all these Python takes for printable (a test goes through every character).
_ODD_PRINTABLE: Final = frozenset(
    ("\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", *_FORMS, *map(chr, _FULL_WIDTH))
)
_ASCII: Final = bytes(range(128))
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_INLINE_TAG: Final = re.compile(
    r"</?(?:a|b|br|em|i|p|scp|small|span|strong|sub|sup|tt|u|(?:jats|mml):[a-z]+)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def is_clean(text: str) -> bool:
    """Whether nothing in the text needs mending, by a look that costs a tenth of mending it.

    Every odd character but those of :data:`_ODD_PRINTABLE` counts as unprintable; some
    unprintable ones are not odd, so ``False`` only means that :func:`clean` must look.
    """
    shown = text.replace("\n", "").replace("\t", "").isprintable()
    return shown and (text.isascii() or _ODD_PRINTABLE.isdisjoint(_beyond_ascii(text)))


def _beyond_ascii(text: str) -> str:
    """The other characters of a text, which are few in most: found in a fifth of the time that
    going through them all takes."""
    return text.encode().translate(None, _ASCII).decode()


def clean(text: str) -> str:
    """The text with one kind of space and line end, without invisible characters.

    Full-width letters and digits become ASCII (``１０．１０３８`` is ``10.1038``); the
    punctuation of Chinese and Japanese prose stays as it is.
    """
    if is_clean(text):
        return text
    for odd, plain_form in _USUAL:
        text = text.replace(odd, plain_form)
    if is_clean(text):
        return text
    text = _ODD_RUN.sub(_mended_run, text)
    if text.isascii():
        return text
    text = _JOINERS.sub(_unjoined, text)
    return _FULL_WIDTH_RUN.sub(_narrowed, text)


def _mended_run(run: re.Match[str]) -> str:
    return _ODD.sub(_mended, run[0])


def _mended(odd: re.Match[str]) -> str:
    match odd.lastgroup:
        case "break":
            return "\n"
        case "space":
            return " " * len(odd[0])
        case "gone":
            return ""
        case "lone":
            return "\ufffd"
        case _:
            return _FORMS[odd[0]]


def _neighbours(run: re.Match[str]) -> tuple[str, str]:
    return run.string[max(run.start() - 1, 0) : run.start()], run.string[run.end() : run.end() + 1]


def _unjoined(run: re.Match[str]) -> str:
    return "" if any(" " <= side <= "~" for side in _neighbours(run)) else run[0]


def _narrowed(run: re.Match[str]) -> str:
    """ASCII for a run with letters or digits, and for punctuation inside an ASCII word, which what sets
    two words apart is not: wide marks have their blank in themselves ("Tides，Ponds，Vol.3")."""
    before, after = _neighbours(run)
    inside_word = len(run[0]) == 1 and "!" <= before <= "~" and "!" <= after <= "~"
    if inside_word and (run[0] in "，；" or _CAPITALISED.match(run.string, run.end())):
        return run[0]
    if inside_word or _FULL_WIDTH_WORD.search(run[0]):
        return run[0].translate(_FULL_WIDTH)
    return run[0]


def unescape(text: str) -> str:
    """The text with its character references resolved; a bare ``&copy`` stays."""
    if "&" not in text:
        return text
    return clean(_ENTITY.sub(lambda entity: html.unescape(entity[0]), text))


def plain(text: str) -> str:
    """One line of a metadata field: no inline tags, no entities, single spaces."""
    text = clean(text)
    if "<" in text:
        text = _INLINE_TAG.sub("", text)
    text = unescape(text)
    return " ".join(text.split())


_MARKED: Final = re.compile(r"\ue200(?=[a-z_]{3,20}\ue202)")
_SIGNS: Final = dict.fromkeys((0xE200, 0xE201, 0xE202))
"""ChatGPT's reports set private signs around what they mark up, and between its parts."""
_NAMED: Final = re.compile(
    r"\bentity\[\"[a-z_]{2,30}\",\s?\"(?P<name>[^\"\n]{1,160})\"(?:,\s?\"[^\"\n]{0,200}\"){0,3}\]"
)
"""People and products that are named: ``entity["people","Jane Doe","tide researcher"]``."""


def named_plainly(text: str) -> str:
    """The text without an assistant's private signs, and with the names that it marked up as they are."""
    if "\ue200" in text and _MARKED.search(text):
        text = text.translate(_SIGNS)
    return _NAMED.sub(r"\g<name>", text) if "entity[" in text else text
