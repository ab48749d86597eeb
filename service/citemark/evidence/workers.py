"""This module knows how to run look-ups beside the request: few threads, a bounded queue.

The threads are daemons, unlike those of ``concurrent.futures``: a command line that has
printed its report must not hang for a look-up that nobody waits for.
"""

from __future__ import annotations

import logging
import os
import queue
import threading
from collections.abc import Callable

LOG = logging.getLogger(__name__)

THREADS = 32
"""40 references of two questions of 0.5 s each within the default deadline, while half of the
threads wait for slow sources; sources limit what is open at once themselves."""
MOST_WAITING = 2_000
"""Fifty documents of 40 references; what comes beyond is refused at once."""


class Workers:
    """Runs tasks in order of arrival; started on first use, and anew in a forked child."""

    def __init__(self, threads: int = THREADS) -> None:
        self._size = threads
        self._lock = threading.Lock()
        self._pid = -1
        self._tasks: queue.Queue[Callable[[], None]] = queue.Queue(MOST_WAITING)

    def submit(self, task: Callable[[], None]) -> bool:
        """Whether the task was taken; ``False``: too many are waiting."""
        with self._lock:
            if self._pid != os.getpid():
                self._pid = os.getpid()
                self._tasks = queue.Queue(MOST_WAITING)
                for number in range(self._size):
                    threading.Thread(
                        target=self._work,
                        args=(self._tasks,),
                        name=f"look-up-{number}",
                        daemon=True,
                    ).start()
        try:
            self._tasks.put_nowait(task)
        except queue.Full:
            return False
        return True

    @staticmethod
    def _work(tasks: queue.Queue[Callable[[], None]]) -> None:
        while True:
            task = tasks.get()
            try:
                task()
            except Exception:
                LOG.exception("a look-up failed by a defect of ours")


WORKERS = Workers()
"""One set of threads a process, whatever the number of documents."""
