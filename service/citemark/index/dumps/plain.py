"""This module knows plain JSON lines: one work a line, fields named after what they hold.

``{"title", "authors": [names], "more_authors"?: true, "year"?, "venue"?, "arxiv"?, "doi"?,
"date"?, "src"?: [collections]}``; ``src`` names the independent collections that held it.
"""

from __future__ import annotations

import re

from citemark.index.dumps import fields
from citemark.index.work import Work

_ARXIV_VENUE = re.compile(r"arXiv \(([A-Za-z.-]{2,24})\)")
_SCHEMES = ("arxiv", "doi", "pmid", "pmcid", "openreview", "acl", "isbn", "s2")
CUT_AT = 40
"""A list of exactly so many names is one that was cut without saying so: of 1.18 million works
gathered in this format 53 to 73 have each of 36 to 39 authors, 1,350 have 40 and none has more."""


def recognises(row: fields.Fields) -> bool:
    """Whether a decoded first row is of this format."""
    return isinstance(row.get("title"), str) and isinstance(row.get("authors"), list)


def read(item: object) -> Work:
    """One row as a work."""
    row = fields.as_fields(item)
    venue = fields.short(row.get("venue"))
    match = _ARXIV_VENUE.fullmatch(venue) if venue else None
    authors, cut = fields.names(fields.text(name) for name in fields.sequence(row.get("authors")))
    return Work(
        title=fields.title(row.get("title")),
        authors=authors,
        authors_truncated=cut or bool(row.get("more_authors")) or len(authors) == CUT_AT,
        year=fields.year(row.get("year")),
        date=fields.day(row.get("date")),
        venue="arXiv" if match else venue,
        identifiers=fields.identifiers(*((scheme, row.get(scheme)) for scheme in _SCHEMES)),
        categories=(match[1],) if match else (),
        kind=fields.short(row.get("kind")),
        sources=tuple(
            name[:40] for name in fields.sequence(row.get("src")) if isinstance(name, str)
        ),
    )
