"""This module knows Semantic Scholar's Academic Graph API: an aggregator of all fields.

Contract: Academic Graph API, "paper" and "paper/search/match". Rates: one request a second
with a key; without, a pool shared with everybody, of which we take one in three seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from citemark.evidence import fields
from citemark.evidence.answer import Answer, Ask, UnreadableAnswerError
from citemark.evidence.authorities.crossref import askable_doi
from citemark.evidence.provider import Credentials, Provider, Reading
from citemark.evidence.transport.rates import Pace
from citemark.types import Claim, Identifier, Record

_FIELDS = (
    "fields",
    "title,authors,year,publicationDate,venue,journal,externalIds,publicationTypes,abstract",
)
_PREFIXES = {
    "arxiv": "ARXIV:",
    "doi": "DOI:",
    "pmid": "PMID:",
    "acl": "ACL:",
    "s2": "",
}
_IDENTIFIERS = (
    ("DOI", "doi"),
    ("ArXiv", "arxiv"),
    ("PubMed", "pmid"),
    ("ACL", "acl"),
)


def _by_identifier(identifier: Identifier) -> tuple[Ask, ...]:
    prefix = _PREFIXES.get(identifier.scheme)
    if prefix is None or (identifier.scheme == "doi" and not askable_doi(identifier)):
        return ()
    value = quote(identifier.value, safe=":" if identifier.scheme == "s2" else "")
    return (Ask(f"/graph/v1/paper/{prefix}{value}", (_FIELDS,)),)


def _is_no(answer: Answer) -> bool:
    if answer.status != 404:
        return False
    try:
        said = fields.text(fields.at(answer.json(), "error"))
    except UnreadableAnswerError:
        return False
    return said is not None and said.lower().endswith("not found")


def _read(answer: Answer, _: Identifier) -> Reading:
    record = _record(answer.json())
    if record is None:
        raise UnreadableAnswerError("the record has no title")
    return Reading(record)


def _record(paper: Any) -> Record | None:
    title = fields.text(fields.at(paper, "title"))
    if title is None:
        return None
    year = fields.year(paper.get("year"))
    known = paper.get("externalIds")
    return Record(
        title=title,
        authors=fields.known(
            fields.text(person.get("name")) for person in fields.mappings(paper.get("authors"))
        ),
        year=year,
        date=fields.day(paper.get("publicationDate")),
        venues=fields.texts([paper.get("venue"), fields.at(paper, "journal", "name")]),
        years=fields.years(year, fields.year(paper.get("publicationDate"))),
        identifiers=fields.named(
            *((scheme, fields.at(known, name)) for name, scheme in _IDENTIFIERS)
        ),
        kind=next(iter(fields.texts(paper.get("publicationTypes"))), None),
        abstract=fields.text(paper.get("abstract")),
        url=_url(paper.get("paperId")),
    )


def _url(paper_id: Any) -> str | None:
    if not isinstance(paper_id, str) or not paper_id.isalnum():
        return None
    return f"https://www.semanticscholar.org/paper/{paper_id}"


def _by_title(claim: Claim) -> Ask | None:
    if claim.title is None:
        return None
    return Ask("/graph/v1/paper/search/match", (("query", claim.title[:300]), _FIELDS), search=True)


def _read_all(answer: Answer) -> list[Record]:
    found = fields.listed(answer, "data")
    return [record for item in found if (record := _record(item)) is not None]


def _credentials(settings: Mapping[str, str]) -> Credentials:
    key = settings.get("semantic_scholar_key")
    return Credentials(headers={"x-api-key": key}, pace=Pace(1)) if key else Credentials()


PROVIDER = Provider(
    name="semantic_scholar",
    label="Semantic Scholar",
    addresses={"": "https://api.semanticscholar.org"},
    pace=Pace(1 / 3),
    policy="Semantic Scholar: one request a second with a key, a shared pool without.",
    is_no=_is_no,
    by_identifier=_by_identifier,
    read=_read,
    by_title=_by_title,
    read_all=_read_all,
    credentials=_credentials,
)
