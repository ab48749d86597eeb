"""This module knows how to ask the remote sources about many references side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from citemark.evidence.authority import Authority
from citemark.evidence.pursuit import Pursuit
from citemark.evidence.source import Deadline, Source
from citemark.evidence.workers import WORKERS
from citemark.types import Evidence, Reference

BACKGROUND_S = 60.0
"""So long the asking may go on for the sake of a later request, when nobody waits any more."""
CROWDED = "Too many look-ups are waiting; try again later."


def ask_all(
    references: Sequence[Reference],
    known: Sequence[tuple[Evidence, ...]],
    sources: Sequence[Source],
    deadline: Deadline | None,
) -> tuple[tuple[tuple[Evidence, ...], ...], bool]:
    """Pursue every reference for as long as the deadline allows; all evidence, and whether that is all."""
    authorities = [source for source in sources if isinstance(source, Authority)]
    pursuits = [
        Pursuit(reference, evidence, authorities)
        for reference, evidence in zip(references, known, strict=True)
    ]
    until = Deadline.after(BACKGROUND_S)
    for group in _groups(pursuits):
        _start(group, until)
    for pursuit in pursuits:
        pursuit.done.wait(deadline.remaining() if deadline is not None else None)
    if deadline is not None:
        _report_overdue(pursuits, deadline)
    seconds = deadline.seconds if deadline is not None else BACKGROUND_S
    complete = all(pursuit.done.is_set() and not pursuit.refused for pursuit in pursuits)
    evidence = [pursuit.so_far(f"Not back within {seconds:g} s.") for pursuit in pursuits]
    for source in sources:  # whatever else is remote answers by itself
        if not isinstance(source, Authority):
            answers = source.look_up(references, deadline=deadline)
            evidence = [old + tuple(new) for old, new in zip(evidence, answers, strict=True)]
    return tuple(evidence), complete


def _groups(pursuits: Sequence[Pursuit]) -> list[list[Pursuit]]:
    """Pursuits that begin at a source which takes lists go together; the others go alone."""
    groups: dict[str, list[Pursuit]] = {}
    alone = []
    for pursuit in pursuits:
        first = pursuit.pending
        if first is None:
            continue
        if first.identifier is not None and first.authority.provider.batch is not None:
            groups.setdefault(first.authority.name, []).append(pursuit)
        else:
            alone.append([pursuit])
    return [*groups.values(), *alone]


def _start(group: Sequence[Pursuit], until: Deadline) -> None:
    task = _batch(group, until) if len(group) > 1 else _single(group[0], until)
    if not WORKERS.submit(task):
        for pursuit in group:
            pursuit.refuse(CROWDED)


def _single(pursuit: Pursuit, until: Deadline) -> Callable[[], None]:
    return lambda: pursuit.run(until)


def _batch(group: Sequence[Pursuit], until: Deadline) -> Callable[[], None]:
    """Ask the first question of all in one request, then let each go its own way."""

    def task() -> None:
        firsts = [(pursuit, pursuit.pending) for pursuit in group]
        steps = [step for _, step in firsts if step is not None]
        wanted = [step.identifier for step in steps if step.identifier is not None]
        failed = steps[0].authority.prefetch(wanted, deadline=until)
        for pursuit, step in firsts:
            if step is not None and step.identifier in failed:
                pursuit.answered(failed[step.identifier])
            if not WORKERS.submit(_single(pursuit, until)):
                pursuit.refuse(CROWDED)

    return task


def _report_overdue(pursuits: Sequence[Pursuit], deadline: Deadline) -> None:
    """Tell each source once that a document waited for it in vain."""
    waiting = (pursuit.pending for pursuit in pursuits if not pursuit.done.is_set())
    late = {step.authority.name: step.authority for step in waiting if step is not None}
    for authority in late.values():
        authority.transport.overdue(authority.name, seconds=deadline.seconds / 2)
