"""This module knows the parts into which one formatted reference is divided, and what can be none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citemark.references.people.lists import AuthorList
from citemark.types import PartialDate


@dataclass(frozen=True, slots=True)
class Parts:
    """The string divided: who, when, what, and the rest."""

    authors: AuthorList | None
    date: PartialDate | None
    title: str | None
    rest: str


def has_words(text: str) -> bool:
    """Whether a title or a name could stand in it: two letters in a row, or a Chinese character."""
    return _WORDS.search(text) is not None


_WORDS = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff]")
