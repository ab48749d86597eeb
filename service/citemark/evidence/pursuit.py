"""This module knows in which order the authorities are asked about one reference.

For each identifier: its registrant, then the DOI system, then aggregators that hold it,
until a record is found or its absence is certain; then the title at the aggregators of
its field and of all fields, until the answer is settled.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from citemark.evidence.authority import MOST_IDENTIFIERS, Authority
from citemark.evidence.candidates import settled
from citemark.evidence.field import field_of
from citemark.evidence.source import Deadline
from citemark.types import Evidence, Identifier, Outcome, Reference, SourceKind


@dataclass(frozen=True, slots=True)
class Step:
    """One source to ask, by identifier or (``None``) by title."""

    authority: Authority
    identifier: Identifier | None

    def unanswered(self, detail: str) -> Evidence:
        """What stands for its answer while there is none."""
        return Evidence(
            source=self.authority.name,
            kind=self.authority.kind,
            outcome=Outcome.UNAVAILABLE,
            query="title" if self.identifier is None else "identifier",
            identifier=self.identifier,
            detail=detail,
        )


def plan(reference: Reference, authorities: Sequence[Authority]) -> tuple[Step, ...]:
    """Everything that could be asked about the reference, in order."""
    steps = []
    field = field_of(reference)
    for identifier in _distinct(reference):
        able = [(authority.rank(identifier, field), authority) for authority in authorities]
        able.sort(key=lambda item: item[0] or 0)
        steps += [Step(authority, identifier) for rank, authority in able if rank is not None]
    searching = [item for item in authorities if item.searches(reference.claim, field)]
    # Those of the field first: they most probably hold the work.
    searching.sort(key=lambda item: item.provider.fields is None)
    return (*steps, *(Step(item, None) for item in searching))


def _distinct(reference: Reference) -> list[Identifier]:
    usable = (identifier for identifier in reference.identifiers if not identifier.cut_off)
    return list(dict.fromkeys(usable))[:MOST_IDENTIFIERS]


class Pursuit:
    """The asking about one reference; read by the one who waits while a worker advances it."""

    def __init__(
        self, reference: Reference, known: Sequence[Evidence], authorities: Sequence[Authority]
    ) -> None:
        self._reference = reference
        self._lock = threading.Lock()
        self._evidence = list(known)
        self._steps = plan(reference, authorities)
        self._pending: Step | None = next(self._open_steps(), None)
        self.done = threading.Event()
        self.refused = False
        if self._pending is None:
            self.done.set()

    @property
    def pending(self) -> Step | None:
        """What is being asked just now, or waits to be."""
        return self._pending

    def so_far(self, detail: str) -> tuple[Evidence, ...]:
        """The evidence that there is; an open question stands in it as unavailable."""
        with self._lock:
            if self.done.is_set() or self._pending is None:
                return reconciled(self._evidence)
            return reconciled((*self._evidence, self._pending.unanswered(detail)))

    def refuse(self, detail: str) -> None:
        """Give up before the first question."""
        with self._lock:
            if self._pending is not None:
                self._evidence.append(self._pending.unanswered(detail))
            self._pending = None
            self.refused = True
        self.done.set()

    def run(self, deadline: Deadline) -> None:
        """Ask step by step until the answer is settled."""
        clean = False
        try:
            self._run(deadline)
            clean = True
        finally:
            with self._lock:
                if not clean and self._pending is not None:
                    self._evidence.append(self._pending.unanswered("Our own look-up failed."))
                    self.refused = True
                self._pending = None
            self.done.set()

    def _run(self, deadline: Deadline) -> None:
        for step in self._open_steps():
            with self._lock:
                self._pending = step
            found = _ask(step, self._reference, deadline)
            with self._lock:
                self._evidence.extend(found)
            if deadline.remaining() == 0:
                self._leave_open(deadline)
                return

    def _leave_open(self, deadline: Deadline) -> None:
        """Say which question was not asked any more: what it would have told is not known."""
        unasked = next(self._open_steps(), None)
        if unasked is not None:
            with self._lock:
                detail = f"Not asked within {deadline.seconds:g} s."
                self._evidence.append(unasked.unanswered(detail))
                self.refused = True

    def answered(self, evidence: Evidence) -> None:
        """Take an answer that was got together with others' in one request."""
        with self._lock:
            self._evidence.append(evidence)

    def _open_steps(self) -> Iterator[Step]:
        """The steps that are still worth taking, each judged when its turn comes."""
        for step in self._steps:
            known = reconciled(tuple(self._evidence))
            if step.identifier is None:
                if settled(self._reference, known):  # titles come last: nothing more is open
                    return
                yield step
            elif not _is_answered(step, step.identifier, known):
                yield step


def _ask(step: Step, reference: Reference, deadline: Deadline) -> tuple[Evidence, ...]:
    if step.identifier is None:
        return step.authority.by_title(reference, deadline=deadline)
    return (step.authority.by_identifier(step.identifier, deadline=deadline),)


def _is_answered(step: Step, identifier: Identifier, known: Sequence[Evidence]) -> bool:
    """Whether it is known what stands under the identifier, or that nothing does.

    A work found by its title does not answer this: its identifier may still be invented. A
    registrant's "no" is checked with the DOI system, when that registers the identifier too:
    a DOI may resolve days before its agency describes it.
    """
    about = [item for item in known if item.identifier == identifier]
    if any(item.source == step.authority.name for item in about):
        return True
    if any(_holds(item, identifier) for item in known):
        return True
    return any(_denial(item) for item in about) and not step.authority.registers(identifier)


def _holds(item: Evidence, identifier: Identifier) -> bool:
    if item.outcome is not Outcome.FOUND or item.record is None:
        return False
    return item.identifier == identifier or identifier in item.record.identifiers


def _denial(item: Evidence) -> bool:
    return (
        item.outcome is Outcome.ABSENT
        and item.kind is SourceKind.REGISTRANT
        and item.query == "identifier"
    )


def reconciled(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """A "no" about an identifier is no last word while another registrant knows it or is silent.

    An agency is assigned by prefix, and DOIs move between agencies: the DOI system's word that it
    does not know the DOI either must be in before the "no" proves anything.
    """
    word: dict[Identifier | None, Outcome] = {}
    unknown_to_doi_system = set()
    for item in evidence:
        if item.kind is SourceKind.REGISTRANT and item.outcome in _WEAKENS:
            known = word.get(item.identifier)
            word[item.identifier] = known if known is Outcome.FOUND else item.outcome
        elif item.source == DOI_SYSTEM and _denial(item):
            unknown_to_doi_system.add(item.identifier)

    def but(item: Evidence) -> str | None:
        """What is to be said against a "no"."""
        if item.identifier in word:
            return _WEAKENS[word[item.identifier]]
        by_agency = item.identifier is not None and item.identifier.scheme == "doi"
        return NOT_CHECKED if by_agency and item.identifier not in unknown_to_doi_system else None

    return tuple(
        replace(item, kind=SourceKind.AGGREGATOR, detail=f"{item.detail} {objection}".strip())
        if _denial(item) and (objection := but(item)) is not None
        else item
        for item in evidence
    )


DOI_SYSTEM = "doi_org"
NOT_CHECKED = "But the DOI system has not been asked."
_WEAKENS = {
    Outcome.FOUND: "But the identifier is registered elsewhere.",
    Outcome.UNAVAILABLE: "But another registrant could not be asked.",
}
