"""This module knows how venue names are written, and folds what varies: case, accents, editions, volumes."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

MAX_NAME = 400
"""A longer string is no venue's name; only its start is read."""

_LATEX = re.compile(r"\\(?:href\s*\{[^{}]*\}|[a-zA-Z]+\s*|(?=[&%$#_{}]))")
_WORD = re.compile(r"[^\W_]+", re.UNICODE)

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty"]
_COUNT = re.compile(r"\d{1,4}|(?:19|20)\d\d[a-z]", re.ASCII)
_EDITION = re.compile(
    r"\d{1,4}(?:st|nd|rd|th|e|eme|er)|[ivx]{1,6}|" + "|".join((*_ORDINALS, *_TENS)), re.ASCII
)
_VOLUME_WORDS = frozenset(
    [
        "vol",
        "volume",
        "volumes",
        "vols",
        "no",
        "number",
        "num",
        "issue",
        "pages",
        "page",
        "pp",
        "p",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_SCAFFOLD = _VOLUME_WORDS | frozenset(
    [
        "proceedings",
        "proceeding",
        "proc",
        "procs",
        "of",
        "the",
        "in",
        "on",
        "at",
        "annual",
        "held",
        "as",
        "part",
        "main",
        "conference",
        "track",
        "tracks",
        "papers",
        "paper",
        "long",
        "short",
        "full",
        "technical",
        "research",
        "session",
        "sessions",
        "poster",
        "posters",
        "oral",
        "spotlight",
        "abstracts",
        "presented",
        "book",
        "ed",
        "th",
        "st",
        "nd",
        "rd",
        "ieee",
        "acm",
        "cvf",
        "siam",
        "usenix",
        "rsj",
        "springer",
        "isca",
        "human",
        "language",
        "technologies",
        "technology",
        "to",
        "appear",
        "accepted",
        "forthcoming",
        "published",
        "under",
        "review",
        "submitted",
        "extended",
        "industry",
        "demonstrations",
        "demonstration",
        "system",
        "demo",
        "demos",
        "tutorial",
        "tutorials",
        "conf",
        "online",
        "virtual",
        "event",
        "companion",
        "adjunct",
        "collocated",
        "meeting",
        "actes",
        "de",
        "la",
        "articles",
        "longs",
        "courts",
        "conferences",
        "invitees",
        "highlights",
        "joint",
        "datasets",
        "dataset",
        "benchmarks",
        "benchmark",
    ]
)
"""Words that say which part or edition of a conference is meant, not which conference."""

STOP_WORDS = frozenset(
    [
        "of",
        "the",
        "on",
        "in",
        "and",
        "for",
        "a",
        "an",
        "to",
        "de",
        "la",
        "le",
        "et",
        "des",
        "du",
        "und",
        "der",
        "die",
        "das",
    ]
)
"""Words that abbreviated titles leave out (ISO 4)."""


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in their own case, without LaTeX, entities, accents and punctuation."""
    text = html.unescape(name[:MAX_NAME])
    if "&" in text:
        text = html.unescape(text).replace("&", " and ")
    if "\\" in text:
        text = _LATEX.sub(" ", text)
    text = _DROPPED.sub("", text)
    text = _COMPOUND.sub(r"\1", text)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return tuple(_WORD.findall(text))


_DROPPED = re.compile("[®™’'*]")
_COMPOUND = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty)[- ](?:one|two|three|four|five|six|seven|eight|nine)\b",
    re.IGNORECASE,
)
"""Compound ordinals that lack their ending: "Thirty-eight Conference"."""


def fold(name: str) -> tuple[str, ...]:
    """The words of a name in lower case."""
    return tuple(word.lower() for word in words_of(name))


@lru_cache(maxsize=8192)
def normalised(name: str) -> str:
    """A folded key for a name that the registry does not hold: the same venue's editions share it.

    Falls back to all words for a name made of nothing but scaffolding ("Proceedings").
    """
    words = fold(name)
    telling = tuple(word for word in words if not is_edition(word) and word not in _KEY_SCAFFOLD)
    return " ".join(telling or words)


_KEY_SCAFFOLD = frozenset(
    ["proceedings", "proc", "of", "the", "in", "on", "annual", "vol", "volume"]
)
"""Fewer than `_SCAFFOLD`: without knowing the venue, "main" or "research" may belong to its name."""


def is_count(word: str) -> bool:
    """Whether the word is a number: a year, a volume, a page."""
    return _COUNT.fullmatch(word) is not None


def is_edition(word: str) -> bool:
    """Whether the word counts editions or volumes: a number, ordinal or Roman numeral."""
    return is_count(word) or _EDITION.fullmatch(word) is not None


def is_scaffold(word: str) -> bool:
    """Whether beside a conference's name the word only says which part or edition is meant."""
    return word in _SCAFFOLD or is_edition(word)


def is_locator(word: str) -> bool:
    """Whether beside a journal's name the word only says where in it: volume, number, pages."""
    return word in _VOLUME_WORDS or is_count(word) or word == "the"


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
        _shortens(one, other) for one, other in zip(few, many, strict=True)
    )


def _shortens(short: str, long: str) -> bool:
    if long.startswith(short):
        return True
    if not short or short[0] != long[:1] or len(short) < 3 or len(short) >= len(long):
        return False
    letters = iter(long)
    return all(letter in letters for letter in short) and short[-1] == long[-1]
