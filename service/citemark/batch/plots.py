"""This module knows two drawings, as inline SVG without style attributes and without a script."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from citemark.types import Label

Bars = Sequence[tuple[str, float]]

_WIDTH, _LABEL, _ROW = 640, 170, 22
_HEIGHT, _FOOT = 180, 22


def bars(values: Bars, *, unit: str) -> str:
    """One horizontal bar a value, named at its left, its number at its right."""
    most = max((value for _, value in values), default=0) or 1
    room = _WIDTH - _LABEL - 90
    drawn = []
    for row, (name, value) in enumerate(values):
        top, wide = row * _ROW, room * value / most
        drawn.append(
            f'<text x="{_LABEL - 8}" y="{top + 15}" text-anchor="end">{escape(name)}</text>'
            f'<rect class="{_kind(name)}" x="{_LABEL}" y="{top + 3}" width="{wide:.1f}" height="{_ROW - 6}"/>'
            f'<text x="{_LABEL + wide + 6:.1f}" y="{top + 15}">{value:,g}</text>'
        )
    return _figure(drawn, _ROW * max(1, len(values)), values, unit)


def columns(values: Bars, *, unit: str) -> str:
    """One vertical bar a value, its name below; the tallest says its number."""
    most = max((value for _, value in values), default=0) or 1
    wide, told = _WIDTH / max(1, len(values)), False
    drawn = [f'<line class="axis" x1="0" y1="{_HEIGHT}" x2="{_WIDTH}" y2="{_HEIGHT}"/>']
    for number, (name, value) in enumerate(values):
        left, tall = number * wide, (_HEIGHT - 20) * value / most
        drawn.append(
            f'<rect class="value" x="{left + 1:.1f}" y="{_HEIGHT - tall:.1f}" width="{wide - 2:.1f}"'
            f' height="{tall:.1f}"><title>{escape(name)}: {value:,g} {unit}</title></rect>'
        )
        if number % 2 == 0:
            drawn.append(f'<text x="{left + 2:.1f}" y="{_HEIGHT + 15}">{escape(name)}</text>')
        if value == most and not told:
            told = True
            drawn.append(f'<text x="{left + 2:.1f}" y="{_HEIGHT - tall - 4:.1f}">{value:,g}</text>')
    return _figure(drawn, _HEIGHT + _FOOT, values, unit)


def _kind(name: str) -> str:
    return name if name in set(Label) else "value"


def _figure(drawn: Sequence[str], height: int, values: Bars, unit: str) -> str:
    said = ", ".join(f"{name}: {value:,g}" for name, value in values)
    return (
        f'<svg class="plot" viewBox="0 0 {_WIDTH} {height}" role="img"'
        f' aria-label="{escape(said, quote=True)} {unit}">{"".join(drawn)}</svg>\n'
    )
