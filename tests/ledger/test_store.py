"""Documents and reports beside the ledger."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator

import pytest

from citemark.ledger.database import Database
from citemark.ledger.store import PAGE, Store, StoredDocument, stored_documents


def stored(data: bytes, *, report: str = '{"citemark": "0"}\n') -> StoredDocument:
    return StoredDocument(
        sha256=hashlib.sha256(data).hexdigest(),
        id=f"https://example.org/{len(data)}",
        media_type="text/plain",
        data=data,
        report=report,
    )


@pytest.fixture
def store(database_address: str) -> Iterator[Store]:
    database = Database(database_address)
    yield Store(database)
    database.close()


def test_a_report_is_given_back_byte_for_byte(store: Store) -> None:
    one = stored(b"\0\xff bytes", report='{"a": "ü \\u0000"}\n')
    store.keep(one)
    assert store.report(one.sha256) == one.report
    assert list(store.documents()) == [(one.id, one.media_type, one.data)]


def test_the_latest_report_of_the_same_bytes_is_kept(store: Store) -> None:
    one = stored(b"bytes")
    for report in ("first", "second", "second"):
        store.keep(dataclasses.replace(one, report=report))
    assert store.report(one.sha256) == "second"
    assert len(list(store.documents())) == 1


def test_what_was_never_stored_has_no_report(store: Store) -> None:
    assert store.report("00" * 32) is None


def test_a_forgotten_document_is_gone_with_its_report(store: Store) -> None:
    one = stored(b"bytes")
    store.keep(one)
    assert store.forget(one.id) == 1
    assert store.report(one.sha256) is None
    assert list(store.documents()) == []
    assert store.forget(one.id) == 0


def test_all_documents_are_given_in_the_order_of_their_digests(
    store: Store, database_address: str
) -> None:
    several = [stored(b"x" * number) for number in range(PAGE + 3)]
    for one in several:
        store.keep(one)
    expected = [each.data for each in sorted(several, key=lambda each: each.sha256)]
    assert [data for _, _, data in store.documents()] == expected
    assert [data for _, _, data in stored_documents(database_address)] == expected


def test_a_document_may_have_any_identifier(store: Store) -> None:
    one = dataclasses.replace(stored(b"bytes"), id="nul \0, half \ud800, \N{SNOWMAN}")
    store.keep(one)
    assert [name for name, _, _ in store.documents()] == ["nul \ufffd, half \ufffd, \N{SNOWMAN}"]
