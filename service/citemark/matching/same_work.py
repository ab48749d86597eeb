"""This module knows how likely two claims, made in two documents, name one work."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import repeat
from operator import mul

from citemark.matching.subject import LEAST_WORDS, folded_stems, shipped_model, subject
from citemark.matching.title_comparison import compare_titles
from citemark.matching.titles import fold_once, fold_title
from citemark.types import Claim, Record

MOST_CHARACTERS = 1_500

SIMILARITY_MIDPOINT, SIMILARITY_STEEPNESS = 0.62, 40.0
"""Between different and miswritten titles: of 200,000 pairs of different real titles 99.9 % are
less than 0.54 alike, of 4,700 with one word replaced 99.9 % more than 0.72."""

UNEQUAL_TITLES_AT_MOST = 0.95
"""Unequal titles may be those of sister papers (``… II``), however alike."""

FEATURES = (
    "name_same", "names_differ", "one_named", "words_alike", "rarest_shared", "nothing_shared", "length",
)  # fmt: skip
"""Inputs of the model for claims without titles, fitted by ``models/train_same_work.py``."""


_NAMES_DIFFER = FEATURES.index("names_differ")

NAMED_APART_AT_MOST = 0.052
"""Share of right pairs among those named apart, as measured where the model was fitted: sentences
of one mould ("introduced X, a method that saves memory") share all words but the one that counts."""


def same_work(a: Claim, b: Claim) -> float | None:
    """Probability that both claims name one work; ``None`` when they cannot be compared.

    Two titles decide by themselves. A title beside a description is asked as a record would be.
    Two descriptions are weighed by the names they give the work and by the words they share:
    different words for one work are expected, different *names* for one work are not.
    """
    if a.title and b.title:
        return _same_title(a.title, b.title)
    if a.title or b.title:
        titled, told = (a, b) if a.title else (b, a)
        return _titled_and_told(titled, told)
    return _both_told(
        _told(a.method, a.acronym, a.sentence), _told(b.method, b.acronym, b.sentence)
    )


def _both_told(one: _Told | None, other: _Told | None) -> float | None:
    if one is None or other is None:
        return None
    values = _features(one, other)
    intercept, coefficients = _shipped()
    score = intercept + math.fsum(map(mul, coefficients, values))
    apart = values[_NAMES_DIFFER] or _names_exchanged(one.pieces, other.pieces)
    return min(_logistic(score), NAMED_APART_AT_MOST) if apart else _logistic(score)


def _same_title(one: str, other: str) -> float | None:
    compared = compare_titles(one, other)
    if compared.same is None or compared.similarity is None:
        return None
    if compared.same:
        return 1.0
    likely = _logistic(SIMILARITY_STEEPNESS * (compared.similarity - SIMILARITY_MIDPOINT))
    return min(likely, UNEQUAL_TITLES_AT_MOST)


def _titled_and_told(titled: Claim, told: Claim) -> float | None:
    """A claim with a title beside one that names or describes the work without."""
    for name in (told.method, told.acronym):
        if name and compare_titles(name, titled.title or "").same:
            return 1.0
    return subject(told, Record(title=titled.title or "", abstract=titled.sentence))


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@lru_cache(maxsize=1)
def _shipped() -> tuple[float, tuple[float, ...]]:
    data = json.loads(files("citemark.matching").joinpath("data/same_work.json").read_text("utf-8"))
    return data["intercept"], tuple(data["coefficients"][name] for name in FEATURES)


# -------------------------------------------------------------------- features


@dataclass(frozen=True, slots=True)
class _Told:
    """What a claim says of an untitled work: the names it introduces, and its words.

    Whatever two claims are compared by stands here, so that it is worked out once for each of them
    and not for every pair.
    """

    names: frozenset[str]
    sought: tuple[str, ...]
    """The names between blanks, as they would stand in the other's text."""
    letters: frozenset[str]
    """The names without blanks."""
    initials: frozenset[str]
    """First letters of each name of three or more words."""
    words: frozenset[str]
    text: str
    """Folded, between blanks."""
    size: float
    """Length of the vector of the words' rarities."""
    pieces: tuple[str, ...]
    """The sentence, parted at blanks."""


def features(a: Claim, b: Claim) -> tuple[float, ...] | None:
    """The values of ``FEATURES``, or ``None`` when either claim says too little."""
    one, other = (_told(claim.method, claim.acronym, claim.sentence) for claim in (a, b))
    return None if one is None or other is None else _features(one, other)


def _features(one: _Told, other: _Told) -> tuple[float, ...]:
    shared = one.words & other.words
    named = bool(one.names) + bool(other.names)
    same = named > 0 and _same_names(one, other)
    both, rarest = 0.0, 0.0
    if shared:
        model = shipped_model()
        both = _squared(shared)
        rarest = max(map(model.rarities.get, shared, repeat(model.rarest))) / model.rarest
    sizes = one.size * other.size
    return (
        float(same),
        float(named == 2 and not same),
        float(named == 1 and not same),
        both / sizes if sizes else 0.0,
        rarest,
        float(not shared),
        math.log(min(len(one.words), len(other.words))),
    )


@lru_cache(maxsize=2_048)
def _told(method: str | None, acronym: str | None, sentence: str | None) -> _Told | None:
    """Remembered, as one claim is held against all that other documents make of its identifier."""
    spoken = " ".join(filter(None, (method, sentence)))[:MOST_CHARACTERS]
    names = [fold_title(name) for name in (method, acronym) if name]
    text = fold_once(spoken)
    words = frozenset(folded_stems(text))
    if not names and len(words) < LEAST_WORDS:
        return None
    words = words or frozenset(names)
    named = frozenset(filter(None, names))
    parted = [name.split() for name in named]
    return _Told(
        names=named,
        sought=tuple([f" {name} " for name in named]),
        letters=frozenset(map("".join, parted)),
        initials=frozenset(
            ["".join([word[0] for word in name]) for name in parted if len(name) > 2]
        ),
        words=words,
        text=f" {text} ",
        size=math.sqrt(_squared(words)),
        pieces=tuple((sentence or "").split()),
    )


def _squared(words: Iterable[str]) -> float:
    """The sum of the words' squared rarities."""
    squares, rarest = _squares()
    return math.fsum(map(squares.get, words, repeat(rarest)))


@lru_cache(maxsize=1)
def _squares() -> tuple[dict[str, float], float]:
    """Of the words that the shipped table lists, and of any other."""
    model = shipped_model()
    return {word: rarity**2 for word, rarity in model.rarities.items()}, model.rarest**2


def _names_exchanged(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two sentences are one but for names: capitalised words or such with digits."""
    if not mine or len(mine) != len(theirs):
        return False
    pairs = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return 0 < len(pairs) <= MOST_NAMES and all(map(_is_name, (w for pair in pairs for w in pair)))


MOST_NAMES = 4
"""Words that a method's name has, and its acronym behind it."""
_NAME = re.compile(r"\W{0,3}(?=[^\W\d_a-z]|\w{0,30}[A-Z\d])\w")


def _is_name(word: str) -> bool:
    return _NAME.match(word) is not None


def _same_names(one: _Told, other: _Told) -> bool:
    """Whether both introduce one name, one spells the other's letters, or one speaks of the other's."""
    if not one.letters.isdisjoint(other.letters):
        return True
    for name in one.sought:
        if name in other.text:
            return True
    for name in other.sought:
        if name in one.text:
            return True
    return not (one.letters.isdisjoint(other.initials) and other.letters.isdisjoint(one.initials))
