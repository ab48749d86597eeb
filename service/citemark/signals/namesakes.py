"""This module knows how often unrelated works share one title, by the length of the title."""

from __future__ import annotations

import math
from functools import lru_cache

from citemark.matching import title_tokens
from citemark.matching.spelling import FUNCTION_WORDS

SHARED = (0.0508, 0.0508, 0.0103, 0.00244, 0.00111, 0.00058, 0.00027)
"""By content words (none, one, two, …, six and more): share of works whose title another work by
other authors carries, measured on 1,181,593 works of eleven collections in November 2026."""

FEW_WORDS = 2
"""Content words up to which one work in a hundred or more has a namesake: as many as there are
references that give a title to the wrong authors."""


@lru_cache(maxsize=4_096)
def content_words(title: str) -> int:
    """Words of the title that are more than grammar."""
    return sum(word not in FUNCTION_WORDS for word in title_tokens(title))


def shared_words(one: str, other: str) -> float:
    """Share of the content words of the shorter title that stand in the longer one."""
    mine, theirs = (set(title_tokens(title)) - FUNCTION_WORDS for title in (one, other))
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter else 0.0


def specificity(title: str) -> float:
    """How far the title names one work alone: 1 for long ones, in nats of being shared below."""
    share = SHARED[min(content_words(title), len(SHARED) - 1)]
    return math.log(share) / math.log(SHARED[-1])
