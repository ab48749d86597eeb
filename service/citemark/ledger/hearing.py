"""This module knows how rows become witnesses, within a transaction that someone else holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import chain
from typing import TypeVar

from sqlalchemy import Connection

from citemark.ledger.claims import claim_from_json
from citemark.ledger.database import run
from citemark.ledger.testimony import SAMPLE, Witness
from citemark.types import Identifier

ASKED = 128
"""Names, or uses, in one question. SQLite takes 500 parts of a statement at most, and 2 ms to
plan 128 of them for the first time."""
REMEMBERED = 4096
"""Witnesses kept in memory, as many as claims (``claims.claim_from_json``), which they share."""

Told = tuple[int, int, str]
"""A use as it is told now: its document's key, its position there, and the document's mark. What
stands there is always the same: other words have another mark."""

USES = """
SELECT * FROM (SELECT used.name, used.document, used.position, said.mark
FROM ledger_name AS used CROSS JOIN ledger_document AS said
WHERE used.name = ? AND used.document <> ? AND said.document = used.document
ORDER BY used.document, used.position LIMIT ?) AS uses
"""
"""Of one name; of several, one after the other in one statement. Each reads as many rows as it
answers, however many documents use the name."""
WITNESSES = """
WITH place (document, position) AS (VALUES {marks})
SELECT used.document, used.position, said.mark, said.id, said.title, said.published,
       used.scheme, used.value, used.version, used.claim
FROM place CROSS JOIN ledger_use AS used CROSS JOIN ledger_document AS said
WHERE used.document = place.document AND used.position = place.position
  AND said.document = place.document
"""
"""The places come first and lead to their rows: asked for as ``(document, position) IN (…)``,
SQLite reads the whole table (1.0 ms instead of 0.2 ms for 22 witnesses among 5,000 uses)."""
PLACE = "(CAST(? AS BIGINT), CAST(? AS INTEGER))"
_NOWHERE = (None, None, "")
ValueT = TypeVar("ValueT")
FillingT = TypeVar("FillingT")


class Hearing:
    """Hears witnesses, and remembers them: those of a well known work are asked again and again.

    Asking for a use is two thirds cheaper than reading what it says.
    """

    def __init__(self) -> None:
        self._known: dict[Told, Witness] = {}

    def sample(
        self, connection: Connection, names: Sequence[int], own: int
    ) -> dict[int, tuple[Witness, ...]]:
        """The witnesses of each name that has any. A use that several names lead to is read once."""
        uses = uses_of(connection, names, own, SAMPLE)
        asked = dict.fromkeys(told for each in uses.values() for told in each)
        found = {told: said for told in asked if (said := self._known.get(told)) is not None}
        unknown = [told for told in asked if told not in found]
        if unknown:
            new = witnesses_at(connection, unknown)
            if len(self._known) + len(new) > REMEMBERED:
                self._known.clear()
            self._known.update(new)
            found |= new
        return {name: tuple(found[told] for told in each) for name, each in uses.items()}


def uses_of(
    connection: Connection, names: Sequence[int], own: int, most: int
) -> dict[int, list[Told]]:
    """Where other documents use each name, ``most`` at most, in the order of their keys."""
    heard: dict[int, list[Told]] = {}
    for at in range(0, len(names), ASKED):
        asked = _padded(names[at : at + ASKED], None)
        statement = " UNION ALL ".join([USES] * len(asked))
        values = tuple(chain.from_iterable((name, own, most) for name in asked))
        for name, document, position, mark in run(connection, statement, values):
            heard.setdefault(name, []).append((document, position, mark))
    return heard


def _padded(values: Sequence[ValueT], filling: FillingT) -> list[ValueT | FillingT]:
    """As many as the next power of two: statements of few lengths stay prepared."""
    return [*values, *[filling] * ((1 << (len(values) - 1).bit_length()) - len(values))]


def witnesses_at(connection: Connection, uses: Sequence[Told]) -> dict[Told, Witness]:
    found: dict[Told, Witness] = {}
    for at in range(0, len(uses), ASKED):
        asked = _padded(uses[at : at + ASKED], _NOWHERE)
        statement = WITNESSES.format(marks=", ".join([PLACE] * len(asked)))
        places = tuple(chain.from_iterable(told[:2] for told in asked))
        for document, position, mark, *said in run(connection, statement, places):
            found[document, position, mark] = _witness(*said)
    return found


def _witness(
    name: str,
    title: str | None,
    published: dt.date | str | None,
    scheme: str | None,
    value: str,
    version: int | None,
    claim: str,
) -> Witness:
    identifier = None if scheme is None else Identifier(scheme, value, version)
    day = dt.date.fromisoformat(published) if isinstance(published, str) else published
    return Witness(name, title, day, identifier, claim_from_json(claim))
