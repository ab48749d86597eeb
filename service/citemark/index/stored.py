"""This module knows how an open index's SQLite file is asked, from any thread and forked worker."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from citemark.errors import IndexUnusable
from citemark.index import layout, store, wholeness
from citemark.types import Coverage, Record

_REMEMBERED_RECORDS = 2_048
"""What was found by its identifier is asked for by its title next, and the works of one field are
named again and again; 1.1 kB each on average, 4 kB at the most of 3,000."""
_REMEMBERED_STATEMENTS = 4_096
"""The editions and months of one field recur."""
_SELECT_ONE = f"{store.SELECT} = ?"
_SCOPES = """
SELECT scope, count(*), sum(held), sum(estimate * max(held, 1)) / sum(max(held, 1))
FROM coverage WHERE scope <> 'arxiv' OR part GLOB '????-??' GROUP BY scope ORDER BY scope
"""


class Stored:
    """What stands in the file. Every thread of every process has a connection of its own."""

    def __init__(self, path: Path, directory: Path) -> None:
        self._path = path
        """The index as its user names it, for what is said when it cannot be used."""
        self._file = directory / layout.RECORDS
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._venues: dict[int, str] = {}
        self.about = self._read_about()
        """What the build said of itself, by name."""
        self.record = lru_cache(maxsize=_REMEMBERED_RECORDS)(self._read_record)
        """The record of a number."""
        self._stated = lru_cache(maxsize=_REMEMBERED_STATEMENTS)(self._read_statement)

    def connection(self) -> sqlite3.Connection:
        """This thread's own connection; it reads only."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        # SQLite forbids to carry a connection into a forked worker (sqlite.org/howtocorrupt.html).
        if connection is None or self._local.process != os.getpid():
            connection = self._local.connection = store.connect(self._file)
            self._local.process = os.getpid()
            with self._lock:
                self._connections.append(connection)
        return connection

    def close(self) -> None:
        """Closes all threads' connections; nobody may be asking any more."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def _read_about(self) -> dict[str, str]:
        if not self._file.is_file():
            raise IndexUnusable(
                f"There is no index in {self._path}: name another folder, or build one there."
            )
        about = dict(self._rows("SELECT name, value FROM meta"))
        if about.get("format") != str(store.FORMAT):
            raise IndexUnusable(f"The index in {self._path} is of another format: build it again.")
        wholeness.check_records(self._file)
        return about

    def _rows(self, query: str, values: Sequence[int | str] = ()) -> list[Any]:
        """What cannot be read is damage, and never absence."""
        try:
            return self.connection().execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._damaged() from error

    def _damaged(self) -> IndexUnusable:
        return IndexUnusable(f"The index in {self._path} is damaged: build it again.")

    # --------------------------------------------------------------- records

    def _read_record(self, number: int) -> Record:
        rows = self._rows(_SELECT_ONE, (number,))
        if not rows:
            raise self._damaged()
        try:
            return store.to_record(rows[0], self._venue)
        except (ValueError, TypeError, AttributeError) as error:
            raise self._damaged() from error

    def _venue(self, number: int) -> str:
        name = self._venues.get(number)
        if name is None:
            query = "SELECT name FROM venue WHERE id = ?"
            ((name,),) = self._rows(query, (number,))
            self._venues[number] = name
        return name

    def titles(self, numbers: Sequence[int]) -> Iterable[tuple[int, str, str | None]]:
        """Number, title and earlier titles of many records, which costs less than the records."""
        marks = ",".join("?" * len(numbers))
        query = f"SELECT id, title, earlier_titles FROM record WHERE id IN ({marks})"  # noqa: S608  # only question marks are put in
        return self._rows(query, numbers) if numbers else ()

    # -------------------------------------------------------------- coverage

    def statement(self, scope: str, part: str, name: str) -> Coverage | None:
        """The stored statement of coverage about a part of a scope, which is called so, if there is one."""
        stated = self._stated(scope, part)
        return replace(stated, basis=f"{name}: {stated.basis}.") if stated else None

    def _read_statement(self, scope: str, part: str) -> Coverage | None:
        query = "SELECT estimate, low, high, basis FROM coverage WHERE scope = ? AND part = ?"
        rows = self._rows(query, (scope, part))
        return Coverage(*rows[0]) if rows else None

    def statements(self, scope: str) -> tuple[tuple[str, int, Coverage], ...]:
        """All statements of one scope (``venue``, ``arxiv``, ``doi``): part, works held, coverage."""
        query = "SELECT part, held, estimate, low, high, basis FROM coverage WHERE scope = ? ORDER BY part"
        rows = self._rows(query, (scope,))
        return tuple((part, held, Coverage(*rest)) for part, held, *rest in rows)

    def scopes(self) -> list[tuple[str, int, int, float]]:
        """What is said of coverage in sum: scope, parts, works held, mean share by works."""
        return self._rows(_SCOPES)

    def sources(self) -> list[tuple[str, int, str | None]]:
        """The collections read: name, works, newest day; the largest first."""
        query = "SELECT name, works, newest FROM source ORDER BY works DESC, name"
        return self._rows(query)
