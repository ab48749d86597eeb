"""This module knows how observations become rows, within a transaction that someone else holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, select, update

from citemark.ledger import marks
from citemark.ledger.claims import claim_to_json
from citemark.ledger.database import run, storable
from citemark.ledger.observation import Observation
from citemark.ledger.tables import DOCUMENT, NAME, STATE, USE

_Row = tuple[Any, ...]
_STATE = select(STATE.c.documents, STATE.c.total)
_TAKE_STATE = _STATE.with_for_update()
_SET_STATE = update(STATE)
_MARKS = select(DOCUMENT.c.document, DOCUMENT.c.mark)
_MARK_OF_ONE = _MARKS.where(DOCUMENT.c.document == bindparam("one"))
_MARKS_OF_ALL = _MARKS.where(DOCUMENT.c.document.in_(bindparam("documents", expanding=True)))


def _insertion(table: Table) -> str:
    names = [column.name for column in table.columns]
    return f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608  # names from our own tables


_INSERTIONS = {table: _insertion(table) for table in (DOCUMENT, USE, NAME)}


def state(connection: Connection, *, take: bool = False) -> tuple[int, int]:
    documents, total = connection.execute(_TAKE_STATE if take else _STATE).one()
    return documents, int(total, 16)


def set_state(connection: Connection, documents: int, total: int) -> None:
    connection.execute(_SET_STATE, {"documents": documents, "total": f"{total:016x}"})


def known_marks(connection: Connection, documents: Iterable[int]) -> dict[int, int]:
    asked = list(documents)
    if len(asked) == 1:
        rows = connection.execute(_MARK_OF_ONE, {"one": asked[0]})
    else:
        rows = connection.execute(_MARKS_OF_ALL, {"documents": asked})
    return {document: int(mark, 16) for document, mark in rows}


def replace(connection: Connection, latest: dict[int, Observation], marked: dict[int, int]) -> None:
    documents, total = state(connection, take=True)
    known = known_marks(connection, latest)
    changed = [document for document in latest if known.get(document) != marked[document]]
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
