"""This module knows how a judged document is kept: its testimony and its report at once."""

from __future__ import annotations

from citemark.ledger import Observation, marks, store
from citemark.ledger.database import Database
from citemark.ledger.recording import replace
from citemark.ledger.store import StoredDocument


def keep(database: Database, observation: Observation, stored: StoredDocument) -> None:
    """Let the document testify and keep it with its report, in one transaction.

    Either both are there or neither. It also costs less: beginning and ending a transaction takes
    longer than most statements, and writers of other processes are kept waiting once, not twice.
    """
    document = marks.key(observation.document_id)
    marked = {document: marks.mark(observation)}
    with database.writing() as connection:
        replace(connection, {document: observation}, marked)
        if not store.is_kept(connection, stored):
            store.keep(connection, stored)
