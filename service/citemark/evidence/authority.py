"""This module knows how an authority is asked: what about, in which order, one by one or in batches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citemark.evidence.answer import Ask, UnreadableAnswerError
from citemark.evidence.judgement import (
    about_identifier,
    about_title,
    not_covered,
    unavailable,
    understood,
    understood_search,
)
from citemark.evidence.provider import Batch, Provider
from citemark.evidence.source import Deadline
from citemark.evidence.transport.client import PATIENCE_S, Transport
from citemark.evidence.transport.endpoint import Endpoint
from citemark.types import Claim, Evidence, Identifier, Outcome, Reference, SourceKind

MOST_IDENTIFIERS = 3
"""A reference that names more identifiers of one scheme is a list, not a reference."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A provider that can be asked; implements ``Source``."""

    provider: Provider
    transport: Transport
    endpoint: Endpoint

    remote = True

    @property
    def name(self) -> str:
        return self.provider.name

    @property
    def kind(self) -> SourceKind:
        return self.provider.kind

    def look_up(
        self, references: Sequence[Reference], *, deadline: Deadline | None
    ) -> Sequence[tuple[Evidence, ...]]:
        """Everything this authority can say of each reference, asked by identifier and title."""
        asked = [self.askable(reference) for reference in references]
        known = self.by_identifiers([item for group in asked for item in group], deadline=deadline)
        answers = []
        for reference, group in zip(references, asked, strict=True):
            found = tuple(known[identifier] for identifier in group)
            if not any(item.outcome is Outcome.FOUND for item in found):
                found += self.by_title(reference, deadline=deadline)
            answers.append(found)
        return answers

    def askable(self, reference: Reference) -> tuple[Identifier, ...]:
        """The reference's identifiers that this authority can be asked about."""
        whole = (item for item in reference.identifiers if not item.cut_off)
        ours = [item for item in whole if self.provider.by_identifier(item)]
        return tuple(ours[:MOST_IDENTIFIERS])

    def registers(self, identifier: Identifier) -> bool:
        """Whether its "no" about the identifier is the last word."""
        return self.provider.registers(identifier)

    def rank(self, identifier: Identifier, field_of_work: str | None = None) -> int | None:
        """When to ask it about the identifier: registrants first; ``None``: not at all.

        The DOI system knows every DOI, and nothing else of it: it comes second. Aggregators
        come last, and only those of the work's field.
        """
        if identifier.cut_off or not self.provider.by_identifier(identifier):
            return None
        if self.registers(identifier):
            return 0 if self.provider.describes else 1
        return 2 if self._collects(field_of_work) else None

    def _collects(self, field_of_work: str | None) -> bool:
        return self.provider.fields is None or field_of_work in self.provider.fields

    def searches(self, claim: Claim, field_of_work: str | None) -> bool:
        """Whether it can be asked for the claimed title and collects works of that field."""
        if claim.title is None or not self._collects(field_of_work):
            return False
        return self.provider.by_title(claim) is not None

    # ---------------------------------------------------------- by identifier

    def by_identifiers(
        self, identifiers: Sequence[Identifier], *, deadline: Deadline | None
    ) -> dict[Identifier, Evidence]:
        """Evidence about each identifier; those not remembered are asked in batches if possible."""
        failed = self.prefetch(identifiers, deadline=deadline)
        return {
            item: failed.get(item) or self.by_identifier(item, deadline=deadline)
            for item in dict.fromkeys(identifiers)
        }

    def prefetch(
        self, identifiers: Sequence[Identifier], *, deadline: Deadline | None
    ) -> dict[Identifier, Evidence]:
        """Ask in batches, if possible, so that asking singly finds the answers remembered.

        Gives evidence only about those for which that failed: they must not be asked again.
        """
        distinct = list(dict.fromkeys(identifiers))
        if self.provider.batch is None or len(distinct) < 2:
            return {}
        failed = self._ask_in_batches(self.provider.batch, distinct, deadline)
        return {item: unavailable(self.provider, item, problem) for item, problem in failed.items()}

    def by_identifier(self, identifier: Identifier, *, deadline: Deadline | None) -> Evidence:
        """Evidence about one identifier: the first of its questions that finds it, else the worst."""
        absent: Evidence | None = None
        for ask in self.provider.by_identifier(identifier):
            answer = self.transport.get(
                self.endpoint,
                ask,
                deadline=deadline,
                understood=lambda answer: understood(self.provider, answer, identifier),
            )
            evidence = about_identifier(self.provider, identifier, answer)
            if evidence.outcome is not Outcome.ABSENT:
                return evidence
            absent = evidence
        return absent or not_covered(self.provider, identifier)

    def _ask_in_batches(
        self, batch: Batch, identifiers: Sequence[Identifier], deadline: Deadline | None
    ) -> dict[Identifier, str]:
        """Remember what one request for many can tell; say of whom it failed, and why.

        What it neither told nor failed at is left to be asked singly.
        """
        owner = self.transport.owner()
        questions = {item: self.provider.by_identifier(item)[0] for item in identifiers}
        wanted = [
            item
            for item in identifiers
            if batch.worth_asking(item)
            and self.transport.recall(self.endpoint, questions[item]) is None
            and self.transport.claim(self.endpoint, questions[item], owner)
        ]
        failed: dict[Identifier, str] = {}
        try:
            for start in range(0, len(wanted), batch.size):
                group = {item: questions[item] for item in wanted[start : start + batch.size]}
                failed |= self._ask_group(batch, group, deadline or Deadline.after(PATIENCE_S))
        finally:
            for item in wanted:
                self.transport.release(self.endpoint, questions[item], owner)
        return failed

    def _ask_group(
        self, batch: Batch, group: Mapping[Identifier, Ask], deadline: Deadline
    ) -> dict[Identifier, str]:
        answer = self.transport.ask(self.endpoint, batch.ask(list(group)), deadline=deadline)
        if answer.status == 400 and len(group) > 1:  # one of them is refused: find out which
            members = list(group.items())
            first, second = members[: len(members) // 2], members[len(members) // 2 :]
            return self._ask_group(batch, dict(first), deadline) | self._ask_group(
                batch, dict(second), deadline
            )
        try:
            singles = {} if answer.problem else batch.split(answer, list(group))
        except UnreadableAnswerError as error:
            return dict.fromkeys(group, str(error))
        for item, single in singles.items():
            answer_of_item = understood(self.provider, single, item)
            if item in group and answer_of_item.problem is None:
                self.transport.keep(self.endpoint, group[item], answer_of_item)
        return dict.fromkeys(group, answer.problem) if answer.problem else {}

    # --------------------------------------------------------------- by title

    def by_title(self, reference: Reference, *, deadline: Deadline | None) -> tuple[Evidence, ...]:
        """What a search for the claimed title brings; ``()`` when there is no title or no search."""
        ask = self.provider.by_title(reference.claim) if reference.claim.title else None
        if ask is None:
            return ()
        answer = self.transport.get(
            self.endpoint,
            ask,
            deadline=deadline,
            understood=lambda answer: understood_search(self.provider, answer),
        )
        return (about_title(self.provider, reference.claim, answer),)
