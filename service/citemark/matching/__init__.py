"""Claimed work against recorded work, as named comparisons; pure, and each may be unknown."""

from __future__ import annotations

from citemark.matching.titles import fold_title, title_tokens

__all__ = ["fold_title", "title_tokens"]
