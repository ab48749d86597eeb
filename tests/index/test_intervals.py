"""Estimates of coverage are exact where they can be, and their intervals as wide as what is seen."""

from __future__ import annotations

import pytest

from citemark.index.capture import Edition, Editions, Model, overlap_share
from citemark.index.numbering import Numbering

A, B, AB = frozenset("a"), frozenset("b"), frozenset("ab")


def test_the_overlap_is_chapmans_estimate() -> None:
    """Of the 10 works that b holds a holds 9, and the reverse: each would miss 2 of 11."""
    assert overlap_share({AB: 9, A: 1, B: 1}) == pytest.approx(1 - (2 / 11) ** 2)
    assert overlap_share({A: 1, B: 1}) == 0.0


def test_where_like_editions_fared_differently_the_interval_is_wide() -> None:
    cells: dict[Edition, dict[frozenset[str], int]] = {}
    for number in range(40):
        both = 10 if number % 2 else 90
        cells[f"v{number}", 2020] = {AB: both, A: 100 - both, B: 100 - both}
    editions = Editions(cells)
    model = Model(editions)
    unseen = {A: 60}
    lone = Editions({**cells, ("w", 2020): unseen})
    share = model.share(lone.features(("w", 2020)), unseen)
    assert share.low < 0.2 < share.estimate < 0.8 < share.high


def test_no_more_is_held_of_a_month_than_there_is() -> None:
    numbering = Numbering()
    for number in range(1, 101):
        numbering.add(f"2105.{number:05d}")
    ((held, there, share),) = numbering.months({}).values()
    assert (held, there) == (100, 100)
    assert 0.9 < share.low <= share.estimate <= share.high == 1.0
