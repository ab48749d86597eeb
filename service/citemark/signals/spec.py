"""This module knows what a signal is: one question, a direction, and how it is measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

CaseT = TypeVar("CaseT")


class Mark(StrEnum):
    """What a finding may do beyond its weight; everything else is left to the model."""

    PROOF = "proof"
    """It shows that the identifier or work cannot exist: the label ``fabricated``."""
    CONTRADICTION = "contradiction"
    """A source's record says otherwise: the label ``mismatch`` once the probability is high."""
    SUPPORT = "support"
    """A source's record matches the claim: needed for ``verified``."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A signal's answer; a signal that cannot be answered gives ``None`` instead."""

    value: float
    message: str
    mark: Mark | None = None


@lru_cache(maxsize=256)
def nothing_found(message: str) -> Finding:
    """Asked, and nothing found: of most questions one and the same answer, for most references."""
    return Finding(0.0, message)


@dataclass(frozen=True, slots=True)
class SignalSpec(Generic[CaseT]):
    """One question measured on one reference or document.

    ``direction`` is +1 when a higher value speaks against the source, -1 when it
    speaks for it, 0 when the signal only informs and never enters a model.
    """

    name: str
    question: str
    scope: str
    direction: int
    measure: Callable[[CaseT], Finding | None]
    strongest: Mark | None = None
    clears: bool = False
    """Whether "asked, and nothing found" speaks for the source: only where a source of evidence
    answered. That an identifier is well formed, or a year past, speaks for nothing."""
    told: bool = False
    """Whether a reader wants to know of a finding even where it weighs nothing."""


Measure = Callable[[CaseT], Finding | None]


class Family(Generic[CaseT]):
    """Collects the signals of one module in the order in which they are written."""

    def __init__(self, scope: str, *, clears: bool = False) -> None:
        self.scope = scope
        self.clears = clears
        self._specs: list[SignalSpec[CaseT]] = []

    @property
    def specs(self) -> tuple[SignalSpec[CaseT], ...]:
        return tuple(self._specs)

    def signal(
        self,
        question: str,
        *,
        direction: int,
        strongest: Mark | None = None,
        name: str | None = None,
        told: bool = False,
    ) -> Callable[[Measure[CaseT]], Measure[CaseT]]:
        """Register a measuring function; its name is the signal's unless given."""

        def register(measure: Measure[CaseT]) -> Measure[CaseT]:
            signal_name = name or str(getattr(measure, "__name__", ""))
            self._specs.append(
                SignalSpec(
                    signal_name,
                    question,
                    self.scope,
                    direction,
                    measure,
                    strongest,
                    self.clears,
                    told,
                )
            )
            return measure

        return register
