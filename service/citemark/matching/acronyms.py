"""This module knows when an acronym stands for words: by their first letters, or few of each."""

from __future__ import annotations

from collections.abc import Sequence

from citemark.matching.spelling import FUNCTION_WORDS

LONGEST_ACRONYM = 12
"""Letters: longer words are words, and the ways to cut them into beginnings are too many to try."""


def spelt_out(one: Sequence[str], other: Sequence[str]) -> bool:
    """``LLM`` beside ``Large Language Model(s)``, ``KG QA`` beside the four words of both; small
    words among those of one acronym may have no letter in it ("RLHF")."""
    short, long = sorted((one, other), key=len)
    if len(long) < 2 or any(len(word) < 2 for word in short):
        return False
    at = 0
    for number, word in enumerate(short, 1):
        ends = range(at + 2, len(long) + 1) if number < len(short) else (len(long),)
        end = next((end for end in ends if _are_initials(word, long[at:end])), None)
        if end is None:
            return False
        at = end
    return at == len(long)


def _are_initials(word: str, words: Sequence[str]) -> bool:
    if len(word) > LONGEST_ACRONYM:
        return False
    telling = [each for each in words if each not in FUNCTION_WORDS]
    return len(words) > 1 and any(
        _of_beginnings(letters, tuple(chosen))
        for letters in dict.fromkeys((word, word.removesuffix("s")))
        for chosen in (words, telling)
    )


def _of_beginnings(letters: str, words: tuple[str, ...]) -> bool:
    """Whether letters are the first ones of each word in turn, three of each at most ("ViT")."""
    if not words:
        return not letters
    first = words[0]
    return any(
        letters[:taken] == first[:taken] and _of_beginnings(letters[taken:], words[1:])
        for taken in range(1, min(3, len(first), len(letters)) + 1)
    )
