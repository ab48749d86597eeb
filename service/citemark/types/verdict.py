"""This module knows how a reference is judged: a label, a probability, and the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """The judgement of a reference; the declaration order is the order of severity."""

    FABRICATED = "fabricated"
    MISMATCH = "mismatch"
    SUSPECT = "suspect"
    UNVERIFIED = "unverified"
    VERIFIED = "verified"

    @property
    def severity(self) -> int:
        """0 for ``verified`` up to 4 for ``fabricated``."""
        return len(Label) - 1 - list(Label).index(self)

    @property
    def red(self) -> bool:
        """Whether this label accuses: the ones that must carry their proof or reasons."""
        return self in RED_LABELS


RED_LABELS = frozenset({Label.FABRICATED, Label.MISMATCH, Label.SUSPECT})


@dataclass(frozen=True, slots=True)
class Reason:
    """A signal as a reader sees it; ``weight`` is its contribution to the log-odds."""

    signal: str
    message: str
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    label: Label
    probability: float
    reasons: tuple[Reason, ...]
