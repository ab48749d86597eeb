"""This module knows how schema.org states what a work cites, and reads it as entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from citemark.documents.cleaning import plain
from citemark.documents.entries import identifiers, is_bare_identifier, with_line
from citemark.documents.jsonld import CITING, Node, addresses, first, identifier_strings, strings
from citemark.documents.names import first_last, split_people, without_others
from citemark.types import Entry

_ITEMS: Final = "itemListElement"
_ITEM: Final = "item"
_VENUES: Final = (
    "publication",
    "journal",
    "containerTitle",
    "container-title",
    "publishedIn",
    "venue",
)
_TITLES: Final = ("name", "headline", "title")
_SCHEMES: Final = ("doi", "DOI", "arxiv", "arxivId", "pmid", "isbn", "issn")
_ADDRESSES: Final = ("url", "@id", "sameAs", "URL", "link")
_DEEPEST_PART: Final = 4
"""Article, issue, volume, journal: the longest chain of ``isPartOf`` that schema.org describes."""


def entries(node: Node, by_id: Mapping[str, Node]) -> list[Entry]:
    """One entry for each thing a document node cites, in order; what two properties state alike
    is one."""
    found: dict[Entry, None] = {}
    for key in CITING:
        stated = [_entry(item, by_id) for item in _listed(node.get(key))]
        new = [entry for entry in stated if entry is not None and entry not in found]
        found.update(dict.fromkeys(new))
    return list(found)


def _listed(value: object) -> Iterator[object]:
    """The things under a citing property: one, several, or those of an ``ItemList``."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item))
        elif isinstance(item, Mapping) and _ITEMS in item:
            waiting.append(item[_ITEMS])
        elif isinstance(item, Mapping) and _ITEM in item:
            waiting.append(item[_ITEM])
        else:
            yield item


def by_id(found: Iterable[Node]) -> dict[str, Node]:
    """Nodes under their ``@id``, for citations that only name it."""
    return {str(node["@id"]): node for node in found if isinstance(node.get("@id"), str)}


def _entry(item: object, by_id: Mapping[str, Node]) -> Entry | None:
    if isinstance(item, str) and item.strip():
        text = plain(item)
        if text in by_id:
            return _from_fields(by_id[text])
        return Entry(
            None, None, text, 0, 0, identifiers=(text,) if is_bare_identifier(text) else ()
        )
    if isinstance(item, Mapping) and item:
        referred = by_id.get(str(item.get("@id"))) if set(item) <= {"@id", "@type"} else None
        return _from_fields(referred if referred is not None else item)
    return None


def _from_fields(node: Node) -> Entry | None:
    authors, affiliations, truncated = _people(node)
    raw = [f"{_scheme(key)}:{value}" if ":" not in value else value
           for key in _SCHEMES for value in strings(node.get(key))]  # fmt: skip
    raw += identifier_strings(node.get("identifier"))
    raw += [value for key in _ADDRESSES for value in addresses(node.get(key))]
    title = first(node, *_TITLES)
    statement = _statement(node) if title is None else None
    entry = Entry(
        key=None,
        kind=first(node, "@type"),
        text=plain(statement) if statement else "",
        start=0,
        end=0,
        title=plain(title) if title else None,
        authors=authors,
        authors_truncated=truncated,
        affiliations=affiliations,
        venue=_venue(node),
        publisher=_plain_first(node, "publisher"),
        date=_plain_first(node, "datePublished", "dateCreated", "date", "year"),
        identifiers=identifiers(raw),
    )
    entry = with_line(entry)
    return entry if entry.text else None


def _statement(node: Node) -> str | None:
    """What a work without a title says of itself; the works that it cites in turn are no part of it."""
    cited = node.get("citation")
    said = cited if isinstance(cited, str) and cited.strip() else None
    return first(node, "text") or said or first(node, "description")


def _scheme(key: str) -> str:
    return key.lower().removesuffix("id") if key == "arxivId" else key.lower()


def _plain_first(node: Node, *keys: str) -> str | None:
    found = first(node, *keys)
    return plain(found) if found else None


def _venue(node: Node) -> str | None:
    """The outermost named thing that the work is part of: the journal, not its issue."""
    name = None
    part: object = node.get("isPartOf")
    for _ in range(_DEEPEST_PART):
        if isinstance(part, list):
            part = part[0] if part else None
        if isinstance(part, str) and not is_bare_identifier(part):
            name = part
        if not isinstance(part, Mapping):
            break
        name = first(part, "name") or name
        part = part.get("isPartOf")
    name = name or first(node, *_VENUES)
    return plain(name) if name else None


def _people(node: Node) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Authors, their affiliations, and whether the list says that it goes on."""
    names: list[str] = []
    affiliations: list[str] = []
    value = node.get("author") or node.get("authors") or node.get("creator")
    for person in value if isinstance(value, list) else [value]:
        if isinstance(person, str):
            names += [first_last(plain(name)) for name in split_people(person)]
        elif isinstance(person, Mapping):
            given, family = first(person, "givenName"), first(person, "familyName")
            name = first(person, "name") or " ".join(part for part in (given, family) if part)
            names += [first_last(plain(name))] if name else []
            affiliations += [plain(place) for place in strings(person.get("affiliation"))]
    authors, truncated = without_others(names)
    return authors, tuple(dict.fromkeys(affiliations)), truncated
