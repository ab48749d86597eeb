"""What collections hold together, and what that says about what none of them holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.index.capture import Cell, Edition, Editions, Model, overlap_share

A, B, AB = frozenset("a"), frozenset("b"), frozenset("ab")
ABC = frozenset("abc")


@pytest.mark.parametrize(
    ("cell", "share"),
    [
        ({A: 100}, None),
        ({}, None),
        ({AB: 100}, 1.0),
        ({A: 50, B: 50}, 0.0),
        # 50 of a's 100 are b's, 50 of b's 100 are a's: half of the rest is missed twice.
        ({A: 50, B: 50, AB: 50}, 0.75),
        ({A: 10, AB: 90}, 0.99),
    ],
)
def test_collections_are_held_against_one_another(cell: Cell, share: float | None) -> None:
    found = overlap_share(cell)
    assert found == (None if share is None else pytest.approx(share, abs=0.02))


_cells = st.dictionaries(
    st.frozensets(st.sampled_from("abcd"), min_size=1), st.integers(0, 500), max_size=8
)


@given(_cells)
def test_a_share_is_a_share_and_lies_within_its_interval(cell: Cell) -> None:
    editions = Editions({("v", 2020): cell, ("v", 2021): {AB: 30}, ("w", 2020): {A: 5}})
    share = Model(editions).share(editions.features(("v", 2020)), cell)
    assert 0 <= share.low <= share.estimate <= share.high <= 1


def test_the_size_expected_fades_with_the_years_between() -> None:
    editions = Editions({("v", 2020): {A: 1000}, ("v", 2022): {A: 10}})
    assert editions.expected(("v", 2021)) == pytest.approx(850)
    assert editions.expected(("v", 2022)) < editions.expected(("v", 2021))
    assert editions.expected(("v", 2020)) < 10
    assert editions.expected(("v", 2040)) == 0
    assert editions.expected(("w", 2021)) == 0


def world(stray: int) -> dict[Edition, Cell]:
    """Ten venues held whole by both collections, except 2020: there, a few works by either."""
    cells: dict[Edition, Cell] = {}
    for venue in "pqrstuvwxy":
        for year in range(2012, 2024):
            whole = year != 2020
            cells[venue, year] = {AB: 200, A: 2, B: 2} if whole else {A: stray, B: 2}
    return cells


def test_an_edition_held_whole_is_told_from_one_with_a_few_stray_works() -> None:
    editions = Editions(world(stray=6))
    model = Model(editions)

    def share(edition: Edition) -> float:
        return model.share(editions.features(edition), editions.cells[edition]).estimate

    assert share(("p", 2019)) > 0.95
    assert share(("p", 2020)) < 0.2


def test_what_only_one_collection_holds_is_judged_by_how_it_fared_elsewhere() -> None:
    cells = world(stray=6)
    alone: Edition = ("z", 2021)
    whole = {**cells, alone: {A: 210}, ("z", 2022): {A: 200}}
    part = {**cells, alone: {A: 4}, ("z", 2022): {A: 200}}
    for held, low, high in ((whole, 0.8, 1.0), (part, 0.0, 0.3)):
        editions = Editions(held)
        found = Model(editions).share(editions.features(alone), editions.cells[alone])
        assert low <= found.estimate <= high


def test_a_hidden_collection_leaves_only_what_others_hold() -> None:
    editions = Editions({("v", 2020): {A: 5, AB: 7, ABC: 1}, ("v", 2021): {A: 3}})
    assert editions.without("a").cells == {("v", 2020): {B: 7, frozenset("bc"): 1}}
    assert editions.size(("v", 2020)) == 13


def test_where_nothing_could_be_checked_one_collection_stands_for_half() -> None:
    editions = Editions({("v", 2020): {A: 40}})
    share = Model(editions).share(editions.features(("v", 2020)), {A: 40})
    assert share.low < 0.1
    assert share.estimate < 0.6


def test_of_an_edition_that_no_collection_holds_nothing_is_held() -> None:
    editions = Editions(world(stray=6))
    share = Model(editions).share(editions.features(("p", 2024)), {})
    assert (share.estimate, share.low, share.high) == (0.0, 0.0, 0.0)
