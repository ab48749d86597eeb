"""This module knows the work that a note is about, as its own metadata states it: title, authors, venue
and an identifier, in the fields of note books ("arxiv: 2305.01234", "year: 2023"). A post's metadata
tell of the post; a note's are those of a work only where they identify one, and date or place it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from citemark import identifiers
from citemark.documents import csl
from citemark.documents.catalogues import as_item
from citemark.documents.markdown.yaml_blocks import parse
from citemark.types import Entry

_TITLES: Final = ("english_title", "title_en", "paper_title", "title")
"""A note in another language states the work's own title too."""
_AUTHORS: Final = ("authors", "author")
_IDENTIFIERS: Final = ("doi", "DOI", "arxiv", "arxiv_id", "arxivId", "eprint", "pmid")
_ADDRESSES: Final = ("url", "link", "source_url", "paper_url", "source", "paper")
_PLACES: Final = ("venue", "journal", "conference", "booktitle", "publication")
_YEARS: Final = ("year", "publication_year", "publication_date")
"""No bare date, which may be the note's."""
_HINT: Final = re.compile(
    rf"^(?:{'|'.join((*_IDENTIFIERS, *_ADDRESSES))}):[ \t]*[\"']?[^\s\"']", re.MULTILINE
)
_DATED: Final = re.compile(rf"^(?:{'|'.join((*_PLACES, *_YEARS))}):[ \t]*\S", re.MULTILINE)


def noted_work(front: str) -> Entry | None:
    """The work that a block of metadata states, if it is one's."""
    if not (_HINT.search(front) and _DATED.search(front)):
        return None
    fields = parse(front)
    if not isinstance(fields, Mapping):
        return None
    title = _first(fields, _TITLES)
    named = {name: fields[name] for name in _IDENTIFIERS if _says(fields.get(name))}
    address = next(filter(_leads_to_a_work, (fields.get(name) for name in _ADDRESSES)), None)
    if title is None or not (named or address):
        return None
    item = {
        **named,
        "title": title,
        "author": next((fields[name] for name in _AUTHORS if fields.get(name)), None),
        "venue": _first(fields, _PLACES),
        "year": _first(fields, _YEARS),
        "url": address,
    }
    return csl.entry(as_item({name: value for name, value in item.items() if value}))


def _says(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _first(fields: Mapping[object, object], names: tuple[str, ...]) -> object:
    return next((fields[name] for name in names if _says(fields.get(name))), None)


def _leads_to_a_work(value: object) -> bool:
    found = identifiers.from_url(value) if isinstance(value, str) else None
    return found is not None and found.scheme != "url"
