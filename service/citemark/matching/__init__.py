"""Claimed work against recorded work, as named comparisons; pure, and each may be unknown."""

from __future__ import annotations

from citemark.matching.comparison import Comparison, compare
from citemark.matching.same_work import same_work
from citemark.matching.titles import fold_title, title_tokens

__all__ = ["Comparison", "compare", "fold_title", "same_work", "title_tokens"]
