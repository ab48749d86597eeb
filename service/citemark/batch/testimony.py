"""This module knows how testimony travels: written down by one step, heard by another.

What a document hears here is what ``ledger.memory`` would let it hear after all documents of the
collection had been recorded, witness for witness and in the same order (a test compares them).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from citemark.ledger import Observation, Testimony, Witness, marks, work_keys
from citemark.ledger.claims import claim_as_dict, claim_from_json
from citemark.ledger.testimony import LISTED, SAMPLE, Closing
from citemark.types import Claim, Identifier, Reference

Place = tuple[int, int]
"""A use: its document's key and its position within the document."""

DOCUMENTS_HEARD = SAMPLE + 1
"""Documents per name that are kept: whoever asks is one of them at most, and hears the others."""


def uses(observation: Observation) -> Iterator[tuple[int, int]]:
    """Name and position of every use; of one name no more than anyone can hear of one document."""
    seen: dict[int, int] = {}
    for position, use in enumerate(observation.uses):
        for name in marks.names(use.identifier, use.claim):
            number = marks.key(name)
            seen[number] = seen.get(number, 0) + 1
            if seen[number] <= SAMPLE:
                yield number, position


def asks(references: Iterable[Reference]) -> tuple[int, ...]:
    """The names that a document's references will be looked up under (as ``Scorer.score`` does)."""
    names: dict[str, None] = {}
    for reference in references:
        for identifier in reference.identifiers:
            if not identifier.cut_off:
                names[marks.identifier_name(identifier)] = None
        names.update(dict.fromkeys(work_keys(reference.claim)))
    return tuple(marks.key(name) for name in names)


def sampled(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places under one name that anyone may hear: all of its first documents, by their keys."""
    kept: list[Place] = []
    documents: set[int] = set()
    for place in sorted(places):
        documents.add(place[0])
        if len(documents) > DOCUMENTS_HEARD:
            break
        kept.append(place)
    return tuple(kept)


def written(observation: Observation, position: int) -> str:
    """A witness as one ASCII line: whatever a hostile document holds is escaped."""
    use, published = observation.uses[position], observation.published
    identifier = use.identifier
    return json.dumps(
        [
            observation.document_id,
            observation.document_title,
            published.isoformat() if published else None,
            identifier and [identifier.scheme, identifier.value, identifier.version],
            json.dumps(claim_as_dict(use.claim), separators=(",", ":")),
        ],
        separators=(",", ":"),
    )


def witness(text: str) -> Witness:
    document_id, title, published, identifier, claim = json.loads(text)
    return Witness(
        document_id=document_id,
        document_title=title,
        published=dt.date.fromisoformat(published) if published else None,
        identifier=Identifier(*identifier) if identifier else None,
        claim=claim_from_json(claim),
    )


@dataclass(frozen=True, slots=True)
class Collection:
    """How many documents testify in all, the sum of their marks, and the repeated ones.

    ``repeated`` holds, by key, the documents that came more than once, and the mark of the one
    that counts.
    """

    documents: int
    total: int
    repeated: Mapping[int, int]

    def version_without(self, mark: int) -> str:
        return marks.version(self.documents - 1, marks.shifted(self.total, take=mark))


class HeardLedger(Closing):
    """The ledger of one group of shards: it can be asked for their documents and no others."""

    def __init__(
        self,
        collection: Collection,
        places: Mapping[int, Sequence[Place]],
        words: Mapping[Place, str],
        own_marks: Mapping[int, int],
    ) -> None:
        self._collection = collection
        self._places = places
        self._words = words
        self._marks = own_marks
        self._witnesses: dict[Place, Witness] = {}

    @property
    def version(self) -> str:
        return marks.version(self._collection.documents, self._collection.total)

    def record(self, observations: Iterable[Observation]) -> None:
        """Nothing: the observing is over."""

    def forget(self, _document_id: str, /) -> bool:
        return False

    def testimony(
        self, identifiers: Sequence[Identifier], claims: Sequence[Claim], /, *, but_not: str
    ) -> Testimony:
        own = marks.key(but_not)
        heard = {
            identifier: self._heard(marks.identifier_name(identifier), own)
            for identifier in identifiers
            if not identifier.cut_off
        }
        works = {name: self._heard(name, own) for claim in claims for name in work_keys(claim)}
        mark = self._collection.repeated.get(own, self._marks[own])
        return Testimony(
            by_identifier={name: said for name, said in heard.items() if said},
            by_work={name: said for name, said in works.items() if said},
            version=self._collection.version_without(mark),
        )

    def uses_of(self, identifier: Identifier, /) -> tuple[Witness, ...]:
        places = self._places.get(marks.key(marks.identifier_name(identifier)), ())
        return tuple(self._witness(place) for place in places[:LISTED])

    def _heard(self, name: str, own: int) -> tuple[Witness, ...]:
        others = (place for place in self._places.get(marks.key(name), ()) if place[0] != own)
        return tuple(self._witness(place) for place, _ in zip(others, range(SAMPLE), strict=False))

    def _witness(self, place: Place) -> Witness:
        known = self._witnesses.get(place)
        if known is None:
            known = self._witnesses[place] = witness(self._words[place])
        return known


def rows_of_words(observation: Observation) -> Iterator[Mapping[str, Any]]:
    """Every use of a document with its words."""
    for position in range(len(observation.uses)):
        yield {"position": position, "witness": written(observation, position)}
