"""This module knows the states of evidence in life, and puts training examples into them.

The state is drawn without looking at the label, so that what a source failed to answer can
carry no weight. A work that the index holds stands, by its coverage c, for (1 - c) / c works
like it that the index does not hold: each held example is therefore also learnt as not held,
with weight 1 - c beside c.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from citemark.types import Evidence, Identifier, Outcome, Reference, SourceKind


class State(StrEnum):
    INDEX = "index"
    INDEX_AND_REGISTRANT = "index and registrant"
    NOT_HELD = "index does not hold it"
    PREPRINT_HELD = "index holds only the preprint"
    REGISTRANT = "registrant only"
    STALE = "index too old"
    NOTHING = "no source"
    OUTAGE = "sources unavailable"


SHARES = (
    (State.INDEX, 0.55),
    (State.INDEX_AND_REGISTRANT, 0.15),
    (State.REGISTRANT, 0.1),
    (State.STALE, 0.05),
    (State.NOTHING, 0.08),
    (State.OUTAGE, 0.07),
)
"""How often each state is drawn; chosen so that every state has thousands of examples."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Evidence as one state shows it, and how much the example then weighs."""

    state: State
    evidence: tuple[Evidence, ...]
    weight: float


def draw(rng: random.Random) -> State:
    return rng.choices([state for state, _ in SHARES], [share for _, share in SHARES])[0]


def seen_in(
    state: State,
    reference: Reference,
    evidence: Sequence[Evidence],
    *,
    made_up: Collection[Identifier],
    now: dt.date,
) -> tuple[Seen, ...]:
    """What the index's answers look like in ``state``: one or two weighted views."""
    held = tuple(evidence)
    if state is State.INDEX:
        return _with_absence(held)
    if state is State.INDEX_AND_REGISTRANT:
        said = _registrant(reference, held, made_up, now)
        return tuple(replace(view, evidence=view.evidence + said) for view in _with_absence(held))
    if state is State.REGISTRANT:
        return (Seen(state, _registrant(reference, held, made_up, now), 1.0),)
    if state is State.STALE:
        return (Seen(state, tuple(_not_covered(item) for item in held), 1.0),)
    if state is State.OUTAGE:
        return (Seen(state, tuple(_unavailable(item) for item in held), 1.0),)
    return (Seen(State.NOTHING, (), 1.0),)


def _with_absence(held: tuple[Evidence, ...]) -> tuple[Seen, ...]:
    """The example as held, and as not held, weighted by what the index covers.

    Of a work that is also a preprint the index may hold the preprint and not the publication.
    """
    shares = [item.coverage.estimate for item in held if item.coverage is not None]
    found = any(item.outcome is Outcome.FOUND for item in held)
    if not found or not shares:
        return (Seen(State.INDEX, held, 1.0),)
    share = max(shares)
    preprints = tuple(_preprint_of(item) for item in held)
    if preprints != held:
        return (Seen(State.INDEX, held, share), Seen(State.PREPRINT_HELD, preprints, 1.0 - share))
    absent = tuple(_absent(item) for item in held if item.coverage is not None)
    return (Seen(State.INDEX, held, share), Seen(State.NOT_HELD, absent, 1.0 - share))


def _preprint_of(item: Evidence) -> Evidence:
    """The answer of an index that holds only the preprint of a published work."""
    record = item.record
    if record is None or len(record.venues) < 2:
        return item
    preprint = next((one for one in record.identifiers if one.scheme == "arxiv"), None)
    if preprint is None:
        return item
    year = 2000 + int(preprint.value[:2]) if preprint.value[:2].isdigit() else record.year
    stripped = replace(
        record,
        venues=tuple(name for name in record.venues if name.startswith("arXiv")) or ("arXiv",),
        year=year,
        years=(year,) if year is not None else (),
        identifiers=(preprint,),
    )
    return replace(item, record=stripped)


def _absent(item: Evidence) -> Evidence:
    return replace(item, outcome=Outcome.ABSENT, record=None)


def _not_covered(item: Evidence) -> Evidence:
    return replace(item, outcome=Outcome.NOT_COVERED, record=None, coverage=None)


def _unavailable(item: Evidence) -> Evidence:
    return replace(item, outcome=Outcome.UNAVAILABLE, record=None, coverage=None)


def _registrant(
    reference: Reference,
    held: tuple[Evidence, ...],
    made_up: Collection[Identifier],
    now: dt.date,
) -> tuple[Evidence, ...]:
    """A registrant's answers: the record that it gave out, or that there is none."""
    answers = []
    for identifier in reference.identifiers:
        record = next(
            (
                item.record
                for item in held
                if item.query == "identifier" and item.identifier == identifier and item.record
            ),
            None,
        )
        if record is None and identifier not in made_up:
            continue
        outcome = Outcome.ABSENT if record is None else Outcome.FOUND
        answers.append(
            Evidence(
                source="registrant",
                kind=SourceKind.REGISTRANT,
                outcome=outcome,
                query="identifier",
                identifier=identifier,
                record=record,
                as_of=now,
            )
        )
    return tuple(answers)
