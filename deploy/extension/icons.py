"""Draws the extension's icons: a page's two lines of text, and the mark that stands beside one.

``python deploy/extension/icons.py`` writes them anew. Standard library only, so that the committed
files can be checked by anyone; a test compares them byte for byte.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

SIZES = (16, 32, 48, 128)
SAMPLES = 4
"""Sub-pixels along each side: the edges' smoothness."""
BLUE = (11, 87, 176)
WHITE = (255, 255, 255)
ICONS = Path(__file__).resolve().parents[2] / "extension" / "icons"

Point = tuple[float, float]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a line segment."""
    (px, py), (sx, sy), (ex, ey) = point, start, end
    dx, dy = ex - sx, ey - sy
    along = max(0.0, min(1.0, ((px - sx) * dx + (py - sy) * dy) / (dx * dx + dy * dy)))
    return float(((px - sx - along * dx) ** 2 + (py - sy - along * dy) ** 2) ** 0.5)


STROKES: tuple[tuple[Point, Point, float], ...] = (
    ((0.30, 0.30), (0.30, 0.70), 0.062),  # an opening bracket, as around a citation
    ((0.30, 0.30), (0.40, 0.30), 0.062),
    ((0.30, 0.70), (0.40, 0.70), 0.062),
    ((0.46, 0.53), (0.57, 0.64), 0.070),  # a tick
    ((0.57, 0.64), (0.76, 0.36), 0.070),
)
"""Start, end and half-width, in a square of side 1."""
CORNER = 0.22


def _colour(point: Point) -> tuple[int, int, int, int]:
    x, y = point
    inner = (min(max(x, CORNER), 1 - CORNER), min(max(y, CORNER), 1 - CORNER))
    if ((x - inner[0]) ** 2 + (y - inner[1]) ** 2) ** 0.5 > CORNER:
        return (0, 0, 0, 0)
    inked = any(_distance(point, start, end) <= half for start, end, half in STROKES)
    return (*(WHITE if inked else BLUE), 255)


def _pixel(column: int, row: int, size: int) -> bytes:
    grid = [(at + 0.5) / SAMPLES for at in range(SAMPLES)]
    seen = [_colour(((column + x) / size, (row + y) / size)) for y in grid for x in grid]
    alpha = sum(colour[3] for colour in seen)
    if alpha == 0:
        return bytes(4)
    mixed = [sum(colour[at] * colour[3] for colour in seen) // alpha for at in range(3)]
    return bytes([*mixed, alpha // len(seen)])


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(size: int) -> bytes:
    """The icon at that many pixels (PNG, ISO/IEC 15948)."""
    rows = b"".join(
        b"\0" + b"".join(_pixel(column, row, size) for column in range(size)) for row in range(size)
    )
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(rows, 9)),
            _chunk(b"IEND", b""),
        )
    )


def main() -> None:
    ICONS.mkdir(exist_ok=True)
    for size in SIZES:
        (ICONS / f"{size}.png").write_bytes(png(size))


if __name__ == "__main__":
    main()
