"""This module knows what a source is: anything that testifies about references."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from citemark.types import Evidence, Reference, SourceKind

Recalled = Callable[[str, bool], None]
"""Told of every remote look-up: the source, and whether the answer was remembered."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A point in time (of the monotonic clock) after which an answer is of no use."""

    at: float
    seconds: float
    """How long it was when it was set, for the reader of "not back within"."""

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        return cls(time.monotonic() + seconds, seconds)

    def remaining(self) -> float:
        """Seconds left, never below zero."""
        return max(0.0, self.at - time.monotonic())


class Source(Protocol):
    """Whatever answers about references; every implementation passes one contract test.

    ``look_up`` gives one tuple a reference, in order: ``()`` where there was nothing to
    ask. It never raises for what a source does or fails to do: no answer is an
    ``unavailable`` with its reason. No ``Deadline`` means: until every answer is in.
    """

    @property
    def name(self) -> str: ...

    @property
    def kind(self) -> SourceKind: ...

    @property
    def remote(self) -> bool: ...

    def look_up(
        self, references: Sequence[Reference], *, deadline: Deadline | None
    ) -> Sequence[tuple[Evidence, ...]]: ...
