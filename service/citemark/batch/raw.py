"""This module knows what is taken out of a container: a document as bytes, or what broke there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from citemark.documents import limits

LARGEST_RECORD: Final = limits.BYTES
"""Bytes of one record, as of one file on the command line."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A document as bytes; ``kind`` is a reader's name or ``auto``."""

    source: str
    data: bytes
    kind: str = "auto"


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that could not be taken out of its container, or a container that breaks off."""

    source: str
    error: str
    message: str


Record = Raw | Broken
