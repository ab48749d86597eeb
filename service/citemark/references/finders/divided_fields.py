"""This module knows references whose parts one sign divides: "Tides of Ponds | Doe et al. | NeurIPS | 2020"."""

from __future__ import annotations

import re

from citemark.references import dates
from citemark.references.formatted.clean_titles import clean_title
from citemark.references.naming import content_words, has_title_shape
from citemark.references.people.lists import AuthorList, authors_only
from citemark.references.people.names import Kind, kind_of
from citemark.types import Claim

_DIVIDER = re.compile(r"\s([~|/·•])\s")
_YEAR = re.compile(r"\(?(?P<year>(?:19|20)\d\d)\)?\.?")
_LEAST, _MOST = 3, 6
"""Parts of a reference."""
_CONTENT = 4
"""Content words of a title; what pages divide so to lead through them has fewer."""


def divided(text: str) -> Claim | None:
    """The claim of a line of parts, one of which is a year and one several people.

    The first of the others that could be a title is; a place of publication among them is left unsaid,
    as its name alone does not tell it from a section of a page.
    """
    signs = set(_DIVIDER.findall(text))
    if len(signs) != 1:
        return None
    parts = [part.strip(" *_") for part in _DIVIDER.sub("\n", text).split("\n")]
    if not _LEAST <= len(parts) <= _MOST:
        return None
    years = [part for part in parts if _YEAR.fullmatch(part)]
    people = [(part, read) for part in parts if (read := _several(part)) is not None]
    if len(years) != 1 or len(people) != 1:
        return None
    named, authors = people[0]
    others = (part for part in parts if part not in (named, years[0]))
    title = next((name for part in others if (name := _title(part)) is not None), None)
    year = _YEAR.fullmatch(years[0])
    if title is None or year is None:
        return None
    return Claim(
        title=title,
        authors=authors.authors,
        authors_truncated=True,  # such lines name few
        date=dates.parse(year["year"]),
    )


def _several(part: str) -> AuthorList | None:
    """More than one person, or one and others."""
    read = authors_only(part) if len(part) <= 300 else None
    if read is None or not (read.truncated or len(read.authors) > 1):
        return None
    kinds = {kind_of(name.partition(",")[0]) for name in read.authors}
    return read if kinds <= {Kind.SURNAME, Kind.FULL} else None


def _title(part: str) -> str | None:
    title = clean_title(part)
    if title is None or len(content_words(title)) < _CONTENT:
        return None
    return title if has_title_shape(title) else None
