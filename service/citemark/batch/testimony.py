"""This module knows how testimony is written down by the first step, for the last one to hear."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache

from citemark.ledger import Observation, marks, work_keys
from citemark.ledger.claims import claim_as_dict
from citemark.ledger.testimony import SAMPLE
from citemark.types import Reference

Place = tuple[int, int]
"""A use: its document's key and its position within the document."""

DOCUMENTS_HEARD = SAMPLE + 1
"""Documents per name that are kept: whoever asks is one of them at most, and hears the others."""


number_of = lru_cache(maxsize=4096)(marks.key)
"""Remembered: a document uses a name, asks for it and hears of it."""


def uses(observation: Observation) -> Iterator[tuple[int, int]]:
    """Name and position of every use; of one name no more than anyone can hear of one document."""
    seen: dict[int, int] = {}
    for position, use in enumerate(observation.uses):
        for name in marks.names(use.identifier, use.claim):
            number = number_of(name)
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
    return tuple(map(number_of, names))


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


def written(observation: Observation) -> Iterator[str]:
    """The witness of every use: who speaks of what, and the claim, each a line of ASCII JSON."""
    published = observation.published
    document = _ENCODER.encode(
        [
            observation.document_id,
            observation.document_title,
            published.isoformat() if published else None,
        ]
    )
    for use in observation.uses:
        about = use.identifier
        named = about and _ENCODER.encode([about.scheme, about.value, about.version])
        claim = _ENCODER.encode(claim_as_dict(use.claim))
        yield f"[{document},{named or 'null'}]\n{claim}"


_ENCODER = json.JSONEncoder(separators=(",", ":"))
"""Made once: making one takes as long as writing a witness."""
