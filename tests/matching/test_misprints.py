"""A word mistyped or misread into none that exists makes no other title; a word exchanged does."""

from __future__ import annotations

import math

import pytest

from citemark.matching.misprints import is_misprint
from citemark.matching.title_comparison import compare_titles

COMMON = {
    "independence": 1e-3,
    "unclear": 1e-4,
    "nuclear": 1e-3,
    "translation": 1e-2,
    "tranlsation": 2e-6,
    "ebbtide": 1e-5,
    "environmental": 7e-4,
    "enviromental": 4e-6,
    "segment": 7e-4,
    "sement": 4e-6,
}
TITLE = "Mutual Information as a Measure of {}"


def rarity(word: str) -> float:
    return -math.log(COMMON.get(word, 1e-7))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("indepnedence", "independence"), ("conversatoinal", "conversational"), ("leaming", "learning"), ("lerning", "learning"), ("seach", "search"),
     ("segmcntation", "segmentation"), ("para1lel", "parallel"), ("c1assification", "classification"), ("zcro", "zero"),
     ("unclear", "nuclear")],
)  # fmt: skip
def test_letters_that_changed_places_or_look_alike(written: str, meant: str) -> None:
    assert is_misprint(written, meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("privacys", "privacy"), ("explanation", "explanations"), ("trial", "trail"), ("quixotic", "learning"),
     ("model", "modal"), ("gate", "gats"), ("gate", "gafe"), ("rap", "nap"), ("dependence", "independence"), ("", "learning"), ("learning", "learning")],
)  # fmt: skip
def test_what_is_another_word(written: str, meant: str) -> None:
    assert not is_misprint(written, meant)


@pytest.mark.parametrize(
    ("claimed", "recorded", "slip"),
    [
        ("Indepnedence", "Independence", True),
        ("Tranlsation", "Translation", True),  # a few titles have it printed so
        ("Independence", "Indepnedence", True),  # the record's own misprint
        ("Translation", "Tranlsation", True),
        ("Enviromental", "Environmental", True),  # printed so in more titles, but a long word
        ("Sement", "Segment", False),
        ("Unclear", "Nuclear", False),  # a word of its own
        ("Nuclear", "Unclear", False),
        ("Ebbtide", "Ebktide", False),  # a name that no other title holds, and another one
        ("Dependence", "Independence", False),
    ],
)
def test_a_misprint_is_an_oversight_unless_it_is_a_word(
    claimed: str, recorded: str, slip: bool
) -> None:
    compared = compare_titles(TITLE.format(claimed), TITLE.format(recorded), rarity=rarity)
    assert (compared.same, compared.oversight) == (False, slip)


def test_without_knowing_how_rare_words_are_nothing_is_a_misprint() -> None:
    assert not compare_titles(TITLE.format("Indepnedence"), TITLE.format("Independence")).slip


def test_two_misprints_are_more_than_a_slip() -> None:
    claimed = "Mutual Infomration as a Measure of Indepnedence"
    assert not compare_titles(claimed, TITLE.format("Independence"), rarity=rarity).oversight
