"""This module knows OpenAlex: an aggregator of all fields.

Contract: OpenAlex API reference, "works". Without a key some ten searches a day are free,
single works by DOI always; with a free key a thousand searches. At most 100 requests a
second; ten are enough and were long the stated limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citemark.evidence import fields
from citemark.evidence.answer import Answer, Ask, UnreadableAnswerError
from citemark.evidence.authorities.crossref import askable_doi
from citemark.evidence.provider import Credentials, Provider, Reading
from citemark.evidence.transport.rates import Pace
from citemark.matching import title_tokens
from citemark.types import Claim, Identifier, Record

_WANTED = (
    "id,doi,title,publication_year,publication_date,ids,type,authorships,primary_location,"
    "locations,is_retracted"
)
_SELECT = ("select", _WANTED)
FULL_LIST = 100
"""OpenAlex cuts the authors of a work in lists at this number (API reference, "authorships")."""


def _by_identifier(identifier: Identifier) -> tuple[Ask, ...]:
    if identifier.scheme == "doi" and askable_doi(identifier):
        from urllib.parse import quote

        return (Ask(f"/works/doi:{quote(identifier.value, safe='')}", (_SELECT,)),)
    if identifier.scheme == "pmid":
        return (Ask(f"/works/pmid:{identifier.value}", (_SELECT,)),)
    return ()


def _is_no(answer: Answer) -> bool:
    return answer.status == 404 and "not found" in answer.body[:2000].lower()


def _read(answer: Answer, _: Identifier) -> Reading:
    record = _record(answer.json())
    if record is None:
        raise UnreadableAnswerError("the record has no title")
    return Reading(record, "Retracted, says OpenAlex." if record.retracted else "")


def _record(work: Any) -> Record | None:
    title = fields.text(fields.at(work, "title"))
    if title is None:
        return None
    names = fields.known(_author(item) for item in fields.mappings(work.get("authorships")))
    year = fields.year(work.get("publication_year"))
    ids = work.get("ids")
    return Record(
        title=title,
        authors=names,
        authors_truncated=len(names) >= FULL_LIST,
        year=year,
        date=fields.day(work.get("publication_date")),
        venues=_venues(work),
        years=fields.years(year, fields.year(work.get("publication_date"))),
        identifiers=fields.named(
            ("doi", _tail(work.get("doi"), "doi.org/")),
            ("pmid", _tail(fields.at(ids, "pmid"), "/")),
            ("arxiv", _arxiv(work)),
        ),
        kind=fields.text(work.get("type")),
        url=fields.text(work.get("id")),
        retracted=work.get("is_retracted") is True,
    )


def _author(item: Mapping[str, Any]) -> str | None:
    return fields.text(fields.at(item, "author", "display_name")) or fields.text(
        item.get("raw_author_name")
    )


def _locations(work: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [
        *fields.mappings(work.get("primary_location")),
        *fields.mappings(work.get("locations")),
    ]


def _venues(work: Mapping[str, Any]) -> tuple[str, ...]:
    return fields.texts([fields.at(place, "source", "display_name") for place in _locations(work)])


def _arxiv(work: Mapping[str, Any]) -> str | None:
    addresses = (place.get("landing_page_url") for place in _locations(work))
    return next((found for item in addresses if (found := _tail(item, "arxiv.org/abs/"))), None)


def _tail(value: Any, behind: str) -> str | None:
    if not isinstance(value, str) or behind not in value:
        return None
    return value.rpartition(behind)[2].rstrip("/") or None


def _by_title(claim: Claim) -> Ask | None:
    words = " ".join(title_tokens(claim.title or ""))[:300]
    if not words:
        return None
    # Commas and colons part filters: only the words of the title are sent.
    return Ask(
        "/works", (("filter", f"title.search:{words}"), ("per_page", "5"), _SELECT), search=True
    )


def _read_all(answer: Answer) -> list[Record]:
    results = fields.listed(answer, "results")
    return [record for item in results if (record := _record(item)) is not None]


def _credentials(settings: Mapping[str, str]) -> Credentials:
    wanted = (("api_key", settings.get("openalex_key")), ("mailto", settings.get("contact")))
    return Credentials(params=tuple((name, value) for name, value in wanted if value))


PROVIDER = Provider(
    name="openalex",
    label="OpenAlex",
    addresses={"": "https://api.openalex.org"},
    pace=Pace(10, burst=10),
    policy="OpenAlex: at most 100 a second, searches by daily allowance; 10 a second.",
    is_no=_is_no,
    by_identifier=_by_identifier,
    read=_read,
    by_title=_by_title,
    read_all=_read_all,
    credentials=_credentials,
)
