"""Keeping a judged document: testimony and report stand or fall together."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from citemark.errors import LedgerUnavailable
from citemark.ledger import Observation, Use
from citemark.ledger.database import Database
from citemark.ledger.sql import SqlLedger
from citemark.ledger.store import Store, StoredDocument
from citemark.types import Claim, Identifier
from citemark.web.keeping import keep

IDENTIFIER = Identifier("arxiv", "2601.07321")
OBSERVED = Observation(
    "https://example.org/1", None, "00", dt.date(2026, 4, 17), (Use(IDENTIFIER, Claim(title="A")),)
)
STORED = StoredDocument("00", "https://example.org/1", "text/plain", b"bytes", "{}\n")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path / 'ledger.db'}")
    yield opened
    opened.close()


def found(database: Database) -> tuple[int, str | None]:
    return len(SqlLedger(database).uses_of(IDENTIFIER)), Store(database).report("00")


def test_a_document_testifies_and_is_kept(database: Database) -> None:
    keep(database, OBSERVED, STORED)
    assert found(database) == (1, "{}\n")


def test_keeping_again_writes_nothing(database: Database, tmp_path: Path) -> None:
    keep(database, OBSERVED, STORED)
    before = (tmp_path / "ledger.db-wal").read_bytes()
    keep(database, OBSERVED, STORED)
    assert (tmp_path / "ledger.db-wal").read_bytes() == before


def test_a_new_version_replaces_testimony_and_report(database: Database) -> None:
    keep(database, OBSERVED, STORED)
    keep(database, dataclasses.replace(OBSERVED, uses=()), dataclasses.replace(STORED, report="2"))
    assert found(database) == (0, "2")


def test_without_the_report_there_is_no_testimony(database: Database, tmp_path: Path) -> None:
    """A document that testifies without being kept could never be judged again."""
    with sqlite3.connect(tmp_path / "ledger.db") as other:
        other.execute(
            "CREATE TRIGGER full BEFORE INSERT ON stored_document"
            " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        )
    other.close()
    with pytest.raises(LedgerUnavailable, match="free some space"):
        keep(database, OBSERVED, STORED)
    assert found(database) == (0, None)
