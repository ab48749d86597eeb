"""This module knows CSL-JSON: a citation manager's export (citationstyles.org, CSL 1.0.2 schema)."""

from __future__ import annotations

import re

from citemark.identifiers import parse
from citemark.index.dumps import fields
from citemark.index.dumps.crossref import date_parts
from citemark.index.work import Work
from citemark.types import Identifier

_NAME_PARTS = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
_PLACES = ("DOI", "PMID", "PMCID", "ISBN", "number", "URL", "note")
_NAMING = frozenset({"arxiv", "doi", "acl", "openreview"})
"""Schemes of which one found in an address or a note names the work itself."""
_ARXIV = re.compile(r"arxiv:\s?\S{5,20}", re.IGNORECASE)


def recognises(row: fields.Fields) -> bool:
    """Whether a decoded first row is of this format."""
    return isinstance(row.get("title"), str) and ("issued" in row or "type" in row)


def read(item: object) -> Work:
    """One item as a work."""
    row = fields.as_fields(item)
    authors, cut = fields.names(_name(author) for author in fields.sequence(row.get("author")))
    year, day = date_parts(row.get("issued"))
    issued = fields.mapping(row.get("issued"))
    return Work(
        title=fields.title(row.get("title")),
        authors=authors,
        authors_truncated=cut,
        year=year or fields.year(issued.get("raw") or issued.get("literal")),
        date=day,
        venue=fields.short(row.get("container-title")),
        identifiers=_identifiers(row),
        kind=fields.short(row.get("type")),
    )


def _name(value: object) -> str | None:
    author = fields.mapping(value)
    parts = [fields.text(author.get(part)) for part in _NAME_PARTS]
    return " ".join(part for part in parts if part) or fields.text(author.get("literal"))


def _identifiers(row: fields.Fields) -> tuple[Identifier, ...]:
    found = dict.fromkeys(
        fields.identifiers(*((name.lower(), row.get(name)) for name in _PLACES[:4]))
    )
    for name in _PLACES[4:]:
        value = fields.text(row.get(name))
        match = _ARXIV.search(value) if value else None
        identifier = parse(match[0] if match else value or "")
        if identifier is None or identifier.cut_off or identifier.scheme not in _NAMING:
            continue
        found[Identifier(identifier.scheme, identifier.value)] = None
    return tuple(found)
