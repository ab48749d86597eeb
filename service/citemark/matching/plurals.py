"""This module knows which two words are one word in the singular and in the plural.

The regular plurals of English (Quirk et al. 1985, §5.80 f.): -s; -es behind a hiss; -ies for a y
behind a consonant. Irregular ones ("matrix, matrices") stay two words: they are not slips.
"""

from __future__ import annotations

import re

from citemark.matching.spelling import FUNCTION_WORDS

LEAST_LETTERS = 3
"""Of a singular: acronyms have plurals ("LLM, LLMs"), but "a" and "as", "it" and "its" are two words."""

OTHER_WORDS = frozenset(
    str.split(
        "news means lens goods species series customs besides thus does always perhaps sometimes"
        " christmas hers ours yours theirs thanks pants headquarters whereas overseas"
    )
)
"""Words that look like a plural of another word and are none, or mean something else."""

NOUNS_IN_IC = frozenset(
    str.split("metric topic heuristic characteristic critic clinic fabric mosaic statistic logic")
)
"""An adjective in -ic is not the singular of a science in -ics (dynamic, dynamics; robotic,
robotics); these few words in -ic are nouns that are counted."""

_NO_PLURAL = re.compile(r"(?:ss|us|is)$")
"""How words end that have lost an s, not a plural's ("loss", "virus", "analysis")."""
_HISS = re.compile(r"(?:s|x|z|ch|sh|o)$")
_HISS_ALONE = re.compile(r"(?:s|x|z|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")


def are_one_noun(one: str, other: str) -> bool:
    """Whether one of two different folded words is the regular plural of the other."""
    singular, plural = sorted((one, other), key=len)
    if len(singular) < LEAST_LETTERS or not plural.startswith(singular[:-1]):
        return False
    if not (singular.isalpha() and plural.isalpha()):
        return False
    if plural in OTHER_WORDS or FUNCTION_WORDS & {singular, plural} or _NO_PLURAL.search(plural):
        return False
    if singular.endswith("ic") and singular not in NOUNS_IN_IC:
        return False
    return plural in _plurals(singular)


def _plurals(singular: str) -> tuple[str, ...]:
    if _CONSONANT_Y.search(singular):
        return (f"{singular[:-1]}ies",)
    if _HISS_ALONE.search(singular):
        return (f"{singular}es",)
    if _HISS.search(singular):
        return (f"{singular}s", f"{singular}es")
    return (f"{singular}s",)
