"""This module knows how an author name may be meant: which words are family, given, initials.

A name is read in every way that bibliographies use: family first or last, initials
before or behind, with or without particle, either half of a double name.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from citemark.matching.encodings import decoded
from citemark.matching.latex import plain
from citemark.matching.letters import (
    SPELT_OUT_LETTER,
    TYPOGRAPHY,
    fold,
    fold_spelt_out,
)
from citemark.matching.name_words import (
    COLLECTIVES,
    ORGANISATION_WORDS,
    ORGANISATIONS,
    OTHERS,
    PARTICLES,
    SUFFIXES,
)

MOST_CHARACTERS = 200
MOST_WORDS = 8
"""A name is read by its beginning: 8 words hold the longest person's name of 1.18 M works."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: the forms its family name may take, and given names or initials."""

    families: frozenset[str]
    given: tuple[str, ...]
    swapped: bool = False
    """The first of several unmarked words is taken for the family name."""


@dataclass(frozen=True, slots=True)
class Name:
    """An author name, folded; ``readings`` is empty when it is written in no Latin letters."""

    words: tuple[str, ...]
    readings: tuple[Reading, ...] = ()
    organisation: bool = False
    hyphenated: frozenset[tuple[str, ...]] = frozenset()
    """The parts of each word with a hyphen: of given names so joined, neither half is left out alone."""


def parse_name(text: str) -> Name:
    """Reads one author name as stated; total: any text gives a name."""
    return _parsed(text[:MOST_CHARACTERS])  # a hostile one would be remembered whole


@lru_cache(maxsize=16_384)
def _parsed(text: str) -> Name:
    text = decoded(text)
    text = html.unescape(text) if "&" in text else text
    text = _NOTE.sub(" ", plain(text).translate(TYPOGRAPHY)).strip()
    words = _folded_words(text, fold)
    if not _LATIN.search("".join(words)):
        return Name(words)
    if _is_organisation(text, words):
        return Name(words, organisation=True)
    readings = _readings(text, fold)
    if SPELT_OUT_LETTER.search(text):
        readings = _united(readings, _readings(text, fold_spelt_out))
    joined = (word for word in text.split() if "-" in word) if "-" in text else ()
    hyphenated = frozenset(_folded_words(word, fold) for word in joined)
    return Name(words, tuple(readings), hyphenated=hyphenated)


def _united(plain_ones: list[Reading], spelt_out: list[Reading]) -> list[Reading]:
    """Family and given names may be transliterated each in its own way."""
    if len(plain_ones) != len(spelt_out):
        return plain_ones + spelt_out
    united = []
    for one, other in zip(plain_ones, spelt_out, strict=True):
        families = one.families | other.families
        united.append(Reading(families, one.given, one.swapped))
        if other.given != one.given:
            united.append(Reading(families, other.given, other.swapped))
    return united


def plainly_same(one: str, other: str) -> bool:
    """Whether two names agree at a glance: ``A. Turing`` and ``Alan M. Turing`` do.

    A shortcut through the commonest cases; ``False`` only says that they must be read.
    """
    if one == other:
        return True
    if not (one.isascii() and other.isascii()) or "," in one or "," in other:
        return False
    given, _, family = one.rpartition(" ")
    other_given, _, other_family = other.rpartition(" ")
    if family != other_family or len(family) < 3 or not given or not other_given:
        return False
    shorter, longer = (
        (given, other_given) if len(given) < len(other_given) else (other_given, given)
    )
    letters = shorter.rstrip(".")
    return len(letters) == 1 and longer[0] == letters and letters.isupper()


def says_others(name: str) -> bool:
    """Whether an entry of an author list only says that the list goes on."""
    return name.casefold().strip(" .,") in OTHERS


# ---------------------------------------------------------------------- words

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LATIN = re.compile("[a-z]")
_NOTE = re.compile(
    r"(?:https?://)?orcid\.org/[\dX-]{19}|\([^()]{0,80}\)|\([a-z][^()]{0,80}\Z|\[[^\[\]]{0,80}\]|[*†‡§¶∗]|(?:(?<!\S)[0-9]{1,6}|(?<=[a-z])[0-9])(?!\S)|[¹²³⁰⁴-⁹][¹²³⁰⁴-⁹,⁎⁺]*"
)
"""Affiliation marks (also such as ``Wei Wang1``, 73 of 1.18 million works), nicknames in brackets,
addresses at ORCID, and DBLP's homonym numbers (``Wei Wang 0001``)."""


def _folded_words(text: str, folding: Callable[[str], str]) -> tuple[str, ...]:
    words = (word.replace("'", "") for word in _WORD.findall(folding(text)))
    return tuple(word for word in words if word not in SUFFIXES)[:MOST_WORDS]


def _is_organisation(text: str, words: tuple[str, ...]) -> bool:
    if "," in text:
        return len(words) > 1 and words[0] in COLLECTIVES
    if len(words) == 1:
        return words[0] in ORGANISATIONS or text.endswith(("AI", "Lab", "Labs"))
    return not ORGANISATION_WORDS.isdisjoint(words) or text.endswith((" AI", "-AI", ".AI"))


# -------------------------------------------------------------------- readings

_INITIALS = re.compile(r"^[^\W\d_](?:\.-?[^\W\d_])*\.?$|^[^\W\d_](?:-[^\W\d_]\.?)+$")
_GLUED = re.compile(r"^[A-Z]{2,5}\.?$")
_CAPITALS_AND_INITIALS = re.compile(
    r"[^\W\d_a-z]{2,}(?:[ '’-][^\W\d_a-z]+)* (?:[A-Z]{2,3}|[B-DF-HJ-NP-TV-XZ]{4,5})"
)
"""A family name in capitals before initials ("CHEN KY"); it may be a name of two words ("CHEN YU"), but
without a vowel four letters are none ("CAMPOS CRJD": particles have initials too)."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One blank-separated piece of a name; ``letters`` when it is or may be initials."""

    word: str
    letters: tuple[str, ...] = ()
    particle: bool = False

    @property
    def given(self) -> tuple[str, ...]:
        return self.letters or tuple(piece for piece in self.word.split("-") if piece)


def _readings(text: str, folding: Callable[[str], str]) -> list[Reading]:
    family, comma, given = text.partition(",")
    if comma and folding(given).strip(" .") in SUFFIXES:
        family, comma = f"{family} {given}", ""
    elif comma and folding(family).strip(" .") in SUFFIXES:
        family, comma = given, ""
    if not comma:
        text = family
        parts = _parts(text, folding, glued=not text.isupper())
        readings = _open_readings(parts)
        if any(len(part.letters) > 1 and "-" not in part.word for part in parts):
            readings += _open_readings(_parts(text, folding, glued=False))
        if _CAPITALS_AND_INITIALS.fullmatch(text.strip()):
            letters = tuple(fold(letter) for letter in text.split()[-1])
            readings.append(Reading(_families(parts[:-1]), letters))
        return readings + _family_in_capitals(text, folding)
    behind = _parts(given.replace(",", " "), folding, glued=True)
    before = _parts(family, folding, glued=False)
    given_words = _given(behind)
    return [Reading(_families([*_particles(behind), *before]), given_words)] if before else []


def _family_in_capitals(text: str, folding: Callable[[str], str]) -> list[Reading]:
    """``DOE Jane``, ``ROE-TARN R. Sam``: capitals tell the family name that stands first, as French,
    East European and East Asian lists have it; initials may stand among the given names, not alone."""
    pieces = text.split()[:MOST_WORDS]
    count = 0
    while count < len(pieces) and pieces[count].isupper() and "." not in pieces[count]:
        count += 1
    family = " ".join(pieces[:count])
    spelt = any(piece[:1].isupper() and piece[1:2].islower() for piece in pieces[count:])
    if not spelt or sum(map(str.isalpha, family)) < _LEAST_IN_CAPITALS:
        return []
    before = _parts(family, folding, glued=False)
    given = _given(_parts(" ".join(pieces[count:]), folding, glued=True))
    return [Reading(_families(before), given)] if before and given else []


_LEAST_IN_CAPITALS = 2
"""Letters of a family name in capitals; one alone is an initial."""


def _parts(text: str, folding: Callable[[str], str], *, glued: bool) -> list[_Part]:
    parts: list[_Part] = []
    for piece in text.split()[:MOST_WORDS]:
        word = "-".join(_folded_words(piece.replace("-", " "), folding))
        if not word or word in SUFFIXES:
            continue
        letters: tuple[str, ...] = ()
        lower_particle = word in PARTICLES and piece.islower() and "." not in piece
        if not lower_particle and (_INITIALS.match(piece) or (glued and _GLUED.match(piece))):
            letters = tuple(fold(letter)[:1] for letter in piece if letter.isalpha())
        capital_particle = bool(parts) and len(word) > 1 and word in PARTICLES and not letters
        parts.append(_Part(word, letters, lower_particle or capital_particle))
    return parts


def _open_readings(parts: list[_Part]) -> list[Reading]:
    """Readings of a name without a comma; ``Ben Hammouda`` may be a family name alone."""
    full = [at for at, part in enumerate(parts) if not part.letters]
    if not full:
        return [Reading(_families([part]), _given(parts[:-1])) for part in parts[-1:]]
    if parts[-1].letters:
        return _readings_before_initials(parts, full[-1])
    start = len(parts) - 1
    while start > 1 and parts[start - 1].particle:
        start -= 1
    start = 0 if len(parts) > 1 and parts[0].particle and start == 1 else start
    readings = [Reading(_families(parts[start:]), _given(parts[:start]))]
    named = [at for at in full if not parts[at].particle]
    if len(named) > 2 or (len(named) > 1 and len(parts) > 2):
        second = named[-2]
        if second:
            families = _families(parts[second:]) | _families([parts[second]])
            readings.append(Reading(families, _given(parts[:second])))
    if len(parts) == 2 and parts[0].word in PARTICLES and not parts[0].letters:
        readings.append(Reading(frozenset({parts[0].word + parts[1].word.replace("-", "")}), ()))
    return readings + _family_first(parts) if len(full) == len(parts) else readings


def _family_first(parts: list[_Part]) -> list[Reading]:
    """The reading of ``Doe Jane`` and ``de Vries Jan A.`` in which the first word is the family name."""
    end = next((at for at, part in enumerate(parts) if not part.particle), 0) + 1
    if end >= len(parts):
        return []
    words = [part.word.replace("-", "") for part in parts[:end]]
    return [Reading(frozenset({"".join(words), words[-1]}), _given(parts[end:]), swapped=True)]


def _readings_before_initials(parts: list[_Part], last_full: int) -> list[Reading]:
    """``Smith J A``, ``J. Smith A.``, and the single-letter family name of ``Wenke E``."""
    first = next(at for at, part in enumerate(parts) if part.letters)
    family = parts[:first] or [parts[last_full]]
    readings = [Reading(_families(family), _given(parts[first:] if first else parts[:last_full]))]
    if len(parts[-1].word) == 1:
        readings.append(Reading(frozenset({parts[-1].word}), _given(parts[:-1])))
    return readings + _family_first(parts) if first > 1 else readings


def _families(parts: list[_Part]) -> frozenset[str]:
    """The forms of a family name: whole, without particles, and either half of a double name."""
    core = [part.word for part in parts if not part.particle] or [part.word for part in parts]
    forms = {"".join(part.word for part in parts).replace("-", ""), "".join(core).replace("-", "")}
    if len(core) == 1 and "-" in core[0]:
        forms.update(piece for piece in core[0].split("-") if len(piece) > 1)
    elif len(core) == 2:
        forms.update(word for word in core if len(word) > 1)
    forms |= {_SLAVIC_END.sub(_one_spelling, form) for form in forms}
    return frozenset(forms)


_SLAVIC_END = re.compile(r"(?<=\w{3})(?:sk(?:i[iyj]|yi|yj)|off|yev)\Z")
"""Endings of Slavic family names as ISO 9, ALA-LC, BGN/PCGN and older passports write them."""
_USUAL_END = {"s": "sky", "o": "ov", "y": "ev"}


def _one_spelling(end: re.Match[str]) -> str:
    return _USUAL_END[end[0][0]]


def _particles(parts: list[_Part]) -> list[_Part]:
    return [part for part in parts if part.particle]


def _given(parts: list[_Part]) -> tuple[str, ...]:
    kept = [part for part in parts if not part.particle] or parts
    return tuple(piece for part in kept for piece in part.given)
