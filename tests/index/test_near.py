"""A title is near when its letters are, or when all its words but one are."""

from __future__ import annotations

import pytest

from citemark.index.near import NEAR, near_ones

ASKED = "patient reading of tide tables by candlelight"


@pytest.mark.parametrize(
    ("held", "earlier", "near"),
    [
        ("Patient Reading of Tide Tables by Candlelight", None, True),
        ("Patient Reading of Tide Tables by Candle Light", None, True),
        ("Patient Reading of Tide Tables by Superconductivity", None, True),
        ("A Harbour: Patient Reading of Tide Tables by Candlelight", None, True),
        ("Tide Tables", None, False),
        ("On the Weight of Feathers in Winter Storms", None, False),
        ("On Feathers", "Nothing\nPatient Reading of Tide Tables by Candlelights", True),
        ("On Feathers", "Nothing", False),
    ],
)
def test_only_near_titles_are_kept(held: str, earlier: str | None, near: bool) -> None:
    scores = near_ones(ASKED, [(7, held, earlier)])
    assert (7 in scores) is near
    assert all(score >= NEAR for score in scores.values())


def test_a_short_title_shares_three_words_before_another_may_differ() -> None:
    assert near_ones("deep quixotic learning", [(1, "Deep Neural Learning", None)]) == {}


def test_the_nearest_of_a_record_s_titles_counts() -> None:
    held = [(1, "On Feathers", ASKED.title()), (2, ASKED.title(), "On Feathers")]
    assert near_ones(ASKED, held) == {1: 100.0, 2: 100.0}
