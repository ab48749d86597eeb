"""Forgetting a document: its testimony, and every version that was kept."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect

from citemark.ledger import Ledger, Observation, Use, open_ledger
from citemark.ledger.database import Database, run
from citemark.ledger.forgetting import Forgotten, forget
from citemark.ledger.store import Store, StoredDocument
from citemark.ledger.tables import STORED, STORED_BY_ID
from citemark.types import Claim, Identifier

NAME = "https://example.org/?a=1 \N{SNOWMAN} \0"
IDENTIFIER = Identifier("arxiv", "2601.07321")
OBSERVED = Observation(
    NAME, None, "00", dt.date(2026, 4, 17), (Use(IDENTIFIER, Claim(title="Sparse Replay")),)
)
OTHER = dataclasses.replace(OBSERVED, document_id="https://example.org/?a=2")


@pytest.fixture
def ledger(database_address: str) -> Iterator[Ledger]:
    with open_ledger(database_address) as opened:
        opened.record([OBSERVED, OTHER])
        yield opened


def versions(ledger: Ledger, *digests: str) -> Store:
    database = getattr(ledger, "database", None)
    assert isinstance(database, Database)
    store = Store(database)
    for number, digest in enumerate(digests):
        name = NAME if number else OTHER.document_id
        store.keep(StoredDocument(digest, name, "text/plain", b"bytes", "{}\n"))
    return store


def test_all_versions_go_with_the_testimony_and_nothing_of_others(ledger: Ledger) -> None:
    store = versions(ledger, "00", "01", "02")
    before = ledger.uses_of(IDENTIFIER)
    assert forget(ledger, NAME) == Forgotten(testimony=True, reports=2)
    assert [store.report(digest) for digest in ("00", "01", "02")] == ["{}\n", None, None]
    assert [each.document_id for each in before if each.document_id == OTHER.document_id] == [
        each.document_id for each in ledger.uses_of(IDENTIFIER)
    ]
    assert not forget(ledger, NAME).anything


def test_what_was_only_kept_is_forgotten_too(ledger: Ledger) -> None:
    versions(ledger, "00", "01")
    ledger.forget(NAME)
    assert forget(ledger, NAME) == Forgotten(testimony=False, reports=1)


def test_a_ledger_in_memory_forgets_testimony() -> None:
    with open_ledger("memory") as opened:
        opened.record([OBSERVED])
        assert forget(opened, NAME) == Forgotten(testimony=True, reports=0)
        assert not forget(opened, NAME).anything


def test_a_long_identifier_is_kept_and_forgotten(database_address: str) -> None:
    """PostgreSQL's trees take 2,704 bytes; random ones, because it compresses what repeats."""
    name = "https://example.org/" + random.Random(1).randbytes(5_000).hex()
    with open_ledger(database_address) as opened:
        database = getattr(opened, "database", None)
        assert isinstance(database, Database)
        Store(database).keep(StoredDocument("00", name, "text/plain", b"bytes", "{}\n"))
        assert forget(opened, name) == Forgotten(testimony=False, reports=1)


def test_an_older_database_gets_the_index_that_forgetting_uses(database_address: str) -> None:
    older = Database(database_address)
    Store(older).keep(StoredDocument("00", NAME, "text/plain", b"bytes", "{}\n"))
    with older.writing() as connection:
        STORED_BY_ID.drop(connection)
    older.close()
    with open_ledger(database_address) as opened:
        database = getattr(opened, "database", None)
        assert isinstance(database, Database)
        with database.reading() as connection:
            assert inspect(connection).has_index(STORED.name, str(STORED_BY_ID.name))
        assert forget(opened, NAME).reports == 1


def test_the_versions_of_a_document_are_looked_up_and_never_searched_for(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'ledger.db'}")
    question = "EXPLAIN QUERY PLAN DELETE FROM stored_document WHERE id = ?"
    with database.reading() as connection:
        ((*_, step),) = run(connection, question, (NAME,))
    database.close()
    assert step.startswith("SEARCH stored_document USING INDEX stored_document_of_id")
