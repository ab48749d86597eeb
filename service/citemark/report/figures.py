"""This module knows the two drawings of a report page, as inline SVG without style attributes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from citemark.types import Label

COUNTS_WIDTH, COUNTS_HEIGHT = 600, 14
WEIGHT_WIDTH, WEIGHT_HEIGHT = 120, 12


def counts_bar(counts: Mapping[str, int]) -> str:
    """One bar, a stretch a label, as wide as its share of the references."""
    total = sum(counts.values())
    if not total:
        return ""
    said = ", ".join(
        f"{counts[label.value]} {label.value}" for label in Label if counts[label.value]
    )
    stretches, at = [], 0.0
    for label in Label:
        wide = COUNTS_WIDTH * counts[label.value] / total
        if wide:
            stretches.append(
                f'<rect class="{label.value}" x="{at:.2f}" y="0" width="{wide:.2f}"'
                f' height="{COUNTS_HEIGHT}"><title>{counts[label.value]} {label.value}</title></rect>'
            )
        at += wide
    return (
        f'<svg class="counts" viewBox="0 0 {COUNTS_WIDTH} {COUNTS_HEIGHT}" role="img"'
        f' preserveAspectRatio="none" aria-label="{said}">{"".join(stretches)}</svg>'
    )


def weight_bar(weight: float, heaviest: float) -> str:
    """A bar from the middle: to the right what accuses, to the left what speaks for."""
    middle = WEIGHT_WIDTH / 2
    wide = min(1.0, abs(weight) / heaviest) * (middle - 1) if heaviest else 0.0
    at = middle if weight >= 0 else middle - wide
    kind = "against" if weight > 0 else "for"
    return (
        f'<svg class="weight" viewBox="0 0 {WEIGHT_WIDTH} {WEIGHT_HEIGHT}" aria-hidden="true">'
        f'<rect class="{kind}" x="{at:.2f}" y="1" width="{wide:.2f}" height="{WEIGHT_HEIGHT - 2}"/>'
        f'<line x1="{middle}" y1="0" x2="{middle}" y2="{WEIGHT_HEIGHT}"/></svg>'
    )


def heaviest(weights: Sequence[float]) -> float:
    """The scale of a reference's bars."""
    return max(map(abs, weights), default=0.0)
