"""This module knows the documents that were judged and their reports, kept beside the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import delete, select

from citemark.ledger.database import Database, storable
from citemark.ledger.tables import STORED

PAGE = 50
"""Documents read at once: at most 100 MB of them at the service's body limit of 2 MiB."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as it was sent, and the report it got; ``sha256`` is of ``data``."""

    sha256: str
    id: str
    media_type: str
    data: bytes
    report: str
    complete: bool = True


class Store:
    """Keeps the latest report of every document under the digest of its bytes."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def keep(self, stored: StoredDocument) -> None:
        """Keep the document and its report in place of an older one of the same bytes."""
        row = {name: getattr(stored, name) for name in StoredDocument.__slots__}
        row |= {"id": storable(stored.id), "media_type": storable(stored.media_type)}
        report = {"report": stored.report, "complete": stored.complete}
        same = STORED.c.sha256 == stored.sha256
        with self.database.reading() as connection:
            known = select(STORED.c.report, STORED.c.complete).where(same)
            if connection.execute(known).one_or_none() == (stored.report, stored.complete):
                return
        with self.database.writing() as connection:
            insert = _insert(connection.dialect.name)(STORED).values(row)
            connection.execute(insert.on_conflict_do_update(index_elements=["sha256"], set_=report))

    def report(self, sha256: str) -> str | None:
        """The report as it was sent, byte for byte."""
        question = select(STORED.c.report).where(STORED.c.sha256 == sha256)
        with self.database.reading() as connection:
            found: str | None = connection.execute(question).scalar()
        return found

    def forget(self, sha256: str) -> bool:
        """Remove a document and its report; whether there was one."""
        with self.database.writing() as connection:
            gone = connection.execute(delete(STORED).where(STORED.c.sha256 == sha256))
        return gone.rowcount > 0

    def documents(self) -> Iterator[tuple[str, str, bytes]]:
        """Every stored document as (id, media type, bytes), in the order of their digests.

        The database is read page by page, so that writers are never held up.
        """
        last = ""
        while True:
            question = select(STORED).where(STORED.c.sha256 > last).order_by(STORED.c.sha256)
            with self.database.reading() as connection:
                rows = connection.execute(question.limit(PAGE)).all()
            if not rows:
                return
            for row in rows:
                yield row.id, row.media_type, row.data
            last = rows[-1].sha256


def stored_documents(address: str) -> Iterator[tuple[str, str, bytes]]:
    """Every document that a service stored in the database at ``address``."""
    database = Database(address)
    try:
        yield from Store(database).documents()
    finally:
        database.close()


def _insert(dialect: str):  # type: ignore[no-untyped-def]  # two classes of one shape, no base
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert
    from sqlalchemy.dialects import sqlite

    return sqlite.insert
