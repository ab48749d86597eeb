"""This module knows what documents hear: the testimony that the shuffle brought to their shards.

It is what ``ledger.memory`` would let them hear after all documents of the collection had been
recorded, witness for witness and in the same order (a test compares them).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyarrow.parquet as pq

from citemark.batch.layout import Work
from citemark.batch.testimony import Place, number_of
from citemark.ledger import Observation, Testimony, Witness, marks, work_keys
from citemark.ledger.claims import claim_from_json, decoded
from citemark.ledger.testimony import LISTED, SAMPLE, Closing
from citemark.types import Claim, Identifier


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


@dataclass(frozen=True, slots=True)
class Heard:
    """What one group of shards hears: who speaks under which name, and the words."""

    collection: Collection
    places: Mapping[int, Sequence[Place]]
    words: Mapping[Place, str]
    known: dict[Place, Witness] = field(default_factory=dict, compare=False)
    """The words that were understood already."""

    def witnesses(self, places: Iterable[Place]) -> tuple[Witness, ...]:
        known = self.known
        return tuple([known.get(place) or self._understood(place) for place in places])

    def _understood(self, place: Place) -> Witness:
        found = self.known[place] = witness(self.words[place])
        return found


def witness(text: str) -> Witness:
    """What ``testimony.written`` wrote."""
    ((document_id, title, published), identifier), end = decoded(text)
    return Witness(
        document_id=document_id,
        document_title=title,
        published=dt.date.fromisoformat(published) if published else None,
        identifier=Identifier(*identifier) if identifier else None,
        claim=claim_from_json(text[end + 1 :]),
    )


class HeardLedger(Closing):
    """The ledger of one shard: it can be asked for the shard's documents and no others."""

    def __init__(self, heard: Heard, own_marks: Mapping[int, int]) -> None:
        self._heard = heard
        self._marks = own_marks

    @property
    def version(self) -> str:
        collection = self._heard.collection
        return marks.version(collection.documents, collection.total)

    def record(self, observations: Iterable[Observation]) -> None:
        """Nothing: the observing is over."""

    def forget(self, _document_id: str, /) -> bool:
        return False

    def testimony(
        self, identifiers: Sequence[Identifier], claims: Sequence[Claim], /, *, but_not: str
    ) -> Testimony:
        own = marks.key(but_not)
        said_of = {
            identifier: self._others(marks.identifier_name(identifier), own)
            for identifier in identifiers
            if not identifier.cut_off
        }
        collection = self._heard.collection
        return Testimony(
            by_identifier={name: said for name, said in said_of.items() if said},
            by_work=_OfWorks(claims, lambda name: self._others(name, own)),
            version=collection.version_without(collection.repeated.get(own, self._marks[own])),
        )

    def uses_of(self, identifier: Identifier, /) -> tuple[Witness, ...]:
        places = self._heard.places.get(number_of(marks.identifier_name(identifier)), ())
        return self._heard.witnesses(places[:LISTED])

    def _others(self, name: str, own: int) -> tuple[Witness, ...]:
        places = self._heard.places.get(number_of(name))
        if places is None:
            return ()
        return self._heard.witnesses([place for place in places if place[0] != own][:SAMPLE])


class _OfWorks(Mapping[str, tuple[Witness, ...]]):
    """What is said of the claimed works, looked up when somebody asks: not every model does, and half
    of all words are such."""

    def __init__(
        self, claims: Sequence[Claim], said_of: Callable[[str], tuple[Witness, ...]]
    ) -> None:
        self._claims, self._said_of = claims, said_of

    @cached_property
    def _said(self) -> dict[str, tuple[Witness, ...]]:
        names = dict.fromkeys(name for claim in self._claims for name in work_keys(claim))
        return {name: said for name in names if (said := self._said_of(name))}

    def __getitem__(self, name: str) -> tuple[Witness, ...]:
        return self._said[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._said)

    def __len__(self) -> int:
        return len(self._said)


def read_heard(work: Work, group: int) -> Heard:
    """What the shuffle brought to a group of shards."""
    return Heard(
        collection=_collection(work),
        places=_places(work.heard("heard", group)),
        words=_words(work.heard("words", group)),
    )


def _collection(work: Work) -> Collection:
    stored = json.loads(work.shuffled.read_text(encoding="utf-8"))
    return Collection(
        documents=stored["documents"],
        total=stored["total"],
        repeated={int(key): mark for key, mark in stored["repeated"].items()},
    )


def _places(paths: Iterable[Path]) -> dict[int, list[Place]]:
    places: dict[int, list[Place]] = {}
    for path in paths:
        table = pq.read_table(path, columns=["name", "places"])
        names, lists = (table[name].combine_chunks() for name in ("name", "places"))
        flat = lists.flatten()
        each = list(
            zip(*(flat.field(of).to_pylist() for of in ("document", "position")), strict=True)
        )
        ends = lists.value_lengths().to_pylist()
        at = 0
        for name, length in zip(names.to_pylist(), ends, strict=True):
            places[name] = each[at : at + length]
            at += length
    return places


def _words(paths: Iterable[Path]) -> dict[Place, str]:
    words: dict[Place, str] = {}
    for path in paths:
        table = pq.read_table(path, columns=["document", "position", "witness"])
        document, position, said = (column.to_pylist() for column in table.columns)
        words.update(zip(zip(document, position, strict=True), said, strict=True))
    return words
