"""Rates, flights, outages and claims: by a clock of our own, so that nothing waits."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citemark.evidence.transport.rates import (
    FAILURES_TOLERATED,
    FIRST_REST_S,
    FLIGHT_S,
    LONGEST_PAUSE_S,
    LONGEST_REST_S,
    TRIAL_S,
    Pace,
    Rates,
)

START = 1_800_000_000.0
ARXIV = Pace(1 / 3, at_once=1)


class Clock:
    now = START

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture
def rates(tmp_path: Path, time: Clock) -> Iterator[Rates]:
    shared = Rates(tmp_path / "rates.sqlite", clock=time)
    yield shared
    shared.close()


def test_requests_are_spaced_by_the_rate(rates: Rates) -> None:
    pace = Pace(per_second=2)
    waits = [rates.take("s", pace, within=10).wait for _ in range(5)]
    assert waits == pytest.approx([0.0, 0.5, 1.0, 1.5, 2.0], abs=1e-5)


def test_a_burst_comes_at_once_and_is_earned_back(rates: Rates, time: Clock) -> None:
    pace = Pace(per_second=2, burst=3)
    assert [rates.take("s", pace, within=10).wait for _ in range(5)] == pytest.approx(
        [0, 0, 0, 0.5, 1.0], abs=1e-5
    )
    time.now += 60
    assert [rates.take("s", pace, within=10).wait for _ in range(4)] == pytest.approx(
        [0, 0, 0, 0.5], abs=1e-5
    )


@settings(max_examples=60, deadline=None)
@given(
    per_second=st.floats(0.2, 50),
    burst=st.integers(1, 20),
    gaps=st.lists(st.floats(0, 2), min_size=1, max_size=60),
)
def test_in_no_stretch_of_time_more_start_than_rate_and_burst_allow(
    per_second: float, burst: int, gaps: list[float]
) -> None:
    time = Clock()
    shared = Rates(":memory:", clock=time)
    starts = []
    for gap in gaps:
        time.now += gap
        turn = shared.take("s", Pace(per_second, burst), within=1e9)
        starts.append(time.now + turn.wait)
    shared.close()
    for first in range(len(starts)):
        for last in range(first, len(starts)):
            allowed = burst + (starts[last] - starts[first]) * per_second + 1e-3
            assert last - first + 1 <= allowed


def test_a_turn_that_would_come_too_late_is_not_taken(rates: Rates) -> None:
    pace = Pace(per_second=1)
    assert rates.take("s", pace, within=0).granted
    late = rates.take("s", pace, within=0.5)
    assert (late.granted, late.wait) == (False, pytest.approx(1.0, abs=1e-5))
    # The refused turn has cost nobody anything.
    assert rates.take("s", pace, within=1.5).wait == pytest.approx(1.0, abs=1e-5)


def test_sources_and_lanes_do_not_share_a_rate(rates: Rates) -> None:
    pace = Pace(per_second=1)
    turns = [
        rates.take("a", pace, within=0),
        rates.take("b", pace, within=0),
        rates.take("a", pace, within=0, lane="search"),
    ]
    assert all(turn.granted for turn in turns)


def test_only_so_many_requests_are_open_at_once(rates: Rates, time: Clock) -> None:
    first = rates.take("arxiv", ARXIV, within=10)
    time.now += 5  # the rate alone would allow the next
    assert not rates.take("arxiv", ARXIV, within=10).granted
    rates.land(first)
    assert rates.take("arxiv", ARXIV, within=10).granted


def test_a_request_whose_process_died_frees_its_place(rates: Rates, time: Clock) -> None:
    assert rates.take("arxiv", ARXIV, within=10).granted
    time.now += FLIGHT_S + 1
    assert rates.take("arxiv", ARXIV, within=10).granted


def test_after_a_few_failures_the_source_is_left_alone_and_then_tried_once(
    rates: Rates, time: Clock
) -> None:
    pace = Pace(100, burst=100)
    for _ in range(FAILURES_TOLERATED - 1):
        rates.failed("s")
    assert rates.take("s", pace, within=1).granted
    rates.failed("s")
    refused = rates.take("s", pace, within=1)
    assert (refused.granted, refused.down) == (False, True)
    time.now += FIRST_REST_S + 0.1
    assert rates.take("s", pace, within=1).granted
    assert rates.take("s", pace, within=1).down  # while the first one tries
    rates.answered("s")
    assert [rates.take("s", pace, within=1).granted for _ in range(5)] == [True] * 5


def test_a_trial_that_never_ends_does_not_keep_the_source_down(rates: Rates, time: Clock) -> None:
    rates.failed("s", unreachable=True)
    time.now += FIRST_REST_S + 0.1
    assert rates.take("s", Pace(1), within=1).granted
    time.now += TRIAL_S + 0.1
    assert rates.take("s", Pace(1), within=1).granted


def test_rests_grow_and_are_bounded(rates: Rates, time: Clock) -> None:
    rests = []
    for _ in range(12):
        rates.failed("s", unreachable=True)
        rests.append(rates.take("s", Pace(1), within=0).wait)
        time.now += rests[-1] + 0.1
    assert rests[:3] == pytest.approx([FIRST_REST_S, 2 * FIRST_REST_S, 4 * FIRST_REST_S], abs=1e-5)
    assert max(rests) == pytest.approx(LONGEST_REST_S, abs=1e-5)


def test_an_unreachable_source_is_left_alone_at_once(rates: Rates) -> None:
    rates.failed("s", unreachable=True)
    assert rates.take("s", Pace(1), within=1).down


def test_success_in_between_is_not_an_outage(rates: Rates) -> None:
    for _ in range(10):
        rates.failed("s")
        rates.answered("s")
    assert rates.take("s", Pace(1), within=1).granted


@pytest.mark.parametrize(
    ("asked_for", "kept"), [(7.0, 7.0), (0.0, 0.0), (1e9, LONGEST_PAUSE_S), (-5.0, 0.0)]
)
def test_a_source_that_asks_for_a_pause_gets_it(
    rates: Rates, asked_for: float, kept: float
) -> None:
    rates.paused("s", asked_for)
    turn = rates.take("s", Pace(1), within=1e9)
    assert turn.wait == pytest.approx(kept, abs=1e-5)
    assert not turn.down


def test_a_clock_set_back_does_not_block_a_source(rates: Rates, time: Clock) -> None:
    rates.take("s", Pace(1), within=1)
    time.now -= 10 * LONGEST_PAUSE_S
    assert rates.take("s", Pace(1), within=1).granted


def test_a_question_is_asked_by_one_owner(rates: Rates, time: Clock) -> None:
    assert rates.claim("q", "a")
    assert not rates.claim("q", "b")
    rates.release("q", "b")  # not the owner
    assert not rates.claim("q", "b")
    rates.release("q", "a")
    assert rates.claim("q", "b")
    time.now += FLIGHT_S + 1
    assert rates.claim("q", "a")


def test_two_openers_share_the_rows(tmp_path: Path, time: Clock) -> None:
    first, second = (Rates(tmp_path / "r.sqlite", clock=time) for _ in range(2))
    first.take("s", Pace(1), within=1)
    assert second.take("s", Pace(1), within=2).wait == pytest.approx(1.0, abs=1e-5)
    first.failed("s", unreachable=True)
    assert second.take("s", Pace(1), within=2).down
    first.close()
    second.close()


def test_a_forked_child_opens_its_own_connection(
    rates: Rates, monkeypatch: pytest.MonkeyPatch
) -> None:
    rates.claim("q", "a")
    connection = rates._connection
    monkeypatch.setattr(os, "getpid", lambda: -2)
    assert not rates.claim("q", "b")
    assert rates._connection is not connection
    assert connection is not None
    connection.close()


def test_a_defect_in_between_leaves_the_rows_usable(rates: Rates) -> None:
    with pytest.raises(sqlite3.Error), rates._rows() as rows:
        rows.execute("SELECT * FROM nothing")
    assert rates.take("s", Pace(1), within=0).granted
