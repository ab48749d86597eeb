"""This module knows how observations become rows, within a transaction that someone else holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete

from citemark.ledger import marks
from citemark.ledger.claims import claim_to_json
from citemark.ledger.database import run, storable
from citemark.ledger.observation import Observation
from citemark.ledger.tables import DOCUMENT, NAME, USE

_Row = tuple[Any, ...]
_STATE = "SELECT documents, total FROM ledger_state"
_TAKE_STATE = {"sqlite": _STATE, "postgresql": f"{_STATE} FOR UPDATE"}
"""SQLite's writers have taken the whole database already."""
_SET_STATE = "UPDATE ledger_state SET documents = ?, total = ?"
_MARKS = "SELECT document, mark FROM ledger_document WHERE document IN ({marks})"


def _insertion(table: Table) -> str:
    names = [column.name for column in table.columns]
    return f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608  # names from our own tables


_INSERTIONS = {table: _insertion(table) for table in (DOCUMENT, USE, NAME)}


def state(connection: Connection, *, take: bool = False) -> tuple[int, int]:
    statement = _TAKE_STATE[connection.dialect.name] if take else _STATE
    ((documents, total),) = run(connection, statement)
    return documents, int(total, 16)


def set_state(connection: Connection, documents: int, total: int) -> None:
    run(connection, _SET_STATE, (documents, f"{total:016x}"))


def known_marks(connection: Connection, documents: Iterable[int]) -> dict[int, int]:
    """The marks of those of the documents that testify, at most ``TOGETHER`` of them."""
    asked = tuple(documents)
    rows = run(connection, _MARKS.format(marks=", ".join("?" * len(asked))), asked)
    return {document: int(mark, 16) for document, mark in rows}


def replace(connection: Connection, latest: dict[int, Observation], marked: dict[int, int]) -> None:
    """Let each document testify what it says now; nothing is written of what is known already."""
    documents, total = state(connection, take=True)
    known = known_marks(connection, latest)
    changed = [document for document in latest if known.get(document) != marked[document]]
    if not changed:
        return
    older = [document for document in changed if document in known]
    if older:
        remove(connection, older)
    _add(connection, changed, latest, marked)
    for document in changed:
        total = marks.shifted(total, add=marked[document], take=known.get(document, 0))
    set_state(connection, documents + len(changed) - len(older), total)


def remove(connection: Connection, documents: Sequence[int]) -> None:
    for table in (NAME, USE, DOCUMENT):
        connection.execute(delete(table).where(table.c.document.in_(documents)))


def _add(
    connection: Connection,
    documents: Sequence[int],
    latest: dict[int, Observation],
    marked: dict[int, int],
) -> None:
    chosen = [(document, latest[document]) for document in documents]
    rows = {
        DOCUMENT: [_document_row(*each, marked[each[0]]) for each in chosen],
        USE: [row for each in chosen for row in _use_rows(*each)],
        NAME: [row for each in chosen for row in _name_rows(*each)],
    }
    for table, values in rows.items():
        if values:
            run(connection, _INSERTIONS[table], values)


# Rows have their values in the order of the table's columns.


def _document_row(document: int, observation: Observation, mark: int) -> _Row:
    title, published = observation.document_title, observation.published
    return (
        document,
        storable(observation.document_id),
        storable(title) if title is not None else None,
        observation.sha256,
        published.isoformat() if published is not None else None,
        f"{mark:016x}",
    )


def _use_rows(document: int, observation: Observation) -> Iterator[_Row]:
    for position, use in enumerate(observation.uses):
        identifier = use.identifier
        yield (
            document,
            position,
            storable(identifier.scheme) if identifier else None,
            storable(identifier.value) if identifier else None,
            identifier.version if identifier else None,
            claim_to_json(use.claim),
        )


def _name_rows(document: int, observation: Observation) -> Iterator[_Row]:
    for position, use in enumerate(observation.uses):
        for name in marks.names(use.identifier, use.claim):
            yield (marks.key(name), document, position)
