"""This module knows which part of what was read as a title may be the title.

Running text names a source in no style: "Chapter 3 is based on: Jane Doe, 'Tides of Ponds'", or
in a language whose words between names are not known. A title then stands between two marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citemark.matching import title_tokens
from citemark.matching.people_named import initials_in, names_people_of
from citemark.matching.spelling import FUNCTION_WORDS
from citemark.types import Record

_MARKS = re.compile(
    r"\s*[\"“”«»„《》「」『』|\n\t]+\s*|(?<!\w)['‘’]|['‘’](?!\w)|[.!?:;,]\s+|[，、。：；．（）]\s*|(?<=[^\W\d_]{2})[:,](?=[^\W\d_]{3})|\s+[-–—/]+\s+|\s+(?=w/|with\s)"
    r"|(?<![\w.-])(?:19|20)\d\d\s+"
)
_MOST_MARKS = 24
"""Marks behind which a title may begin: behind as many stand the names of twelve inverted authors."""
_MOST_INSIDE = 5
"""Marks inside of a title, up to the one that ends it; or it reaches to one of the last marks."""
_LAST = 3
_MOST_CHARACTERS = 600
LEAST_WORDS = 3
"""Content words of a part that can be looked up: fewer are any work's."""


def segments(text: str) -> Iterator[str]:
    """What begins behind one of the first marks, and what stands between it and a later one: the
    longest first, each once."""
    text = text[:_MOST_CHARACTERS]
    marks = list(_MARKS.finditer(text))
    starts = [0, *(mark.end() for mark in marks[:_MOST_MARKS])]
    ends = [*(mark.start() for mark in marks), len(text)]
    last = ends[-_LAST - 1 :]
    pieces = {
        text[start:end]
        for at, start in enumerate(starts)
        for end in (*ends[at : at + _MOST_INSIDE], *last)
        if start < end
    }
    pieces.discard(text)
    for piece in sorted(pieces, key=lambda piece: (-len(piece), piece)):
        words = piece.lower().split()
        if sum(word not in FUNCTION_WORDS for word in words) >= LEAST_WORDS:
            yield piece


def names_its_author(text: str, beside: str, record: Record) -> bool:
    """Whether a text holds the family name of the record's first author, or of two others, and the
    words beside the title no initial of somebody else."""
    if not names_people_of(record, text):
        return False
    names = {word[0] for name in record.authors for word in title_tokens(name)}
    return initials_in(beside) - FUNCTION_WORDS <= names
