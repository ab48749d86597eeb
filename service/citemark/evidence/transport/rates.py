"""This module knows whose turn it is: rates, flights, outages and questions asked, per machine.

All workers of a machine share one SQLite file. A rate is kept by the generic cell
rate algorithm (ITU-T I.371): one row a lane holds the time at which the next request
would be due if none were early. Another row a source says how often it has failed,
until when it is left alone, and until when it asked to be (``Retry-After``).
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

FAILURES_TOLERATED = 3
"""Failures in a row after which a source is left alone: where one request in twenty fails by
chance, three in a row are an outage with 8,000 to 1."""
FIRST_REST_S = 5.0
LONGEST_REST_S = 600.0
"""A rest doubles with each further failure, from a page's reading time to ten minutes."""
LONGEST_PAUSE_S = 3600.0
"""A longer ``Retry-After`` is cut: no source may switch itself off for ever."""
TRIAL_S = 20.0
"""While one request tries whether a source is back, the others leave it alone so long."""
FLIGHT_S = 60.0
"""A request that never came back (its process died) holds its place so long."""
RECHECK_S = 0.02
"""How soon to look again whether a place is free."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS lane (name TEXT PRIMARY KEY, due REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS health (
    source TEXT PRIMARY KEY, failures INTEGER NOT NULL, down_until REAL NOT NULL,
    paused_until REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS flight (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, until REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS asking (
    question TEXT PRIMARY KEY, owner TEXT NOT NULL, until REAL NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a source may be asked, by its own stated policy."""

    per_second: float
    burst: int = 1
    """Requests that may come at once after a pause."""
    at_once: int | None = None
    """Requests that may be open at the same time; ``None``: not limited."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Leave to ask after ``wait`` seconds; or, not granted, when to try again and why."""

    granted: bool
    wait: float
    flight: int | None = None
    down: bool = False
    """The source is being left alone."""


class Rates:
    """The shared rows. Safe between threads and processes; a forked child opens its own."""

    def __init__(self, path: Path | str, *, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._pid = -1

    def close(self) -> None:
        with self._lock:
            if self._connection is not None and self._pid == os.getpid():
                self._connection.close()
            self._connection = None

    @contextmanager
    def _rows(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            if self._connection is None or self._pid != os.getpid():
                self._connection, self._pid = self._open(), os.getpid()
            connection = self._connection
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=10, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=OFF")  # a lost row costs one early request
        connection.executescript(SCHEMA)
        return connection

    # ------------------------------------------------------------------ turns

    def take(self, source: str, pace: Pace, *, within: float, lane: str = "") -> Turn:
        """A turn that starts within so many seconds, if there is one."""
        with self._rows() as rows:
            now = self._clock()
            failures, down_until, paused_until = _health(rows, source)
            if down_until > now:
                return Turn(granted=False, wait=down_until - now, down=True)
            if _full(rows, source, pace, now):
                return Turn(granted=False, wait=RECHECK_S)
            start, due = _slot(rows, f"{source} {lane}", pace, max(now, paused_until), now)
            if start - now > within:
                return Turn(granted=False, wait=start - now)
            rows.execute("INSERT OR REPLACE INTO lane VALUES (?, ?)", (f"{source} {lane}", due))
            if failures >= FAILURES_TOLERATED:
                _set_health(rows, source, failures, start + TRIAL_S, paused_until)
            flight = None
            if pace.at_once is not None:
                flight = rows.execute(
                    "INSERT INTO flight (source, until) VALUES (?, ?)", (source, start + FLIGHT_S)
                ).lastrowid
            return Turn(granted=True, wait=start - now, flight=flight)

    def land(self, turn: Turn) -> None:
        """The request of this turn is over."""
        if turn.flight is not None:
            with self._rows() as rows:
                rows.execute("DELETE FROM flight WHERE id = ?", (turn.flight,))

    # ---------------------------------------------------------------- outages

    def answered(self, source: str) -> None:
        """The source works: forget its failures."""
        with self._rows() as rows:
            rows.execute("DELETE FROM health WHERE source = ? AND failures > 0", (source,))

    def is_down(self, source: str) -> bool:
        """Whether the source is being left alone, for those who wait for a turn already given."""
        with self._rows() as rows:
            return _health(rows, source)[1] > self._clock()

    def paused(self, source: str, seconds: float) -> None:
        """The source asked not to be asked for a while."""
        with self._rows() as rows:
            failures, down_until, paused_until = _health(rows, source)
            until = self._clock() + min(seconds, LONGEST_PAUSE_S)
            _set_health(rows, source, failures, down_until, max(paused_until, until))

    def failed(self, source: str, *, unreachable: bool = False) -> None:
        """The source failed; ``unreachable`` weighs as much as failing several times."""
        with self._rows() as rows:
            failures, down_until, paused_until = _health(rows, source)
            failures = max(failures + 1, FAILURES_TOLERATED if unreachable else 0)
            if failures >= FAILURES_TOLERATED:
                doubled = 2.0 ** min(failures - FAILURES_TOLERATED, 20)
                down_until = self._clock() + min(FIRST_REST_S * doubled, LONGEST_REST_S)
                # The turns given out for the meantime are void: nobody shall wait for them later.
                rows.execute("DELETE FROM lane WHERE name GLOB ?", (f"{source} *",))
            _set_health(rows, source, failures, down_until, paused_until)

    # -------------------------------------------------------------- questions

    def claim(self, question: str, owner: str) -> bool:
        """Whether the owner may ask this; if not, somebody else is just asking it."""
        with self._rows() as rows:
            now = self._clock()
            rows.execute("DELETE FROM asking WHERE question = ? AND until <= ?", (question, now))
            taken = rows.execute(
                "INSERT OR IGNORE INTO asking VALUES (?, ?, ?)", (question, owner, now + FLIGHT_S)
            )
            return taken.rowcount == 1

    def release(self, question: str, owner: str) -> None:
        with self._rows() as rows:
            rows.execute("DELETE FROM asking WHERE question = ? AND owner = ?", (question, owner))


def _health(rows: sqlite3.Connection, source: str) -> tuple[int, float, float]:
    row = rows.execute(
        "SELECT failures, down_until, paused_until FROM health WHERE source = ?", (source,)
    ).fetchone()
    return (row[0], row[1], row[2]) if row else (0, 0.0, 0.0)


def _set_health(
    rows: sqlite3.Connection, source: str, failures: int, down_until: float, paused_until: float
) -> None:
    rows.execute(
        "INSERT OR REPLACE INTO health VALUES (?, ?, ?, ?)",
        (source, failures, down_until, paused_until),
    )


def _full(rows: sqlite3.Connection, source: str, pace: Pace, now: float) -> bool:
    if pace.at_once is None:
        return False
    rows.execute("DELETE FROM flight WHERE until <= ?", (now,))
    open_now = rows.execute("SELECT count(*) FROM flight WHERE source = ?", (source,))
    return bool(open_now.fetchone()[0] >= pace.at_once)


def _slot(
    rows: sqlite3.Connection, lane: str, pace: Pace, earliest: float, now: float
) -> tuple[float, float]:
    """When the next request of a lane may start, and when the one after it would be due."""
    interval = 1.0 / pace.per_second
    row = rows.execute("SELECT due FROM lane WHERE name = ?", (lane,)).fetchone()
    due = row[0] if row else 0.0
    if due > now + LONGEST_PAUSE_S:  # the clock was set back
        due = now
    start = max(earliest, due - (pace.burst - 1) * interval)
    return start, max(due, start) + interval
