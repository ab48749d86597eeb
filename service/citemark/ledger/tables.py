"""This module knows the tables of the database, and which of their versions it can read."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    inspect,
    select,
    text,
)

from citemark.errors import LedgerUnavailable

SCHEMA = 1
"""Raised with every change that an older citemark could not read."""

TABLES = MetaData()

STATE = Table(
    "ledger_state",
    TABLES,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("schema", Integer, nullable=False),
    Column("documents", BigInteger, nullable=False),
    Column("total", String(16), nullable=False, comment="sum of the documents' marks, in hex"),
)
"""One row. Writers take it first, so that they come one after the other."""

DOCUMENT = Table(
    "ledger_document",
    TABLES,
    Column("document", BigInteger, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("title", Text),
    Column("sha256", String(64), nullable=False),
    Column("published", Date),
    Column("mark", String(16), nullable=False),
)

USE = Table(
    "ledger_use",
    TABLES,
    Column("document", BigInteger, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("scheme", Text),
    Column("value", Text),
    Column("version", Integer),
    Column("claim", Text, nullable=False),
    sqlite_with_rowid=False,
)

NAME = Table(
    "ledger_name",
    TABLES,
    Column("name", BigInteger, primary_key=True, autoincrement=False),
    Column("document", BigInteger, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Index("ledger_name_of_document", "document"),
    sqlite_with_rowid=False,
)
"""Where identifiers and works are used; names and documents are hashes (``marks.key``)."""

STORED = Table(
    "stored_document",
    TABLES,
    Column("sha256", String(64), primary_key=True),
    Column("id", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("report", Text, nullable=False),
    Column("complete", Boolean, nullable=False),
)

STORED_BY_ID = Index("stored_document_of_id", STORED.c.id, postgresql_using="hash")
"""Leads to all versions of a document that is to be forgotten. Identifiers may be longer than
PostgreSQL's trees take (2,704 bytes), so it is a hash there. Older databases get it when they
are opened; an older citemark reads and writes them as before."""

_LOCK = 0x63_69_74_65
"""Number of PostgreSQL's advisory lock that lets one process create the tables."""


def prepare(connection: Connection) -> None:
    """Create the tables where they are missing; refuse tables of another version."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if not inspect(connection).has_table(STATE.name):
        TABLES.create_all(connection)
        empty = {"id": 1, "schema": SCHEMA, "documents": 0, "total": f"{0:016x}"}
        connection.execute(STATE.insert().values(empty))
    found = connection.execute(select(STATE.c.schema)).scalar()
    if found != SCHEMA:
        raise LedgerUnavailable(
            f"the ledger has schema {found}, this citemark reads {SCHEMA}: "
            "use the citemark that wrote it, or start a new ledger"
        )
    STORED_BY_ID.create(connection, checkfirst=True)
