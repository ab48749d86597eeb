"""This module knows OpenReview: submissions to the conferences that review in the open.

Contract: OpenReview API 2 (venues since 2023) and API 1 (before), "notes". A note that only
one of the two lacks is not absent. No rate is stated; one request a second is ours.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from citemark.evidence import fields
from citemark.evidence.answer import Answer, Ask, UnreadableAnswerError
from citemark.evidence.provider import Provider, Reading
from citemark.evidence.transport.rates import Pace
from citemark.types import Claim, Identifier, Record, SourceKind


def _by_identifier(identifier: Identifier) -> tuple[Ask, ...]:
    if identifier.scheme != "openreview":
        return ()
    wanted = (("id", identifier.value),)
    return (Ask("/notes", wanted), Ask("/notes", wanted, address="v1"))


def _is_no(answer: Answer) -> bool:
    if answer.status != 404:
        return False
    try:
        body = answer.json()
    except UnreadableAnswerError:
        return False
    return "NotFoundError" in (fields.at(body, "name"), fields.at(body, "errors", 0, "type"))


def _read(answer: Answer, _: Identifier) -> Reading | None:
    notes = fields.listed(answer, "notes")
    if not notes:
        return None
    record = _record(notes[0])
    if record is None:
        raise UnreadableAnswerError("the note is not a submission")
    return Reading(record)


def _content(note: Any, name: str) -> Any:
    """API 2 wraps each value (``{"value": …}``), API 1 does not."""
    value = fields.at(note, "content", name)
    return value.get("value") if isinstance(value, Mapping) else value


def _record(note: Any) -> Record | None:
    title = fields.text(_content(note, "title"))
    if title is None:
        return None
    posted = _moment(fields.at(note, "pdate")) or _moment(fields.at(note, "cdate"))
    forum = fields.text(fields.at(note, "forum") or fields.at(note, "id"))
    stated = fields.year(_last_number(_content(note, "venue")))
    return Record(
        title=title,
        authors=fields.texts(_content(note, "authors")),
        year=stated or (posted.year if posted else None),
        date=posted,
        venues=fields.texts(_content(note, "venue")),
        years=fields.years(stated, posted.year if posted else None),
        identifiers=fields.named(("openreview", forum)),
        categories=fields.texts(_content(note, "primary_area")),
        kind="submission",
        abstract=fields.text(_content(note, "abstract")),
        url=f"https://openreview.net/forum?id={forum}" if forum else None,
    )


def _moment(milliseconds: Any) -> dt.date | None:
    number = fields.whole(milliseconds)
    if number is None or not 0 < number < 10**13:
        return None
    return dt.datetime.fromtimestamp(number / 1000, dt.UTC).date()


def _last_number(value: Any) -> str | None:
    """The year of ``ICLR 2024 poster``."""
    words = (fields.text(value) or "").split()
    return next((word for word in reversed(words) if word.isdigit() and len(word) == 4), None)


def _by_title(claim: Claim) -> Ask | None:
    if claim.title is None:
        return None
    wanted = (
        ("term", claim.title[:300]),
        ("content", "title"),
        ("source", "forum"),
        ("limit", "5"),
    )
    return Ask("/notes/search", wanted, search=True)


def _read_all(answer: Answer) -> list[Record]:
    return [
        record for note in fields.listed(answer, "notes") if (record := _record(note)) is not None
    ]


PROVIDER = Provider(
    name="openreview",
    label="OpenReview",
    addresses={"": "https://api2.openreview.net", "v1": "https://api.openreview.net"},
    kind=SourceKind.REGISTRANT,
    pace=Pace(1, burst=3),
    policy="OpenReview states none; one a second.",
    registers=lambda identifier: identifier.scheme == "openreview",
    is_no=_is_no,
    by_identifier=_by_identifier,
    read=_read,
    by_title=_by_title,
    read_all=_read_all,
    fields=frozenset({"computing"}),
)
