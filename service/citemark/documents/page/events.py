"""This module knows how to walk a page of markup, however broken, without recursion.

libxml2's parser does the work; where it gives up (it stops at 256 open elements, and
drops all that follows) the tree of beautifulsoup4 takes its place.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from citemark.documents import limits
from citemark.types import Problem

if TYPE_CHECKING:
    from bs4.element import Tag

START: Final = 1
TEXT: Final = 0
END: Final = -1

Event = tuple[int, str, Mapping[str, str]]
"""START and END with the tag and its attributes (lower-case names), TEXT with the text."""

_NOTHING: Final[Mapping[str, str]] = {}


def events(markup: str) -> tuple[Iterator[Event], tuple[Problem, ...]]:
    """The page's elements and texts in document order, comments left out."""
    from lxml import etree

    problems, markup = _bounded(markup, limits.PAGE)
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, no_network=True
    )
    try:
        root = etree.fromstring(markup.encode(), parser)
    except etree.ParserError:  # nothing but comments
        return iter(()), problems
    gave_up = any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
    if root is not None and not gave_up:
        return _tree_events(root), problems
    found, further = _tolerant_events(markup)
    return found, (*problems, *further)


def _bounded(markup: str, bound: int) -> tuple[tuple[Problem, ...], str]:
    if len(markup) <= bound:
        return (), markup
    message = f"only the first {bound:,} characters of the page were read; split it"
    return (Problem("text-cut", message),), markup[:bound]


def _tree_events(root: object) -> Iterator[Event]:
    from lxml import etree

    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag
        if event == "start":
            # items(), because keys() cannot be looked up again when a page invents names such as "{"
            attributes = dict(node.attrib.items()) if node.attrib else _NOTHING
            yield START, tag, attributes
            if node.text:
                yield TEXT, node.text, _NOTHING
        else:
            yield END, tag, _NOTHING
            if node.tail:
                yield TEXT, node.tail, _NOTHING


def _tolerant_events(markup: str) -> tuple[Iterator[Event], tuple[Problem, ...]]:
    from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

    # XHTML is read as HTML on purpose; the advice is for programmers, not for who gave the page.
    warnings.filterwarnings("ignore", category=XMLParsedAsHTMLWarning)
    nested = Problem(
        "nested-too-deep", "the page is nested too deep or too long in one piece; read tolerantly"
    )
    problems, markup = _bounded(markup, limits.NESTED_PAGE)
    soup = BeautifulSoup(markup, "lxml")
    return _soup_events(soup), (nested, *problems)


def _soup_events(soup: Tag) -> Iterator[Event]:
    from bs4.element import NavigableString, PreformattedString, Tag

    walking = [(soup, iter(soup.contents))]
    while walking:
        tag, children = walking[-1]
        child = next(children, None)
        if child is None:
            walking.pop()
            if walking:
                yield END, tag.name, _NOTHING
        elif isinstance(child, Tag):
            yield START, child.name, {name: _joined(value) for name, value in child.attrs.items()}
            walking.append((child, iter(child.contents)))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield TEXT, str(child), _NOTHING


def _joined(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
