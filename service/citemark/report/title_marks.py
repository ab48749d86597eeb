"""This module knows how to mark, in a claimed and a recorded title, the words that differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from citemark.matching.spelling import canonical
from citemark.matching.title_comparison import compare_titles
from citemark.matching.titles import fold_title
from citemark.report.characters import harmless

MOST_MARKED = 0.5
"""Where more than half of the words differ they are two titles, and marks would only clutter."""

_WORD = re.compile(r"\w+|\W+")


def marked_titles(claimed: str | None, recorded: Sequence[str]) -> tuple[str, ...]:
    """Both titles as escaped HTML with differing words in ``<mark>``, the claimed one first.

    Empty when there is nothing to mark; the claim is marked against the first record.
    """
    if not claimed or not recorded:
        return ()
    marked: list[str] = []
    for number, title in enumerate(recorded):
        compared = compare_titles(claimed, title)
        words = max(1, len(fold_title(title).split()))
        few = bool(compared.changes) and len(compared.changes) <= max(1.0, MOST_MARKED * words)
        mine = {change[0] for change in compared.changes if change[0]} if few else set()
        theirs = {change[1] for change in compared.changes if change[1]} if few else set()
        if number == 0:
            marked.append(_marked(claimed, mine))
        marked.append(_marked(title, theirs))
    return tuple(marked)


def _marked(title: str, words: set[str]) -> str:
    parts = []
    for piece in _WORD.findall(harmless(title)):
        changed = canonical(fold_title(piece)) in words
        parts.append(f"<mark>{escape(piece)}</mark>" if changed else escape(piece))
    return f"<bdi>{''.join(parts)}</bdi>"
