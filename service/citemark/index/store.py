"""This module knows how records lie in the index's SQLite file, and turns rows into records."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from citemark.types import Identifier, Record

FORMAT = 1
"""Raised when a reader of the older layout could not read the newer."""

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE venue (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  authors TEXT,
  flags INTEGER NOT NULL,
  year INTEGER,
  date INTEGER,
  venues TEXT,
  years TEXT,
  identifiers TEXT,
  categories TEXT,
  kind TEXT,
  earlier_titles TEXT
);
CREATE TABLE source (name TEXT PRIMARY KEY, works INTEGER NOT NULL, newest TEXT) WITHOUT ROWID;
CREATE TABLE coverage (
  scope TEXT NOT NULL, part TEXT NOT NULL, held INTEGER NOT NULL,
  estimate REAL NOT NULL, low REAL NOT NULL, high REAL NOT NULL, basis TEXT NOT NULL,
  PRIMARY KEY (scope, part)
) WITHOUT ROWID;
"""

SELECT = (
    "SELECT id, title, authors, flags, year, date, venues, years, identifiers, categories, kind,"
    " earlier_titles FROM record WHERE id"
)
INSERT = "INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"

TRUNCATED = 1
RETRACTED = 2

Row = tuple[
    int, str, str | None, int, int | None, int | None, str | None, str | None, str | None,
    str | None, str | None, str | None,
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """A record with its number in the index."""

    id: int
    record: Record


def to_row(number: int, record: Record, venue_id: Callable[[str], int]) -> Row:
    """A record as a row; what it does not say costs one byte."""
    flags = TRUNCATED * record.authors_truncated + RETRACTED * record.retracted
    date = record.date
    years = record.years if record.years != (record.year,) else ()
    return (
        number,
        record.title,
        "\n".join(record.authors) or None,
        flags,
        record.year,
        date.year * 10000 + date.month * 100 + date.day if date else None,
        " ".join(str(venue_id(name)) for name in record.venues) or None,
        " ".join(map(str, years)) or None,
        "\n".join(f"{item.scheme}:{item.value}" for item in record.identifiers) or None,
        " ".join(record.categories) or None,
        record.kind,
        "\n".join(record.earlier_titles) or None,
    )


def to_record(row: Row, venue_name: Callable[[int], str]) -> Record:
    """The record that ``to_row`` stored."""
    (
        _,
        title,
        authors,
        flags,
        year,
        date,
        venues,
        years,
        identifiers,
        categories,
        kind,
        earlier,
    ) = row
    if years is not None:
        all_years = tuple(map(int, years.split()))
    else:
        all_years = () if year is None else (year,)
    return Record(
        title=title,
        authors=tuple(authors.split("\n")) if authors else (),
        authors_truncated=bool(flags & TRUNCATED),
        year=year,
        date=dt.date(date // 10000, date // 100 % 100, date % 100) if date else None,
        venues=tuple(map(venue_name, map(int, venues.split()))) if venues else (),
        years=all_years,
        identifiers=tuple(map(_identifier, identifiers.split("\n"))) if identifiers else (),
        categories=tuple(categories.split()) if categories else (),
        kind=kind,
        retracted=bool(flags & RETRACTED),
        earlier_titles=tuple(earlier.split("\n")) if earlier else (),
    )


def _identifier(line: str) -> Identifier:
    scheme, _, value = line.partition(":")
    return Identifier(scheme, value)


def create(path: Path) -> sqlite3.Connection:
    """An empty file for a build; nothing is safe from a crash until the build closes it."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;" + SCHEMA
    )
    return connection


def connect(path: Path) -> sqlite3.Connection:
    """A read-only connection that takes no locks: the file never changes once it stands there."""
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False, cached_statements=32)
    connection.execute("PRAGMA mmap_size=1099511627776")
    connection.execute("PRAGMA query_only=1")
    return connection
