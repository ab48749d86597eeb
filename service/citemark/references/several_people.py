"""This module knows when one stated author is several: fields are often filled with a whole list.

BibTeX divides names by "and" alone, and formats that repeat a field hold one name each; people and
language models write "He, K., Zhang, X., Ren, S." into one of them all the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citemark.references.author_lists import AuthorList, authors_only
from citemark.references.claims import is_institution
from citemark.references.names import Kind, kind_of

_DIVIDES = re.compile(r";|\s(?:and|&)\s|,[^,]*,|\s[A-Z]{1,3},|(?<![^\W_])[A-Z]\.[^,]*,|，|、")
"""One comma divides a family name from the given one, unless initials stand before it."""
LONGEST = 20_000
"""Characters of a field that are read as a list; names in the thousands are a collaboration's."""


def one_by_one(authors: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """Each person by themselves, and whether a list said that there are more."""
    names: list[str] = []
    truncated = False
    for author in authors:
        several = _several(author)
        names.extend(several.authors if several else (author,))
        truncated = truncated or (several is not None and several.truncated)
    return tuple(names), truncated


def _several(author: str) -> AuthorList | None:
    """The people that one stated author is; ``None`` where it is one, or an institution whose name
    has commas ("Department of Health, Education, and Welfare"): none of these is of two words each.
    """
    if len(author) > LONGEST or not _DIVIDES.search(author):
        return None
    read = _in_pairs(author) or authors_only(author)
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
