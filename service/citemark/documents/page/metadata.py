"""This module knows what a page says of itself outside its text: meta elements, links, JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from citemark.documents import citations, jsonld
from citemark.documents.addresses import absolute
from citemark.documents.cleaning import clean, plain
from citemark.documents.entries import identifiers, is_bare_identifier, mentioned, with_line
from citemark.documents.incoming import About
from citemark.documents.names import first_last, without_others
from citemark.errors import UnreadableInput
from citemark.types import Entry, Problem

# Meta names by what they say, the most trustworthy first (Highwire Press, Dublin Core,
# Open Graph, PRISM, and the publishing systems' own).
_TITLES: Final = (
    "citation_title",
    "dc.title",
    "dcterms.title",
    "og:title",
    "twitter:title",
    "parsely-title",
)
_DATES: Final = (
    "citation_online_date", "citation_publication_date", "citation_date", "dc.date", "dc.date.issued",
    "dcterms.issued", "dcterms.date", "prism.publicationdate", "article:published_time",
    "datepublished", "parsely-pub-date", "sailthru.date", "date", "pubdate",
)  # fmt: skip
_MODIFIED: Final = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified")
_ADDRESSES: Final = ("og:url", "citation_public_url", "citation_abstract_html_url", "parsely-link")
_IDENTITY: Final = {
    "citation_doi": "doi", "dc.identifier": "identifier", "prism.doi": "doi",
    "citation_arxiv_id": "arxiv", "citation_pmid": "pmid", "citation_journal_title": "isPartOf",
    "citation_conference_title": "isPartOf",
}  # fmt: skip
_REFERENCE: Final = "citation_reference"
_REFERENCE_VENUES: Final = (
    "journal_title",
    "conference_title",
    "inbook_title",
    "conference",
    "book_title",
)
_MOST_VALUES: Final = 20_000


@dataclass(slots=True)
class Metadata:
    """Collects while a page is walked; :meth:`about` and :meth:`entries` conclude."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    title: str | None = None
    canonical: str | None = None
    base: str | None = None
    language: str | None = None
    time: str | None = None
    scripts: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _nodes: list[jsonld.Node] | None = None

    def element(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Notes an element that says something of the page."""
        if tag == "meta":
            name = (
                attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
            )
            content = attributes.get("content", "").strip()
            values = self.metas.setdefault(name.strip().lower(), []) if name and content else None
            if values is not None and len(values) < _MOST_VALUES:
                values.append(content)
        elif tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self.canonical = self.canonical or attributes.get("href")
        elif tag == "base":
            self.base = self.base or attributes.get("href")
        elif tag == "html":
            self.language = attributes.get("lang") or attributes.get("xml:lang") or None
        elif tag == "time":
            self.time = self.time or attributes.get("datetime")

    def address(self) -> str | None:
        """The page's own address as an absolute URL."""
        for candidate in (self.canonical, self._first(_ADDRESSES), self.base):
            url = absolute(clean(candidate), self.base) if candidate else None
            if url is not None:
                return url
        return None

    def node(self) -> jsonld.Node | None:
        """The JSON-LD node that describes the page, when one does."""
        chosen = jsonld.documents(self.nodes())
        return chosen[0] if chosen else None

    def nodes(self) -> list[jsonld.Node]:
        if self._nodes is None:
            self._nodes = []
            for script in self.scripts:
                try:
                    self._nodes += jsonld.nodes(jsonld.load(script.strip().rstrip(";")))
                except UnreadableInput as error:
                    self.problems.append(
                        Problem("broken-metadata", f"embedded JSON-LD left out: {error}")
                    )
        return self._nodes

    def about(self, heading: str | None) -> About:
        """What the page says of itself: its meta elements, then its JSON-LD, then its heading."""
        node = self.node()
        said = jsonld.about(node) if node else About()
        url = self.address() or said.url
        declared = [
            (kind, plain(value))
            for name, kind in _IDENTITY.items()
            for value in self.metas.get(name, ())
        ]
        return About(
            id=url or said.id,
            title=self._first(_TITLES) or said.title or heading or self.title,
            date=self._first(_DATES) or said.date or self.time,
            modified=self._first(_MODIFIED) or said.modified,
            language=self.language or said.language,
            url=url,
            declared=tuple(dict.fromkeys((*declared, *said.declared))),
        )

    def entries(self) -> list[Entry]:
        """What the page states that it cites, in ``citation_reference`` and in JSON-LD: once what
        several scripts state alike."""
        found = [entry for value in self.metas.get(_REFERENCE, ()) if (entry := _reference(value))]
        by_id = citations.by_id(self.nodes())
        for node in jsonld.documents(self.nodes()):
            found += citations.entries(node, by_id)
        return list(dict.fromkeys(found))

    def _first(self, names: tuple[str, ...]) -> str | None:
        return next((value for name in names for value in self.metas.get(name, ())), None)


def _reference(content: str) -> Entry | None:
    """A ``citation_reference``: a formatted string, or ``citation_title=…; citation_author=…``."""
    text = plain(content)
    if "citation_" not in text or "=" not in text:
        bare = (text,) if is_bare_identifier(text) else ()
        return Entry(None, None, text, 0, 0, identifiers=bare) if text else None
    fields: dict[str, list[str]] = {}
    for part in text.split("citation_")[1:]:
        name, _, value = part.partition("=")
        fields.setdefault(name.strip().lower(), []).append(value.strip(" \t\n;,"))
    authors, truncated = without_others(
        [first_last(name) for name in fields.get("author", ()) if name]
    )
    raw = [
        f"{scheme}:{value}"
        for scheme in ("doi", "arxiv_id", "pmid")
        for value in fields.get(scheme, ())
    ]
    # "arXiv preprint arXiv:2401.00001" is where bibliography software says what the work's number is
    raw += [one for venue in fields.get("journal_title", ()) for one in mentioned(venue)]
    entry = Entry(
        key=fields.get("id", [None])[0] or None,
        kind=None,
        text="",
        start=0,
        end=0,
        title=next(iter(fields.get("title", ())), None) or None,
        authors=authors,
        authors_truncated=truncated,
        venue=next(
            (value for name in _REFERENCE_VENUES for value in fields.get(name, ()) if value), None
        ),
        publisher=next(iter(fields.get("publisher", ())), None) or None,
        date=next(
            (
                value
                for name in ("publication_date", "date", "year")
                for value in fields.get(name, ())
            ),
            None,
        ),
        identifiers=identifiers(
            [value.replace("arxiv_id:", "arXiv:") for value in raw] + fields.get("url", [])
        ),
    )
    return with_line(entry)
