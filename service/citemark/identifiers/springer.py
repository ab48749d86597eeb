"""This module knows the check character at the end of Springer Nature's journal DOIs.

A suffix ``sJJJJJ-YYY-NNNN[N]-C`` carries twelve or thirteen digits before ``C``: weigh them
1, 2, 3, … from the left, add up, and take the remainder by one more than their number; it is
the position of ``C`` in the alphabet below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ALPHABETS = {12: "0123456789xyz", 13: "0123456789wxyz"}
_GRAMMAR = re.compile(
    r"10\.[0-9]{4,9}/(?P<journal>s\d{5})-(?P<year>\d{3})-(?P<article>\d{4,5})-(?P<check>[0-9w-z])",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class SpringerDoi:
    """Such a DOI in its parts."""

    journal: str
    """``s41563``: the journal's code."""
    year: int
    """The year of acceptance that the DOI states (2026 for ``026``)."""
    article: str
    check: str

    @property
    def digits(self) -> str:
        return f"{self.journal[1:]}{self.year % 1000:03d}{self.article}"

    @property
    def total(self) -> int:
        """The weighted sum of the digits."""
        return sum(weight * int(digit) for weight, digit in enumerate(self.digits, start=1))

    @property
    def modulus(self) -> int:
        return len(self.digits) + 1

    @property
    def due(self) -> str:
        """The check character that the digits ask for."""
        return ALPHABETS[len(self.digits)][self.total % self.modulus]

    @property
    def holds(self) -> bool:
        return self.check == self.due


def read_springer(doi: str) -> SpringerDoi | None:
    """The parts of a normalised DOI of this form; ``None`` for any other DOI."""
    match = _GRAMMAR.fullmatch(doi)
    if match is None:
        return None
    year = int(match["year"])
    # Back files are numbered with the year's last three digits too: 897 is 1897.
    year += 1000 if year >= 500 else 2000
    return SpringerDoi(match["journal"], year, match["article"], match["check"])


def holds(doi: str) -> bool:
    """Whether a normalised DOI is of this form and its check character is right."""
    parts = read_springer(doi)
    return parts is not None and parts.holds
