"""This module knows how likely two claims, made in two documents, name one work."""

from __future__ import annotations

from citemark.matching.title_comparison import compare_titles
from citemark.types import Claim


def same_work(a: Claim, b: Claim) -> float | None:
    """Probability that both claims name one work; ``None`` when they cannot be compared."""
    if a.title and b.title:
        return 1.0 if compare_titles(a.title, b.title).same else 0.0
    return None
