"""A source is silent while a request waits for it that nothing has answered since."""

from __future__ import annotations

import pytest

from citemark.evidence.transport.silence import Silence


def test_an_open_request_is_silence_until_the_source_answers_another() -> None:
    silence = Silence()
    with silence.request("source"):
        assert silence.holds("source", seconds=0)
        assert not silence.holds("source", seconds=60)
        assert not silence.holds("another", seconds=0)
        silence.answered("source")
        assert not silence.holds("source", seconds=0)


def test_a_request_that_has_ended_is_no_silence() -> None:
    silence = Silence()
    with pytest.raises(ValueError, match="defect"), silence.request("source"):
        raise ValueError("a defect of ours")
    assert not silence.holds("source", seconds=0)


def test_the_oldest_request_counts() -> None:
    silence = Silence()
    with silence.request("source"):
        silence.answered("source")
        with silence.request("source"):
            assert not silence.holds("source", seconds=0)
    with silence.request("source"):
        assert silence.holds("source", seconds=0)
