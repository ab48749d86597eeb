"""This module knows DBLP's XML (dblp.org/xml, CC0): publications; persons' pages are left out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from citemark.index.dumps import fields
from citemark.index.work import Work
from citemark.types import Identifier

if TYPE_CHECKING:
    from lxml import etree

_KINDS = frozenset(
    {"article", "inproceedings", "incollection", "book", "phdthesis", "mastersthesis", "data"}
)
_HOMONYM = re.compile(r" \d{4}$")
"""Number by which DBLP tells namesakes apart ("Wei Wang 0001")."""
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(10\..+)")
_ARXIV = re.compile(r"https?://arxiv\.org/abs/(.+)")


def recognises(head: str) -> bool:
    """Whether a text begins as DBLP's export does."""
    return "<dblp" in head[:4096]


def items(stream: io.BufferedReader) -> Iterator[object]:
    """Every publication as a work."""
    from citemark.index.dumps import xml

    for element in xml.elements(stream, _KINDS):
        if title := xml.text(xml.child(element, "title")).removesuffix("."):
            yield _work(element, title)


def _work(element: etree._Element, title: str) -> Work:
    from citemark.index.dumps import xml

    people = xml.children(element, "author") or xml.children(element, "editor")
    authors, cut = fields.names(_HOMONYM.sub("", xml.text(person)) for person in people)
    venue = xml.text(xml.child(element, "booktitle")) or xml.text(xml.child(element, "journal"))
    return Work(
        title=fields.title(title),
        authors=authors,
        authors_truncated=cut,
        year=fields.year(xml.text(xml.child(element, "year"))),
        venue=fields.short(venue),
        identifiers=_identifiers([xml.text(link) for link in xml.children(element, "ee")]),
        kind=str(element.tag),
        sources=("dblp",),
    )


def _identifiers(links: list[str]) -> tuple[Identifier, ...]:
    raw = []
    for link in links[:10]:
        for scheme, pattern in (("doi", _DOI), ("arxiv", _ARXIV)):
            if match := pattern.fullmatch(link):
                raw.append((scheme, match[1]))
    return fields.identifiers(*raw)
