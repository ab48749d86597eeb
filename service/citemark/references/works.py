"""This module knows when two findings of one document speak of the same work."""

from __future__ import annotations

import re
import unicodedata

from citemark.references.naming import SMALL_WORDS
from citemark.types import Claim

_NOT_ALNUM = re.compile(r"[\W_]+")
_SAME_SHARE = 0.5
"""Shared words of two names, over the shorter one's, from which on they are one work's: within
one document a work keeps its name but for added subtitles and dropped words."""


def fold(text: str) -> str:
    """Letters and digits only, case and accents folded."""
    folded = text.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
    return _NOT_ALNUM.sub("", folded)


def different(first: Claim, second: Claim) -> bool:
    """Whether two claims of one document name two different works.

    Both must name one. An acronym, a name inside the other's title, or half of the words
    in common make them one.
    """
    if not (first.names_a_work and second.names_a_work):
        return False
    if first.acronym and second.acronym and fold(first.acronym) == fold(second.acronym):
        return False
    ours, theirs = _names(first), _names(second)
    for one in ours:
        for other in theirs:
            if one in other or other in one:
                return False
    our_words, their_words = _words(first), _words(second)
    if (first.acronym and _says(second, first.acronym)) or (
        second.acronym and _says(first, second.acronym)
    ):
        return False
    shorter = min(len(our_words), len(their_words))
    return shorter == 0 or len(our_words & their_words) < _SAME_SHARE * shorter


def _names(claim: Claim) -> list[str]:
    return [fold(name) for name in (claim.title, claim.method) if name and len(fold(name)) > 3]


def _words(claim: Claim) -> frozenset[str]:
    text = f"{claim.title or ''} {claim.method or ''}".casefold()
    words = re.findall(r"[^\W_]+", text)
    return frozenset(word for word in words if word not in SMALL_WORDS and len(word) > 1)


def _says(claim: Claim, acronym: str) -> bool:
    said = " ".join(filter(None, (claim.title, claim.method, claim.acronym)))
    return re.search(rf"(?<!\w){re.escape(acronym)}(?!\w)", said, re.IGNORECASE) is not None
