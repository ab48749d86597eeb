"""This module knows how the author field of an entry is written, and how it is often miswritten."""

from __future__ import annotations

import re
from typing import Final

from citemark.documents import latex
from citemark.documents.bibtex.values import split_names
from citemark.documents.names import first_last, without_others

_LED: Final = re.compile(r"\A(?:(?:and|AND)[\s,]+)+")
_TRAILED: Final = re.compile(r"(?:,|\s(?:and|AND))\Z")
_CAPITAL: Final = "[A-Z\u00c0-\u00de\u0410-\u042f]"
_INITIALS: Final = rf"{_CAPITAL}\.(?:[\s-]?{_CAPITAL}\.){{0,2}}"
_INITIALS_ALONE: Final = re.compile(_INITIALS)
_INITIALS_FIRST: Final = re.compile(rf"{_INITIALS},\s[^,]+")
_SEMICOLON: Final = re.compile(r";\s+(?:and\s+|&\s+)?|(?<=\.)\s+&\s+")


def authors(value: str) -> tuple[tuple[str, ...], bool]:
    """Readable names, and whether the list goes on: it says so, or its end is lost in an open brace.

    One wrapped in braces as a whole is an organisation's and keeps its commas.
    """
    names: list[str] = []
    goes_on = latex.left_open(value)
    for stated in _told_apart(split_names(value)):
        whole = (
            stated.startswith("{") and stated.endswith("}") and stated.find("}") == len(stated) - 1
        )
        known, more = without_others([latex.decode(stated)])
        names += known if whole else map(first_last, known)
        goes_on = goes_on or more
    return tuple(names), goes_on


def _told_apart(stated: list[str]) -> list[str]:
    """The names, where "and" stands twice, last, or where a comma belongs, or something else for it."""
    names = [
        name for it in stated for name in _at_semicolons(_TRAILED.sub("", _LED.sub("", it))) if name
    ]
    if len(names) > 1 and _are_exchanged(names):
        pieces = [piece for name in names for piece in name.split(", ")]
        return [", ".join(pair) for pair in zip(pieces[::2], pieces[1::2], strict=True)]
    if len(names) == 2 and "," not in names[1] and " " in names[1]:
        return [*_two_people(names[0]), names[1]]
    return names


def _at_semicolons(name: str) -> list[str]:
    if ";" not in name or name.startswith("{"):
        return [name]
    return _SEMICOLON.split(latex.decode(name).removesuffix(";"))


def _are_exchanged(names: list[str]) -> bool:
    """Whether "and" and the comma stand in each other's place: "Doe and J., Roe and R."."""
    first, *between, last = names
    return (
        "," not in first
        and _INITIALS_ALONE.fullmatch(last) is not None
        and all(map(_INITIALS_FIRST.fullmatch, between))
    )


def _two_people(name: str) -> list[str]:
    """``Jane Doe, Rob Roe`` before "and Ann Poe": who puts family names first does so with the last, too."""
    parts = [part.split() for part in name.split(",")]
    if len(parts) == 2 and all(len(words) > 1 and words[0][:1].isupper() for words in parts):
        return [" ".join(words) for words in parts]
    return [name]
