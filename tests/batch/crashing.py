"""A worker whose reader dies of, hangs on, or fails for documents that say so."""

from __future__ import annotations

import os
import sys
import threading

from citemark.batch import observing, scoring, worker
from citemark.errors import LedgerUnavailable

read, to_jsonl = observing.read, scoring.to_jsonl


def reading(data: bytes, **more: object) -> object:
    if b"DIE IN READING" in data:
        os.abort()
    if b"HANG IN READING" in data:
        threading.Event().wait()
    if b"RAISE IN READING" in data:
        raise ZeroDivisionError
    return read(data, **more)  # type: ignore[arg-type]


def writing(report: object) -> str:
    line = to_jsonl(report)  # type: ignore[arg-type]
    if "DIE IN JUDGING" in line:
        os.abort()
    if "FAIL IN JUDGING" in line:
        raise LedgerUnavailable("no words today")
    return line


observing.read = reading  # type: ignore[assignment]
scoring.to_jsonl = writing
sys.exit(worker.main())
