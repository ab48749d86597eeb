"""This module knows one finding: a place that names a source, and what is claimed there."""

from __future__ import annotations

from dataclasses import dataclass

from citemark.types import Attachment, Claim, Identifier


@dataclass(frozen=True, slots=True)
class Found:
    """What one place of the document says of one source."""

    start: int
    end: int
    identifiers: tuple[Identifier, ...]
    claim: Claim
    attachment: Attachment
    label: str | None = None
    """The label of a list entry, which citation marks point to."""
    position: int | None = None
    """Position in a bare list, from 0."""
    weak: bool = False
    """The work's name was taken from the surroundings: a bold lead, an item's head, a table's row."""
    marks: int | None = None
    """This is a citation mark of the list entry that begins there."""
