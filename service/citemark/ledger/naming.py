"""This module knows which identifier a person means who names a scheme and a value."""

from __future__ import annotations

from citemark.identifiers import BY_NAME, from_url
from citemark.types import Identifier

SCHEME_NAMES = tuple(BY_NAME)


def identifier_named(scheme: str, value: str) -> Identifier | None:
    """The whole identifier that ``value`` is under ``scheme``; ``None`` when it cannot be one.

    An address of a known host means the identifier it holds, as it does in documents.
    """
    row = BY_NAME.get(scheme.lower())
    if row is None:
        return None
    found = from_url(value) if row.name == "url" else row.normalise(value)
    return None if found is None or found.cut_off else found
