"""This module knows how much a number looks invented: runs, repeats and round figures among its digits.

Real numbers have such patterns too, by chance; the probability is learnt on real numbers
against a stated model of invented ones (`models/tables/patterns.py`), at even odds. It is a
weak signal and never proof.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from operator import mul

from citemark.identifiers import tables
from citemark.identifiers.springer import read_springer
from citemark.types import Identifier

FEATURES = (
    "rising_run",
    "rising_run_to_the_end",
    "falling_run",
    "repeated_digit",
    "trailing_zeros",
    "leading_zeros",
    "few_digits",
    "period_of_two",
    "length",
)
"""In the order of the fitted coefficients."""

MIN_DIGITS, MAX_DIGITS = 4, 12
"""Shorter numbers show no pattern that chance would not; longer ones are cut to their last digits."""

_DIGITS = re.compile(r"\d+", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def features(digits: str) -> tuple[float, ...]:
    """The measurements named in `FEATURES`; runs count from the third digit on."""
    longest = {1: 0, -1: 0, 0: 0}
    run, last = 0, None
    for before, after in pairwise(map(ord, digits)):
        step = after - before
        run = run + 1 if step == last else 1
        last = step
        if run > longest.get(step, run):
            longest[step] = run
    ending = run if last == 1 else 0
    length, different = len(digits), len(set(digits))
    return (
        float(max(0, longest[1] - 1)),
        float(max(0, ending - 1)),
        float(max(0, longest[-1] - 1)),
        float(longest[0]),
        float(length - len(digits.rstrip("0"))),
        float(length - len(digits.lstrip("0"))),
        float(different <= 2),
        float(different == 2 and length >= 4 and digits[2:] == digits[:-2]),
        float(length),
    )


@lru_cache(maxsize=4096)
def invented(digits: str) -> float:
    """The probability, at even odds, that the digits were made up rather than counted."""
    fit = tables.digit_patterns()
    log_odds = fit["intercept"] + sum(map(mul, fit["coefficients"], features(digits)))
    return 1 / (1 + math.exp(-log_odds))


def telling_digits(identifier: Identifier) -> str | None:
    """The digits of an identifier that its issuer counted up; ``None`` when it has too few."""
    digits = _counted(identifier)
    return digits[-MAX_DIGITS:] if digits and len(digits) >= MIN_DIGITS else None


def _counted(identifier: Identifier) -> str | None:
    read = _COUNTED.get(identifier.scheme)
    return read(identifier.value) if read else None


def _of_doi(doi: str) -> str | None:
    if springer := read_springer(doi):
        return springer.article
    suffix = doi.partition("/")[2]
    # The digits of an ISBN are not counted up.
    return None if suffix.startswith("978-") else _last_group(suffix)


def _of_virtual(value: str) -> str | None:
    """A poster's number; the pages of papers.nips.cc are named by a hash instead."""
    number = value.rpartition("/")[2]
    return number if number.isdigit() else None


def _last_group(text: str) -> str | None:
    """The last run of at least four digits that is not a year."""
    groups = [
        group
        for group in _DIGITS.findall(text)
        if len(group) >= MIN_DIGITS and not _YEAR.fullmatch(group)
    ]
    return groups[-1] if groups else None


_COUNTED: dict[str, Callable[[str], str | None]] = {
    "arxiv": lambda value: value.partition(".")[2],
    "doi": _of_doi,
    "pmid": lambda value: value,
    "pmcid": lambda value: value[3:],
    "neurips": _of_virtual,
    "icml": _of_virtual,
    "iclr": _of_virtual,
    "url": lambda value: _last_group(value.rpartition("/")[2]),
}
"""Scheme to the digits that its issuer counted up."""
