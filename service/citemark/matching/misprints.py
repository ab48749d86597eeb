"""This module knows how a word is mistyped by hand, and misread by machines that recognise print."""

from __future__ import annotations

LEAST_LETTERS = 6
"""In shorter words two letters that change places make another one ("trial", "trail")."""

LEAST_LETTERS_ROUND = 5
"""Letters of a word one of which may be wrong; in shorter ones it makes a name or an acronym of another."""
LEAST_LETTERS_ALIKE = 4
"""The same where machines that recognise print take the one letter for the other ("zcro")."""
LEAST_BEHIND = 2
"""Letters behind a slip: nearer to the end of a word stands its inflection."""

_ALIKE = (
    ("m", "rn"), ("d", "cl"), ("l", "i"), ("l", "1"), ("i", "1"), ("o", "0"), ("e", "c"), ("li", "h"),
    ("ll", "il"), ("s", "5"), ("b", "8"), ("v", "y"), ("w", "vv"), ("n", "ri"), ("u", "ii"), ("m", "nn"),
)  # fmt: skip
"""Letters that print shows alike."""


def is_misprint(written: str, meant: str) -> bool:
    """Whether two neighbouring letters of a long word have changed places, some look alike, or one
    inside of it is missing, doubled, or another (Damerau's four slips, 1964: four of five misprints).

    One letter more or less at its end is none ("Privacys", "Explanation"): so are titles distorted.
    """
    if len(meant) < LEAST_LETTERS_ALIKE:
        return False
    start = 0
    while start < min(len(written), len(meant)) and written[start] == meant[start]:
        start += 1
    end = 0
    while end < min(len(written), len(meant)) - start and written[-1 - end] == meant[-1 - end]:
        end += 1
    one, other = written[start : len(written) - end], meant[start : len(meant) - end]
    if start > 0 and _look_alike(one, other):
        return True
    if len(one) <= 1 and len(other) <= 1:
        return start > 0 and end >= LEAST_BEHIND and len(meant) >= LEAST_LETTERS_ROUND
    return len(meant) >= LEAST_LETTERS and len(one) == len(other) == 2 and one == other[::-1]


def _look_alike(one: str, other: str) -> bool:
    """Also where the letters they share were counted to the sides: "rn" and "m" of "modern"."""
    return any(
        {one, other} == {left, right} or {one + side, other + side} == {left, right}
        for left, right in _ALIKE
        for side in {left[-1], right[-1]}
    )
