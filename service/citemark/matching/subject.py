"""This module knows how likely a sentence is about a recorded work (a small learnt model)."""

from __future__ import annotations

from collections.abc import Callable

from citemark.types import Claim, Record


def subject(
    claim: Claim, record: Record, *, rarity: Callable[[str], float] | None = None
) -> float | None:
    """Probability that what the document says is about this record; ``None`` when it says nothing."""
    del claim, record, rarity
    return None
