"""How much of the processor a piece of work may take."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails when what stands in it takes longer, by the processor: others on the machine do not count."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < seconds
