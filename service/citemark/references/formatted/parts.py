"""This module knows the parts into which one formatted reference is divided."""

from __future__ import annotations

from dataclasses import dataclass

from citemark.references.people.lists import AuthorList
from citemark.types import PartialDate


@dataclass(frozen=True, slots=True)
class Parts:
    """The string divided: who, when, what, and the rest."""

    authors: AuthorList | None
    date: PartialDate | None
    title: str | None
    rest: str
