"""This module knows PubMed: NCBI's summaries of articles by PMID and PMCID.

Contract: NCBI E-utilities, ESummary 2.0. Rates ("A General Introduction to the E-utilities"):
three requests a second, ten with a key; ``tool`` and ``email`` name who asks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from citemark.evidence import fields
from citemark.evidence.answer import Answer, Ask, UnreadableAnswerError
from citemark.evidence.provider import Batch, Credentials, Provider, Reading
from citemark.evidence.transport.rates import Pace
from citemark.types import Identifier, Record, SourceKind

_DATABASES = {"pmid": "pubmed", "pmcid": "pmc"}
_IDENTIFIERS = {"doi": "doi", "pubmed": "pmid", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid"}
_UNKNOWN = "cannot get document summary"
RETRACTED = "Retracted Publication"


def _uid(identifier: Identifier) -> str:
    return identifier.value.removeprefix("PMC")


def _ask(identifiers: Sequence[Identifier]) -> Ask:
    wanted = ",".join(_uid(item) for item in identifiers)
    database = _DATABASES[identifiers[0].scheme]
    return Ask(
        "/entrez/eutils/esummary.fcgi",
        (("db", database), ("id", wanted), ("retmode", "json"), ("version", "2.0")),
    )


def _by_identifier(identifier: Identifier) -> tuple[Ask, ...]:
    return (_ask([identifier]),) if identifier.scheme in _DATABASES else ()


def _read(answer: Answer, identifier: Identifier) -> Reading | None:
    summary = fields.mapped(answer, "result").get(_uid(identifier))
    if not isinstance(summary, Mapping):
        raise UnreadableAnswerError("the answer is about something else")
    error = fields.text(summary.get("error"))
    if error is not None and _UNKNOWN in error.lower():
        return None
    title = fields.text(summary.get("title"))
    if error is not None or title is None:
        raise UnreadableAnswerError("the record has no title")
    record = _record(summary, title.removesuffix("."), identifier)
    return Reading(record, "Retracted, says PubMed." if record.retracted else "")


def _record(summary: Mapping[str, Any], title: str, identifier: Identifier) -> Record:
    dates = [summary.get(name) for name in ("epubdate", "pubdate", "printpubdate", "sortpubdate")]
    years = fields.years(*(fields.year(value) for value in dates))
    names = [
        fields.text(person.get("name"))
        for person in fields.mappings(summary.get("authors"))
        if person.get("authtype", "Author") in ("Author", "CollectiveName")
    ]
    known = [
        (_IDENTIFIERS[item["idtype"]], item.get("value"))
        for item in fields.mappings(summary.get("articleids"))
        if item.get("idtype") in _IDENTIFIERS
    ]
    return Record(
        title=title.removeprefix("[").removesuffix("]"),  # brackets: translated by PubMed
        authors=fields.known(names),
        year=years[0] if years else None,
        date=fields.first_day(years, (fields.day(value) for value in dates)),
        venues=fields.texts([summary.get("fulljournalname"), summary.get("source")]),
        years=years,
        identifiers=tuple(
            dict.fromkeys((Identifier(identifier.scheme, identifier.value), *fields.named(*known)))
        ),
        kind=next(iter(fields.texts(summary.get("pubtype"))), None),
        url=_url(identifier),
        retracted=RETRACTED in fields.texts(summary.get("pubtype")),
    )


def _url(identifier: Identifier) -> str:
    from citemark.identifiers import link

    return link(identifier)


def _split(answer: Answer, identifiers: Sequence[Identifier]) -> Mapping[Identifier, Answer]:
    results = fields.mapped(answer, "result")
    return {
        item: Answer(
            200,
            json.dumps({"result": {_uid(item): results[_uid(item)]}}),
            answer.content_type,
            answer.as_of,
        )
        for item in identifiers
        if _uid(item) in results
    }


def _credentials(settings: Mapping[str, str]) -> Credentials:
    wanted = (
        ("tool", "citemark"),
        ("email", settings.get("contact")),
        ("api_key", settings.get("ncbi_key")),
    )
    return Credentials(
        params=tuple((name, value) for name, value in wanted if value),
        pace=Pace(10, burst=5) if settings.get("ncbi_key") else None,
    )


PROVIDER = Provider(
    name="pubmed",
    label="PubMed",
    addresses={"": "https://eutils.ncbi.nlm.nih.gov"},
    kind=SourceKind.REGISTRANT,
    pace=Pace(3, burst=3),
    policy="NCBI E-utilities: three requests a second, ten with a key.",
    registers=lambda identifier: identifier.scheme in _DATABASES,
    by_identifier=_by_identifier,
    read=_read,
    batch=Batch(
        size=100,
        ask=_ask,
        split=_split,
        worth_asking=lambda identifier: identifier.scheme == "pmid",
    ),
    fields=frozenset({"biomedicine"}),
    credentials=_credentials,
)
