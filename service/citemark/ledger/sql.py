"""This module knows the ledger that stays: SQLite or PostgreSQL through the same statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, tuple_, update

from citemark.ledger import marks
from citemark.ledger.claims import claim_from_json, claim_to_json
from citemark.ledger.database import Database
from citemark.ledger.observation import Observation
from citemark.ledger.tables import DOCUMENT, NAME, STATE, USE
from citemark.ledger.testimony import LISTED, SAMPLE, Closing, Testimony, Witness
from citemark.ledger.works import work_keys
from citemark.types import Claim, Identifier

TOGETHER = 50
"""Documents in one transaction. Measured: larger ones gain nothing and let others wait longer."""
ASKED = 400
"""Names in one question: SQLite and PostgreSQL bind more, but a plan of thousands is slow."""
READ = 1000
"""Places read at once: nearly every document's names have fewer in all. When there are more, each
name is asked for its own sample."""

_Place = tuple[int, int]
"""A use: its document's key and its position within the document."""

_STATE = select(STATE.c.documents, STATE.c.total)
_TAKE_STATE = _STATE.with_for_update()
_PLACES = (
    select(NAME.c.name, NAME.c.document, NAME.c.position)
    .where(NAME.c.document != bindparam("own"))
    .order_by(NAME.c.name, NAME.c.document, NAME.c.position)
    .limit(bindparam("most"))
)
_PLACES_OF_ALL = _PLACES.where(NAME.c.name.in_(bindparam("names", expanding=True)))
_PLACES_OF_ONE = _PLACES.where(NAME.c.name == bindparam("one"))
_WITNESSES = (
    select(
        USE.c.document,
        USE.c.position,
        DOCUMENT.c.id,
        DOCUMENT.c.title,
        DOCUMENT.c.published,
        USE.c.scheme,
        USE.c.value,
        USE.c.version,
        USE.c.claim,
    )
    .join(DOCUMENT, DOCUMENT.c.document == USE.c.document)
    .where(tuple_(USE.c.document, USE.c.position).in_(bindparam("places", expanding=True)))
)
_MARKS = select(DOCUMENT.c.document, DOCUMENT.c.mark).where(
    DOCUMENT.c.document.in_(bindparam("documents", expanding=True))
)
_NOBODY = 0
"""A document key that excludes nobody, but for one document in 2⁶⁴."""


class SqlLedger(Closing):
    """A ledger in a database that several processes may use at once."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def close(self) -> None:
        self.database.close()

    @property
    def version(self) -> str:
        with self.database.reading() as connection:
            return marks.version(*_state(connection))

    def record(self, observations: Iterable[Observation]) -> None:
        """Keep the observations, ``TOGETHER`` in a transaction, in their order."""
        rest = iter(observations)
        while chunk := list(islice(rest, TOGETHER)):
            latest = {marks.key(observation.document_id): observation for observation in chunk}
            marked = {document: marks.mark(each) for document, each in latest.items()}
            with self.database.reading() as connection:
                known = _known(connection, latest)
            if all(known.get(document) == mark for document, mark in marked.items()):
                continue
            with self.database.writing() as connection:
                _replace(connection, latest, marked)

    def forget(self, document_id: str) -> bool:
        document = marks.key(document_id)
        with self.database.writing() as connection:
            documents, total = _state(connection, take=True)
            known = _known(connection, (document,))
            if document not in known:
                return False
            _remove(connection, (document,))
            _set_state(connection, documents - 1, marks.shifted(total, take=known[document]))
        return True

    def testimony(
        self, identifiers: Sequence[Identifier], claims: Sequence[Claim], *, but_not: str
    ) -> Testimony:
        own = marks.key(but_not)
        asked = {identifier: marks.identifier_name(identifier) for identifier in identifiers}
        works = dict.fromkeys(name for claim in claims for name in work_keys(claim))
        keys = {name: marks.key(name) for name in (*asked.values(), *works)}
        with self.database.reading() as connection:
            documents, total = _state(connection)
            mark = _known(connection, (own,)).get(own)
            heard = _sample(connection, sorted(set(keys.values())), own)
        if mark is not None:
            documents, total = documents - 1, marks.shifted(total, take=mark)
        by_identifier = {
            identifier: _of(identifier, heard[keys[name]])
            for identifier, name in asked.items()
            if not identifier.cut_off and keys[name] in heard
        }
        return Testimony(
            by_identifier={
                name: witnesses for name, witnesses in by_identifier.items() if witnesses
            },
            by_work={name: heard[keys[name]] for name in works if keys[name] in heard},
            version=marks.version(documents, total),
        )

    def uses_of(self, identifier: Identifier) -> tuple[Witness, ...]:
        name = marks.key(marks.identifier_name(identifier))
        with self.database.reading() as connection:
            places = _places_of(connection, name, _NOBODY, LISTED)
            witnesses = _witnesses(connection, places)
        return _of(identifier, tuple(witnesses[place] for place in places))


def _state(connection: Connection, *, take: bool = False) -> tuple[int, int]:
    documents, total = connection.execute(_TAKE_STATE if take else _STATE).one()
    return documents, int(total, 16)


def _set_state(connection: Connection, documents: int, total: int) -> None:
    connection.execute(update(STATE), {"documents": documents, "total": f"{total:016x}"})


def _known(connection: Connection, documents: Iterable[int]) -> dict[int, int]:
    rows = connection.execute(_MARKS, {"documents": list(documents)})
    return {document: int(mark, 16) for document, mark in rows}


def _replace(
    connection: Connection, latest: dict[int, Observation], marked: dict[int, int]
) -> None:
    documents, total = _state(connection, take=True)
    known = _known(connection, latest)
    changed = [document for document in latest if known.get(document) != marked[document]]
    older = [document for document in changed if document in known]
    if older:
        _remove(connection, older)
    _add(connection, changed, latest, marked)
    for document in changed:
        total = marks.shifted(total, add=marked[document], take=known.get(document, 0))
    _set_state(connection, documents + len(changed) - len(older), total)


def _remove(connection: Connection, documents: Sequence[int]) -> None:
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
            connection.execute(insert(table), values)


def _document_row(document: int, observation: Observation, mark: int) -> dict[str, Any]:
    return {
        "document": document,
        "id": _text(observation.document_id),
        "title": _text(observation.document_title),
        "sha256": observation.sha256,
        "published": observation.published,
        "mark": f"{mark:016x}",
    }


def _use_rows(document: int, observation: Observation) -> Iterator[dict[str, Any]]:
    for position, use in enumerate(observation.uses):
        identifier = use.identifier
        yield {
            "document": document,
            "position": position,
            "scheme": _text(identifier.scheme) if identifier else None,
            "value": _text(identifier.value) if identifier else None,
            "version": identifier.version if identifier else None,
            "claim": claim_to_json(use.claim),
        }


def _name_rows(document: int, observation: Observation) -> Iterator[dict[str, int]]:
    for position, use in enumerate(observation.uses):
        for name in marks.names(use.identifier, use.claim):
            yield {"name": marks.key(name), "document": document, "position": position}


def _text(value: str | None) -> str | None:
    """``value`` without what databases refuse: NUL and half surrogates become U+FFFD."""
    if value is None:
        return None
    return (
        value.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )


def _sample(
    connection: Connection, names: Sequence[int], own: int
) -> dict[int, tuple[Witness, ...]]:
    """The witnesses of each name that has any. A use that several names lead to is read once."""
    heard: dict[int, list[_Place]] = {}
    for at in range(0, len(names), ASKED):
        heard |= _sampled_places(connection, names[at : at + ASKED], own)
    places = dict.fromkeys(place for places in heard.values() for place in places)
    witnesses = _witnesses(connection, list(places))
    return {name: tuple(witnesses[place] for place in places) for name, places in heard.items()}


def _sampled_places(
    connection: Connection, names: Sequence[int], own: int
) -> dict[int, list[_Place]]:
    question = {"names": names, "own": own, "most": READ + 1}
    rows = connection.execute(_PLACES_OF_ALL, question).all()
    if len(rows) > READ:
        found = {name: _places_of(connection, name, own, SAMPLE) for name in names}
        return {name: places for name, places in found.items() if places}
    heard: dict[int, list[_Place]] = {}
    for name, document, position in rows:
        places = heard.setdefault(name, [])
        if len(places) < SAMPLE:
            places.append((document, position))
    return heard


def _places_of(connection: Connection, name: int, own: int, most: int) -> list[_Place]:
    rows = connection.execute(_PLACES_OF_ONE, {"one": name, "own": own, "most": most})
    return [(document, position) for _, document, position in rows]


def _witnesses(connection: Connection, places: Sequence[_Place]) -> dict[_Place, Witness]:
    found: dict[_Place, Witness] = {}
    for at in range(0, len(places), ASKED):
        rows = connection.execute(_WITNESSES, {"places": places[at : at + ASKED]})
        for document, position, name, title, published, scheme, value, version, claim in rows:
            identifier = None if scheme is None else Identifier(scheme, value, version)
            said = claim_from_json(claim)
            found[document, position] = Witness(name, title, published, identifier, said)
    return found


def _of(identifier: Identifier, witnesses: tuple[Witness, ...]) -> tuple[Witness, ...]:
    """Without those of another identifier that happens to share the key."""
    return tuple(witness for witness in witnesses if witness.identifier == identifier)
