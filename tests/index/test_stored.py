"""The file of records: who may ask it, and what is refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from citemark.errors import IndexUnusable
from citemark.index import Index, layout, open_index

FEATHERS = "On the Weight of Feathers"


def test_a_forked_worker_opens_its_own_connection(
    library: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = library.stored.connection()
    assert library.stored.connection() is mine
    monkeypatch.setattr("os.getpid", lambda: -1)
    assert library.stored.connection() is not mine


def test_a_place_without_an_index_says_so(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match="no index"):
        open_index(tmp_path)


@pytest.mark.parametrize("pointer", ["", "../elsewhere", "/etc", ".building-x", "\x00"])
def test_a_damaged_pointer_is_refused(built: Path, pointer: str) -> None:
    (built / layout.POINTER).write_text(pointer)
    with pytest.raises(IndexUnusable):
        open_index(built)


def test_a_damaged_database_is_refused(built: Path) -> None:
    records = layout.current(built) / layout.RECORDS
    records.write_bytes(b"not a database, though as long as one" * 100)
    with pytest.raises(IndexUnusable, match="damaged"):
        open_index(built)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE meta SET value = '0' WHERE name = 'format'", "another format"),
        ("DELETE FROM meta WHERE name = 'format'", "another format"),
    ],
)
def test_an_index_of_another_format_is_refused(built: Path, statement: str, words: str) -> None:
    with sqlite3.connect(layout.current(built) / layout.RECORDS) as connection:
        connection.execute(statement)
    connection.close()
    with pytest.raises(IndexUnusable, match=words):
        open_index(built)


def test_a_key_that_leads_to_no_record_is_damage_and_never_absence(built: Path) -> None:
    with sqlite3.connect(layout.current(built) / layout.RECORDS) as connection:
        connection.execute("DELETE FROM record")
    connection.close()
    with open_index(built) as index, pytest.raises(IndexUnusable, match="damaged"):
        index.by_title(FEATHERS)


def test_an_open_index_cannot_be_written_to(library: Index) -> None:
    connection = library.stored.connection()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM record")
