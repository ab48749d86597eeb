"""This module knows arXiv's XML: its API's Atom feeds and the records of its OAI-PMH interface."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from citemark.index.dumps import fields
from citemark.index.dumps.arxiv_json import first_doi, full_name, http_day, split_names
from citemark.index.work import Work
from citemark.matching.latex import plain

if TYPE_CHECKING:
    from lxml import etree

_RECORDS = ("entry", "arXiv", "arXivRaw", "dc")
"""The elements that describe one work: Atom, and the three metadata prefixes of OAI-PMH."""
_ADDRESS = re.compile(r"(?:https?://arxiv\.org/abs/|oai:arXiv\.org:)?(.+?)(?:v\d+)?$")


def recognises(head: str) -> bool:
    """Whether a text begins as one of arXiv's XML answers does."""
    start = head[:4096]
    return "arxiv" in head.lower() and (
        "<feed" in start or "<OAI-PMH" in start or "<ListRecords" in start
    )


def items(stream: io.BufferedReader) -> Iterator[object]:
    """Every record as a work."""
    from citemark.index.dumps import xml

    for element in xml.elements(stream, _RECORDS):
        if (title := xml.text(xml.child(element, "title"))) and (work := _work(element, title)):
            yield work


def _work(element: etree._Element, title: str) -> Work | None:
    from citemark.index.dumps import xml

    address = next(
        (xml.text(item) for name in ("id", "identifier") for item in xml.children(element, name)),
        "",
    )
    match = _ADDRESS.fullmatch(address)
    identifiers = fields.identifiers(
        ("arxiv", match[1] if match else None),
        ("doi", first_doi(xml.text(xml.child(element, "doi")))),
    )
    if not identifiers or identifiers[0].scheme != "arxiv":
        return None
    authors, cut = fields.names(_authors(element))
    day = _day(element)
    return Work(
        title=plain(fields.title(title)),
        authors=authors,
        authors_truncated=cut,
        year=fields.year(day),
        date=day,
        venue="arXiv",
        identifiers=identifiers,
        categories=_categories(element),
        sources=("arxiv",),
    )


def _authors(element: etree._Element) -> list[str]:
    from citemark.index.dumps import xml

    people = xml.children(element, "author") or xml.children(element, "creator")
    listed = xml.child(element, "authors")
    if listed is not None:
        people = xml.children(listed, "author")
        if not people:
            return split_names(xml.text(listed))
    return [plain(_name(person)) for person in people]


def _name(person: etree._Element) -> str:
    from citemark.index.dumps import xml

    parts = [xml.text(xml.child(person, name)) for name in ("forenames", "keyname", "suffix")]
    joined = full_name(*parts) or xml.text(xml.child(person, "name"))
    if joined:
        return joined
    family, _, given = xml.text(person).partition(", ")
    return f"{given} {family}".strip()


def _day(element: etree._Element) -> str | None:
    from citemark.index.dumps import xml

    for name in ("published", "created", "date"):
        days = [fields.day(xml.text(item)) for item in xml.children(element, name)]
        if known := sorted(day for day in days if day):
            return known[0]
    for version in xml.children(element, "version"):
        return http_day(xml.text(xml.child(version, "date")))
    return None


def _categories(element: etree._Element) -> tuple[str, ...]:
    from citemark.index.dumps import xml

    terms = [item.get("term", "") for item in xml.children(element, "category")]
    return tuple(
        dict.fromkeys(filter(None, terms + xml.text(xml.child(element, "categories")).split()))
    )
