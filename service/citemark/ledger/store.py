"""This module knows the documents that were judged and their reports, kept beside the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from citemark.ledger.database import Database, run, storable
from citemark.ledger.tables import STORED

PAGE = 50
"""Documents read at once: at most 100 MB of them at the service's body limit of 2 MiB."""

_KNOWN = "SELECT report, complete FROM stored_document WHERE sha256 = ?"
_KEEP = """
INSERT INTO stored_document (sha256, id, media_type, data, report, complete)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (sha256) DO UPDATE SET report = excluded.report, complete = excluded.complete
"""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as it was sent, and the report it got; ``sha256`` is of ``data``."""

    sha256: str
    id: str
    media_type: str
    data: bytes
    report: str
    complete: bool = True


def is_kept(connection: Connection, stored: StoredDocument) -> bool:
    """Whether the document is there with this very report."""
    known = run(connection, _KNOWN, (stored.sha256,))
    return known == [(stored.report, stored.complete)]


def keep(connection: Connection, stored: StoredDocument) -> None:
    row = (
        stored.sha256,
        storable(stored.id),
        storable(stored.media_type),
        stored.data,
        stored.report,
        stored.complete,
    )
    run(connection, _KEEP, row)


class Store:
    """Keeps the latest report of every document under the digest of its bytes."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def keep(self, stored: StoredDocument) -> None:
        """Keep the document and its report in place of an older one of the same bytes."""
        with self.database.reading() as connection:
            if is_kept(connection, stored):
                return
        with self.database.writing() as connection:
            keep(connection, stored)

    def report(self, sha256: str) -> str | None:
        """The report as it was sent, byte for byte."""
        question = select(STORED.c.report).where(STORED.c.sha256 == sha256)
        with self.database.reading() as connection:
            found: str | None = connection.execute(question).scalar()
        return found

    def forget(self, document_id: str) -> int:
        """Remove all that was kept under the document's own identifier; how many versions."""
        versions = delete(STORED).where(STORED.c.id == storable(document_id))
        with self.database.writing() as connection:
            return connection.execute(versions).rowcount

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
