"""This module knows dblp's search: publications of computer science.

Contract: dblp FAQ, "How to use the dblp search API". Rate (dblp FAQ, "Am I allowed to crawl
the dblp website?"): one or two seconds between two requests; 429 with ``Retry-After``.
"""

from __future__ import annotations

import re
from typing import Any

from citemark.evidence import fields
from citemark.evidence.answer import Answer, Ask, UnreadableAnswerError
from citemark.evidence.provider import Provider
from citemark.evidence.transport.rates import Pace
from citemark.matching import title_tokens
from citemark.types import Claim, Record

_HOMONYM = re.compile(r"\s+\d{4}$", re.ASCII)
"""dblp tells people of one name apart by a number: ``Wei Wang 0001``."""


def _by_title(claim: Claim) -> Ask | None:
    words = " ".join(title_tokens(claim.title or ""))[:300]
    if not words:
        return None
    return Ask("/search/publ/api", (("q", words), ("format", "json"), ("h", "5")), search=True)


def _read_all(answer: Answer) -> list[Record]:
    hits = fields.at(answer.json(), "result", "hits")
    if fields.whole(fields.at(hits, "@total")) is None:
        raise UnreadableAnswerError("the answer holds no hits")
    found = (_record(fields.at(hit, "info")) for hit in fields.mappings(fields.at(hits, "hit")))
    return [record for record in found if record is not None]


def _record(info: Any) -> Record | None:
    title = fields.text(fields.at(info, "title"))
    if title is None:
        return None
    year = fields.year(info.get("year"))
    return Record(
        title=title.removesuffix("."),
        authors=fields.known(
            _author(item) for item in fields.items(fields.at(info, "authors", "author"))
        ),
        year=year,
        venues=fields.texts(info.get("venue")),
        years=fields.years(year),
        identifiers=fields.named(("doi", info.get("doi")), ("arxiv", _arxiv(info.get("ee")))),
        kind=fields.text(info.get("type")),
        url=fields.text(info.get("url")),
    )


def _author(item: Any) -> str | None:
    name = fields.text(fields.at(item, "text") or item)
    return _HOMONYM.sub("", name) if name else None


def _arxiv(address: Any) -> str | None:
    for value in fields.texts(address):
        if "arxiv.org/abs/" in value:
            return value.rpartition("arxiv.org/abs/")[2]
    return None


PROVIDER = Provider(
    name="dblp",
    label="dblp",
    addresses={"": "https://dblp.org"},
    pace=Pace(1, at_once=1),
    policy="dblp FAQ: one or two seconds between two requests.",
    by_title=_by_title,
    read_all=_read_all,
    fields=frozenset({"computing"}),
)
