"""This module knows the floors: figures that no model may fall below, and how they are moved."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from results import Result

FLOORS = Path(__file__).parent / "floors.json"
RAISED = ("detected", "f1", "mcc", "auroc")
LOWERED = ("false_positives", "ece")
"""Figures that floors hold from below, and from above."""
SLACK = 0.005
"""What a floor leaves below the figure it is set from: libraries round differently."""

Floors = dict[str, float | str]
"""Of one split: a floor by figure, and under ``data`` what they were measured on."""


def below_floor(results: Mapping[str, Result]) -> Iterator[str]:
    """A sentence for every figure that is worse than its floor, or cannot be held against it."""
    for name, floors in _kept()["splits"].items():
        if name in results:
            yield from _worse(name, floors, results[name])


def lift(results: Mapping[str, Result], *, reason: str | None, today: dt.date) -> list[str]:
    """Raise floors to today's figures, and with a reason, which is kept, lower those that are missed.

    Returns a sentence for every floor that today's figures miss and that stays for want of a
    reason. A split whose data are others moves to them as a whole, or with such a floor not at all.
    """
    kept = _kept()
    stay = []
    for name, result in results.items():
        before: Floors = kept["splits"].get(name, {})
        now = _floors_of(result)
        missed = [figure for figure in now if _misses(result, figure, before.get(figure))]
        for figure, floor in before.items():
            if figure in now and figure not in missed and _allows_more(figure, now[figure], floor):
                now[figure] = floor
        if missed and reason is None:
            stay += [f"{name}: {figure} stays at {before[figure]}" for figure in missed]
            if before["data"] != now["data"]:
                continue
            now |= {figure: before[figure] for figure in missed}
        elif missed:
            written = kept["lowered"].get(str(today))
            kept["lowered"][str(today)] = (
                reason
                if written is None
                else written
                if reason in written
                else f"{written} {reason}"
            )
        kept["splits"][name] = now
    FLOORS.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return stay


def _kept() -> dict[str, dict[str, Floors]]:
    if not FLOORS.exists():
        return {"lowered": {}, "splits": {}}
    kept: dict[str, dict[str, Floors]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return kept


def _floors_of(result: Result) -> Floors:
    """Today's figures with their slack, and the data that they were measured on."""
    floors: Floors = {"data": result["data"]}
    for name in (*RAISED, *LOWERED):
        if (value := result["figures"].get(name)) is not None:
            floor = value + SLACK if name in LOWERED else max(value - SLACK, 0.0)
            floors[name] = round(floor, 4)
    return floors


def _misses(result: Result, figure: str, floor: float | str | None) -> bool:
    value = result["figures"].get(figure)
    return (
        floor is not None
        and figure != "data"
        and (value is None or _allows_more(figure, value, floor))
    )


def _allows_more(figure: str, one: float | str, other: float | str) -> bool:
    """Whether ``one`` is the worse of two values of a figure."""
    if isinstance(one, str) or isinstance(other, str):
        return False
    return one > other if figure in LOWERED else one < other


def _worse(name: str, floors: Floors, result: Result) -> Iterator[str]:
    if floors["data"] != result["data"]:
        yield f"{name}: measured on {result['data']}, its floors on {floors['data']}: set them anew"
        return
    for figure, floor in floors.items():
        if _misses(result, figure, floor):
            yield f"{name}: {figure} is {result['figures'].get(figure)}, its floor is {floor}"
