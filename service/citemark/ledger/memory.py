"""This module knows the ledgers that keep nothing: one for a single run, one for no run at all."""

from __future__ import annotations

import threading
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from citemark.ledger import marks
from citemark.ledger.observation import Observation
from citemark.ledger.testimony import LISTED, SAMPLE, Closing, Testimony, Witness
from citemark.ledger.works import work_keys
from citemark.types import Claim, Identifier

_Place = tuple[int, int]
"""A use: its document's key and its position within the document."""


class MemoryLedger(Closing):
    """A ledger that lives as long as the process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._documents: dict[int, tuple[int, Observation]] = {}
        self._places: dict[str, list[_Place]] = {}
        self._total = 0

    @property
    def version(self) -> str:
        with self._lock:
            return marks.version(len(self._documents), self._total)

    def record(self, observations: Iterable[Observation]) -> None:
        for observation in observations:
            document, mark = marks.key(observation.document_id), marks.mark(observation)
            with self._lock:
                known = self._documents.get(document)
                if known is not None and known[0] == mark:
                    continue
                self._remove(document)
                self._documents[document] = (mark, observation)
                self._total = marks.shifted(self._total, add=mark)
                for name, place in _places(document, observation):
                    insort(self._places.setdefault(name, []), place)

    def forget(self, document_id: str) -> bool:
        with self._lock:
            return self._remove(marks.key(document_id))

    def _remove(self, document: int) -> bool:
        known = self._documents.pop(document, None)
        if known is None:
            return False
        mark, observation = known
        self._total = marks.shifted(self._total, take=mark)
        for name, place in _places(document, observation):
            places = self._places[name]
            del places[bisect_left(places, place)]
            if not places:
                del self._places[name]
        return True

    def testimony(
        self, identifiers: Sequence[Identifier], claims: Sequence[Claim], *, but_not: str
    ) -> Testimony:
        own = marks.key(but_not)
        with self._lock:
            heard = {
                identifier: self._witnesses(marks.identifier_name(identifier), SAMPLE, own)
                for identifier in identifiers
                if not identifier.cut_off
            }
            works = {
                name: self._witnesses(name, SAMPLE, own)
                for claim in claims
                for name in work_keys(claim)
            }
            known = self._documents.get(own)
            seen = marks.version(
                len(self._documents) - (known is not None),
                marks.shifted(self._total, take=known[0] if known else 0),
            )
        return Testimony(
            by_identifier={name: witnesses for name, witnesses in heard.items() if witnesses},
            by_work={name: witnesses for name, witnesses in works.items() if witnesses},
            version=seen,
        )

    def uses_of(self, identifier: Identifier) -> tuple[Witness, ...]:
        with self._lock:
            return self._witnesses(marks.identifier_name(identifier), LISTED, None)

    def _witnesses(self, name: str, most: int, own: int | None) -> tuple[Witness, ...]:
        witnesses: list[Witness] = []
        for document, position in self._places.get(name, ()):
            if document == own:
                continue
            if len(witnesses) == most:
                break
            witnesses.append(_witness(self._documents[document][1], position))
        return tuple(witnesses)


def _places(document: int, observation: Observation) -> list[tuple[str, _Place]]:
    return [
        (name, (document, position))
        for position, use in enumerate(observation.uses)
        for name in marks.names(use.identifier, use.claim)
    ]


def _witness(observation: Observation, position: int) -> Witness:
    use = observation.uses[position]
    return Witness(
        document_id=observation.document_id,
        document_title=observation.document_title,
        published=observation.published,
        identifier=use.identifier,
        claim=use.claim,
    )


class NoLedger(Closing):
    """The ledger of documents that stand alone: it forgets at once and never testifies."""

    @property
    def version(self) -> None:
        return None

    def record(self, observations: Iterable[Observation]) -> None:
        """Keep nothing."""

    def forget(self, _document_id: str, /) -> bool:
        return False

    def testimony(
        self,
        _identifiers: Sequence[Identifier],
        _claims: Sequence[Claim],
        /,
        *,
        but_not: str,  # noqa: ARG002 - part of what every ledger is asked
    ) -> Testimony:
        return Testimony()

    def uses_of(self, _identifier: Identifier, /) -> tuple[Witness, ...]:
        return ()
