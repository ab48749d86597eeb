"""This module knows two-column pages as text extractors lay them out, and reads each column down.

Extractors that keep a page's layout put both columns on one line with a gutter of
blanks between them, and a form feed between pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from citemark.documents.page_turns import joined

_GAP: Final = re.compile(r"(?<=\S) {2,}(?=\S)|^ +(?=\S)")
_LABEL: Final = re.compile(r"(?:^|\s)\s(\[\d{1,4}\]|\d{1,3}\.)$")
_CLEAR: Final = 0.85
"""Share of the lines reaching across the gutter that are blank there: 1 on 95 % of 351 real
two-column pages; on 95 % of 383 single-column ones below 0.4."""
_BOTH: Final = 0.25
"""Share of the lines with text on both sides: above 0.55 on 95 % of the two-column pages,
below 0.24 on 95 % of the others."""
_FEWEST: Final = 8
"""Lines below which a page shows nothing."""
_TEXT_WIDTH: Final = 20
"""Mean characters of a column of text; real ones have 45 to 60, columns of figures under 10."""
_LONGEST: Final = 400
"""Characters of a line in a laid-out page; longer lines are not laid out."""


def unfolded(text: str) -> str:
    """The text with two-column pages in reading order; other pages as they are.

    Among such pages one whose right column ends early, as on the last, is one of them.
    """
    pages = text.split("\f")
    laid_out = [[line.rstrip() for line in page.split("\n")] for page in pages]
    gutters = [_gutter_of_text(lines, _BOTH) for lines in laid_out]
    if 2 * sum(gutter is not None for gutter in gutters) > len(pages) > 1:
        gutters = [
            _gutter_of_text(lines, 0.0) if gutter is None else gutter
            for lines, gutter in zip(laid_out, gutters, strict=True)
        ]
    columns: list[str] = []
    for page, lines, gutter in zip(pages, laid_out, gutters, strict=True):
        columns += [page] if gutter is None else _columns(lines, gutter)
    return joined(columns)


def _gutter_of_text(lines: Sequence[str], both: float) -> int | None:
    gutter = _gutter([line for line in lines if line], both)
    return gutter if gutter is not None and _are_columns_of_text(lines, gutter) else None


def _columns(lines: Sequence[str], gutter: int) -> tuple[str, str]:
    """What stands across both columns and in the left one, and the right one, to be read in this order."""
    done: list[str] = []
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        if line[
            gutter - 1 : gutter + 1
        ].strip():  # across both columns: what stands above comes first
            done += [*left, *right, line]
            left, right = [], []
            continue
        halves = _halves(line, gutter)
        for column, half in zip((left, right), halves, strict=True):
            if half or not any(halves):
                column.append(half)
    return "\n".join([*done, *left]), "\n".join(right)


def _are_columns_of_text(lines: Sequence[str], gutter: int) -> bool:
    """Whether both sides are wide enough for prose; the columns of a table are not."""
    halves = [_halves(line, gutter) for line in lines]
    pairs = [(len(left), len(right)) for left, right in halves if left and right]
    return all(sum(widths) >= _TEXT_WIDTH * len(pairs) for widths in zip(*pairs, strict=True))


def _halves(line: str, gutter: int) -> tuple[str, str]:
    """Both sides of the gutter; a reference's number hanging out of the right column is of it."""
    left, right = line[:gutter].rstrip(), line[gutter:].lstrip()
    label = _LABEL.search(left) if right else None
    if label is not None:
        return left[: label.start()], f"{label[1]} {right}"
    return left, right


def _gutter(lines: Sequence[str], least_both: float) -> int | None:
    """The place in the middle of the page where nearly every line is blank, if there is one; at least
    that share of the lines has text on both sides."""
    width = max(map(len, lines), default=0)
    if len(lines) < _FEWEST or width > _LONGEST:
        return None
    blank = [0] * (width + 2)
    both = [0] * (width + 2)
    reaching = [0] * (width + 2)
    for line in lines:
        reaching[len(line)] += 1
        for gap in _GAP.finditer(line):
            for counts in (blank, both) if gap.start() else (blank,):
                counts[gap.start() + 1] += 1
                counts[gap.end()] -= 1
    blank, both = list(accumulate(blank)), list(accumulate(both))
    reaching = list(accumulate(reversed(reaching)))[::-1]  # lines at least this long
    middle = range(int(0.3 * width), int(0.7 * width))
    clear = [
        place
        for place in middle
        if both[place] >= max(_FEWEST, least_both * len(lines))
        and blank[place] >= _CLEAR * reaching[place + 1]
    ]

    def blankness(place: int) -> tuple[int, int, int]:
        """A line that ends just here still touches the gutter."""
        return blank[place] - reaching[place + 1], blank[place] - reaching[place], both[place]

    return max(clear, key=blankness, default=None)
