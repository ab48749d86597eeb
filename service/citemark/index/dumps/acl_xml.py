"""This module knows the ACL Anthology's XML (github.com/acl-org/acl-anthology, data/xml)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from citemark.index.dumps import fields
from citemark.index.work import Work

if TYPE_CHECKING:
    from lxml import etree

_OLD = re.compile(r"[A-Z]\d{2}")
"""Collections before 2020, whose papers are numbered within a letter and year (P19-1001)."""


def recognises(head: str) -> bool:
    """Whether a text begins as a collection of the Anthology does."""
    return "<collection" in head[:4096] and "<volume" in head[:4096]


def items(stream: io.BufferedReader) -> Iterator[object]:
    """Every paper as a work; venue and year stand in its volume's head."""
    from citemark.index.dumps import xml

    venue = year = None
    for element in xml.elements(stream, ("meta", "paper")):
        if element.tag == "meta":
            venue = xml.text(xml.child(element, "booktitle")) or None
            year = fields.year(xml.text(xml.child(element, "year")))
        elif title := xml.text(xml.child(element, "title")):
            yield _work(element, title, venue, year)


def _work(element: etree._Element, title: str, venue: str | None, year: int | None) -> Work:
    from citemark.index.dumps import xml

    authors, cut = fields.names(
        " ".join(
            part
            for part in (xml.text(xml.child(person, "first")), xml.text(xml.child(person, "last")))
            if part
        )
        for person in xml.children(element, "author")
    )
    journal = xml.text(xml.child(element, "journal"))
    return Work(
        title=fields.title(title),
        authors=authors,
        authors_truncated=cut,
        year=year,
        venue=fields.short(journal or venue),
        identifiers=fields.identifiers(
            ("acl", _anthology_id(element)), ("doi", xml.text(xml.child(element, "doi")))
        ),
        sources=("acl",),
        retracted=xml.child(element, "retracted") is not None,
    )


def _anthology_id(paper: etree._Element) -> str | None:
    volume = paper.getparent()
    collection = volume.getparent() if volume is not None else None
    if volume is None or collection is None:
        return None
    name, part, number = collection.get("id", ""), volume.get("id", ""), paper.get("id", "")
    if not _OLD.fullmatch(name):
        return f"{name}-{part}.{number}"
    if not (part.isdecimal() and number.isdecimal()):
        return None
    # Workshops have two digits of volume and two of paper, all others one and three.
    workshop = name[0] == "W" or (name in {"C69", "D19"} and int(part) >= 50)
    return (
        f"{name}-{int(part):02d}{int(number):02d}"
        if workshop
        else f"{name}-{part}{int(number):03d}"
    )
