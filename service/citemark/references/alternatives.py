"""This module knows how a pattern finds one of many words without trying each of them."""

from __future__ import annotations

from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """The pattern of any of the words, by their first letters: the same as all of them between bars.

    A word may be a pattern, but its first character stands for itself.
    """
    behind: dict[str, list[str]] = {}
    for word in words:
        behind.setdefault(word[0], []).append(word[1:])
    return f"(?:{'|'.join(f'{first}(?:{_either(ends)})' for first, ends in behind.items())})"


def _either(ends: list[str]) -> str:
    return "|".join(ends)
