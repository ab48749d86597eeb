"""This module knows how a look-up waits for a source's turn without holding up those for others."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from citemark.evidence.source import Deadline
from citemark.evidence.transport.rates import Pace, Rates, Turn

TURN_S = 15.0
"""So long a worker may be held up by a source's rate: its thread is wanted for other sources."""
BRIEFLY_S = 0.5
MOST_PATIENT = 16
"""So many look-ups of a process may wait for turns longer than briefly: half of its workers, for
the other half must stay free for sources that have turns to give."""
LOOK_UP_S = 0.2
"""So often one who waits for a turn looks whether the source is still to be asked."""
LEFT_ALONE = "left alone for a while after failures"


class Turns:
    """The waiting of one process for turns, which the shared rates give out."""

    def __init__(self, rates: Rates, sleep: Callable[[float], None]) -> None:
        self._rates = rates
        self._sleep = sleep
        self._patient = threading.BoundedSemaphore(MOST_PATIENT)

    def wait(
        self, source: str, pace: Pace, lane: str, deadline: Deadline
    ) -> tuple[Turn | None, str | None]:
        """A turn that has come, or the reason why none did."""
        patient = self._patient.acquire(blocking=False)
        try:
            return self._wait(source, pace, lane, deadline, TURN_S if patient else BRIEFLY_S)
        finally:
            if patient:
                self._patient.release()

    def _wait(
        self, source: str, pace: Pace, lane: str, deadline: Deadline, longest: float
    ) -> tuple[Turn | None, str | None]:
        began = time.monotonic()
        while True:
            within = min(deadline.remaining(), longest - (time.monotonic() - began))
            turn = self._rates.take(source, pace, within=max(within, 0.0), lane=lane)
            if turn.granted:
                if self._waited(source, turn.wait):
                    return turn, None
                self._rates.land(turn)
                return None, LEFT_ALONE
            if turn.down:
                return None, LEFT_ALONE
            if turn.wait > within:
                return None, "its rate allows no request in time"
            self._sleep(turn.wait)

    def _waited(self, source: str, seconds: float) -> bool:
        """Wait for a turn; ``False``: meanwhile the source has turned out to be down."""
        while seconds > 0:
            part = min(seconds, LOOK_UP_S)
            self._sleep(part)
            seconds -= part
            if self._rates.is_down(source):
                return False
        return True
