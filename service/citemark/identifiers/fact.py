"""This module knows what a fact is: one measurement on an identifier alone, with its arithmetic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from citemark.types import Identifier


@dataclass(frozen=True, slots=True)
class Fact:
    """A value (``None``: cannot be known) and, where something is found, the sentence that shows how
    it came about."""

    name: str
    value: float | None
    message: str
    proof: bool = False
    """The value alone shows that no such identifier exists; stated beside each rule and why."""


@dataclass(frozen=True, slots=True)
class Dates:
    """When the document was published, if it says so, and the day of judging."""

    published: dt.date | None
    now: dt.date


Rule = Callable[[Identifier, Dates], Fact]
"""One row of the table of facts; it is only asked about identifiers of its own schemes."""


@cache
def unknown(name: str) -> Fact:
    """Asked of an identifier that does not say."""
    return Fact(name, None, "The identifier does not say.")


@cache
def holds_not(name: str) -> Fact:
    """The thing the name speaks of is not the case: of most identifiers the answer to nearly every
    question, which nobody reads."""
    return Fact(name, 0.0, "Nothing is found against the identifier.")
