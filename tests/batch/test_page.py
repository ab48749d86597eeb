"""The drawings and words of the summary."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from citemark.batch import page, plots
from citemark.batch.changes import moved_by


@pytest.mark.parametrize("draw", [plots.bars, plots.columns])
@pytest.mark.parametrize("values", [(), (("none", 0),), (("a", 1), ("<b>", 3_000_000), ("c", 0.5))])
def test_a_drawing_is_sound_and_says_its_numbers(draw, values) -> None:  # type: ignore[no-untyped-def]
    svg = draw(values, unit="things")
    root = ET.fromstring(svg)
    said = root.attrib["aria-label"]
    assert all(f"{name}: {value:,g}" in said for name, value in values)
    assert "style=" not in svg
    assert 'class="bar"' not in svg, "the reports' style gives that class a width of its own"
    for wide in re.findall(r'(?:width|height)="([^"]+)"', svg):
        assert 0 <= float(wide) <= 700


def reason(signal: str, weight: float) -> dict[str, object]:
    return {"signal": signal, "message": f"about {signal}", "weight": weight}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([reason("a", 1.0)], [reason("a", 1.0)], ""),
        ([reason("a", 1.0)], [reason("a", 1.01)], ""),
        ([reason("a", 1.0)], [], "a +1.00 → +0.00: about a"),
        (
            [reason("a", 0.0), reason("b", 0.0)],
            [reason("a", 1.0), reason("b", -2.0), reason("c", 0.5), reason("d", 0.4)],
            "b +0.00 → -2.00: about b; a +0.00 → +1.00: about a; c +0.00 → +0.50: about c",
        ),
    ],
)
def test_the_weights_that_moved_most_are_told(
    before: list[dict[str, object]], after: list[dict[str, object]], expected: str
) -> None:
    assert moved_by(before, after) == expected


def test_a_wide_table_scrolls_alone_and_no_doubt_is_rounded_away() -> None:
    table = "".join(page._table(("what",), [("<b>",)]))
    assert table.startswith('<div class="wide" tabindex="0"><table>')
    assert "<td>&lt;b&gt;</td>" in table
    assert page._judged({"new": "suspect", "probability_new": 0.9999}, "new") == "suspect (>99%)"
