"""One of many words is found by its first letter, and it is the same word as without."""

from __future__ import annotations

import re

import pytest

from citemark.references.alternatives import one_of

WORDS = ("june", "july", "jun", "may", "m[ae]rch", "oct", "août")


@pytest.mark.parametrize(
    "text", ["june", "july", "junta", "may", "merch", "oct.", "août", "dec", "", "Mayor", "ma"]
)
def test_the_words_are_found_as_between_bars(text: str) -> None:
    grouped = re.match(one_of(WORDS), text, re.IGNORECASE)
    plain = re.match("|".join(WORDS), text, re.IGNORECASE)
    assert (grouped and grouped[0]) == (plain and plain[0])


def test_the_earlier_of_two_with_one_letter_is_taken() -> None:
    found = re.match(one_of(("jun", "june")), "june")
    assert found is not None
    assert found[0] == "jun"
