"""This module knows references without a title: behind the authors stands where the work appeared.

Physics, chemistry and medicine cite so ("J. Doe, R. Roe, Phys. Rev. Lett. 120, 1 (2018)"; "Doe J, et
al. BMJ. 2017;357:j2099"). What such a reference leaves unsaid must stay so: a journal's name read as
a title would belie every record.
"""

from __future__ import annotations

import re
from itertools import islice

from citemark import venues
from citemark.references.people.lists import AuthorList, authors_only

_WORD = r"(?:[A-Z][\w&'’-]*[.:]*|[A-Z]{2,}|of|and|the|in|for|&|de|la|der|für)"
_DATE = r"(?:\(?(?:[A-Z][a-z]{2,8}\.?\s)?(?:1[89]|20)\d\d[a-z]?\)?)"
_NUMBERS = (
    r"(?:[Vv]ol\.?\s?|[Nn]o\.?\s?)?[A-Z]?\d{1,4}[A-Z]?\s?(?:\([^()]{1,16}\))?"
    r"(?:\s?[,:;]\s?(?:[Nn]o\.?\s?\d+,?\s)?(?:pp?\.?\s?|[Aa]rt(?:icle|\.)\s)?[A-Z]{0,2}[a-z]?\d[\w.–—-]*(?:\s?[–—-]\s?\w+)?){1,2}"
)
_PLACE_ALONE = re.compile(
    rf"(?P<name>{_WORD}(?:\s{_WORD}){{0,8}}),?\s(?:{_DATE}\s?[;,:]\s?)?{_NUMBERS}[\s,.]*(?:{_DATE})?[\s.,;]*\Z"
)
"""A name in capitals, then volume and pages, and nothing else but a date: no title ends so."""
_DOTTED_ALONE = re.compile(rf"[A-Z]\w*\.(?:\s?[A-Z]\w*\.)+[*_]*,?\s?[*_]*{_DATE}?[*_]*[\s.,;]*\Z")
"""Abbreviated words alone ("J. Clin. Oncol., 2018")."""
_LISTED = re.compile(rf"(?P<name>(?:The )?[A-Z][\w&.'’ -]{{5,80}}?)[.,]?\s?{_DATE}?[\s.,;]*\Z")
_JOURNAL = re.compile(r"\b(?:Journal|Letters|Transactions|Proceedings|Annals|Bulletin|J)\b")
_ENDS_IN_NUMBERS = re.compile(r"\d[\w–—-]*[\s.,)]*\Z")
_LOCATED = re.compile(r"\d[A-Z]?\s?(?:\([^()]{1,16}\))?\s?[,:;]\s?[A-Za-z.]{0,4}\s?\d")
_BEFORE_PLACE = re.compile(r",\s|(?<=[^\W\d_])\.\s|(?<=\.),?\s|\)[.,]?\s")
_LONGEST = 160
"""Characters of a place of publication with its numbers."""
_MOST_TRIED = 12
_LONGEST_NAME = 60
_BEGINS = re.compile(r"[A-Z]\S*\s(?:[A-Z\d(&]|(?:of|and|the|in|for|de|la|der|für|vol|no)\b)")
"""A look at two words, which spares most texts the reading."""
_GIVEN_FIRST = re.compile(
    r"(?:\A|[,\s])(?:[A-Z]\.[\s-]?)+(?:[a-z]{2,3}\s){0,2}[^\W\d_a-z][\w'’-]+\Z"
)
_INITIALS_LAST = re.compile(r"[,\s](?:[A-Z]\.[\s-]?){1,3}\Z|\s[A-Z]{1,3}\Z|\bet\.?\s?al\.?\Z")

_ANOTHER_INITIAL = re.compile(r"(?![JZQ]\.|C\. ?R\.)[A-Z]\.\s")
"""What stands before a place is an author's second initial ("Doe, A. B. Nano Lett."), unless journals
begin so ("J. Chem. Phys.", "Z. Phys.", "Q. Rev. Biol.", "C. R. Acad. Sci.")."""


def is_abbreviated(text: str) -> bool:
    """Whether a text is abbreviated words alone, and a date: no title, whoever stands before it."""
    return _DOTTED_ALONE.match(text.strip(" ,.;*_#")) is not None


def is_place_alone(text: str) -> bool:
    """Whether a text that follows authors is where their work appeared, and no title."""
    text = text.strip(" ,.;*_")
    if len(text) > _LONGEST:
        return False
    if _is_numbered(text) or _DOTTED_ALONE.match(text):
        return True
    listed = _LISTED.match(text)
    return listed is not None and bool(_JOURNAL.search(text)) and venues.known(listed["name"])


_SHORT = 4
"""Letters of a word that one full stop abbreviates; longer ones may be a title of one word."""


def _is_numbered(text: str) -> bool:
    """Whether a text is a name with volume and pages; a full stop in it abbreviates, and ends no title."""
    found = _PLACE_ALONE.match(text)
    if found is None:
        return False
    name = found["name"]
    if "." not in name[:-1] or venues.known(name):
        return True
    words = [word for word in name.split() if len(word.strip(".:")) > 1]
    dotted = [word for word in words if word[-1] in ".:"]
    several = len(dotted) > 1 or len(name.split(".", 1)[0]) <= _SHORT
    return several and len(words) - len(dotted) <= 1


def authors_and_place(work: str) -> tuple[AuthorList, str] | None:
    """Authors and the place behind them, for a string that is nothing else; a comma or a stop
    divides the two as it divides names and abbreviations."""
    begin = max(0, len(work) - _LONGEST)
    if not _ENDS_IN_NUMBERS.search(work, max(0, len(work) - 20)) or not _LOCATED.search(
        work, begin
    ):
        return None
    for divider in islice(_BEFORE_PLACE.finditer(work, begin), _MOST_TRIED):
        place = work[divider.end() :].strip()
        if not (_BEGINS.match(place) and _is_numbered(place)) or _ANOTHER_INITIAL.match(place):
            continue
        before = work[: divider.end()].rstrip(" ,")
        edge = before[-_LONGEST_NAME:]
        whole = edge if _INITIALS_LAST.search(edge) else edge.rstrip(".")
        closed = _INITIALS_LAST if "," not in divider[0] else _GIVEN_FIRST
        if closed.search(whole):
            authors = authors_only(before)
            if authors is not None:
                return authors, place
    return None
