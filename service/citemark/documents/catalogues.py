"""This module knows how catalogues and their interfaces name what CSL-JSON names otherwise.

Crossref (REST API), OpenAlex (works), Semantic Scholar (Graph API), Zotero (Web API 3) and the lists
that assistants write state a work in much the same fields; here each becomes an item of CSL-JSON.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from citemark.documents.names import split_people

Item = Mapping[str, object]

_TELLS: Final = re.compile(
    r'"(?:externalIds|paperId|authorships|publication_year|creators)"\s{0,20}:'
)
_AUTHORS: Final = re.compile(r'"authors?"\s{0,20}:')
_PLACE: Final = re.compile(r'"(?:year|doi|url|link|venue|journal|date|arxiv(?:_id)?)"\s{0,20}:')
_TITLE: Final = re.compile(r'"title"\s{0,20}:')
_BODY: Final = re.compile(r'"(?:text|articleBody|reviewBody|citation|isBasedOn)"\s{0,20}:')
"""A document that was written, and no list of works."""

_LISTS: Final = (
    "items", "results", "data", "references", "papers", "works", "sources", "publications", "articles",
    "bibliography", "citations", "records",
)  # fmt: skip
"""Under what a list of works is held."""
_WRAPS: Final = ("message", "data")
"""Under what Crossref holds an answer, and Zotero and Semantic Scholar a work."""

_Paths = tuple[tuple[str, ...], ...]
_FIELDS: Final[tuple[tuple[str, _Paths], ...]] = (
    ("id", (("id",), ("key",), ("paperId",))),
    ("title", (("title",), ("display_name",), ("name",))),
    ("author", (("author",), ("authorships",), ("authors",), ("creators",))),
    (
        "container-title",
        (
            ("container-title",), ("primary_location", "source", "display_name"), ("host_venue", "display_name"),
            ("publicationTitle",), ("proceedingsTitle",), ("journal", "name"), ("journal",), ("venue",),
            ("conference",), ("booktitle",), ("publication",),
        ),
    ),
    ("issued", (("issued",), ("publication_year",), ("year",), ("date",), ("published",))),
    ("DOI", (("DOI",), ("doi",), ("externalIds", "DOI"), ("ids", "doi"))),
    ("arXiv", (("arXiv",), ("externalIds", "ArXiv"), ("arxiv_id",), ("arxivId",), ("arxiv",), ("eprint",))),
    ("PMID", (("PMID",), ("externalIds", "PubMed"), ("pmid",))),
    ("URL", (("URL",), ("url",), ("link",), ("primary_location", "landing_page_url"))),
)  # fmt: skip
"""CSL's names, and where each is stated; the first that is decides."""


def lists_works(head: str) -> bool:
    """Whether the beginning of a JSON text shows works in fields, and no document."""
    if _BODY.search(head):
        return False
    if _TELLS.search(head):
        return True
    return all(pattern.search(head) for pattern in (_TITLE, _AUTHORS, _PLACE))


def listed(value: object) -> list[object] | None:
    """The works under the names that interfaces give their lists, or ``None``."""
    for _ in range(2):  # an answer, and the list in it
        if not isinstance(value, Mapping):
            return None
        for key in _LISTS:
            inner = value.get(key)
            if isinstance(inner, list):
                return inner
        value = value.get("message")
        if isinstance(value, Mapping) and "title" in value:
            return [value]
    return None


def as_item(item: Item) -> Item:
    """The work as CSL-JSON names its fields; what is named so already stays."""
    for wrap in _WRAPS:
        inner = item.get(wrap)
        if isinstance(inner, Mapping) and "title" not in item:
            item = inner
    found = dict(item)
    for name, paths in _FIELDS:
        told = next((value for path in paths if (value := _at(item, path))), None)
        if told is not None:
            found[name] = told
    found["author"] = _people(found.get("author"))
    return found


def _at(item: Item, path: tuple[str, ...]) -> object:
    value: object = item
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if not isinstance(value, Mapping) or path[-1] in ("issued", "author") else None


def _people(value: object) -> list[object]:
    """Names and persons of a list of authors; editors and translators beside them are left out."""
    if isinstance(value, str):
        return [*split_people(value)]
    if not isinstance(value, list):
        return [value]
    return [_person(one) for one in value if not _has_another_role(one)]


def _has_another_role(one: object) -> bool:
    return isinstance(one, Mapping) and one.get("creatorType", "author") != "author"


def _person(one: object) -> object:
    if not isinstance(one, Mapping):
        return one
    author = one.get("author")
    if isinstance(author, Mapping):  # OpenAlex: an authorship
        return author.get("display_name") or one.get("raw_author_name")
    if one.get("lastName"):  # Zotero
        return {"given": one.get("firstName"), "family": one["lastName"]}
    return one
