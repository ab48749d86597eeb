"""This module knows the letters of names and titles: how they are folded and transliterated."""

from __future__ import annotations

import re
import unicodedata

TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "—": "-",
     "~": " ", "\u00ad": None, "\u200b": None, ";": " "}
)  # fmt: skip
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i",
     "ħ": "h", "ə": "e"}
)  # fmt: skip
_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj",
     "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa", "Đ": "Dj"}
)  # fmt: skip
"""German, Scandinavian and South Slavic practice where accents cannot be set."""
SPELT_OUT_LETTER = re.compile("[äöüøåđÄÖÜØÅĐ\u0308\u030a]")
_MARKS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Lower case without accents; letters that have no base letter are transliterated."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return _MARKS.sub("", text).translate(_LETTERS)


def fold_spelt_out(text: str) -> str:
    return fold(spelt_out_letters(text))


def spelt_out_letters(text: str) -> str:
    """The text with two letters for each that German and Scandinavian print with a mark."""
    if not SPELT_OUT_LETTER.search(text):
        return text
    return unicodedata.normalize("NFC", text).translate(_SPELT_OUT)


def without_lost_letters(text: str) -> tuple[str, ...]:
    """The text as programs leave it that cannot set its letters: without them ("Mller" for Müller), or,
    where these take the marks off first, without those that have no base letter ("Krnap" for Kırnap).

    Nothing where it has none such, or writes in another script.
    """
    lost = [letter for letter in text if not letter.isascii() and letter.isalpha()]
    if not lost or not all(unicodedata.name(letter, "").startswith("LATIN ") for letter in lost):
        return ()
    forms = (text, unicodedata.normalize("NFKD", text))
    return tuple(dict.fromkeys(form.encode("ascii", "ignore").decode("ascii") for form in forms))
