"""This module knows whether the top of a column or page goes on with what the bottom of the last one said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from citemark.documents.list_marks import mark

_ENTRY: Final = re.compile(r"^[ \t]{0,40}\[\d{1,4}\][ \t]{0,8}\S", re.MULTILINE)
_FEWEST_ENTRIES: Final = 2
_ENDS: Final = (".", "!", "?", ":", ";", "”", "»", ")", "]")
_CAPTION: Final = re.compile(r"\s{0,80}(?:fig(?:ure|\.)|table|algorithm)\s", re.IGNORECASE)


def joined(columns: Iterable[str]) -> str:
    """The columns and pages one after the other, with a blank line between them where one ends and the
    next begins anew."""
    parts: list[str] = []
    said = ""
    for column in columns:
        if not said.strip() or not column.strip() or not _goes_on(said, column):
            parts += ["\n\n", column]
        else:
            parts[-1] = parts[-1].rstrip("\n")
            parts += ["\n", column.lstrip("\n")]
        said = column if column.strip() else said
    return "".join(parts[1:])


def _goes_on(above: str, below: str) -> bool:
    """Whether the first line below is of the sentence, or of the numbered entry, above."""
    last = above.rstrip().rpartition("\n")[2].strip()
    first = below.lstrip().partition("\n")[0].strip()
    if mark(first, first=True, last=None) or _CAPTION.match(first) or _is_heading(first):
        return False
    if all(_has_entries(text) for text in (above, below)):
        return True  # what bears no number in a list of numbered entries is of the one before
    return not last.endswith(_ENDS) and first[:1].islower()


def _has_entries(text: str) -> bool:
    return len(_ENTRY.findall(text)) >= _FEWEST_ENTRIES


def _is_heading(line: str) -> bool:
    return line.isupper() and not any(map(str.isdigit, line))
