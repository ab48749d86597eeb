"""This module knows how to walk through XML of any size, element by element, without following it anywhere.

External entities and DTDs are never loaded and internal ones never expanded: what is left of
a character entity is its name, and HTML's names are those of the bibliographies' DTDs.
"""

from __future__ import annotations

import html
import io
from collections.abc import Collection, Iterator

from lxml import etree

from citemark.errors import UnreadableInput


def elements(stream: io.BufferedReader, names: Collection[str]) -> Iterator[etree._Element]:
    """The elements of these local names, each to be used before the next is asked for."""
    events = etree.iterparse(
        stream,
        events=("end",),
        load_dtd=False,
        no_network=True,
        resolve_entities=False,
        remove_comments=True,
        remove_pis=True,
        recover=True,
    )
    try:
        for _, element in events:
            if isinstance(element.tag, str) and etree.QName(element).localname in names:
                yield element
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(f"the XML breaks off: {error.msg}") from error


def _forget(element: etree._Element) -> None:
    """Frees an element and those before it: a dump holds millions."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def text(element: etree._Element | None) -> str:
    """All text inside an element between single spaces; markup is left out, entities resolved."""
    return " ".join("".join(_pieces(element)).split()) if element is not None else ""


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag is etree.Entity:
            yield html.unescape(child.text or "")
        elif isinstance(child.tag, str):
            yield from _pieces(child)
        yield child.tail or ""


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of that local name."""
    return next(iter(children(element, name)), None)


def children(element: etree._Element, name: str) -> list[etree._Element]:
    """All children of that local name."""
    return [
        item
        for item in element
        if isinstance(item.tag, str) and etree.QName(item).localname == name
    ]
