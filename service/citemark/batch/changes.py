"""This module knows what moved a verdict between two runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

TOLD: Final = 3
"""Reasons that are told: of the many signals, the first few make a label change."""
MOVED: Final = 0.05
"""Log-odds below which a weight did not move: a twentieth changes no probability by more than
1.3 points (the logistic's slope is a quarter at most)."""


def changed(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """A row of the table of changes, from the row of both runs."""
    kept = ("source", "document_id", "text", "identifiers", "work", "before", "label")
    return (
        *(row[name] for name in kept),
        row["probability_before"],
        row["probability"],
        moved_by(row["reasons_before"] or (), row["reasons"] or ()),
    )


def moved_by(before: Any, after: Any) -> str:
    """The signals whose weights moved most, with what they say now; one sentence."""
    then = {reason["signal"]: reason for reason in before}
    now = {reason["signal"]: reason for reason in after}
    steps = []
    for signal in {**then, **now}:
        old, new = (reasons.get(signal, {}).get("weight", 0.0) for reasons in (then, now))
        if abs(new - old) >= MOVED:
            message = (now.get(signal) or then[signal])["message"]
            steps.append((-abs(new - old), signal, f"{signal} {old:+.2f} → {new:+.2f}: {message}"))
    return "; ".join(text for _, _, text in sorted(steps)[:TOLD])
