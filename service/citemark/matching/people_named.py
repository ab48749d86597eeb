"""This module knows whom a text names: the people of a record, or somebody else."""

from __future__ import annotations

import re

from citemark.matching.names import parse_name
from citemark.matching.titles import fold_title, title_tokens
from citemark.types import Record

_ALONE = re.compile(r"(?<!\w)[^\W\d_](?![\w'’])")
_LEAST_LETTERS = 2
_SEVERAL = 2


def names_people_of(record: Record, text: str) -> bool:
    """Whether a text holds the family name of the record's first author, of two others, or of the only
    other one: who lists what they wrote themselves name but the others."""
    words = set(title_tokens(text))
    named = [not words.isdisjoint(family_names(name)) for name in record.authors]
    return any(named[:1]) or sum(named) >= _SEVERAL or (len(named) == _SEVERAL and any(named))


def family_names(name: str) -> frozenset[str]:
    """The folded forms of a name's family name where it usually stands: before initials ("Doe J"), else
    last; initials alone are none."""
    readings = parse_name(name).readings
    forms = readings[0].families if readings else frozenset(title_tokens(name)[-1:])
    return frozenset(form for form in forms if len(form) >= _LEAST_LETTERS)


def initials_in(text: str) -> set[str]:
    """The capitals that stand alone in a text, folded: initials of people, or words of one letter."""
    return {fold_title(letter) for letter in _ALONE.findall(text) if letter.isupper()}
