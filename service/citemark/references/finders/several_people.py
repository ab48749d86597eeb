"""This module knows when one stated author is several, or none: fields are often filled with a whole
list, and with what says that it goes on.

BibTeX divides names by "and" alone, and formats that repeat a field hold one name each; people and
language models write "He, K., Zhang, X., Ren, S." into one of them all the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citemark.references.claims import is_institution
from citemark.references.people.forms import names_in
from citemark.references.people.lists import AuthorList
from citemark.references.people.names import Kind, kind_of

_DIVIDES = re.compile(r";|\s(?:and|&)\s|,[^,]*,|\s[A-Z]{1,3},|(?<![^\W_])[A-Z]\.[^,]*,|，|、")
"""One comma divides a family name from the given one, unless initials stand before it."""
_MORE = r"(?:et\.? ?al\.?|others|(?:co-?authors|co-?workers|collaborators|colleagues)|more(?: authors)?|\.{2,3}|…)"
_MORE_ALONE = re.compile(rf"[\s,]*(?:and|&|\+)?\s*(?:\d{{1,4}}\s+)?{_MORE}[\s.]*", re.IGNORECASE)
_MORE_BEHIND = re.compile(
    rf"(?:,?\s+(?:and|&|\+)\s+(?:\d{{1,4}}\s+)?{_MORE}|,?\s+et\.? ?al\.?|,?\s*(?:\.{{3}}|…))[\s.,]*$",
    re.IGNORECASE,
)
"""What says that a list goes on: "et al.", "and colleagues", "and 12 others", dots."""
LONGEST = 20_000
"""Characters of a field that are read as a list; names in the thousands are a collaboration's."""


def one_by_one(authors: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """Each person by themselves, and whether a list said that there are more."""
    names: list[str] = []
    truncated = False
    for author in authors:
        if _MORE_ALONE.fullmatch(author):
            truncated = True
            continue
        bare, cut = _without_others(author)
        several = _several(bare)
        names.extend(several.authors if several else (_without_institution(bare),))
        truncated = truncated or cut
        truncated = truncated or (several is not None and several.truncated)
    return tuple(names), truncated


def _without_others(author: str) -> tuple[str, bool]:
    bare = _MORE_BEHIND.sub("", author) if len(author) <= LONGEST else author
    return bare, bare != author


def _without_institution(author: str) -> str:
    """``Jane Doe, MIT`` without where she works, as captions and pages give it."""
    person, comma, behind = author.partition(", ")
    works_there = comma and is_institution(behind) and kind_of(person) is Kind.FULL
    return person if works_there else author


def _several(author: str) -> AuthorList | None:
    """The people that one stated author is; ``None`` where it is one, or an institution whose name
    has commas ("Department of Health, Education, and Welfare"): none of these is of two words each.
    """
    if len(author) > LONGEST or not _DIVIDES.search(author):
        return None
    read = _in_pairs(author) or names_in(author)
    if read is None or len(read.authors) + read.truncated < 2:
        return None
    whole = all(" " in name.strip() and not is_institution(name) for name in read.authors)
    return read if whole else None


def _in_pairs(author: str) -> AuthorList | None:
    """ "He, Kaiming, Zhang, Xiangyu": family and given names by turns, one word each."""
    parts = [part.strip() for part in author.split(",")]
    if len(parts) < 4 or len(parts) % 2 or any(kind_of(part) is not Kind.SURNAME for part in parts):
        return None
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return AuthorList(
        tuple(f"{family}, {given}" for family, given in pairs), truncated=False, end=len(author)
    )
