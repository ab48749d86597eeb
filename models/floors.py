"""This module knows the floors: figures that no model may fall below, and how they are raised."""

from __future__ import annotations

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


def below_floor(results: Mapping[str, Result]) -> Iterator[str]:
    """A sentence for every figure that is worse than its floor."""
    for name, floors in json.loads(FLOORS.read_text(encoding="utf-8"))["splits"].items():
        now = results.get(name, {}).get("figures")
        if now is None:
            continue  # its data was not given
        for figure, floor in floors.items():
            value = now[figure]  # type: ignore[index]
            worse = value > floor if figure in LOWERED else value < floor
            if worse:
                yield f"{name}: {figure} is {value}, its floor is {floor}"


def lift(results: Mapping[str, Result]) -> None:
    """Raise floors to today's figures; one that today's figure would lower stays."""
    kept = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"splits": {}}
    for name, result in results.items():
        floors = kept["splits"].setdefault(name, {})
        now: dict[str, float | None] = result["figures"]  # type: ignore[assignment]
        for figure in (*RAISED, *LOWERED):
            value = now.get(figure)
            if value is None:
                continue
            if figure in LOWERED:
                floors[figure] = min(round(value + SLACK, 4), floors.get(figure, 1.0))
            else:
                floors[figure] = max(round(value - SLACK, 4), floors.get(figure, 0.0))
    FLOORS.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
