"""This module knows schema.org JSON-LD: which nodes are documents, and what they say.

Terms: schema.org 29 (``CreativeWork`` and its subtypes). Keys may be written with a
prefix (``schema:name``) or in full (``https://schema.org/name``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from citemark.documents.cleaning import plain
from citemark.documents.incoming import About
from citemark.documents.json_text import parse

Node = Mapping[str, object]

_PREFIX: Final = re.compile(r"^(?:schema:|https?://schema\.org/)")
_LISTING: Final = ("@list", "@set")
_ADORNED_KEY: Final = re.compile(
    r'"(?:@(?:list|set)|(?:schema:|https?://schema\.org/)\w{1,40})"\s{0,8}:'
)
_CONTAINERS: Final = (
    "@graph",
    "itemListElement",
    "item",
    "dataFeedElement",
    "mainEntity",
    "hasPart",
)
_BODIES: Final = ("text", "articleBody", "reviewBody")
_LESSER_BODIES: Final = ("abstract", "description")
CITING: Final = ("citation", "isBasedOn")
"""Under what schema.org has a work name those it leans on."""
_ARTICLES: Final = frozenset(
    {
        "AnalysisNewsArticle", "Article", "BlogPosting", "Chapter", "CreativeWork", "DigitalDocument",
        "LearningResource", "MedicalScholarlyArticle", "NewsArticle", "Report", "ReportageNewsArticle",
        "Review", "ScholarlyArticle", "SocialMediaPosting", "TechArticle", "TextDigitalDocument", "Thesis",
    }
)  # fmt: skip
_PAGES: Final = frozenset(
    {"WebPage", "ItemPage", "Book", "Dataset", "AboutPage", "FAQPage", "QAPage"}
)
_IDENTITY: Final = ("identifier", "doi", "issn", "isbn")


def load(text: str) -> object:
    """The parsed JSON, its keys without schema.org prefixes, its ``@list`` and ``@set`` objects
    as what they list."""
    return parse(text, _plainly if _ADORNED_KEY.search(text) else None)


def _plainly(node: dict[str, object]) -> object:
    if len(node) == 1:
        for key in _LISTING:
            if key in node:
                return node[key]
    return {_PREFIX.sub("", key): value for key, value in node.items()}


def nodes(value: object) -> list[Node]:
    """Every node of a parsed JSON-LD text in reading order, containers unfolded."""
    found: list[Node] = []
    waiting = [value]
    while waiting:
        current = waiting.pop()
        if isinstance(current, list):
            waiting.extend(reversed(current))
        elif isinstance(current, Mapping):
            found.append(current)
            if not has_body(current):
                waiting.extend(current[key] for key in reversed(_CONTAINERS) if key in current)
    return found


def documents(found: Iterable[Node]) -> list[Node]:
    """The nodes that are documents: those with a text or citations, else the articles, else
    the pages."""
    listed = [node for node in found if types(node) or has_body(node)]
    for wanted in (_states, _is_article, _is_page):
        chosen = [node for node in listed if wanted(node)]
        if chosen:
            return chosen
    return []


def _states(node: Node) -> bool:
    return has_body(node) or any(node.get(key) for key in CITING)


def _is_article(node: Node) -> bool:
    return bool(types(node) & _ARTICLES)


def _is_page(node: Node) -> bool:
    return bool(types(node) & _PAGES)


def types(node: Node) -> frozenset[str]:
    """The node's types, each as a bare word."""
    return frozenset(re.split(r"[/#:]", name)[-1] for name in strings(node.get("@type")))


def has_body(node: Node) -> bool:
    return any(strings(node.get(key)) for key in _BODIES)


def body(node: Node) -> str:
    """The text of a document node; an abstract or description stands in for a missing one."""
    for key in (*_BODIES, *_LESSER_BODIES):
        written = strings(node.get(key))
        if written:
            return "\n\n".join(written)
    return ""


def strings(value: object) -> list[str]:
    """The strings a property holds: its own, those of ``@value``, the first of a language map (JSON-LD
    1.1, §4.6.2), and the names of its objects."""
    if value is None:
        return []
    if isinstance(value, str):
        return [value] if value.strip() else []
    found: list[str] = []
    waiting = [value]
    while waiting:
        current = waiting.pop()
        if isinstance(current, str):
            found.append(current)
        elif isinstance(current, bool):
            found.append(str(current).lower())
        elif isinstance(current, int | float):
            found.append(str(current))
        elif isinstance(current, list):
            waiting.extend(reversed(current))
        elif isinstance(current, Mapping):
            in_languages = (
                current and all(map(_LANGUAGE.fullmatch, current)) and "id" not in current
            )
            waiting.append(
                next(iter(current.values()))
                if in_languages
                else current.get("@value", current.get("name"))
            )
    return [text for text in found if text.strip()]


_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z0-9]{2,8}){0,2}")
"""A key of a language map ("en", "pt-BR"); three letters may be any key ("url")."""


def addresses(value: object) -> list[str]:
    """The strings a property of addresses holds, with those that stand as ``{"@id": …}`` alone."""
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        named = item.get("@id") if isinstance(item, Mapping) else None
        found += strings(named) or strings(item)
    return found


def first(node: Node, *keys: str) -> str | None:
    """The first string under the first of the keys that has one."""
    for key in keys:
        found = strings(node.get(key))
        if found:
            return found[0]
    return None


def about(node: Node) -> About:
    """What a document node says of itself."""
    url = next(iter(addresses(node.get("url"))), None)
    return About(
        id=_text(node.get("@id")) or url,
        title=first(node, "name", "headline", "title"),
        date=first(node, "datePublished", "dateCreated", "uploadDate"),
        modified=first(node, "dateModified"),
        language=first(node, "inLanguage"),
        url=url or _text(node.get("@id")),
        declared=declared(node),
    )


def declared(node: Node) -> tuple[tuple[str, str], ...]:
    """Name and value of what the node states of its identity and trustworthiness, in order."""
    said: list[tuple[str, str]] = []
    for key in _IDENTITY:
        said += [(key, value) for value in identifier_strings(node.get(key))]
    for key in ("isPartOf", "publisher", "creativeWorkStatus"):
        said += [(key, value) for value in strings(node.get(key))]
    extra = node.get("additionalProperty")
    for item in extra if isinstance(extra, list) else [extra]:
        if isinstance(item, Mapping):
            name = first(item, "name", "propertyID")
            said += [(name, value) for value in strings(item.get("value")) if name]
    return tuple((plain(name), plain(value)) for name, value in said)


def identifier_strings(value: object) -> list[str]:
    """Raw identifiers of an ``identifier`` property: strings, URLs and ``PropertyValue`` objects."""
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping):
            scheme = re.split(r"[/#:]", first(item, "propertyID", "name") or "")[-1].strip().lower()
            for text in (
                strings(item.get("value")) or strings(item.get("@id")) or strings(item.get("url"))
            ):
                bare = ":" in text or not re.fullmatch(r"[a-z]{2,12}", scheme)
                found.append(text if bare else f"{scheme}:{text}")
        else:
            found += strings(item)
    return found


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
