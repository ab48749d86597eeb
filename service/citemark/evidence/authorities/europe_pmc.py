"""This module knows Europe PMC: an aggregator of biomedicine, preprints included.

Contract: Europe PMC Articles RESTful API, "search" with ``resultType=core``. No rate is
stated in numbers ("reasonable"); five requests a second are ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citemark.evidence import fields
from citemark.evidence.answer import Answer, Ask
from citemark.evidence.authorities.crossref import askable_doi
from citemark.evidence.authorities.pubmed import RETRACTED
from citemark.evidence.provider import Provider, Reading
from citemark.evidence.transport.rates import Pace
from citemark.matching import title_tokens
from citemark.types import Claim, Identifier, Record

_PATH = "/europepmc/webservices/rest/search"


def _search(query: str, *, search: bool) -> Ask:
    wanted = (("query", query), ("format", "json"), ("resultType", "core"), ("pageSize", "5"))
    return Ask(_PATH, wanted, search=search)


def _by_identifier(identifier: Identifier) -> tuple[Ask, ...]:
    value = identifier.value
    if identifier.scheme == "pmid":
        return (_search(f"EXT_ID:{value} AND SRC:MED", search=False),)
    if identifier.scheme == "pmcid":
        return (_search(f"PMCID:{value}", search=False),)
    if askable_doi(identifier) and '"' not in value and "\\" not in value:
        return (_search(f'DOI:"{value}"', search=False),)
    return ()


def _read(answer: Answer, identifier: Identifier) -> Reading | None:
    """The result that carries the identifier: the search may also bring what mentions it."""
    records = [_record(item) for item in fields.listed(answer, "resultList", "result")]
    for record in records:
        if record is not None and identifier in record.identifiers:
            return Reading(record, "Retracted, says Europe PMC." if record.retracted else "")
    return None


def _record(item: Any) -> Record | None:
    title = fields.text(fields.at(item, "title"))
    if title is None:
        return None
    year = fields.year(item.get("pubYear"))
    return Record(
        title=title.removesuffix(".").removeprefix("[").removesuffix("]"),
        authors=_authors(item),
        year=year,
        date=fields.day(item.get("firstPublicationDate")),
        venues=_venues(item),
        years=fields.years(year, fields.year(item.get("firstPublicationDate"))),
        identifiers=fields.named(
            ("pmid", item.get("pmid")), ("pmcid", item.get("pmcid")), ("doi", item.get("doi"))
        ),
        kind=next(iter(_types(item)), None),
        abstract=fields.text(item.get("abstractText")),
        url=_url(item),
        retracted=RETRACTED.lower() in (kind.lower() for kind in _types(item)),
    )


def _authors(item: Mapping[str, Any]) -> tuple[str, ...]:
    people = fields.mappings(fields.at(item, "authorList", "author"))
    return fields.known(
        fields.full_name(person.get("firstName"), person.get("lastName"))
        or fields.text(person.get("fullName"))
        or fields.text(person.get("collectiveName"))
        for person in people
    )


def _venues(item: Mapping[str, Any]) -> tuple[str, ...]:
    journal = fields.at(item, "journalInfo", "journal")
    return fields.texts(
        [
            fields.at(journal, "title"),
            fields.at(journal, "isoabbreviation"),
            fields.at(item, "bookOrReportDetails", "publisher"),
        ]
    )


def _types(item: Mapping[str, Any]) -> tuple[str, ...]:
    return fields.texts(fields.at(item, "pubTypeList", "pubType"))


def _url(item: Mapping[str, Any]) -> str | None:
    source, number = fields.text(item.get("source")), fields.text(item.get("id"))
    return f"https://europepmc.org/article/{source}/{number}" if source and number else None


def _by_title(claim: Claim) -> Ask | None:
    words = " ".join(title_tokens(claim.title or ""))[:300]
    return _search(f"TITLE:({words})", search=True) if words else None


def _read_all(answer: Answer) -> list[Record]:
    return [
        record
        for item in fields.listed(answer, "resultList", "result")
        if (record := _record(item)) is not None
    ]


PROVIDER = Provider(
    name="europe_pmc",
    label="Europe PMC",
    addresses={"": "https://www.ebi.ac.uk"},
    pace=Pace(5, burst=5),
    policy="Europe PMC states no number; five a second.",
    by_identifier=_by_identifier,
    read=_read,
    by_title=_by_title,
    read_all=_read_all,
    fields=frozenset({"biomedicine"}),
)
