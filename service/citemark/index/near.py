"""This module knows how near titles are found: by the rare words they share.

A title with one word mistyped, swapped or dropped still shares most pairs of rare words
with the recorded one. Which candidate really is near is decided on the letters.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, combinations

from rapidfuzz import fuzz

from citemark.index.keyfile import KeyFile
from citemark.index.keys import ASKED_TOKENS, left_out_keys, pair_key
from citemark.matching.titles import fold_once

FULLEST_BUCKET = 200
"""Titles read under one pair of words; what hundreds of titles share tells them apart no more."""
MOST_CANDIDATES = 24
"""Titles compared letter by letter: of 2,000 real titles with one word swapped, the right one was
among the first 8 in 99.4 % and among the first 24 in 99.7 %."""
NEAR = 80.0
"""Similarity (0–100) from which a title is near: 97.8 % of 2,000 real titles with one word swapped
keep it, 0.1 % of pairs of unrelated ones reach it."""
FEWEST_OF_MOST = 4
"""A title with less than a quarter of the best one's signatures is not compared."""
FEWEST_SHARED_WORDS = 3
"""Words that titles which differ in one word must share: "Deep X Learning" is no title's near."""
FEWEST_PART_WORDS = 4
"""Words that a part must have to be taken for a title whose beginning or end was left out."""
LEAST_JOINED, MOST_JOINED, LEAST_HALF, MOST_WORDS = 8, 40, 3, 40
"""Letters of a word that may be two joined, and of either; and words of a title that are looked at."""


def candidates(tokens: Sequence[int], frequencies: Sequence[int], signatures: KeyFile) -> list[int]:
    """Numbers of the records whose titles share most of these words' signatures, best first."""
    votes = Counter(chain.from_iterable(_buckets(tokens, frequencies, signatures)))
    ranked = sorted(sorted(votes), key=votes.__getitem__, reverse=True)[:MOST_CANDIDATES]
    return [number for number in ranked if votes[number] * FEWEST_OF_MOST >= votes[ranked[0]]]


def _buckets(
    tokens: Sequence[int], frequencies: Sequence[int], signatures: KeyFile
) -> Iterable[list[int]]:
    known = sorted(
        (frequency, token)
        for token, frequency in zip(tokens, frequencies, strict=True)
        if frequency
    )[:ASKED_TOKENS]
    for (_, first), (_, second) in combinations(known, 2):
        yield signatures.numbers(pair_key(first, second), FULLEST_BUCKET)
    for key in left_out_keys(tokens):
        yield signatures.numbers(key, FULLEST_BUCKET)


def parted(words: Iterable[str], frequency: Callable[[str], int]) -> list[str]:
    """The words of a title, those that stand in no title as the two words they join where they do:
    where a line broke at a hyphen, "differentially-private" is read as one word.

    ``frequency`` tells in how many titles a word stands.
    """
    found: list[str] = []
    for word in words:
        halves = _halves(word, frequency) if len(found) < MOST_WORDS else None
        found.extend(halves or (word,))
    return found


def _halves(word: str, frequency: Callable[[str], int]) -> tuple[str, str] | None:
    if not LEAST_JOINED <= len(word) <= MOST_JOINED or frequency(word):
        return None
    cuts = [(word[:at], word[at:]) for at in range(LEAST_HALF, len(word) - LEAST_HALF + 1)]
    best = max(cuts, key=lambda halves: min(map(frequency, halves)))
    return best if min(map(frequency, best)) else None


def near_ones(asked: str, held: Iterable[tuple[int, str, str | None]]) -> dict[int, float]:
    """How near a folded title is to each recorded one, above 0 and up to 100; others are left out.

    ``held`` gives number, title and earlier titles, one a line. A title whose beginning or end is
    missing on either side is as near as one just near.
    """
    words = set(asked.split())
    near = {}
    for number, title, earlier in held:
        score = _nearness(asked, words, fold_once(title))
        for each in earlier.split("\n") if earlier else ():
            score = max(score, _nearness(asked, words, fold_once(each)))
        if score:
            near[number] = score
    return near


def _nearness(asked: str, words: set[str], held: str) -> float:
    score = fuzz.ratio(asked, held, score_cutoff=NEAR)
    if not score and (_one_word_apart(words, held) or _part_of(asked, held)):
        return NEAR
    return score


def _part_of(asked: str, held: str) -> bool:
    short, long = (asked, held) if len(asked) < len(held) else (held, asked)
    if short not in long or short.count(" ") + 1 < FEWEST_PART_WORDS:
        return False
    return long.startswith(f"{short} ") or long.endswith(f" {short}")


def _one_word_apart(mine: set[str], held: str) -> bool:
    """Whether all words but one are the same; of a short title, that one is many letters."""
    if held.count(" ") + 2 < len(mine):
        return False
    theirs = held.split()
    shared = len(mine.intersection(theirs))
    if shared < FEWEST_SHARED_WORDS or shared < len(mine) - 1:
        return False  # so it is of nearly all that were asked about
    return shared >= len(set(theirs)) - 1


def rarity(frequency: int, titles: int) -> float:
    """Inverse document frequency, smoothed: -ln of the share of titles that hold the word."""
    return math.log((titles + 1) / (frequency + 1))
