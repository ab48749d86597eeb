"""This module knows the identifiers that a reference manager leaves on works of others."""

from __future__ import annotations

from citemark.identifiers.tables import strays
from citemark.types import Identifier


def is_stray(identifier: Identifier) -> bool:
    """Whether an identifier stands, by a known fault of an exporter, beside works of all kinds: it
    tells nothing of the work beside it.

    Of 19 entries that bear the first two in public repositories none is the identifier's own work.
    """
    return identifier.value in strays().get(identifier.scheme, ())
