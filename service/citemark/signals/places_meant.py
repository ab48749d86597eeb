"""This module knows whether words of a reference spell the recorded place of publication.

Chemists and physicists leave titles out, and shorten what journals are called each in their own way
("Clin. Chem. Laboratory Med. 51, 1", "Ciência e Natura 37, 365"): what no list of venues holds was read as
a title, or cut at a stop in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citemark.matching import fold_title
from citemark.matching.spelling import FUNCTION_WORDS
from citemark.signals.people_meant import without_people
from citemark.types import Record, Reference

_SMALL = FUNCTION_WORDS.union(str.split("del des der die das und van voor los las dos"))
_NUMBERED = re.compile(r"[^\d(\[]{0,200}?(?=[\s,(]*\d)")
"""A name up to the number behind it: a volume, a year."""
_NAMED = re.compile(r"[^\d(\[,;]{1,200}")
_LEAST = 0.5
"""Share of a venue's words that must be spelled: "Rev." alone begins hundreds of names."""


def place_spelled(
    claimed: str, reference: Reference, record: Record, people: set[str]
) -> str | None:
    """The recorded venue that the words spell, read on in the text up to the next number; or all of
    it, up to the next comma."""
    text = reference.text
    at = text.find(claimed)
    text = text[at:] if at >= 0 else claimed
    numbered, named = _NUMBERED.match(text), _NAMED.match(text)
    if numbered and numbered[0].strip() and not _goes_on_as_a_title(claimed, numbered[0]):
        words = _content(" ".join(without_people(numbered[0].split(), people)))
        for venue in record.venues if words else ():
            if _spell(words, _content(venue)):
                return venue
    if named and spells_a_whole_place(named[0], record) and len(named[0]) >= len(claimed):
        return next(venue for venue in record.venues if _spells_all(named[0], venue))
    return None


def spells_a_whole_place(text: str, record: Record) -> bool:
    """Whether words are those of a recorded venue, all of them and several: no name of a person."""
    return any(_spells_all(text, venue) for venue in record.venues)


def _spells_all(text: str, venue: str) -> bool:
    words, whole = _content(text), _content(venue)
    return len(words) == len(whole) > 1 and _spell(words, whole)


def is_numbers_alone(text: str) -> bool:
    """Whether a text is the number of an issue, and pages."""
    return _NUMBER_WORDS.issuperset(_words(text)) and any(map(str.isdigit, text))


def _goes_on_as_a_title(claimed: str, name: str) -> bool:
    """Whether what was read holds words behind the number: "Natura 2000 Areas" names no volume."""
    behind = claimed[len(name) :]
    return any(len(word) > 1 and word not in _NUMBER_WORDS for word in _words(behind))


_NUMBER_WORDS = frozenset(str.split("vol no nr pp art bd heft num"))


def _words(text: str) -> list[str]:
    return [word for word in fold_title(text).split() if word.isalpha()]


def _content(text: str) -> list[str]:
    """Words that tell venues apart: small ones are left out at will, in every language."""
    return [word for word in _words(text) if word == "j" or (len(word) > 2 and word not in _SMALL)]


def _spell(words: Sequence[str], venue: Sequence[str]) -> bool:
    """Whether the words are those of a venue's name in their order, each whole or shortened."""
    at = 0
    for word in words:
        while at < len(venue) and not _shortens(word, venue[at]):
            at += 1
        if at == len(venue):
            return False
        at += 1
    return len(words) >= _LEAST * len(venue)


def _shortens(word: str, whole: str) -> bool:
    """Whether a word is another one, cut or contracted, or both: "Ecol", "Natl", "Dtsch"; laxer than
    where venues are looked up, as it only takes words out of a title."""
    if whole.startswith(word):
        return True
    letters = iter(whole)
    return len(word) > 1 and word[0] == whole[0] and all(letter in letters for letter in word)
