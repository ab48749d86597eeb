"""This module knows what is said of one setting: a row of their table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PREFIX = "CITEMARK_"
"""How the name of every setting's environment variable begins."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table."""

    name: str
    reader: str
    """The reader's method: what type of value the variable holds."""
    default: object
    help: str
    secret: bool
    check: Callable[[Any], str | None] | None
    """Says what is wrong with a value, or ``None``."""

    @property
    def variable(self) -> str:
        return PREFIX + self.name.upper()
