"""This module knows arXiv's query interface: Atom feeds, many identifiers at once.

Contract: arXiv API User's Manual. Rate: Terms of Use for arXiv APIs, "no more than one
request every three seconds" over "a single connection at a time", for all machines
under one's control together.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from citemark.evidence import fields
from citemark.evidence.answer import Answer, Ask, UnreadableAnswerError
from citemark.evidence.provider import Batch, Provider, Reading
from citemark.evidence.transport.rates import Pace
from citemark.types import Identifier, Record, SourceKind

if TYPE_CHECKING:
    from lxml.etree import _Element

ATOM = "{http://www.w3.org/2005/Atom}"
ARXIV = "{http://arxiv.org/schemas/atom}"
NAMESPACES = 'xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"'
CANARY = "0704.0001"
"""The first identifier of today's form. The interface is known to send empty feeds by mistake
(clients retry them); it is asked for in every request, and a feed without it says nothing."""
_POSSIBLE = re.compile(r"(?:[a-z-]+/)?\d{2}(?:0[1-9]|1[0-2])(?:\d{3}|\.\d{4,5})", re.ASCII)
"""Impossible months and lengths are refused with status 400, together with their whole list."""
_LINK = re.compile(r"https?://arxiv\.org/abs/(?P<value>[^\s?#]{5,40}?)(?:v\d{1,3})?", re.ASCII)
_WITHDRAWN = re.compile(
    r"\b(?:this|the) (?:paper|article|submission|manuscript|work|version|preprint)"
    r" (?:has been|is|was)(?: being)? withdrawn|^\W*withdrawn\b",
    re.IGNORECASE,
)


def _ask(identifiers: Sequence[Identifier]) -> Ask:
    values = [CANARY, *(item.value for item in identifiers if item.value != CANARY)]
    return Ask("/api/query", (("id_list", ",".join(values)), ("max_results", str(len(values)))))


def _by_identifier(identifier: Identifier) -> tuple[Ask, ...]:
    if identifier.scheme != "arxiv" or not _POSSIBLE.fullmatch(identifier.value):
        return ()
    return (_ask([identifier]),)


def _entries(answer: Answer) -> dict[str, _Element]:
    """The entries of a feed by identifier without version; raises on anything else."""
    from lxml import etree

    if "<!DOCTYPE" in answer.body[:2000]:
        raise UnreadableAnswerError("the feed declares a document type")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        feed = etree.fromstring(answer.body.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableAnswerError("the answer is not a readable feed") from error
    if feed.tag != f"{ATOM}feed":
        raise UnreadableAnswerError("the answer is not a feed")
    found = {}
    for entry in feed.iterfind(f"{ATOM}entry"):
        match = _LINK.fullmatch(entry.findtext(f"{ATOM}id", "").strip())
        if match is not None:
            found[match["value"].lower()] = entry
    if CANARY not in found:
        raise UnreadableAnswerError("the feed lacks even the entry that is always there")
    return found


def _read(answer: Answer, identifier: Identifier) -> Reading | None:
    entry = _entries(answer).get(identifier.value)
    if entry is None:
        return None
    title = fields.text(entry.findtext(f"{ATOM}title"))
    if title is None:
        raise UnreadableAnswerError("the entry has no title")
    posted = fields.day(entry.findtext(f"{ATOM}published"))
    updated = fields.day(entry.findtext(f"{ATOM}updated"))
    abstract = fields.text(entry.findtext(f"{ATOM}summary"))
    withdrawn = _withdrawn(fields.text(entry.findtext(f"{ARXIV}comment")), abstract)
    record = Record(
        title=title,
        authors=fields.known(
            fields.text(author.findtext(f"{ATOM}name"))
            for author in entry.iterfind(f"{ATOM}author")
        ),
        year=posted.year if posted else None,
        date=posted,
        venues=fields.known(("arXiv", fields.text(entry.findtext(f"{ARXIV}journal_ref")))),
        years=_years(posted, updated),
        identifiers=(
            Identifier("arxiv", identifier.value),
            *fields.named(("doi", entry.findtext(f"{ARXIV}doi"))),
        ),
        categories=fields.known(item.get("term") for item in entry.iterfind(f"{ATOM}category")),
        kind="preprint",
        abstract=abstract,
        url=f"https://arxiv.org/abs/{identifier.value}",
        retracted=withdrawn,
    )
    return Reading(record, "Withdrawn from arXiv." if withdrawn else "")


def _years(posted: dt.date | None, updated: dt.date | None) -> tuple[int, ...]:
    return fields.years(posted.year if posted else None, updated.year if updated else None)


def _withdrawn(comment: str | None, abstract: str | None) -> bool:
    return any(_WITHDRAWN.search(part[:400]) for part in (comment, abstract) if part)


def _split(answer: Answer, identifiers: Sequence[Identifier]) -> Mapping[Identifier, Answer]:
    """One feed for each identifier asked for: its entry and the canary, or the canary alone."""
    from lxml import etree

    entries = _entries(answer)
    canary = etree.tostring(entries[CANARY], encoding="unicode", with_tail=False)
    singles = {}
    for item in identifiers:
        entry = entries.get(item.value)
        own = "" if entry is None else etree.tostring(entry, encoding="unicode", with_tail=False)
        body = f"<feed {NAMESPACES}>{canary}{own if item.value != CANARY else ''}</feed>"
        singles[item] = Answer(200, body, answer.content_type, answer.as_of)
    return singles


PROVIDER = Provider(
    name="arxiv",
    label="arXiv",
    addresses={"": "https://export.arxiv.org"},
    kind=SourceKind.REGISTRANT,
    pace=Pace(per_second=1 / 3, at_once=1),
    policy="Terms of Use for arXiv APIs: one request every three seconds, one connection.",
    registers=lambda identifier: identifier.scheme == "arxiv",
    content_types=("application/atom+xml", "application/xml", "text/xml"),
    by_identifier=_by_identifier,
    read=_read,
    batch=Batch(
        size=100,  # a URL of some 1,300 characters
        ask=_ask,
        split=_split,
    ),
)
