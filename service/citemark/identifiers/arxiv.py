"""This module knows arXiv's identifier grammar by era, and which archives existed since when.

Since April 2007 an identifier is ``YYMM.number``: four digits to December 2014, five from
January 2015 on (arXiv, "Understanding the arXiv identifier"). Before, it was
``archive/YYMMNNN``, numbered within each archive.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

FIRST_NEW_STYLE = (2007, 4)
FIRST_FIVE_DIGITS = (2015, 1)
FIRST_OLD_STYLE = (1991, 7)
"""The earliest identifiers that exist belong to this month (arXiv opened in August 1991)."""
LAST_OLD_STYLE = (2007, 3)

_NEW = re.compile(r"(\d{2})(\d{2})\.(\d+)", re.ASCII)
_OLD = re.compile(r"([a-z][a-z-]*[a-z])/(\d{2})(\d{2})(\d{3})", re.ASCII)

ARCHIVES: dict[str, tuple[int, int]] = {
    "acc-phys": (199411, 199609),
    "adap-org": (199303, 199912),
    "alg-geom": (199202, 199712),
    "ao-sci": (199502, 199609),
    "astro-ph": (199204, 200703),
    "atom-ph": (199509, 199609),
    "bayes-an": (199504, 199609),
    "chao-dyn": (199301, 199912),
    "chem-ph": (199403, 199609),
    "cmp-lg": (199404, 199809),
    "comp-gas": (199302, 199912),
    "cond-mat": (199204, 200703),
    "cs": (199301, 200703),
    "dg-ga": (199402, 199712),
    "funct-an": (199204, 199712),
    "gr-qc": (199207, 200703),
    "hep-ex": (199404, 200703),
    "hep-lat": (199107, 200703),
    "hep-ph": (199203, 200703),
    "hep-th": (199107, 200703),
    "math": (199201, 200703),
    "math-ph": (199609, 200703),
    "mtrl-th": (199411, 199609),
    "nlin": (199301, 200703),
    "nucl-ex": (199412, 200703),
    "nucl-th": (199210, 200703),
    "patt-sol": (199302, 199912),
    "physics": (199403, 200703),
    "plasm-ph": (199502, 199609),
    "q-alg": (199412, 199712),
    "q-bio": (199201, 200703),
    "quant-ph": (199412, 200703),
    "solv-int": (199303, 199912),
    "supr-con": (199411, 199609),
}
"""Every archive of the old style, with the months (YYYYMM) of its first and last identifiers.

Names: arXiv's list of archives. Months: the earlier of arXiv's opening announcements and the
oldest identifier among 75,000 real old-style ones, and the month it was merged into another.
"""


@dataclass(frozen=True, slots=True)
class ArxivNumber:
    """An arXiv identifier in its parts; ``archive`` only in the old style."""

    year: int
    month: int
    number: int
    digits: int
    archive: str | None = None

    @property
    def era(self) -> tuple[int, int]:
        return (self.year, self.month)

    @property
    def label(self) -> str:
        """The four digits of year and month, as in the identifier."""
        return f"{self.year % 100:02d}{self.month:02d}"

    def month_name(self) -> str:
        """``April 2026``, for a reader; the month must be one of twelve."""
        return dt.date(self.year, self.month, 1).strftime("%B %Y")


@lru_cache(maxsize=4096)
def read_arxiv(value: str) -> ArxivNumber | None:
    """The parts of a normalised arXiv identifier; ``None`` when it has not the shape of one.

    Impossible months and wrong lengths are read all the same: judging them is for the facts.
    """
    if match := _NEW.fullmatch(value):
        year, month, number = match.groups()
        return ArxivNumber(2000 + int(year), int(month), int(number[:9]), len(number))
    if match := _OLD.fullmatch(value):
        archive, year, month, number = match.groups()
        century = 1900 if int(year) >= FIRST_OLD_STYLE[0] % 100 else 2000
        return ArxivNumber(century + int(year), int(month), int(number), 3, archive)
    return None


def digits_due(year: int, month: int) -> int:
    """How many digits a new-style number of that month has."""
    return 5 if (year, month) >= FIRST_FIVE_DIGITS else 4


def is_complete(value: str) -> bool:
    """Whether nothing can be missing at the end: the number has all the digits of its era."""
    number = read_arxiv(value)
    if number is None:
        return False
    return number.archive is not None or number.digits >= digits_due(number.year, number.month)
