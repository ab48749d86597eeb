"""This module knows how to keep a worker at its task whatever a document does to it.

A worker notes before each record which one it is, on a page that both see. When it dies, or is at
one record for longer than a document may take, it is replaced and the task begun again, with one
record at a time; when that happens at the same record once more, the record is to blame, is left
alone and reported. (Once may be chance: somebody ends a process, a disk stalls.) A worker that dies without a record is replaced once for the task; then the
run stops, for a full disk is nothing to work around.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from citemark.batch.position import Page, Position
from citemark.errors import CitemarkError

SECONDS_A_DOCUMENT: Final = 60.0
"""What one record may take: thirty thousand times the measured mean; the slowest input that is
within all limits of the readers takes some seconds."""
SECONDS_BETWEEN: Final = 900.0
"""What may pass between records: reading through the other chunks of a container of some
gigabytes, or loading an index from a slow disk."""
ATTEMPTS: Final = 2
"""Times that a worker may be lost in one place."""

COMMAND: Final = (sys.executable, "-m", "citemark.batch.worker")

OnProgress = Callable[[int, int], None]
"""Told how many more records were begun, and how many more are among the errors; both are less
than nothing when a shard must be begun again."""

SECONDS_A_LOOK: Final = 0.2
"""Between two looks at where the worker is: a bar that moves five times a second seems to flow."""


class StepFailed(CitemarkError):
    """The run cannot go on: mend what the message says and run the same command again."""


class _Lost(Exception):
    def __init__(self, error: str, message: str) -> None:
        super().__init__(message)
        self.error, self.message = error, message


def ended(code: int) -> str:
    """How a process ended, by its return code."""
    return signal.Signals(-code).name if code < 0 else f"exit {code}"


class Guard:
    """One worker process and its successors."""

    def __init__(
        self,
        told: Mapping[str, Any],
        *,
        log: Path,
        command: Sequence[str] = COMMAND,
        patience: float = SECONDS_A_DOCUMENT,
    ) -> None:
        self._told, self._log, self._command = told, log, tuple(command)
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._page: Page | None = None
        self._seen = Position()
        self._held = b""
        self._ended = False
        self._taking = threading.Lock()

    def perform(self, task: Mapping[str, Any], on_progress: OnProgress) -> None:
        """Have the task done. Raises :class:`StepFailed` when no document is to blame."""
        doomed: list[tuple[int, int, str, str]] = []
        lost_at: Counter[tuple[int, int] | None] = Counter()
        while True:
            try:
                self._attempt({**task, "doomed": doomed, "alone": bool(lost_at)}, on_progress)
            except _Lost as lost:
                self._kill()
                if self._ended:
                    raise StepFailed("the run was stopped") from lost
                place = self._left_at(on_progress)
                lost_at[place] += 1
                if lost_at[place] < ATTEMPTS:
                    continue
                if place is None:
                    raise StepFailed(f"{lost.message}; see {self._log}") from lost
                doomed.append((*place, lost.error, lost.message))
            else:
                return

    def _attempt(self, task: Mapping[str, Any], on_progress: OnProgress) -> None:
        self._say(task)
        words = self._hear(on_progress)
        if words[0] == "failed":
            raise StepFailed(words[1])

    def _say(self, task: Mapping[str, Any]) -> None:
        process = self._process
        if process is None:
            if self._ended:
                raise StepFailed("the run was stopped")
            process = self._process = self._started()
        stream = process.stdin
        assert stream is not None  # noqa: S101 - Popen was given a pipe
        try:
            stream.write(json.dumps(task).encode() + b"\n")
            stream.flush()
        except BrokenPipeError as error:
            raise _Lost(*self._death()) from error

    def _started(self) -> subprocess.Popen[bytes]:
        self._held, self._seen = b"", Position()
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("ab") as log, tempfile.TemporaryFile() as shared:
            page = shared.fileno()
            self._page = Page(page)
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                pass_fds=(page,),
            )
        assert process.stdin is not None  # noqa: S101 - Popen was given a pipe
        process.stdin.write(json.dumps({**self._told, "page": page}).encode() + b"\n")
        return process

    def _hear(self, on_progress: OnProgress) -> list[Any]:
        """The worker's next line; meanwhile it is watched."""
        assert self._process is not None  # noqa: S101 - it was spoken to
        assert self._process.stdout is not None  # noqa: S101 - Popen was given a pipe
        descriptor = self._process.stdout.fileno()
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        moved = time.monotonic()
        while b"\n" not in self._held:
            there = poll.poll(1000 * min(SECONDS_A_LOOK, self._patience / 4))
            if self._look(on_progress):
                moved = time.monotonic()
            if there:
                data = os.read(descriptor, 1 << 16)
                if not data:
                    raise _Lost(*self._death())
                self._held += data
            elif time.monotonic() - moved > self._may_take():
                raise _Lost("TookTooLong", f"It took more than {self._may_take():g} seconds.")
        line, _, self._held = self._held.partition(b"\n")
        words: list[Any] = json.loads(line)
        return words

    def _look(self, on_progress: OnProgress) -> bool:
        """Whether the worker has moved since the last look; tells how far."""
        assert self._page is not None  # noqa: S101 - it came with the process
        now, before = self._page.read(), self._seen
        self._seen = now
        if (now.begun, now.failed) != (before.begun, before.failed):
            on_progress(now.begun - before.begun, now.failed - before.failed)
        return now != before

    def _may_take(self) -> float:
        if self._seen.place is not None:
            return self._patience
        return max(SECONDS_BETWEEN, self._patience)

    def _left_at(self, on_progress: OnProgress) -> tuple[int, int] | None:
        """Where the worker was when it was lost; its shard will be begun again."""
        self._look(on_progress)
        seen = self._seen
        on_progress(seen.begun_before - seen.begun, seen.failed_before - seen.failed)
        return seen.place

    def _death(self) -> tuple[str, str]:
        assert self._process is not None  # noqa: S101 - it was started
        return "WorkerDied", f"It ended its worker ({ended(self._process.wait())})."

    def close(self) -> None:
        """End the worker now, and start no other one."""
        self._ended = True
        self._kill()

    def _kill(self) -> None:
        # Both the thread that does a task and the one that stops the run may come here at once.
        with self._taking:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()
