"""This module knows which source has stopped answering: since when requests are open, and when it last spoke."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Silence:
    """The open requests of one process, by source; any thread may tell and ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open_since: dict[str, list[float]] = {}
        self._last_answer: dict[str, float] = {}

    @contextmanager
    def request(self, source: str) -> Iterator[None]:
        """A request to the source is open meanwhile."""
        began = time.monotonic()
        with self._lock:
            self._open_since.setdefault(source, []).append(began)
        try:
            yield
        finally:
            with self._lock:
                self._open_since[source].remove(began)

    def answered(self, source: str) -> None:
        with self._lock:
            self._last_answer[source] = time.monotonic()

    def holds(self, source: str, *, seconds: float) -> bool:
        """Whether a request has been open for so long, and no other was answered since it began."""
        now = time.monotonic()
        with self._lock:
            oldest = min(self._open_since.get(source, ()), default=None)
            if oldest is None or self._last_answer.get(source, 0.0) >= oldest:
                return False
        return now - oldest >= seconds
