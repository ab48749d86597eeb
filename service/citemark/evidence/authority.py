"""This module knows how an authority is asked, and what its answers are evidence of.

The rule of the whole package stands here once: only the authority's own words "there is no such
record" are ``absent``; whatever else is not a record is ``unavailable``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from citemark.evidence.answer import Answer, Ask, UnreadableAnswerError
from citemark.evidence.candidates import best
from citemark.evidence.endpoint import Endpoint
from citemark.evidence.provider import Batch, Provider, Reading
from citemark.evidence.source import Deadline
from citemark.evidence.transport import PATIENCE_S, Transport
from citemark.types import Claim, Evidence, Identifier, Outcome, Record, Reference, SourceKind

MOST_IDENTIFIERS = 3
"""A reference that names more identifiers of one scheme is a list, not a reference."""
NO = 404
"""The status under which a source's "there is no such record" is remembered."""
REMEMBERED = "Remembered from an earlier answer; not answering now."


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
        return {item: self._unavailable(item, problem) for item, problem in failed.items()}

    def by_identifier(self, identifier: Identifier, *, deadline: Deadline | None) -> Evidence:
        """Evidence about one identifier: the first of its questions that finds it, else the worst."""
        absent: Evidence | None = None
        for ask in self.provider.by_identifier(identifier):
            answer = self.transport.get(
                self.endpoint,
                ask,
                deadline=deadline,
                understood=lambda answer: self._understood(answer, identifier),
            )
            evidence = self._judged(identifier, answer)
            if evidence.outcome is not Outcome.ABSENT:
                return evidence
            absent = evidence
        return absent or self._evidence(
            Outcome.NOT_COVERED, identifier, detail=f"{self.provider.label} has no such identifiers"
        )

    def _understood(self, answer: Answer, identifier: Identifier) -> Answer:
        """A new answer as what it says, for it is remembered as that.

        Some sources say "no" with status 200: it must not live as long as a record, nor stand in
        for one. What cannot be read is a passing defect: it must not be remembered at all.
        """
        if answer.problem is not None or answer.status != 200 or self.provider.read is None:
            return answer
        try:
            reading = self.provider.read(answer, identifier)
        except UnreadableAnswerError as error:
            return replace(answer, problem=str(error))
        return answer if reading is not None else replace(answer, status=NO)

    def _judged(self, identifier: Identifier, answer: Answer) -> Evidence:
        if answer.problem is not None:
            return self._unavailable(identifier, answer.problem)
        reading: Reading | None = None
        if answer.status == 200:
            assert self.provider.read is not None  # noqa: S101 - it has questions by identifier
            try:
                reading = self.provider.read(answer, identifier)
            except UnreadableAnswerError as error:
                return self._unavailable(identifier, str(error), answer)
        if reading is None:
            return self._evidence(
                Outcome.ABSENT, identifier, answer, detail=self._reach(identifier)
            )
        detail = reading.detail
        if answer.stale:
            detail = f"{detail} {REMEMBERED}".strip()
        return self._evidence(
            Outcome.FOUND, identifier, answer, record=reading.record, detail=detail
        )

    def _reach(self, identifier: Identifier) -> str:
        label = self.provider.label
        if self.provider.registers(identifier):
            return f"{label} registers such identifiers and has no record of this one."
        return f"{label} does not hold it; it does not register such identifiers."

    def _unavailable(
        self, identifier: Identifier | None, problem: str, answer: Answer | None = None
    ) -> Evidence:
        return self._evidence(
            Outcome.UNAVAILABLE, identifier, answer, detail=f"{self.provider.label}: {problem}."
        )

    def _evidence(
        self,
        outcome: Outcome,
        identifier: Identifier | None,
        answer: Answer | None = None,
        *,
        record: Record | None = None,
        detail: str = "",
    ) -> Evidence:
        last_word = identifier is not None and self.provider.registers(identifier)
        return Evidence(
            source=self.name,
            kind=SourceKind.REGISTRANT if last_word else SourceKind.AGGREGATOR,
            outcome=outcome,
            query="identifier" if identifier is not None else "title",
            identifier=identifier,
            record=record,
            as_of=answer.as_of if answer is not None else None,
            detail=detail,
        )

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
            answer_of_item = self._understood(single, item)
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
            self.endpoint, ask, deadline=deadline, understood=self._understood_search
        )
        if answer.problem is not None:
            return (self._unavailable(None, answer.problem),)
        try:
            records = self.provider.read_all(answer) if answer.status == 200 else ()
        except UnreadableAnswerError as error:
            return (self._unavailable(None, str(error), answer),)
        record = best(reference.claim, records)
        if record is not None:
            detail = REMEMBERED if answer.stale else ""
            return (self._evidence(Outcome.FOUND, None, answer, record=record, detail=detail),)
        if answer.stale:  # an outdated "no" is no "no"
            return (self._unavailable(None, "only an outdated search is remembered", answer),)
        detail = f"A search at {self.provider.label} brought no work of this title."
        return (self._evidence(Outcome.ABSENT, None, answer, detail=detail),)

    def _understood_search(self, answer: Answer) -> Answer:
        """A new answer to a search, with a problem when it cannot be read."""
        if answer.problem is not None or answer.status != 200:
            return answer
        try:
            self.provider.read_all(answer)
        except UnreadableAnswerError as error:
            return replace(answer, problem=str(error))
        return answer
