"""This module knows how to keep a worker at its task whatever a document does to it.

A worker says before each record which one it is. When it dies, or says nothing for longer than a
document may take, it is replaced and the task begun again; when that happens at the same record
once more, the record is to blame, is left alone and reported. (Once may be chance: somebody ends a
process, a disk stalls.) A worker that dies without a record is replaced once for the task; then the
run stops, for a full disk is nothing to work around.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

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

At = tuple[int, int, str]
OnRecord = Callable[[str], None]
"""Told of each “record” that is begun and of each “error”."""


class StepFailed(CitemarkError):
    """The run cannot go on: mend what the message says and run the same command again."""


class _Lost(Exception):
    def __init__(self, at: At | None, error: str, message: str) -> None:
        super().__init__(message)
        self.at, self.error, self.message = at, error, message


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
        self._held = b""
        self._ended = False

    def perform(self, task: Mapping[str, Any], on_record: OnRecord) -> None:
        """Have the task done. Raises :class:`StepFailed` when no document is to blame."""
        doomed: list[tuple[int, int, str, str]] = []
        lost_at: Counter[tuple[int, int] | None] = Counter()
        while True:
            try:
                self._attempt({**task, "doomed": doomed}, on_record)
            except _Lost as lost:
                self._kill()
                if self._ended:
                    raise StepFailed("the run was stopped") from lost
                place = None if lost.at is None else lost.at[:2]
                lost_at[place] += 1
                if lost_at[place] < ATTEMPTS:
                    continue
                if place is None:
                    raise StepFailed(f"{lost.message}; see {self._log}") from lost
                doomed.append((*place, lost.error, lost.message))
            else:
                return

    def _attempt(self, task: Mapping[str, Any], on_record: OnRecord) -> None:
        self._say(task)
        at: At | None = None
        while True:
            words = self._hear(at)
            if words[0] == "at":
                at = (words[1], words[2], words[3])
                on_record("record")
            elif words[0] == "error":
                on_record("error")
            elif words[0] == "between":
                at = None
            elif words[0] == "failed":
                raise StepFailed(words[1])
            else:
                return

    def _say(self, task: Mapping[str, Any]) -> None:
        if self._process is None:
            self._process = self._started()
        stream = self._process.stdin
        assert stream is not None  # noqa: S101 - Popen was given a pipe
        try:
            stream.write(json.dumps(task).encode() + b"\n")
            stream.flush()
        except BrokenPipeError as error:
            raise _Lost(None, *self._death()) from error

    def _started(self) -> subprocess.Popen[bytes]:
        self._held = b""
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("ab") as log:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log
            )
        assert process.stdin is not None  # noqa: S101 - Popen was given a pipe
        process.stdin.write(json.dumps(self._told).encode() + b"\n")
        return process

    def _hear(self, at: At | None) -> list[Any]:
        """The worker's next line."""
        assert self._process is not None  # noqa: S101 - it was spoken to
        assert self._process.stdout is not None  # noqa: S101 - Popen was given a pipe
        descriptor = self._process.stdout.fileno()
        patience = self._patience if at is not None else max(SECONDS_BETWEEN, self._patience)
        deadline = time.monotonic() + patience
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        while b"\n" not in self._held:
            if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
                raise _Lost(at, "TookTooLong", f"It took more than {patience:g} seconds.")
            data = os.read(descriptor, 1 << 16)
            if not data:
                raise _Lost(at, *self._death())
            self._held += data
        line, _, self._held = self._held.partition(b"\n")
        words: list[Any] = json.loads(line)
        return words

    def _death(self) -> tuple[str, str]:
        assert self._process is not None  # noqa: S101 - it was started
        code = self._process.wait()
        reason = signal.Signals(-code).name if code < 0 else f"exit {code}"
        return "WorkerDied", f"It ended its worker ({reason})."

    def close(self) -> None:
        """End the worker now, and start no other one."""
        self._ended = True
        self._kill()

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
