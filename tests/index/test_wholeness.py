"""A damaged index is refused: what it has lost must never be told as absent."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from citemark.errors import IndexUnusable
from citemark.index import layout, open_index
from citemark.index.wholeness import KEYS
from citemark.types import Identifier

LANTERN = Identifier("arxiv", "2105.00042")
FILES = (*KEYS, layout.RECORDS)


def file_of(index: Path, name: str) -> Path:
    return layout.current(index) / name


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kept", [0, 0.5, -8])
def test_a_file_that_was_copied_in_part_is_refused(built: Path, name: str, kept: float) -> None:
    file = file_of(built, name)
    content = file.read_bytes()
    end = int(len(content) * kept) // 8 * 8 if 0 < kept < 1 else int(kept)
    file.write_bytes(content[:end])
    with pytest.raises(IndexUnusable, match=r"not as it was built|damaged"):
        open_index(built)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing_is_named(built: Path, name: str) -> None:
    file_of(built, name).unlink()
    with pytest.raises(IndexUnusable, match=name.partition(".")[0] if name in KEYS else "no index"):
        open_index(built)


@pytest.mark.parametrize("name", KEYS)
def test_a_byte_that_the_disk_changed_is_found_by_a_check(built: Path, name: str) -> None:
    file = file_of(built, name)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0x5A
    file.write_bytes(content)
    with open_index(built) as index, pytest.raises(IndexUnusable, match="not as it was built"):
        index.check()


def zero_the_records(built: Path) -> None:
    file = file_of(built, layout.RECORDS)
    content = bytearray(file.read_bytes())
    with sqlite3.connect(file) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'record'"
        (page,) = connection.execute(query).fetchone()
    connection.close()
    content[(page - 1) * 8192 : page * 8192] = bytes(8192)
    file.write_bytes(content)


def test_a_page_that_the_disk_lost_is_found_by_a_check(built: Path) -> None:
    zero_the_records(built)
    with open_index(built) as index, pytest.raises(IndexUnusable, match="not as it was built"):
        index.check()


def test_a_sound_index_passes_the_check(built: Path) -> None:
    with open_index(built) as index:
        index.check()


def test_an_index_that_states_no_sizes_is_taken_as_it_is(built: Path) -> None:
    with sqlite3.connect(file_of(built, layout.RECORDS)) as connection:
        connection.execute("DELETE FROM meta WHERE name GLOB '* of *.keys'")
    connection.close()
    with open_index(built) as index:
        index.check()
        assert index.by_identifier(LANTERN)


def test_a_record_that_cannot_be_read_is_damage_and_never_absence(built: Path) -> None:
    with sqlite3.connect(file_of(built, layout.RECORDS)) as connection:
        connection.execute("UPDATE record SET date = 'noon', venues = 'x'")
    connection.close()
    with open_index(built) as index, pytest.raises(IndexUnusable, match="damaged"):
        index.by_identifier(LANTERN)


def test_a_page_that_cannot_be_read_is_damage_and_never_absence(built: Path) -> None:
    zero_the_records(built)
    with open_index(built) as index, pytest.raises(IndexUnusable, match="damaged"):
        index.by_identifier(LANTERN)
