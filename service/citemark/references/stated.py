"""This module knows what an entry's author field holds beside one name after the other: several
people in one author, where they work, and a word that there are more."""

from __future__ import annotations

import re

from citemark.references.author_forms import names_in
from citemark.references.claims import is_institution
from citemark.references.names import Kind, kind_of

_MORE = r"(?:et\.? ?al\.?|others|(?:co-?authors|co-?workers|collaborators|colleagues)|more(?: authors)?|\.{2,3}|…)"
_MORE_ALONE = re.compile(rf"[\s,]*(?:and|&|\+)?\s*(?:\d{{1,4}}\s+)?{_MORE}[\s.]*", re.IGNORECASE)
_MORE_BEHIND = re.compile(
    rf"(?:,?\s+(?:and|&|\+)\s+(?:\d{{1,4}}\s+)?{_MORE}|,?\s+et\.? ?al\.?|,?\s*(?:\.{{3}}|…))[\s.,]*$",
    re.IGNORECASE,
)
"""What says that a list goes on: "et al.", "and colleagues", "and 12 others", dots."""
_SEVERAL = re.compile(r";|,[^,]*,|\s(?:and|&)\s")
"""What parts people. One comma may part two of them or the two parts of one ("García López, Juan Carlos")."""
_PAIR_IN_INITIALS = re.compile(r"[^\W\d_][\w'’-]+ [A-Z]{1,4}, [^\W\d_][\w'’-]+ [A-Z]{1,4}")
"""Two people as Vancouver has them."""
_LONGEST_LIST = 20_000


def people(names: tuple[str, ...], *, truncated: bool) -> tuple[tuple[str, ...], bool]:
    """The people whom the author field names, one by one, and whether it says there are more.

    Programs fill the field with whole lists as reference styles print them ("Doe J, Roe R",
    "Doe, J., & Roe, R.", "Jane Doe; Richard Roe"); the separator of BibTeX is ``and`` alone.
    """
    found: list[str] = []
    for name in names:
        if _MORE_ALONE.fullmatch(name):
            truncated = True
            continue
        bare = _MORE_BEHIND.sub("", name) if len(name) <= _LONGEST_LIST else name
        truncated = truncated or bare != name
        found.extend(_divided(bare))
    return tuple(found), truncated


def _divided(name: str) -> tuple[str, ...]:
    """The names of one string that is a list, else the string without an institution behind it."""
    several = _SEVERAL.search(name) or _PAIR_IN_INITIALS.fullmatch(name)
    if len(name) > _LONGEST_LIST or not several:
        return (_without_institution(name),)
    read = names_in(name)
    if read is None or len(read.authors) < 2 or any(map(_is_group, read.authors)):
        return (_without_institution(name),)
    return read.authors


def _is_group(name: str) -> bool:
    """ "Department of Health and Human Services" is one author."""
    return kind_of(name) is Kind.ORGANISATION


def _without_institution(name: str) -> str:
    """``Jane Doe, MIT`` without where she works, as captions and pages give it."""
    person, comma, behind = name.partition(", ")
    works_there = comma and is_institution(behind) and kind_of(person) is Kind.FULL
    return person if works_there else name
