"""This module knows what tells a formatted reference from a sentence that names people."""

from __future__ import annotations

import re

from citemark import venues
from citemark.references.formatted.remarks import is_remark
from citemark.references.formatted.titles import venueish
from citemark.references.naming import content_words, in_title_case, words_of
from citemark.references.people.names import PARTICLES, Kind, kind_of
from citemark.types import Claim

YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_LEAST_WORDS, LEAST_CONTENT = 3, 2
"""Words of a title, and those of them that are no function words."""
QUOTES = "“\"„«‘「『《`'"
_DATED_LAST = re.compile(r"[,.]\s(?:19|20)\d\d[a-z]?\.?\s*\Z")
SHARED = 12
"""Characters by which a cleaned title is found again where it stood."""
_NUMBERED = re.compile(r"\d\s?[(:,]\s?\w*\d|\b(?:vol|pp?|no)\.\s?\d|\bpages\s\d", re.IGNORECASE)
"""Volume, issue and pages, which only a place of publication has."""
_NAMED_MANY = 4
"""Content words of a title that nothing but a year at the end, or bare surnames, accompany."""


def is_reference(text: str, claim: Claim, title: str) -> bool:
    """Whether a text that could be divided is a reference, not a sentence that names people."""
    at = text.find(title[:SHARED])
    first = claim.authors[0].replace(",", " ").split()[0]
    content = len(content_words(title))
    short = content < LEAST_CONTENT or len(words_of(title)) < _LEAST_WORDS
    if at < 0 or short or not text.startswith(first) or is_remark(title):
        return False
    if kind_of(title) not in (
        None,
        Kind.ORGANISATION,
    ):  # "J Doe, R Roe, G de Melo - Proceedings of …": the last name
        return False
    before, behind = text[:at], text[at + len(title) :]
    placed = is_placed(claim, behind)
    if is_quoted(before) or placed:
        return True
    dated = YEAR.search(before) is not None
    many = content >= _NAMED_MANY
    several = len(claim.authors) > 1 or claim.authors_truncated
    if not names_persons(claim):
        return dated and many and in_title_case(title) and not goes_on(behind)
    if placed is None and (goes_on(behind) or title[0].islower()):
        return False
    return (
        placed is not None or dated or (several and many and _DATED_LAST.search(text) is not None)
    )


_INITIALED = re.compile(r"(?<!\w)[^\W\d_a-z]\.|\s[^\W\d_a-z]{1,3}\Z|,\s\w")


def names_persons(claim: Claim) -> bool:
    """Whether names are given as references give them: with initials, or two with given names.

    Surnames alone, and one name for all, are what sentences are written with ("La Rosa et al.").
    """
    if any(_INITIALED.search(name) for name in claim.authors):
        return True
    whole = [name for name in claim.authors if kind_of(name) is Kind.FULL]
    return sum(name.split()[-2].lower() not in PARTICLES for name in whole if " " in name) > 1


def is_placed(claim: Claim, behind: str) -> bool | None:
    """Whether a place of publication is named: true when it is a listed one, false when only its
    volume or pages show it."""
    if claim.venue is None:
        return None
    if venueish(behind.lstrip(" .,;:”\"'’*_")) or venues.resolve(claim.venue) is not None:
        return True
    return False if _NUMBERED.search(behind) else None


_MATTER = frozenset(
    str.split(
        "pp vol no pages page volume number issue article chapter ed eds edition edited by in of the and on for at"
        " from preprint to appear press accepted retrieved available accessed online doi url https http published"
        " thesis dissertation technical report conference proceedings journal und et de la del der van en im st nd rd th"
    )
)
"""Words in small letters that stand behind titles."""
_MOST_OTHERS = 2


def goes_on(behind: str) -> bool:
    """Whether sentences follow: words in small letters that no imprint has."""
    words = (word for word in words_of(behind) if word.islower() and len(word) > 1)
    return sum(word not in _MATTER for word in words) > _MOST_OTHERS


def is_quoted(before: str) -> bool:
    """Whether a quotation begins where some words end."""
    return before.rstrip()[-1:] in set(QUOTES)
