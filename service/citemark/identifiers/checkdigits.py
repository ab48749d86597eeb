"""This module knows the published check digits: ISSN (ISO 3297), ISBN (ISO 2108), ORCID (ISO 7064)."""

from __future__ import annotations

_TEN = "0123456789X"


def issn_check(first_seven: str) -> str:
    """The eighth character that ISO 3297 asks for: weights 8 to 2, modulo 11, ``X`` for ten."""
    total = sum((8 - place) * int(digit) for place, digit in enumerate(first_seven))
    return _TEN[-total % 11]


def isbn10_check(first_nine: str) -> str:
    """The tenth character of a ten-digit ISBN: weights 10 to 2, modulo 11, ``X`` for ten."""
    total = sum((10 - place) * int(digit) for place, digit in enumerate(first_nine))
    return _TEN[-total % 11]


def isbn13_check(first_twelve: str) -> str:
    """The thirteenth digit of an ISBN (EAN-13): weights 1 and 3 in turn, modulo 10."""
    total = sum((3 if place % 2 else 1) * int(digit) for place, digit in enumerate(first_twelve))
    return str(-total % 10)


def isbn_check(characters: str) -> str:
    """The last character that an ISBN of ten or thirteen characters should have."""
    body = characters[:-1]
    return isbn10_check(body) if len(characters) == 10 else isbn13_check(body)


def isbn13(characters: str) -> str:
    """The thirteen-digit form of a ten-digit ISBN with a right check; anything else as it is."""
    if len(characters) == 10 and isbn_check(characters) == characters[-1]:
        body = "978" + characters[:9]
        return body + isbn13_check(body)
    return characters


def orcid_check(first_fifteen: str) -> str:
    """The sixteenth character of an ORCID iD: ISO 7064 MOD 11-2."""
    total = 0
    for digit in first_fifteen:
        total = (total + int(digit)) * 2
    return _TEN[(12 - total % 11) % 11]
