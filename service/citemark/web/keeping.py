"""This module knows how a judged document is kept: its testimony and its report at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from citemark.ledger import Observation
from citemark.ledger.database import Database
from citemark.ledger.sql import SqlLedger
from citemark.ledger.store import Store, StoredDocument


class _Begun(Database):
    """A database within a transaction that has begun: reading and writing are parts of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection  # nothing is opened, and so nothing to be closed

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        yield self._connection

    writing = reading


def keep(database: Database, observation: Observation, stored: StoredDocument) -> None:
    """Let the document testify and keep it with its report, in one transaction.

    Either both are there or neither. It also costs less: beginning and ending a transaction takes
    longer than most statements, and writers of other processes are kept waiting once, not twice.
    """
    with database.writing() as connection:
        begun = _Begun(connection)
        SqlLedger(begun).record([observation])
        Store(begun).keep(stored)
