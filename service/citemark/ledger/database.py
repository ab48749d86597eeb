"""This module knows how to reach the database, and what its failures mean to a user.

SQLite runs with a write-ahead log, so that readers never wait, and with
``synchronous=NORMAL``: what was committed survives a killed process; only a power
cut may take the last transactions, never the file. Writers take their lock at
the start (``BEGIN IMMEDIATE``): a reader that becomes a writer half-way would be
refused at once instead of waiting. The file must stand on a local disk.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from citemark.errors import InvalidSetting, LedgerUnavailable
from citemark.ledger.tables import prepare

BUSY_SECONDS = 10.0
"""How long a writer waits for the others. Measured: two writers of 200 documents each wait
80 ms at most; ten seconds is what a copy of the whole file may take on a slow disk."""
CONNECT_SECONDS = 5

DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}

HINTS = (
    ("not a database", "the file is damaged or no ledger: restore a copy or name another file"),
    ("malformed", "the file is damaged: restore a copy or name another file"),
    ("disk is full", "the disk is full: free some space"),
    ("full", "its size limit is reached: free some space"),
    ("disk i/o", "the disk cannot be written: check its space and health"),
    ("locked", "another program holds it: try again"),
    ("readonly", "it may not be written: check its permissions"),
    ("unable to open", "it cannot be opened: check its folder and permissions"),
    ("password", "the user or password is refused"),
    ("does not exist", "the database or user does not exist: create it first"),
    ("connection", "the server does not answer: check its address"),
)
"""What the database says (in lower case) and what the user should know; the first that fits."""


class Database:
    """One database, opened anew in each process that a server forks."""

    def __init__(self, address: str) -> None:
        self._url = _url(address)
        self.shown = self._url.render_as_string(hide_password=True)
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._engine: Engine | None = None
        self._process = 0
        try:
            with self.writing() as connection:
                prepare(connection)
        except LedgerUnavailable:
            self.close()
            raise

    @property
    def engine(self) -> Engine:
        """This process's own: a connection must not be shared across a fork."""
        with self._lock:
            if self._engine is None or self._process != os.getpid():
                if self._engine is not None:
                    self._engine.dispose(close=False)
                self._engine, self._process = _engine(self._url), os.getpid()
            return self._engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look; nothing that others write meanwhile is seen."""
        with self._explained(), self.engine.connect() as connection, connection.begin():
            _begin(connection, "BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept when the block ends, or nothing.

        Threads take turns here: a lock hands over at once, where SQLite sleeps and tries again.
        """
        with self._turn, self._explained(), self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="READ COMMITTED")
            with connection.begin():
                _begin(connection, "BEGIN IMMEDIATE")
                yield connection

    def close(self) -> None:
        with self._lock:
            if self._engine is not None:
                self._engine.dispose(close=self._process == os.getpid())
            self._engine = None

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, self._failure()) as error:
            raise LedgerUnavailable(f"the ledger {self.shown}: {_hint(error)}") from error

    def _failure(self) -> type[Exception]:
        """What the driver raises; asked for only when something was raised."""
        failure: type[Exception] = self._url.get_dialect().import_dbapi().Error
        return failure


def run(
    connection: Connection, statement: str, values: tuple[Any, ...] | list[tuple[Any, ...]] = ()
) -> list[tuple[Any, ...]]:
    """Runs SQL as it is written, with ``?`` for each value; once for each of a list of them.

    For what every judged document needs, past SQLAlchemy: it takes 35 to 100 µs for a statement
    that SQLite runs in 5.
    """
    if connection.dialect.paramstyle != "qmark":
        statement = statement.replace("?", "%s")
    cursor = connection.connection.cursor()
    try:
        if isinstance(values, list):
            cursor.executemany(statement, values)
        else:
            cursor.execute(statement, values)
        return [] if cursor.description is None else list(cursor.fetchall())
    finally:
        cursor.close()


def storable(text: str) -> str:
    """``text`` without what databases refuse: NUL and half surrogates become U+FFFD."""
    if text.isascii() and "\0" not in text:
        return text
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "\ufffd")


def file_of(address: str) -> Path | None:
    """The file of a SQLite ledger; raises ``InvalidSetting`` for what is no ledger's address."""
    url = _url(address)
    return Path(url.database) if url.drivername == "sqlite" and url.database else None


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:  # a port that is no number is a ValueError
        raise InvalidSetting(
            "the ledger's address cannot be read as a URL: the ledger must be memory, none, "
            "sqlite:///FILE or postgresql://USER@HOST/DATABASE"
        ) from error
    driver = DRIVERS.get(url.get_backend_name())
    if driver is None:
        raise InvalidSetting("a ledger's database is sqlite:///FILE or postgresql://…")
    if driver == "sqlite" and url.database in {None, "", ":memory:"}:
        raise InvalidSetting("sqlite:/// needs a file's path; for no file, use memory")
    if driver != "sqlite" and find_spec("psycopg") is None:
        raise InvalidSetting(
            "a PostgreSQL ledger needs the extra citemark[postgres]: install deploy/locks/run.txt"
        )
    return url.set(drivername=driver)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "postgresql":
        return create_engine(
            url,
            isolation_level="REPEATABLE READ",
            pool_pre_ping=True,
            connect_args={"connect_timeout": CONNECT_SECONDS},
        )
    # The connection given back last is lent first: what it has read is still right when no other
    # connection has written since.
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, pool_use_lifo=True)
    event.listen(engine, "do_connect", _touch)
    event.listen(engine, "connect", _set_up)
    return engine


def _touch(_dialect: object, _record: object, arguments: tuple[Any, ...], _options: object) -> None:
    """Create the file for its owner only: it quotes what people had judged."""
    path = Path(arguments[0])
    if not path.exists() and path.parent.is_dir() and os.access(path.parent, os.W_OK):
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by _begin, not by the driver
    connection.execute("PRAGMA synchronous=NORMAL")
    deadline = time.monotonic() + BUSY_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            # Two processes that change the mode at once: SQLite does not let the second one wait.
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _begin(connection: Connection, statement: str) -> None:
    """Begins a transaction of SQLite's own kind, where PostgreSQL's driver begins them itself.

    Not by listening to SQLAlchemy's event for it: one listener costs every statement 10 µs.
    """
    if connection.dialect.name == "sqlite":
        run(connection, statement)


def _hint(error: Exception) -> str:
    said = str(error.orig if isinstance(error, DBAPIError) else error)
    lowered = said.lower()
    hint = next((hint for sign, hint in HINTS if sign in lowered), None)
    return hint or f"it failed ({type(error).__name__}): check its address, disk and permissions"
