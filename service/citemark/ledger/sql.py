"""This module knows the ledger that stays: SQLite or PostgreSQL through the same statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from citemark.ledger import marks
from citemark.ledger.database import Database
from citemark.ledger.hearing import Hearing, uses_of, witnesses_at
from citemark.ledger.observation import Observation
from citemark.ledger.recording import known_marks, remove, replace, set_state, state
from citemark.ledger.testimony import LISTED, Closing, Testimony, Witness
from citemark.ledger.works import work_keys
from citemark.types import Claim, Identifier

TOGETHER = 50
"""Documents in one transaction. Measured: larger ones gain nothing and let others wait longer."""
_NOBODY = 0
"""A document key that excludes nobody, but for one document in 2⁶⁴."""


class SqlLedger(Closing):
    """A ledger in a database that several processes may use at once."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._hearing = Hearing()

    def close(self) -> None:
        self.database.close()

    @property
    def version(self) -> str:
        with self.database.reading() as connection:
            return marks.version(*state(connection))

    def record(self, observations: Iterable[Observation]) -> None:
        """Keep the observations, ``TOGETHER`` in a transaction, in their order."""
        rest = iter(observations)
        while chunk := list(islice(rest, TOGETHER)):
            latest = {marks.key(observation.document_id): observation for observation in chunk}
            marked = {document: marks.mark(each) for document, each in latest.items()}
            with self.database.reading() as connection:
                known = known_marks(connection, latest)
            if all(known.get(document) == mark for document, mark in marked.items()):
                continue
            with self.database.writing() as connection:
                replace(connection, latest, marked)

    def forget(self, document_id: str) -> bool:
        document = marks.key(document_id)
        with self.database.writing() as connection:
            documents, total = state(connection, take=True)
            known = known_marks(connection, (document,))
            if document not in known:
                return False
            remove(connection, (document,))
            set_state(connection, documents - 1, marks.shifted(total, take=known[document]))
        return True

    def testimony(
        self, identifiers: Sequence[Identifier], claims: Sequence[Claim], *, but_not: str
    ) -> Testimony:
        own = marks.key(but_not)
        asked = {identifier: marks.identifier_name(identifier) for identifier in identifiers}
        works = dict.fromkeys(name for claim in claims for name in work_keys(claim))
        keys = {name: marks.key(name) for name in (*asked.values(), *works)}
        with self.database.reading() as connection:
            documents, total = state(connection)
            mark = known_marks(connection, (own,)).get(own)
            heard = self._hearing.sample(connection, sorted(set(keys.values())), own)
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
            uses = uses_of(connection, (name,), _NOBODY, LISTED).get(name, [])
            witnesses = witnesses_at(connection, uses)
        return _of(identifier, tuple(witnesses[told] for told in uses))


def _of(identifier: Identifier, witnesses: tuple[Witness, ...]) -> tuple[Witness, ...]:
    """Without those of another identifier that happens to share the key."""
    return tuple(witness for witness in witnesses if witness.identifier == identifier)
