"""This module knows arXiv's metadata snapshot: JSON lines as published on Kaggle (CC0)."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

from citemark.index.dumps import fields
from citemark.index.work import UnreadableRowError, Work
from citemark.matching.latex import plain

_AND = re.compile(r",\s+and\s+|\s+and\s+|,\s+")
_AFFILIATION = re.compile(r"\s*\([^()]{0,300}\)")


LONGEST_SUFFIX = 5
"""Of "Jr.", "III", "2nd"."""


def recognises(row: fields.Fields) -> bool:
    """Whether a decoded first row is of this format."""
    return "id" in row and ("authors_parsed" in row or ("versions" in row and "categories" in row))


def read(item: object) -> Work:
    """One row as a work; its date is that of the first version."""
    row = fields.as_fields(item)
    identifiers = fields.identifiers(("arxiv", row.get("id")), ("doi", first_doi(row.get("doi"))))
    if not identifiers or identifiers[0].scheme != "arxiv":
        raise UnreadableRowError("no arXiv identifier")
    authors, cut = fields.names(_authors(row))
    day = _first_day(row) or fields.day(row.get("update_date"))
    return Work(
        title=plain(fields.title(row.get("title"))),
        authors=authors,
        authors_truncated=cut,
        year=fields.year(day),
        date=day,
        venue="arXiv",
        identifiers=identifiers,
        categories=tuple((fields.short(row.get("categories")) or "").split()),
    )


def first_doi(value: object) -> str | None:
    """The first of the DOIs that authors type, several at times, between spaces or commas."""
    found = fields.text(value)
    return re.split(r"[\s,;]+", found)[0] if found else None


def split_names(value: str) -> list[str]:
    """Names as arXiv writes them in one string, without affiliations in parentheses."""
    return [plain(name) for name in _AND.split(_AFFILIATION.sub("", value)) if name.strip()]


def full_name(given: str | None, family: str | None, suffix: str | None) -> str:
    """A name in reading order; what stands for a suffix is often "for the … Collaboration"."""
    short = suffix if suffix and len(suffix) <= LONGEST_SUFFIX else None
    return " ".join(word for word in (given, family, short) if word)


def _authors(row: fields.Fields) -> list[str | None]:
    found: list[str | None] = []
    for parts in fields.sequence(row.get("authors_parsed")):
        words = [fields.text(part) for part in fields.sequence(parts)][:3]
        family, given, suffix = (words + [None] * 3)[:3]
        found.append(plain(full_name(given, family, suffix)))
    if not found and (names := fields.text(row.get("authors"))):
        found.extend(split_names(names))
    return found


def _first_day(row: fields.Fields) -> str | None:
    for version in fields.sequence(row.get("versions")):
        return http_day(fields.mapping(version).get("created"))
    return None


def http_day(value: object) -> str | None:
    """The day of a date in the form of RFC 5322 ("Mon, 2 Apr 2007 19:18:42 GMT")."""
    try:
        parsed: date = parsedate_to_datetime(str(value)).date()
    except (ValueError, OverflowError, IndexError):
        return None
    return parsed.isoformat()
