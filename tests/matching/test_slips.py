"""A small word that was overlooked, or a name in another place, makes no other title."""

from __future__ import annotations

import pytest

from citemark.matching import compare
from citemark.matching.title_comparison import compare_titles
from citemark.types import Claim, Record

RECORDED = "Reading Weathered Milestones from Sparse Lantern Light in Fog"


@pytest.mark.parametrize(
    ("claimed", "overlooked"),
    [
        ("Reading Weathered Milestones from Sparse Lantern Light Fog", True),
        ("Reading of Weathered Milestones from Sparse Lantern Light in Fog", True),
        ("Reading Weathered Milestones with Sparse Lantern Light in Fog", False),  # another word
        ("Reading Milestones from Sparse Lantern Light in Fog", False),
        ("Reading Milestones Sparse Lantern Light in Fog", False),
    ],
)
def test_a_small_word_left_out_is_an_oversight_and_one_exchanged_is_none(
    claimed: str, overlooked: bool
) -> None:
    compared = compare_titles(claimed, RECORDED)
    assert (compared.same, compared.oversight) == (False, overlooked)


def test_in_a_short_title_a_small_word_counts() -> None:
    assert not compare_titles("Light Fog", "Light in Fog").oversight
    assert compare_titles("A Theory Sparse Lanterns", "A Theory of Sparse Lanterns").oversight


def test_an_oversight_in_a_field_without_identifier_is_still_the_title() -> None:
    claim = Claim(title=RECORDED.replace(" in ", " "), kind="article")
    assert compare(claim, Record(title=RECORDED)).title_same
    exchanged = Claim(title=RECORDED.replace("from", "with"), kind="article")
    assert compare(exchanged, Record(title=RECORDED)).title_same is False


@pytest.mark.parametrize(
    ("claimed", "recorded", "same"),
    [
        ("Slow Clocks for Harbour Maps (TideNet)", "TideNet: Slow Clocks for Harbour Maps", True),
        ("TideNet: Slow Clocks for Harbour Maps", "Slow Clocks for Harbour Maps (TideNet)", True),
        ("Slow Clocks for Harbour Maps (MoonNet)", "TideNet: Slow Clocks for Harbour Maps", False),
        ("Slow Clocks for the Mapping of Old Harbours v2", "Slow Clocks for the Mapping of Old Harbours", True),
        ("Duck Counting YOLO v3", "Duck Counting YOLO", False),
        ("Fog at 90 percent Humidity in Bays", "Fog at 90% Humidity in Bays", True),
        ("Fog at 80 percent Humidity in Bays", "Fog at 90% Humidity in Bays", False),
        ("Newton&amp;#39;s Lanterns in Small Harbours", "Newton's Lanterns in Small Harbours", True),
    ],
)  # fmt: skip
def test_forms_of_one_title(claimed: str, recorded: str, same: bool) -> None:
    assert compare_titles(claimed, recorded).same is same
