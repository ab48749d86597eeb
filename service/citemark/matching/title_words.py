"""This module knows the words of a title as they are compared: in one spelling, without articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from citemark.matching.spelling import ARTICLES, canonical
from citemark.matching.titles import CJK

_CJK_CHARACTER = re.compile(f"[{CJK}]|[^{CJK}]+")


@dataclass(frozen=True, slots=True)
class TitleWords:
    """A folded title's words in canonical spelling, without articles; CJK by character."""

    words: tuple[str, ...]
    letters: tuple[str, ...]
    """The letters of each word as they stand, those of a dropped article behind it."""


def title_words(folded: str) -> TitleWords:
    words: Sequence[str] = folded.split()
    if not folded.isascii():
        words = [piece for word in words for piece in _CJK_CHARACTER.findall(word)]
    kept: list[str] = []
    letters: list[str] = []
    for word in words:
        if word == "percent" and letters and letters[-1].isdigit():
            continue  # a fold leaves the sign out
        if word not in ARTICLES:
            kept.append(canonical(word))
            letters.append(word)
        elif letters:
            letters[-1] += word
    if not kept:
        return TitleWords(tuple(words), tuple(words))
    return TitleWords(tuple(kept), tuple(letters))
