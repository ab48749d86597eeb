"""A pause is not cut short by another, and a request that has ended holds up nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import responses

from citemark.evidence.answer import Ask
from citemark.evidence.transport.client import Transport
from citemark.evidence.transport.endpoint import Endpoint
from citemark.evidence.transport.rates import Pace, Rates

URL = "https://source.example"


def test_a_shorter_pause_does_not_end_a_longer_one(tmp_path: Path, clock) -> None:
    rates = Rates(tmp_path / "rates.sqlite", clock=clock)
    rates.paused("s", 100)
    rates.paused("s", 5)
    assert rates.take("s", Pace(1), within=1e9).wait == pytest.approx(100, abs=1e-5)
    rates.paused("s", 200)
    assert rates.take("s", Pace(1), within=1e9).wait >= 200 - 1e-5
    rates.close()


@pytest.fixture
def transport(tmp_path: Path, clock) -> Iterator[Transport]:
    made = Transport(tmp_path / "cache", user_agent="t", clock=clock, sleep=clock.sleep)
    yield made
    made.close()


@responses.activate
@pytest.mark.parametrize("status", [200, 404, 400, 500])
def test_a_request_that_ended_anyhow_leaves_its_place(
    transport: Transport, clock, status: int
) -> None:
    endpoint = Endpoint("source", {"": URL}, Pace(1000, burst=1000, at_once=1))
    for number in range(2):
        responses.get(f"{URL}/{number}", json={}, status=status)
        began = clock.now
        transport.get(endpoint, Ask(f"/{number}"))
        assert clock.now - began < 5


@responses.activate
def test_a_request_that_broke_off_leaves_its_place_too(transport: Transport, clock) -> None:
    endpoint = Endpoint("source", {"": URL}, Pace(1000, burst=1000, at_once=1))
    responses.get(f"{URL}/0", body=ValueError("a defect of ours"))
    responses.get(f"{URL}/1", json={})
    with pytest.raises(ValueError, match="defect"):
        transport.get(endpoint, Ask("/0"))
    began = clock.now
    assert transport.get(endpoint, Ask("/1")).problem is None
    assert clock.now - began < 1
