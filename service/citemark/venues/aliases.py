"""This module knows every name a registered venue goes by, looked up by words, first word and initials."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from citemark.venues.names import STOP_WORDS, fold, initials
from citemark.venues.registry import venues
from citemark.venues.scaffold import is_scaffold

Words = tuple[str, ...]


@cache
def by_words() -> Mapping[Words, str]:
    """Folded name or alias to key; the first row that claims a name keeps it."""
    table: dict[Words, str] = {}
    for venue in venues().values():
        for name in (venue.name, *venue.aliases):
            table.setdefault(fold(name), venue.key)
    for venue in venues().values():
        for words in map(fold, (venue.name, *venue.aliases)):
            bare = words
            while bare and bare[0] in (
                "the",
                "ieee",
                "acm",
                "cvf",
                "siam",
                "usenix",
                "rsj",
                "annual",
            ):
                bare = bare[1:]
            # Shorter rests are names of other things ("Computer Communications").
            if venue.kind == "conference" and len(bare) > 3:
                table.setdefault(bare, venue.key)
    table.pop((), None)
    return table


@cache
def vocabulary() -> frozenset[str]:
    """Words that belong to venues' names: beside a resolved name they announce another venue."""
    words = {word for words in by_words() for word in words if not is_scaffold(word)}
    return frozenset(words - STOP_WORDS - _PLACES)


_PLACES = frozenset(
    [
        "hawaii",
        "asia",
        "pacific",
        "europe",
        "european",
        "america",
        "americas",
        "american",
        "north",
        "south",
        "british",
        "canada",
        "china",
        "chinese",
        "nordic",
    ]
)
"""Words of venues' names that also stand in the place where an edition was held."""


@cache
def by_initials() -> Mapping[str, tuple[tuple[Words, str], ...]]:
    table: dict[str, list[tuple[Words, str]]] = {}
    for words, key in by_words().items():
        if sum(word not in STOP_WORDS for word in words) > 1:
            table.setdefault(initials(words), []).append((words, key))
    return {letters: tuple(rows) for letters, rows in table.items()}


@cache
def sizes_from() -> Mapping[str, tuple[int, ...]]:
    """First word to the lengths of the names that begin with it, the longest first."""
    sizes: dict[str, set[int]] = {}
    for words in by_words():
        sizes.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}


BEGINNING = 3
"""Words under which the longer names of conferences are looked up when a name was cut."""


@cache
def conferences_from() -> Mapping[Words, tuple[tuple[Words, str], ...]]:
    """First words to the conferences' names that begin and go on with them."""
    table: dict[Words, list[tuple[Words, str]]] = {}
    for words, key in by_words().items():
        if len(words) > BEGINNING and venues()[key].kind == "conference":
            table.setdefault(words[:BEGINNING], []).append((words, key))
    return {words: tuple(rows) for words, rows in table.items()}
