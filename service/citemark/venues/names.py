"""This module knows how venue names are written and shortened, and folds what varies."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from citemark.venues.scaffold import is_telling

MAX_NAME = 400
"""A longer string is no venue's name; only its start is read."""

_Said = TypeVar("_Said")


def remembered(most: int) -> Callable[[Callable[[str], _Said]], Callable[[str], _Said]]:
    """Remembers what was said of so many names, and of each no more than is read of one: a hostile
    document's field may fill a whole body, which would be kept for as long as its answer."""

    def remembering(ask: Callable[[str], _Said]) -> Callable[[str], _Said]:
        asked = lru_cache(maxsize=most)(ask)

        @wraps(ask)
        def said(name: str) -> _Said:
            return asked(name[:MAX_NAME])

        return said

    return remembering


_LATEX = re.compile(r"\\(?:href\s*\{[^{}]*\}|[a-zA-Z]+\s*|(?=[&%$#_{}]))")
_WORD = re.compile(r"[^\W_]+", re.UNICODE)

STOP_WORDS = frozenset({
    "of", "the", "on", "in", "and", "for", "a", "an", "to", "de", "la", "le", "et", "des", "du", "und", "der",
    "die", "das",
})  # fmt: skip
"""Words that abbreviated titles leave out (ISO 4)."""


@remembered(1024)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in their own case, without LaTeX, entities, accents and punctuation.

    Remembered: one name is taken apart in several ways before it is resolved.
    """
    text = in_order(html.unescape(name))
    if "&" in text:
        text = html.unescape(text).replace("&", " and ")
    if "\\" in text:
        text = _LATEX.sub(" ", text)
    text = _SAID_TWICE.sub("", _DROPPED.sub("", text))
    if any(part in text.lower() for part in _TENS_GO_ON):
        text = _COMPOUND.sub(r"\1", text)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return tuple(_WORD.findall(text))


def in_order(name: str) -> str:
    """A name whose first words were put behind the rest, as libraries file it, with those in front again:
    "Machine Ponds, IEEE Transactions on", "Tides, 2003. Proceedings. Ninth International Conference on"."""
    if not name.rstrip().lower().endswith(_OPEN_ENDS):
        return name
    cut = max(name.rfind(", "), name.rfind(". "))
    return f"{name[cut + 2 :].strip()} {name[:cut]}" if cut > 0 else name


_OPEN_ENDS = (" on", " of", " for", " in", " the")
"""What no name ends in that is written in its order."""
_SAID_TWICE = re.compile(
    r"\binternational con?ference on (?=international conference on\b)", re.IGNORECASE
)
"""As the ACM titles its copies of others' proceedings: "Proceedings of the 29th International Coference on
International Conference on …"."""
_DROPPED = re.compile("[®™’'*]")
_COMPOUND = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty)[- ](?:one|two|three|four|five|six|seven|eight|nine)\b",
    re.IGNORECASE,
)
"""Compound ordinals that lack their ending: "Thirty-eight Conference"."""
_TENS_GO_ON = ("ty-", "ty ")
"""One of these stands in every such ordinal, and few names need to be searched for the rest."""


def fold(name: str) -> tuple[str, ...]:
    """The words of a name in lower case."""
    return tuple(word.lower() for word in words_of(name))


@remembered(8192)
def normalised(name: str) -> str:
    """A folded key for a name that the registry does not hold: the same venue's editions share it.

    Falls back to all words for a name made of nothing but scaffolding ("Proceedings").
    """
    words = fold(name)
    telling = tuple(word for word in words if is_telling(word))
    return " ".join(telling or words)


def initials(words: tuple[str, ...]) -> str:
    """The first letters of the telling words: an abbreviated title keeps them (ISO 4)."""
    return "".join(word[0] for word in words if word not in STOP_WORDS)


def abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each telling word of ``short`` begins, in order, its counterpart of ``long``.

    ISO 4 truncates words; a few are contracted instead ("Natl", "Int"): first letter and order of
    letters must then agree.
    """
    few = [word for word in short if word not in STOP_WORDS]
    many = [word for word in long if word not in STOP_WORDS]
    return len(few) == len(many) and all(
        shortens(one, other) for one, other in zip(few, many, strict=True)
    )


def abbreviates_beginning(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """``abbreviates``, where whoever cut the words left the last ones out: the acronym and the year
    behind a name, or what a reader of references took for the next sentence."""
    few = [word for word in short if word not in STOP_WORDS]
    many = [word for word in long if word not in STOP_WORDS]
    return LEAST_WORDS_BEGUN <= len(few) < len(many) and abbreviates(
        tuple(few), tuple(many[: len(few)])
    )


LEAST_WORDS_BEGUN = 3
"""Telling words that a name's beginning must have: "Proc. Int. Conf." alone would begin too many, so
one of them must say what the venue is about."""


def shortens(short: str, long: str) -> bool:
    """Whether a word is another, cut or contracted."""
    if long.startswith(short):
        return True
    if not short or short[0] != long[:1] or len(short) < 3 or len(short) >= len(long):
        return False
    letters = iter(long)
    return all(letter in letters for letter in short) and short[-1] == long[-1]
