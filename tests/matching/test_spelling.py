"""British and American spellings are one; words that only look so stay as they are."""

from __future__ import annotations

import pytest

from citemark.matching.spelling import canonical


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("behaviour", "behavior"),
        ("neighbourhood", "neighborhood"),
        ("optimisation", "optimization"),
        ("generalised", "generalized"),
        ("analyse", "analyze"),
        ("modelling", "modeling"),
        ("catalogues", "catalogs"),
        ("anaesthesia", "anesthesia"),
        ("oestrogen", "estrogen"),
        ("towards", "toward"),
        ("3", "three"),
    ],
)
def test_both_spellings_are_one(british: str, american: str) -> None:
    assert canonical(british) == canonical(american)


@pytest.mark.parametrize(
    "word", ["hour", "tour", "source", "rise", "list", "allow", "shell", "poem", "learning", "a"]
)
def test_a_word_that_only_looks_british_stays(word: str) -> None:
    assert canonical(word) == word
