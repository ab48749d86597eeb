"""How much work a piece of code may do, told in seconds of one machine and held on any."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager

from citemark.matching.titles import fold_once

YARDSTICK_SECONDS = 0.05
"""What ``_yardstick`` takes on the machine that limits are stated for (one thread of a shared
Xeon, Python 3.11, nothing traced)."""


_TITLES = 4_000


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails when what stands in it takes longer: by the processor, so that others on the machine do not
    count, and beside a yardstick of our own code, so that a slow or traced one does not either.

    Limits are for work that grows faster than its input: let them be several times what is needed.
    """
    collects = gc.isenabled()
    gc.disable()  # what thousands of other tests left behind is not this one's work
    try:
        begun = time.process_time()
        yield
        took = time.process_time() - begun
    finally:
        if collects:
            gc.enable()
    if took >= seconds:
        slowness = _yardstick() / YARDSTICK_SECONDS
        assert took < seconds * slowness, (
            f"{took:.2f} s, the yardstick {slowness:.1f} times as long"
        )


def _yardstick() -> float:
    """How long the processor takes to fold some thousands of titles."""
    begun = time.process_time()
    for number in range(_TITLES):
        fold_once(f"Über die Gezeiten {number} der nördlichen Teiche: a study of tides & ponds")
    return time.process_time() - begun
