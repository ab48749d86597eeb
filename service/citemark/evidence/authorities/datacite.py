"""This module knows DataCite's REST API: DOIs of data, software, theses and arXiv.

Contract: DataCite REST API, "dois". Rates (DataCite support, rate limiting): per address
and five minutes 1,000 requests with a contact address, 500 without.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from citemark.evidence import fields
from citemark.evidence.answer import Answer, Ask, UnreadableAnswerError
from citemark.evidence.authorities.crossref import askable_doi, doi_path
from citemark.evidence.provider import Batch, Credentials, Provider, Reading
from citemark.evidence.transport.rates import Pace
from citemark.identifiers import registrant
from citemark.types import Identifier, Record, SourceKind

_PUBLISHED = ("Issued", "Available", "Submitted", "Created")
_SAME_WORK = frozenset({"IsIdenticalTo", "IsVersionOf", "HasVersion", "IsPreprintOf"})


def _by_identifier(identifier: Identifier) -> tuple[Ask, ...]:
    if not askable_doi(identifier) or registrant(identifier) == "crossref":
        return ()
    return (Ask(f"/dois/{doi_path(identifier.value)}"),)


def _is_no(answer: Answer) -> bool:
    if answer.status != 404:
        return False
    try:
        statuses = [
            error.get("status") for error in fields.mappings(fields.at(answer.json(), "errors"))
        ]
    except UnreadableAnswerError:
        return False
    return "404" in statuses or 404 in statuses


def _read(answer: Answer, _: Identifier) -> Reading:
    record = _record(fields.at(answer.json(), "data", "attributes"))
    if record is None:
        raise UnreadableAnswerError("the record has no title")
    return Reading(record)


def _record(work: Any) -> Record | None:
    if not isinstance(work, Mapping):
        return None
    title, others = _titles(work.get("titles"))
    if title is None:
        return None
    dates = [
        (item.get("dateType"), item.get("date")) for item in fields.mappings(work.get("dates"))
    ]
    published = [value for kind, value in dates if kind in _PUBLISHED]
    year = fields.year(work.get("publicationYear"))
    return Record(
        title=title,
        authors=fields.known(_name(person) for person in fields.mappings(work.get("creators"))),
        year=year,
        date=next((day for value in published if (day := fields.day(value))), None),
        venues=_venues(work),
        years=fields.years(year, *(fields.year(value) for value in published)),
        identifiers=fields.named(("doi", work.get("doi")), *_related(work)),
        categories=fields.texts(
            [item.get("subject") for item in fields.mappings(work.get("subjects"))]
        ),
        kind=fields.text(fields.at(work, "types", "citeproc"))
        or fields.text(fields.at(work, "types", "resourceTypeGeneral")),
        abstract=_abstract(work.get("descriptions")),
        url=fields.text(work.get("url")),
        earlier_titles=others,
    )


def _titles(value: Any) -> tuple[str | None, tuple[str, ...]]:
    """The main title, joined with its subtitle; translated and alternative ones aside."""
    main, subtitle, others = None, None, []
    for item in fields.mappings(value):
        name = fields.text(item.get("title"))
        if name is None:
            continue
        if item.get("titleType") == "Subtitle":
            subtitle = subtitle or name
        elif item.get("titleType") is None and main is None:
            main = name
        else:
            others.append(name)
    if main is not None and subtitle is not None and subtitle.casefold() not in main.casefold():
        main = f"{main.rstrip(' :')}: {subtitle}"
    return main, tuple(others)


def _name(person: Mapping[str, Any]) -> str | None:
    return fields.full_name(
        person.get("givenName"), person.get("familyName")
    ) or fields.in_reading_order(fields.text(person.get("name")))


def _venues(work: Mapping[str, Any]) -> tuple[str, ...]:
    publisher = work.get("publisher")
    return fields.known(
        dict.fromkeys(
            (
                fields.text(fields.at(work, "container", "title")),
                fields.text(fields.at(publisher, "name") or publisher),
            )
        )
    )


def _related(work: Mapping[str, Any]) -> list[tuple[str, Any]]:
    schemes = {"DOI": "doi", "arXiv": "arxiv", "PMID": "pmid"}
    return [
        (schemes[item["relatedIdentifierType"]], item.get("relatedIdentifier"))
        for item in fields.mappings(work.get("relatedIdentifiers"))
        if item.get("relationType") in _SAME_WORK and item.get("relatedIdentifierType") in schemes
    ]


def _abstract(value: Any) -> str | None:
    found = (
        fields.text(item.get("description"))
        for item in fields.mappings(value)
        if item.get("descriptionType") == "Abstract"
    )
    return next((item for item in found if item), None)


def _list(identifiers: Sequence[Identifier]) -> Ask:
    wanted = ",".join(item.value for item in identifiers)
    return Ask("/dois", (("ids", wanted), ("page[size]", str(len(identifiers)))))


def _split(answer: Answer, identifiers: Sequence[Identifier]) -> Mapping[Identifier, Answer]:
    singles = {}
    for item in fields.mappings(fields.at(answer.json(), "data")):
        for found in fields.named(("doi", fields.at(item, "attributes", "doi") or item.get("id"))):
            singles[found] = Answer(
                200, json.dumps({"data": item}), answer.content_type, answer.as_of
            )
    return {item: singles[item] for item in identifiers if item in singles}


def _credentials(settings: Mapping[str, str]) -> Credentials:
    contact = settings.get("contact")
    if contact is None:
        return Credentials()
    return Credentials(params=(("mailto", contact),), pace=Pace(1000 / 300, burst=20))


PROVIDER = Provider(
    name="datacite",
    label="DataCite",
    addresses={"": "https://api.datacite.org"},
    kind=SourceKind.REGISTRANT,
    pace=Pace(500 / 300, burst=10),
    policy="DataCite: 1,000 requests in five minutes with a contact address, 500 without.",
    registers=lambda identifier: registrant(identifier) == "datacite",
    content_types=("application/json", "application/vnd.api+json"),
    is_no=_is_no,
    by_identifier=_by_identifier,
    read=_read,
    batch=Batch(
        size=20,
        ask=_list,
        split=_split,
        worth_asking=lambda identifier: "," not in identifier.value,
    ),
    credentials=_credentials,
)
