"""This module knows how a command shows how far it is, once somebody may wonder."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

PATIENCE_SECONDS = 2.0
"""What takes less needs no bar, and does not pay for the import of one (60 ms, measured)."""

Item = TypeVar("Item")


def followed(items: Sequence[Item], doing: str, *, unit: str) -> Iterator[Item]:
    """The items in order; on a terminal with a bar on stderr when they take long."""
    if not sys.stderr.isatty():
        yield from items
        return
    started = time.monotonic()
    bar = None
    for done, item in enumerate(items):
        if bar is None and time.monotonic() - started >= PATIENCE_SECONDS:
            from tqdm import tqdm

            bar = tqdm(desc=doing, total=len(items), initial=done, unit=f" {unit}", file=sys.stderr)
        yield item
        if bar is not None:
            bar.update()
    if bar is not None:
        bar.close()
