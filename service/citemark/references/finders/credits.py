"""This module knows labels made of a credit: who wrote a work, where and when it appeared, and perhaps its
name before them ("Doe et al., TideConf 2023", "TideNet, Doe & Roe, 2024", "Clocks of Ponds — Doe et al.,
2024"). What is not understood to its last word is read elsewhere."""

from __future__ import annotations

import re

from citemark import venues
from citemark.references import dates
from citemark.references.claims import is_institution
from citemark.references.formatted.clean_titles import clean_title
from citemark.references.naming import content_words
from citemark.references.people.lists import AuthorList, authors_only
from citemark.types import Claim

_LAST_YEAR = re.compile(
    r"(?P<before>.*?)[\s,(]*(?<!\d)(?P<year>(?:19|20)\d\d)[a-z]?[\s.)]*", re.DOTALL
)
_SERVER = re.compile(r",?\s*\(?ar[Xx]iv\s*[:)]?\s*\Z")
"""What is left of "…, arXiv:2401.00001"."""
_DASH = re.compile(r"\s(?:[—–]|--?)\s")
_COINED = re.compile(r"[a-z][A-Z]|[A-Z]{2}-[A-Za-z]|[A-Za-z]-?\d")
"""What is inside made-up names, and in surnames only behind a prefix ("LeDoe")."""
_PREFIXED = re.compile(
    r"(?:Ma?c|Le|La|Del?|Di|D[ua]|V[ao]n|Der|Den|Fitz|Te[nr]|Saint|San|St|Ben|Bin|[AE]l|Abu)[A-Z][a-z]+"
)
_MOST_PARTS = 12
_LEAST_CONTENT = 2


def is_coined(word: str) -> bool:
    """Whether one word is a made-up name of a work or a system, not a surname and no institution."""
    coined = " " not in word and _COINED.search(word) and not _PREFIXED.fullmatch(word)
    return bool(coined) and not is_institution(word)


def read_credit(label: str) -> Claim | None:
    """What a label says that is a credit, or a work's name with a credit behind it; ``None`` for all others."""
    label = label.strip(" \t\n.,;:")
    whole = _credit(label)
    if whole is not None:
        return whole
    for dash in reversed(list(_DASH.finditer(label))):
        title = clean_title(label[: dash.start()])
        credit = _credit(label[dash.end() :], behind_title=True)
        if credit is not None and title and len(content_words(title)) >= _LEAST_CONTENT:
            return Claim(
                title=title,
                authors=credit.authors,
                authors_truncated=bool(credit.authors),
                venue=credit.venue,
                date=credit.date,
            )
    return None


def _credit(text: str, *, behind_title: bool = False) -> Claim | None:
    """Names, a listed place and a year, each at most once and in this order; a coined name may lead."""
    served = _SERVER.search(text)
    text = text[: served.start()] if served else text
    dated = _LAST_YEAR.fullmatch(text)
    parts = (dated["before"] if dated else text).strip(" ,.;:(").split(", ")
    if not (dated or served) or len(parts) > _MOST_PARTS:
        return None
    venue = parts.pop() if _is_place(parts[-1]) else "arXiv" if served else None
    method = None
    if parts and is_coined(parts[0]) and (len(parts) > 1 or venue or not behind_title):
        method = parts.pop(0)
    elif len(parts) > 1 and "-" in parts[0] and parts[-1].endswith(("et al", "et al.")):
        parts.pop(0)  # "Tide-Pruning, Doe et al.": a name of a work, or half of two people's
    names = ", ".join(parts)
    several = authors_only(names) if names else None
    read = several is not None and is_several(several)
    group = behind_title and is_institution(names) and len(parts) == 1
    if names and not (read or group):
        return None
    if not (behind_title or method or (names and venue)):
        return None
    authors = several.authors if read and several is not None else (names,) if group else ()
    return Claim(
        method=method,
        authors=authors,
        authors_truncated=bool(authors),
        venue=venue,
        date=dates.parse(dated["year"]) if dated else None,
    )


_NO_NAME = re.compile(r"[:;(“\"]|\.\s")
_LONGEST_PLACE = 80


def is_several(people: AuthorList) -> bool:
    """Whether names are given as credits give them: several, or "et al.", and no family name before a
    word that is no initial ("Doe, Roe & Moss, PTL" are three people and a place)."""
    inverted = any("," in name and not _INITIALED.search(name) for name in people.authors)
    return not inverted and (people.truncated or len(people.authors) > 1)


_INITIALED = re.compile(r",\s?[^\W\d_a-z](?:\.|\Z)")


def _is_place(name: str) -> bool:
    if _NO_NAME.search(name) or len(name) > _LONGEST_PLACE:
        return False
    place = venues.resolve(name)
    listed = place is not None and place.kind != "repository"
    return listed and " et al" not in name and not is_institution(name)
