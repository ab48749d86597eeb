"""This module knows Crossref's REST API: works by DOI and by title.

Contract: Crossref REST API documentation, "works". Rates: those in force since December
2025 and sent with every answer (``x-rate-limit-limit``, ``x-concurrency-limit``): without
contact 5 requests a second one at a time, with a contact address 10 and three at a time;
lists 1 and 3 a second.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from citemark.evidence import fields
from citemark.evidence.answer import Answer, Ask, UnreadableAnswerError
from citemark.evidence.provider import Batch, Credentials, Provider, Reading
from citemark.evidence.transport.rates import Pace
from citemark.identifiers import registrant
from citemark.identifiers.doi import NEVER_REGISTERED, prefix_of
from citemark.types import Claim, Identifier, Record, SourceKind

RETRACTIONS = frozenset({"retraction", "withdrawal", "removal", "partial_retraction"})
"""Kinds of update after which the work must not be leaned on (Crossmark's list of types)."""
_RETRACTED_TITLE = re.compile(r"(?:retracted|withdrawn)(?: article| paper)?\s*[:\]]", re.IGNORECASE)
_DATES = ("published-print", "published-online", "published", "issued", "posted")
"""``created`` and ``deposited`` are dates of the record, not of the work."""
_LISTABLE = re.compile(r"10\.[0-9.]+/[A-Za-z0-9._;()/-]+", re.ASCII)
_SELECT = (
    "DOI,title,subtitle,author,container-title,short-container-title,type,issued,"
    "published-print,published-online,posted,relation,subject"
)
"""A name that Crossref does not know makes the whole request a 400: only documented ones."""


def doi_path(doi: str) -> str:
    """A DOI as one or two path segments in which nothing is left that a server would resolve."""
    prefix, _, suffix = doi.partition("/")
    return f"{quote(prefix, safe='')}/{quote(suffix, safe='')}"


def askable_doi(identifier: Identifier) -> bool:
    return identifier.scheme == "doi" and prefix_of(identifier.value) not in NEVER_REGISTERED


def _by_identifier(identifier: Identifier) -> tuple[Ask, ...]:
    if not askable_doi(identifier) or registrant(identifier) == "datacite":
        return ()
    return (Ask(f"/works/{doi_path(identifier.value)}"),)


def _is_no(answer: Answer) -> bool:
    return answer.status == 404 and answer.body.strip().rstrip(".") == "Resource not found"


def _read(answer: Answer, _: Identifier) -> Reading:
    record = _record(fields.mapped(answer, "message"))
    if record is None:
        raise UnreadableAnswerError("the record has no title")
    return Reading(record, "Retracted, says Crossref." if record.retracted else "")


def _record(work: Mapping[str, Any]) -> Record | None:
    title = _title(work)
    if title is None:
        return None
    dated = [fields.parts(work.get(name)) for name in _DATES]
    years = fields.years(*(year for year, _ in dated))
    return Record(
        title=title,
        authors=_authors(work.get("author")),
        year=years[0] if years else None,
        date=fields.first_day(years, (day for _, day in dated)),
        venues=_venues(work),
        years=years,
        identifiers=fields.named(("doi", work.get("DOI")), *_related(work)),
        categories=fields.texts(work.get("subject")),
        kind=fields.text(work.get("type")),
        abstract=fields.text(work.get("abstract")),
        url=_url(work),
        retracted=_retracted(work, title),
    )


def _title(work: Mapping[str, Any]) -> str | None:
    """Title and subtitle: the latter is half the name of many works, and kept apart."""
    title = fields.text(fields.at(work.get("title"), 0) or work.get("title"))
    subtitle = fields.text(fields.at(work.get("subtitle"), 0))
    if title is None or subtitle is None or subtitle.casefold() in title.casefold():
        return title
    return f"{title.rstrip(' :')}: {subtitle}"


def _authors(value: Any) -> tuple[str, ...]:
    return fields.known(
        fields.full_name(person.get("given"), person.get("family"))
        or fields.text(person.get("name"))
        for person in fields.mappings(value)
    )


def _venues(work: Mapping[str, Any]) -> tuple[str, ...]:
    names = fields.texts(work.get("container-title")) + fields.texts(
        work.get("short-container-title")
    )
    if not names:  # preprints name their server as the institution
        names = fields.known(
            fields.text(place.get("name")) for place in fields.mappings(work.get("institution"))
        )
    return tuple(dict.fromkeys(names))


def _related(work: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The same work's other identifiers: the preprint of an article, and the reverse."""
    kinds = ("has-preprint", "is-preprint-of", "is-identical-to", "is-same-as")
    related = [
        item for kind in kinds for item in fields.mappings(fields.at(work.get("relation"), kind))
    ]
    schemes = {"doi": "doi", "arxiv": "arxiv"}
    return [
        (schemes[item["id-type"]], item.get("id"))
        for item in related
        if item.get("id-type") in ("doi", "arxiv")
    ]


def _url(work: Mapping[str, Any]) -> str | None:
    found = fields.named(("doi", work.get("DOI")))
    return f"https://doi.org/{found[0].value}" if found and found[0].scheme == "doi" else None


def _retracted(work: Mapping[str, Any], title: str) -> bool:
    updates = fields.mappings(work.get("updated-by"))
    return any(update.get("type") in RETRACTIONS for update in updates) or bool(
        _RETRACTED_TITLE.match(title)
    )


def _list(identifiers: Sequence[Identifier]) -> Ask:
    wanted = ",".join(f"doi:{item.value}" for item in identifiers)
    return Ask("/works", (("filter", wanted), ("rows", str(len(identifiers)))), search=True)


def _split(answer: Answer, identifiers: Sequence[Identifier]) -> Mapping[Identifier, Answer]:
    """Those that the list holds; one that it lacks is asked for by itself, to be denied or not."""
    works = fields.mappings(fields.mapped(answer, "message").get("items"))
    singles = {}
    for work in works:
        for found in fields.named(("doi", work.get("DOI"))):
            body = json.dumps({"message": {**work, "reference": []}})
            singles[found] = Answer(200, body, answer.content_type, answer.as_of)
    return {item: singles[item] for item in identifiers if item in singles}


def _by_title(claim: Claim) -> Ask | None:
    if claim.title is None:
        return None
    params = [("query.title", claim.title[:300]), ("rows", "5"), ("select", _SELECT)]
    if claim.authors:
        params.insert(1, ("query.author", claim.authors[0][:80]))
    return Ask("/works", tuple(params), search=True)


def _read_all(answer: Answer) -> list[Record]:
    found = (
        _record(work) for work in fields.mappings(fields.mapped(answer, "message").get("items"))
    )
    return [record for record in found if record is not None]


def _credentials(settings: Mapping[str, str]) -> Credentials:
    if token := settings.get("crossref_plus_key"):
        return Credentials(
            headers={"Crossref-Plus-API-Token": f"Bearer {token}"},
            pace=Pace(150, burst=20),
            search_pace=Pace(150, burst=20),
        )
    if contact := settings.get("contact"):
        return Credentials(
            params=(("mailto", contact),),
            pace=Pace(10, burst=5, at_once=3),
            search_pace=Pace(3, burst=2, at_once=3),
        )
    return Credentials()


PROVIDER = Provider(
    name="crossref",
    label="Crossref",
    addresses={"": "https://api.crossref.org"},
    kind=SourceKind.REGISTRANT,
    pace=Pace(5, burst=2, at_once=1),
    search_pace=Pace(1, burst=1, at_once=1),
    policy="Crossref, rate limits since December 2025, as sent with every answer.",
    registers=lambda identifier: registrant(identifier) == "crossref",
    is_no=_is_no,
    by_identifier=_by_identifier,
    read=_read,
    by_title=_by_title,
    read_all=_read_all,
    batch=Batch(
        size=20,  # a URL of at most some 2,000 characters
        ask=_list,
        split=_split,
        worth_asking=lambda identifier: bool(_LISTABLE.fullmatch(identifier.value)),
    ),
    credentials=_credentials,
)
