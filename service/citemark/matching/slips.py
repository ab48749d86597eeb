"""This module knows differences of titles that are a writer's slips and make no other title."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from citemark.matching.misprints import is_misprint
from citemark.matching.plurals import are_one_noun
from citemark.matching.spelling import FUNCTION_WORDS

Rarity = Callable[[str], float]
Change = tuple[str | None, str | None]
"""A claimed word and the recorded word in its place; ``None`` where one side has none."""

IN_NO_TITLE = "\0"
"""As rare as what no title holds."""

LEAST_WORDS_OF_A_SLIP = 5
"""Content words of a title in which one word's number tells no two works apart. Of the 263 pairs of
such titles among 1,181,593 recorded works that have authors, 249 have one in common, and 8 more
are comments on one paper; of 14 pairs with fewer words, 11 have."""

LEAST_WORDS_AROUND_A_SMALL_ONE = 3
"""The same of a small word that is left out or put in, which says less than a word's number."""


def is_a_slip(changes: Sequence[Change], words: Sequence[str]) -> bool:
    """Whether nothing differs but the grammatical number of one word in a long title."""
    ((one, other), *more) = changes
    if more or one is None or other is None or not are_one_noun(one, other):
        return False
    return sum(word not in FUNCTION_WORDS for word in words) >= LEAST_WORDS_OF_A_SLIP


def lacks_a_small_word(changes: Sequence[Change], words: Sequence[str]) -> bool:
    """Whether nothing differs but one small word, left out or put in: who distorts a title takes one
    for another ("towards" for "for"). It frees none of the 990
    misleading references of HALLMARK and CiteAudit that are told."""
    ((one, other), *more) = changes
    if more or (one is not None and other is not None):
        return False
    content = sum(word not in FUNCTION_WORDS for word in words)
    return (one or other) in FUNCTION_WORDS and content >= LEAST_WORDS_AROUND_A_SMALL_ONE


_AS_OFTEN_RIGHT = math.log(500)
"""So many times rarer than the word itself its misprints are in titles ("tranlsation": 3 of 1.18
million, "translation": 12,000); words that exist are not ("unclear", "nuclear")."""
_LONG, _OFTEN_RIGHT_OF_LONG = 9, math.log(100)
"""Letters of a word of which hardly one slip makes another word ("enviromental": 4, "environmental": 900)."""


def is_misprinted(changes: Sequence[Change], rarity: Rarity | None) -> bool:
    """Whether one word differs, and the claimed one is that word mistyped or misread: one that next to
    no title holds. Who distorts a title takes words that exist.

    Records have misprints as well: there the recorded word is the one next to no title holds, and the
    claimed one common; a recorded word that is but rare may be a name, and the claimed one another.
    """
    ((one, other), *more) = changes
    if more or one is None or other is None or rarity is None:
        return False
    if is_misprint(one, other) and rarity(one) >= rarity(IN_NO_TITLE) - math.log(2):
        return True
    written, meant = sorted((one, other), key=rarity, reverse=True)
    enough = _AS_OFTEN_RIGHT if len(meant) < _LONG else _OFTEN_RIGHT_OF_LONG
    return rarity(written) - rarity(meant) >= enough and is_misprint(written, meant)
