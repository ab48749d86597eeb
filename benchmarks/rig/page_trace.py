"""This module knows what a trace of a page's main thread says that something cost.

Twice: as time that passed, and as time that the processor spent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Trace = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds that passed, and that the processor spent."""

    wall: float
    processor: float

    def over(self, amount: float) -> Cost:
        return Cost(self.wall / amount, self.processor / amount)


def _spans(trace: Trace, names: frozenset[str]) -> Iterator[dict[str, Any]]:
    """The events of those names, without those inside another."""
    end = 0
    for event in trace:
        called = event.get("args", {}).get("data", {})
        name = called.get("functionName") if event["name"] == "FunctionCall" else event["name"]
        if name in names and "tdur" in event and event["ts"] >= end:
            end = event["ts"] + event["dur"]
            yield event


def costs(trace: Trace, names: frozenset[str]) -> list[Cost]:
    return [Cost(one["dur"] / 1000, one["tdur"] / 1000) for one in _spans(trace, names)]


def total(parts: list[Cost]) -> Cost:
    return Cost(sum(one.wall for one in parts), sum(one.processor for one in parts))


class LostTraceError(Exception):
    """A busy browser hands its trace over incomplete: the run does not count."""


def split(trace: Trace) -> tuple[Trace, Trace]:
    """What came before the first request, and after it."""
    at = next((number for number, event in enumerate(trace) if event["name"] == "asked"), None)
    if at is None:
        raise LostTraceError
    return trace[:at], trace[at:]
