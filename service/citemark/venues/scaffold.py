"""This module knows the words of a venue's name that say which edition, volume or part is meant."""

from __future__ import annotations

import re

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty")
_COUNT = re.compile(r"\d{1,5}|(?:19|20)\d\d[a-z]", re.ASCII)
_EDITION = re.compile(
    r"\d{1,4}(?:st|nd|rd|th|e|eme|er)|[ivx]{1,6}|" + "|".join((*_ORDINALS, *_TENS)), re.ASCII
)
_LOCATOR = re.compile(r"[a-z]?\d{1,8}[a-z]?", re.ASCII)
"""A year, volume, page, or the number of an article in journals without pages ("12, 045001")."""
_ARTICLE = frozenset({"the", "article", "art", "articles", "early", "access", "online", "first"})
_VOLUME_WORDS = frozenset({
    "vol", "volume", "volumes", "vols", "no", "number", "num", "issue", "pages", "page", "pp", "p",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec",
})  # fmt: skip
_SCAFFOLD = _VOLUME_WORDS | frozenset({
    "proceedings", "proceeding", "proc", "procs", "of", "the", "in", "on", "at", "annual", "held", "as",
    "part", "main", "conference", "track", "tracks", "papers", "paper", "long", "short", "full",
    "technical", "research", "session", "sessions", "poster", "posters", "oral", "spotlight", "abstracts",
    "presented", "book", "ed", "th", "st", "nd", "rd", "ieee", "acm", "cvf", "siam", "usenix", "rsj",
    "springer", "isca", "human", "language", "technologies", "technology", "to", "appear", "accepted",
    "forthcoming", "published", "under", "review", "submitted", "extended", "industry", "demonstrations",
    "demonstration", "system", "demo", "demos", "tutorial", "tutorials", "conf", "online", "virtual",
    "event", "companion", "adjunct", "collocated", "meeting", "actes", "de", "la", "articles", "longs",
    "courts", "conferences", "invitees", "highlights", "joint", "datasets", "dataset", "benchmarks",
    "benchmark",
})  # fmt: skip
"""Words that say which part or edition of a conference is meant, not which conference."""
_KEY_SCAFFOLD = frozenset({
    "proceedings", "proc", "of", "the", "in", "on", "annual", "vol", "volume",
})  # fmt: skip
"""Fewer: without knowing the venue, "main" or "research" may belong to its name."""


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
    return word in _VOLUME_WORDS or _LOCATOR.fullmatch(word) is not None or word in _ARTICLE


def is_telling(word: str) -> bool:
    """Whether the word belongs to the name of a venue that we do not know."""
    return word not in _KEY_SCAFFOLD and not is_edition(word)
