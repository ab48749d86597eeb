"""This module knows how testimony is written down by the first step, for the last one to hear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from citemark.ledger import Observation, marks, work_keys
from citemark.ledger.testimony import SAMPLE
from citemark.types import Claim, Reference

Place = tuple[int, int]
"""A use: its document's key and its position within the document."""

DOCUMENTS_HEARD = SAMPLE + 1
"""Documents per name that are kept: whoever asks is one of them at most, and hears the others."""


number_of = lru_cache(maxsize=4096)(marks.key)
"""Remembered: a document uses a name, asks for it and hears of it."""


class Numbers:
    """The names of one document's claims as numbers, each claim's worked out once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Claim, tuple[int, ...]]] = {}

    def of(self, claim: Claim) -> tuple[int, ...]:
        known = self._known.get(id(claim))
        if known is None:  # the claim is kept, so that its ``id`` stays its own
            known = claim, tuple(map(number_of, work_keys(claim)))
            self._known[id(claim)] = known
        return known[1]


def uses(observation: Observation, numbers: Numbers) -> Iterator[tuple[int, int]]:
    """Name and position of every use; of one name no more than anyone can hear of one document."""
    seen: dict[int, int] = {}
    for position, use in enumerate(observation.uses):
        names = numbers.of(use.claim)
        if use.identifier is not None:
            names = (number_of(marks.identifier_name(use.identifier)), *names)
        for number in names:
            times = seen[number] = seen.get(number, 0) + 1
            if times <= SAMPLE:
                yield number, position


def asks(references: Iterable[Reference], numbers: Numbers) -> tuple[int, ...]:
    """The names that a document's references will be looked up under (as ``Scorer.score`` does)."""
    names: dict[int, None] = {}
    for reference in references:
        for identifier in reference.identifiers:
            if not identifier.cut_off:
                names[number_of(marks.identifier_name(identifier))] = None
        names.update(dict.fromkeys(numbers.of(reference.claim)))
    return tuple(names)


def sampled(places: Iterable[Place]) -> Sequence[Place]:
    """The places under one name that anyone may hear: all of its first documents, by their keys."""
    ordered = sorted(places)
    if len(ordered) <= DOCUMENTS_HEARD:
        return ordered
    documents: set[int] = set()
    for at, (document, _) in enumerate(ordered):
        documents.add(document)
        if len(documents) > DOCUMENTS_HEARD:
            return ordered[:at]
    return ordered


def written(observation: Observation, said: marks.Texts) -> Iterator[str]:
    """The witness of every use: who speaks of what, and the claim, each a line of ASCII JSON."""
    published = observation.published.isoformat() if observation.published else None
    document = ",".join(
        map(marks.written, (observation.document_id, observation.document_title, published))
    )
    for about, claim in said:
        yield f"[[{document}],{about}]\n{claim}"
