"""This module knows what a fact is: one measurement on an identifier alone, with its arithmetic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from citemark.types import Identifier


@dataclass(frozen=True, slots=True)
class Fact:
    """A value (``None``: cannot be known) and the sentence that shows how it came about."""

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


def unknown(name: str, why: str) -> Fact:
    return Fact(name, None, why)


def holds_not(name: str, message: str) -> Fact:
    """The thing the name speaks of is not the case."""
    return Fact(name, 0.0, message)
