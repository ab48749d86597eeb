"""This module knows Crossref's metadata: the public data file and answers of its REST API.

Fields: api.crossref.org, "Crossref Metadata API JSON Format". The subtitle belongs to the title.
"""

from __future__ import annotations

from citemark.index.dumps import fields
from citemark.index.work import LONGEST_TITLE, Work
from citemark.types import Identifier

_NO_WORKS = frozenset(
    {"journal", "journal-issue", "journal-volume", "component", "grant", "peer-review"}
)
_RELATED = ("is-preprint-of", "has-preprint", "is-version-of", "has-version", "is-same-as")
"""Relations between forms of one work."""
_DATES = ("issued", "published", "published-print", "published-online", "posted")


def recognises(row: fields.Fields) -> bool:
    """Whether a decoded first row is of this format."""
    return "DOI" in row and (
        "prefix" in row or "member" in row or isinstance(row.get("title"), list)
    )


def read(item: object) -> Work | None:
    """One row as a work; ``None`` for journals, issues, reviews and rows without a title."""
    row = fields.as_fields(item)
    titles = [fields.text(value) for value in fields.sequence(row.get("title"))]
    title = next((value for value in titles if value), None)
    if title is None or fields.text(row.get("type")) in _NO_WORKS:
        return None
    authors, cut = fields.names(_name(author) for author in fields.sequence(row.get("author")))
    year, day = _published(row)
    return Work(
        title=_with_subtitle(title, row),
        authors=authors,
        authors_truncated=cut,
        year=year,
        date=day,
        venue=_venue(row),
        identifiers=_identifiers(row),
        kind=fields.short(row.get("type")),
        retracts=_retracts(row),
    )


def _with_subtitle(title: str, row: fields.Fields) -> str:
    for value in fields.sequence(row.get("subtitle")):
        subtitle = fields.text(value)
        if subtitle and subtitle.lower() not in title.lower():
            return f"{title.rstrip(': ')}: {subtitle}"[:LONGEST_TITLE]
    return title


def _name(value: object) -> str | None:
    author = fields.mapping(value)
    parts = [fields.text(author.get(part)) for part in ("given", "family", "suffix")]
    return " ".join(part for part in parts if part) or fields.text(author.get("name"))


def _venue(row: fields.Fields) -> str | None:
    for value in fields.sequence(row.get("container-title")):
        if name := fields.short(value):
            return name
    institution = row.get("institution")
    for value in fields.sequence(institution) if isinstance(institution, list) else (institution,):
        if name := fields.short(fields.mapping(value).get("name")):
            return name
    return None


def _published(row: fields.Fields) -> tuple[int | None, str | None]:
    for name in _DATES:
        year, day = date_parts(row.get(name))
        if year is not None:
            return year, day
    return None, None


def date_parts(value: object) -> tuple[int | None, str | None]:
    """Year, and day when it is known to the day, of ``{"date-parts": [[2019, 3, 1]]}``."""
    for parts in fields.sequence(fields.mapping(value).get("date-parts")):
        numbers = [fields.text(part) for part in fields.sequence(parts)]
        year = fields.year(numbers[0]) if numbers else None
        if len(numbers) < 3:
            return year, None
        return year, fields.day("-".join((number or "").zfill(2) for number in numbers[:3]))
    return None, None


def _identifiers(row: fields.Fields) -> tuple[Identifier, ...]:
    related = [
        ("doi", fields.mapping(target).get("id"))
        for name in _RELATED
        for target in fields.sequence(fields.mapping(row.get("relation")).get(name))
        if fields.mapping(target).get("id-type") == "doi"
    ]
    return fields.identifiers(("doi", row.get("DOI")), *related[:4])


def _retracts(row: fields.Fields) -> tuple[Identifier, ...]:
    notices = [fields.mapping(value) for value in fields.sequence(row.get("update-to"))]
    return fields.identifiers(
        *(("doi", notice.get("DOI")) for notice in notices if notice.get("type") == "retraction")
    )
