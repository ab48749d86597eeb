"""This module knows what an authority's answer is evidence of.

The rule of the whole package stands here once: only the authority's own words "there is no such
record" are ``absent``; whatever else is not a record is ``unavailable``.
"""

from __future__ import annotations

from dataclasses import replace

from citemark.evidence.answer import Answer, UnreadableAnswerError
from citemark.evidence.candidates import best
from citemark.evidence.provider import Provider, Reading
from citemark.types import Claim, Evidence, Identifier, Outcome, Record, SourceKind

NO = 404
"""The status under which a source's "there is no such record" is remembered."""
REMEMBERED = "Remembered from an earlier answer; not answering now."


def understood(provider: Provider, answer: Answer, identifier: Identifier) -> Answer:
    """A new answer as what it says, for it is remembered as that.

    Some sources say "no" with status 200: it must not live as long as a record, nor stand in
    for one. What cannot be read is a passing defect: it must not be remembered at all.
    """
    if answer.problem is not None or answer.status != 200 or provider.read is None:
        return answer
    try:
        reading = provider.read(answer, identifier)
    except UnreadableAnswerError as error:
        return replace(answer, problem=str(error))
    return answer if reading is not None else replace(answer, status=NO)


def understood_search(provider: Provider, answer: Answer) -> Answer:
    """A new answer to a search, with a problem when it cannot be read."""
    if answer.problem is not None or answer.status != 200:
        return answer
    try:
        provider.read_all(answer)
    except UnreadableAnswerError as error:
        return replace(answer, problem=str(error))
    return answer


def about_identifier(provider: Provider, identifier: Identifier, answer: Answer) -> Evidence:
    """What the answer to a question about an identifier is evidence of."""
    if answer.problem is not None:
        return unavailable(provider, identifier, answer.problem)
    reading: Reading | None = None
    if answer.status == 200:
        assert provider.read is not None  # noqa: S101 - it has questions by identifier
        try:
            reading = provider.read(answer, identifier)
        except UnreadableAnswerError as error:
            return unavailable(provider, identifier, str(error), answer)
    if reading is None:
        reach = _reach(provider, identifier)
        return _evidence(provider, Outcome.ABSENT, identifier, answer, detail=reach)
    detail = reading.detail
    if answer.stale:
        detail = f"{detail} {REMEMBERED}".strip()
    return _evidence(
        provider, Outcome.FOUND, identifier, answer, record=reading.record, detail=detail
    )


def about_title(provider: Provider, claim: Claim, answer: Answer) -> Evidence:
    """What the answer to a search for the claimed title is evidence of."""
    if answer.problem is not None:
        return unavailable(provider, None, answer.problem)
    try:
        records = provider.read_all(answer) if answer.status == 200 else ()
    except UnreadableAnswerError as error:
        return unavailable(provider, None, str(error), answer)
    record = best(claim, records)
    if record is not None:
        detail = REMEMBERED if answer.stale else ""
        return _evidence(provider, Outcome.FOUND, None, answer, record=record, detail=detail)
    if answer.stale:  # an outdated "no" is no "no"
        return unavailable(provider, None, "only an outdated search is remembered", answer)
    detail = f"A search at {provider.label} brought no work of this title."
    return _evidence(provider, Outcome.ABSENT, None, answer, detail=detail)


def unavailable(
    provider: Provider, identifier: Identifier | None, problem: str, answer: Answer | None = None
) -> Evidence:
    """No answer, which never is the answer "no"; the reader is told the problem."""
    detail = f"{provider.label}: {problem}."
    return _evidence(provider, Outcome.UNAVAILABLE, identifier, answer, detail=detail)


def not_covered(provider: Provider, identifier: Identifier) -> Evidence:
    detail = f"{provider.label} has no such identifiers"
    return _evidence(provider, Outcome.NOT_COVERED, identifier, detail=detail)


def _reach(provider: Provider, identifier: Identifier) -> str:
    if provider.registers(identifier):
        return f"{provider.label} registers such identifiers and has no record of this one."
    return f"{provider.label} does not hold it; it does not register such identifiers."


def _evidence(
    provider: Provider,
    outcome: Outcome,
    identifier: Identifier | None,
    answer: Answer | None = None,
    *,
    record: Record | None = None,
    detail: str = "",
) -> Evidence:
    last_word = identifier is not None and provider.registers(identifier)
    return Evidence(
        source=provider.name,
        kind=SourceKind.REGISTRANT if last_word else SourceKind.AGGREGATOR,
        outcome=outcome,
        query="identifier" if identifier is not None else "title",
        identifier=identifier,
        record=record,
        as_of=answer.as_of if answer is not None else None,
        detail=detail,
    )
