"""This module knows under which key the works of one venue are counted together."""

from __future__ import annotations

from citemark import venues
from citemark.venues.names import remembered


@remembered(1 << 16)
def venue_key(name: str) -> str:
    """The registered venue's key, else the folded name, marked so that the two never meet.

    A conference's workshops are kept apart: one is held whole and its neighbour not at all.
    """
    venue = venues.resolve(name)
    if venue is None:
        return f"? {venues.normalised(name)}"
    return f"{venue.key} {venues.normalised(name)}" if venue.kind == "workshop" else venue.key


@remembered(1 << 16)
def is_preprint(name: str) -> bool:
    """Whether the name is that of a preprint server, where works await their publication."""
    venue = venues.resolve(name)
    return venue is not None and venue.kind == "preprint-server"


@remembered(1 << 16)
def is_journal(name: str) -> bool:
    """Whether the name is a journal's, whose articles appear before their issue."""
    venue = venues.resolve(name)
    return venue is not None and venue.kind == "journal"


@remembered(1 << 16)
def has_editions(name: str) -> bool:
    """Whether a year of it may be held whole: of a conference, a journal, a workshop, or a venue that is
    not registered. Archives, repositories, theses, series and publishers bring out what no list holds."""
    venue = venues.resolve(name)
    return venue is None or venue.is_claim or venue.kind == "workshop"
