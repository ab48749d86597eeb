"""This module knows how to get all evidence about a document's references in bounded time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citemark.evidence.source import Deadline, Source
from citemark.types import Evidence, Reference


@dataclass(frozen=True, slots=True)
class Gathered:
    """One tuple of evidence a reference, in order; complete unless a look-up did not come back."""

    evidence: tuple[tuple[Evidence, ...], ...]
    complete: bool


def gather(
    references: Sequence[Reference], *, sources: Sequence[Source], deadline: Deadline | None
) -> Gathered:
    """Ask the local sources, then the remote ones about what those have not settled.

    What is not back by the deadline is ``unavailable`` and makes the whole incomplete; its
    look-up goes on for a while and is remembered, so that a later identical request has it.
    """
    local = [source for source in sources if not source.remote]
    known: list[tuple[Evidence, ...]] = [() for _ in references]
    for source in local:
        answers = source.look_up(references, deadline=deadline)
        known = [old + tuple(new) for old, new in zip(known, answers, strict=True)]
    remote = [source for source in sources if source.remote]
    if not remote:
        return Gathered(tuple(known), complete=True)
    from citemark.evidence.remote import ask_all

    return Gathered(*ask_all(references, known, remote, deadline))
