"""This module knows whom a text names: the people of a record, or somebody else."""

from __future__ import annotations

import re

from citemark.matching.titles import fold_title, title_tokens
from citemark.types import Record

_ALONE = re.compile(r"(?<!\w)[^\W\d_](?![\w'’])")
_LEAST_LETTERS = 2
_SEVERAL = 2


def names_people_of(record: Record, text: str) -> bool:
    """Whether a text holds the family name of the record's first author, of two others, or of the only
    other one: who lists what they wrote themselves name but the others."""
    words = set(title_tokens(text))
    families = [title_tokens(name)[-1:] for name in record.authors]
    named = [bool(one) and len(one[0]) >= _LEAST_LETTERS and one[0] in words for one in families]
    return any(named[:1]) or sum(named) >= _SEVERAL or (len(named) == _SEVERAL and any(named))


def initials_in(text: str) -> set[str]:
    """The capitals that stand alone in a text, folded: initials of people, or words of one letter."""
    return {fold_title(letter) for letter in _ALONE.findall(text) if letter.isupper()}
