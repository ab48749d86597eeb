"""This module knows how rows become witnesses, within a transaction that someone else holds."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, tuple_

from citemark.ledger.claims import claim_from_json
from citemark.ledger.tables import DOCUMENT, NAME, USE
from citemark.ledger.testimony import SAMPLE, Witness
from citemark.types import Identifier

ASKED = 400
"""Names in one question: SQLite and PostgreSQL bind more, but a plan of thousands is slow."""
READ = 1000
"""Places read at once: nearly every document's names have fewer in all. When there are more, each
name is asked for its own sample."""

Place = tuple[int, int]
"""A use: its document's key and its position within the document."""

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


def sample(
    connection: Connection, names: Sequence[int], own: int
) -> dict[int, tuple[Witness, ...]]:
    """The witnesses of each name that has any. A use that several names lead to is read once."""
    heard: dict[int, list[Place]] = {}
    for at in range(0, len(names), ASKED):
        heard |= _sampled_places(connection, names[at : at + ASKED], own)
    places = dict.fromkeys(place for places in heard.values() for place in places)
    witnesses = witnesses_at(connection, list(places))
    return {name: tuple(witnesses[place] for place in places) for name, places in heard.items()}


def _sampled_places(
    connection: Connection, names: Sequence[int], own: int
) -> dict[int, list[Place]]:
    question = {"names": names, "own": own, "most": READ + 1}
    rows = connection.execute(_PLACES_OF_ALL, question).all()
    if len(rows) > READ:
        found = {name: places_of(connection, name, own, SAMPLE) for name in names}
        return {name: places for name, places in found.items() if places}
    heard: dict[int, list[Place]] = {}
    for name, document, position in rows:
        places = heard.setdefault(name, [])
        if len(places) < SAMPLE:
            places.append((document, position))
    return heard


def places_of(connection: Connection, name: int, own: int, most: int) -> list[Place]:
    rows = connection.execute(_PLACES_OF_ONE, {"one": name, "own": own, "most": most})
    return [(document, position) for _, document, position in rows]


def witnesses_at(connection: Connection, places: Sequence[Place]) -> dict[Place, Witness]:
    found: dict[Place, Witness] = {}
    for at in range(0, len(places), ASKED):
        rows = connection.execute(_WITNESSES, {"places": places[at : at + ASKED]})
        for document, position, name, title, published, scheme, value, version, claim in rows:
            identifier = None if scheme is None else Identifier(scheme, value, version)
            said = claim_from_json(claim)
            found[document, position] = Witness(name, title, published, identifier, said)
    return found
