"""This module knows the DOI system itself: whether a DOI exists and which agency registers it.

Contract: DOI Resolution Documentation, "Proxy Server REST API" (``responseCode`` 1: found,
2: error, 100: no such handle, 200: the handle has no value of the wanted type) and "Which
RA?". No rate is stated; ten a second is what registration agencies allow for one DOI.
"""

from __future__ import annotations

from typing import Final

from citemark.evidence import fields
from citemark.evidence.answer import Answer, Ask, UnreadableAnswerError
from citemark.evidence.authorities.crossref import askable_doi, doi_path
from citemark.evidence.provider import Provider, Reading
from citemark.evidence.transport.rates import Pace
from citemark.types import Identifier, SourceKind

FOUND: Final = 1
NO_HANDLE: Final = 100
NO_SUCH_VALUE: Final = 200


def _by_identifier(identifier: Identifier) -> tuple[Ask, ...]:
    if not askable_doi(identifier):
        return ()
    return (Ask(f"/api/handles/{doi_path(identifier.value)}", (("type", "URL"),)),)


def _code(answer: Answer) -> int | None:
    return fields.whole(fields.at(answer.json(), "responseCode"))


def _is_no(answer: Answer) -> bool:
    try:
        return answer.status == 404 and _code(answer) == NO_HANDLE
    except UnreadableAnswerError:
        return False


def _read(answer: Answer, _: Identifier) -> Reading | None:
    """Existence without a description: the record is for the registration agency to give."""
    code = _code(answer)
    if code == NO_HANDLE:
        return None
    if code not in (FOUND, NO_SUCH_VALUE):
        raise UnreadableAnswerError("the resolver could not look the DOI up")
    return Reading(None, "The DOI is registered; the resolver does not say for which work.")


PROVIDER = Provider(
    name="doi_org",
    label="doi.org",
    addresses={"": "https://doi.org"},
    kind=SourceKind.REGISTRANT,
    pace=Pace(10, burst=10),
    policy="doi.org states none; 10 a second.",
    describes=False,
    registers=lambda identifier: identifier.scheme == "doi",
    is_no=_is_no,
    by_identifier=_by_identifier,
    read=_read,
)
