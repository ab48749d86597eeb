"""This module knows CSL-JSON, the items of the Citation Style Language (schema 1.0.2), and the answers
of catalogues, whose fields ``catalogues`` names as CSL does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from citemark.documents.catalogues import as_item, listed
from citemark.documents.cleaning import plain
from citemark.documents.entries import bounded, composed_of, identifiers, mentioned
from citemark.documents.formats import FORMATS
from citemark.documents.incoming import Incoming, document
from citemark.documents.json_text import parse
from citemark.documents.names import without_others
from citemark.errors import UnreadableInput
from citemark.types import Document, Entry, Problem

_MEDIA_TYPE: Final = FORMATS["csl"].media_type

Item = Mapping[str, object]

_VENUES: Final = (
    "container-title",
    "event-title",
    "event",
    "container-title-short",
    "collection-title",
)
_DATES: Final = (
    "issued",
    "published",
    "published-print",
    "published-online",
    "posted",
    "original-date",
)
_SCHEMES: Final = (("DOI", "doi"), ("arXiv", "arXiv"), ("PMID", "pmid"), ("PMCID", "pmcid"))
_MENTIONING: Final = ("note", "number", "archive_location", "container-title")
_WHOLE_BOOKS: Final = frozenset({"book", "monograph", "edited-book"})
_NAME_PARTS: Final = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")


def read(incoming: Incoming) -> Document:
    """The document of CSL items: one line of text for each, in order.

    Raises :class:`UnreadableInput` when the JSON is broken or holds no item.
    """
    items = _items(parse(incoming.text))
    good = [as_item(item) for item in items if isinstance(item, Mapping) and item]
    problems: tuple[Problem, ...] = ()
    if len(good) < len(items):
        message = (
            f"{len(items) - len(good)} of {len(items)} items are no CSL item and were left out"
        )
        problems = (Problem("broken-entry", message),)
    if not good:
        raise UnreadableInput("the JSON holds no CSL item: give an array of objects with a title")
    entries, bound = bounded([entry(item) for item in good])
    composed, placed = composed_of(entries)
    return document(incoming, _MEDIA_TYPE, composed, entries=placed, problems=(*problems, *bound))


def _items(value: object) -> list[object]:
    """An array of items, one item, an object that holds them under ``items`` or by their keys."""
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping):
        return []
    inner = listed(value)
    if inner is not None:
        return inner
    if "title" in value or "DOI" in value or "type" in value:
        return [value]
    return list(value.values())


def entry(item: Item) -> Entry:
    """One item as an entry, its text still to be made."""
    authors, truncated = without_others(_names(item.get("author")))
    kind = _string(item.get("type"))
    return Entry(
        key=_string(item.get("id")) or _string(item.get("citation-key")),
        kind=kind,
        text="",
        start=0,
        end=0,
        title=_title(item),
        authors=authors,
        authors_truncated=truncated,
        venue=_first(item, _VENUES),
        publisher=_string(item.get("publisher")),
        date=next((date for key in _DATES if (date := _date(item.get(key)))), None),
        identifiers=_identifiers(item, kind or ""),
    )


def _string(value: object) -> str | None:
    """A string or number, or the first of a list (Crossref's variant), on one line."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return plain(str(value)) or None


def _first(item: Item, keys: tuple[str, ...]) -> str | None:
    return next((found for key in keys if (found := _string(item.get(key)))), None)


def _title(item: Item) -> str | None:
    title, subtitle = _string(item.get("title")), _string(item.get("subtitle"))
    if title and subtitle and subtitle.lower() not in title.lower():
        return f"{title}: {subtitle}"
    return title


def _names(value: object) -> list[str]:
    names: list[str] = []
    for person in value if isinstance(value, list) else [value]:
        if isinstance(person, str):
            names.append(plain(person))
        elif isinstance(person, Mapping):
            whole = _string(person.get("literal")) or _string(person.get("name"))
            parts = [part for key in _NAME_PARTS if (part := _string(person.get(key)))]
            names.append(whole or " ".join(parts))
    return [name for name in names if name]


def _date(value: object) -> str | None:
    """``{"date-parts": [[2023, 4]]}`` as ``2023-04``; ``raw``, ``literal`` and strings as stated."""
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        value = value[0]  # Pandoc's older YAML
    if not isinstance(value, Mapping):
        return _string(value)
    parts = value.get("date-parts") or [value.get(name) for name in ("year", "month", "day")]
    while isinstance(parts, list) and parts and isinstance(parts[0], list):
        parts = parts[0]
    if isinstance(parts, list):
        numbers = [
            text
            for part in parts[:3]
            if (text := _string(part)) and text.isascii() and text.isdigit()
        ]
        if numbers:
            return "-".join([numbers[0][:4], *(number[:2].zfill(2) for number in numbers[1:])])
    return _first(value, ("raw", "literal"))


def _identifiers(item: Item, kind: str) -> tuple[str, ...]:
    found = []
    for key, scheme in _SCHEMES:
        value = _string(item.get(key))
        if value:
            prefixed = value.lower().startswith((f"{scheme.lower()}:", "http"))
            found.append(value if prefixed else f"{scheme}:{value}")
    isbn = _string(item.get("ISBN"))
    if isbn and kind in _WHOLE_BOOKS:
        found.append(f"isbn:{isbn}")
    found += [url for url in (_string(item.get("URL")),) if url]
    for key in _MENTIONING:
        found += mentioned(_string(item.get(key)) or "")
    return identifiers(found)
