"""This module knows the paragraphs of Markdown whose lines are references, one each.

Markdown joins the lines of a paragraph. Who lists sources line by line, without blank lines or
bullets, means them apart all the same: joined, one would bear the other's number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_BEGINNING: Final = re.compile(
    r"[*_]{0,2}(?:[“\"]\w|arXiv:\s?\d|doi:\s?10\."
    r"|[^\W\d_a-z][\w'’-]+,\s[^\W\d_a-z]"
    r"|(?:[^\W\d_a-z]\.[ -]?){1,3}[^\W\d_a-z][\w'’-]+[,. ]"
    r"|[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z]\.?| [^\W\d_a-z][\w'’-]+){1,3}(?:[,.]|\s(?:and|&|et al)\b| \())"
)
"""A person, in whatever order, a quoted title, or a number."""
_TELLING: Final = re.compile(r"(?<![\w./-])(?:1[89]|20)\d\d(?!\w)|10\.\d{4,9}/|https?://|arXiv:")
_ENDING: Final = re.compile(r"(?:[.)\]\d\"”*_>/]|https?://\S{1,400}|\b[A-Z]{2,12})\Z")
_LONGEST_END: Final = 500
_LEAST_WORDS: Final = 6
"""A line that wraps what stands before it, with a name and a year in it, is shorter, or goes on."""


def are_references(lines: Sequence[str]) -> bool:
    """Whether each of several lines is a reference of its own: it begins with a person, says when it
    appeared or where it is, and ends."""
    return len(lines) > 1 and all(map(_is_reference, map(str.strip, lines)))


def _is_reference(line: str) -> bool:
    return (
        _BEGINNING.match(line) is not None
        and _ENDING.search(line, max(0, len(line) - _LONGEST_END)) is not None
        and _TELLING.search(line) is not None
        and len(line.split()) >= _LEAST_WORDS
    )
