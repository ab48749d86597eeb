"""This module knows OpenAlex works: the snapshot's JSON lines and answers of its API (CC0)."""

from __future__ import annotations

from citemark.identifiers import from_url
from citemark.index.dumps import fields
from citemark.index.work import Work
from citemark.types import Identifier

_WORK = "https://openalex.org/W"
_MOST_LOCATIONS = 20
_AUTHORS_GIVEN = 100
"""Lists of works end after this many authors (docs.openalex.org, "Authorships")."""


def recognises(row: fields.Fields) -> bool:
    """Whether a decoded first row is of this format."""
    return str(row.get("id")).startswith(_WORK)


def read(item: object) -> Work | None:
    """One row as a work; ``None`` for paratext and rows without a title."""
    row = fields.as_fields(item)
    title = fields.text(row.get("title")) or fields.text(row.get("display_name"))
    if title is None or row.get("is_paratext") is True:
        return None
    authorships = list(fields.sequence(row.get("authorships")))
    authors, cut = fields.names(_name(authorship) for authorship in authorships)
    location = fields.mapping(row.get("primary_location"))
    return Work(
        title=title,
        authors=authors,
        authors_truncated=cut
        or row.get("is_authors_truncated") is True
        or len(authors) == _AUTHORS_GIVEN,
        year=fields.year(row.get("publication_year")),
        date=fields.day(row.get("publication_date")),
        venue=_venue(location),
        identifiers=_identifiers(row),
        kind=fields.short(row.get("type")),
        retracted=row.get("is_retracted") is True,
    )


def _name(value: object) -> str | None:
    authorship = fields.mapping(value)
    author = fields.mapping(authorship.get("author"))
    return fields.text(author.get("display_name")) or fields.text(authorship.get("raw_author_name"))


def _venue(location: fields.Fields) -> str | None:
    name = fields.short(fields.mapping(location.get("source")).get("display_name"))
    return "arXiv" if name and name.startswith("arXiv (") else name


def _identifiers(row: fields.Fields) -> tuple[Identifier, ...]:
    ids = fields.mapping(row.get("ids"))
    raw = [_last(ids.get("pmid")), _last(ids.get("pmcid"))]
    found = dict.fromkeys(
        fields.identifiers(
            ("doi", _doi(row.get("doi") or ids.get("doi"))), ("pmid", raw[0]), ("pmcid", raw[1])
        )
    )
    for value in list(fields.sequence(row.get("locations")))[:_MOST_LOCATIONS]:
        url = fields.mapping(value).get("landing_page_url")
        identifier = from_url(url) if isinstance(url, str) and "arxiv.org" in url else None
        if identifier is not None and identifier.scheme == "arxiv":
            found[Identifier("arxiv", identifier.value)] = None
    return tuple(found)


def _doi(value: object) -> str | None:
    found = fields.text(value)
    return found.removeprefix("https://doi.org/") if found else None


def _last(value: object) -> str | None:
    found = fields.text(value)
    return found.rstrip("/").rpartition("/")[2] if found else None
