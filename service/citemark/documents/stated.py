"""This module knows the references that a client states itself, without any document around them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Final

from citemark.documents.cleaning import plain
from citemark.documents.entries import bounded, composed_of, identifiers
from citemark.documents.incoming import Incoming, document
from citemark.documents.names import without_others
from citemark.errors import UnreadableInput
from citemark.types import Document, Entry

_MEDIA_TYPE: Final = "application/json"

_CLAIMS: Final = (
    "title",
    "method",
    "acronym",
    "venue",
    "publisher",
    "date",
    "category",
    "sentence",
)


def from_references(items: Sequence[Mapping[str, object]]) -> Document:
    """The document of stated references: one entry each, in order.

    An item may hold ``key``, ``text``, ``identifiers`` and ``claim`` (an object with
    ``title``, ``method``, ``acronym``, ``authors``, ``affiliations``, ``venue``,
    ``date``, ``category``, ``sentence``, ``kind``). Its digest is that of the items,
    so the same references are the same document.
    """
    if not items:
        raise UnreadableInput("there is no reference in the list: give at least one")
    entries, bound = bounded([_entry(item, number) for number, item in enumerate(items, start=1)])
    canonical = json.dumps(list(items), sort_keys=True, separators=(",", ":"), default=str)
    incoming = Incoming("", hashlib.sha256(canonical.encode()).hexdigest())
    composed, placed = composed_of(entries)
    return document(incoming, _MEDIA_TYPE, composed, entries=placed, problems=bound)


def _entry(item: object, number: int) -> Entry:
    if not isinstance(item, Mapping):
        raise UnreadableInput(
            f"reference {number} is not an object: give its identifiers and claim"
        )
    claim = item.get("claim")
    claim = claim if isinstance(claim, Mapping) else {}
    said = {name: _string(claim.get(name)) for name in _CLAIMS}
    authors, truncated = without_others(_strings(claim.get("authors")))
    return Entry(
        key=_string(item.get("key")),
        kind=_string(claim.get("kind")),
        text=_string(item.get("text")) or "",
        start=0,
        end=0,
        authors=authors,
        authors_truncated=truncated or claim.get("authors_truncated") is True,
        affiliations=tuple(_strings(claim.get("affiliations"))),
        identifiers=identifiers(_strings(item.get("identifiers"))),
        **said,
    )


def _string(value: object) -> str | None:
    return (plain(value) or None) if isinstance(value, str) else None


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, Sequence):
        return []
    return [text for item in value if (text := _string(item))]
