"""This module knows where a document mentions identifiers: in its text and behind its links."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from citemark import identifiers
from citemark.references.finders.entries import NOT_WORKS
from citemark.references.layout.blocks import sorted_links
from citemark.types import Document, Identifier, Link, Occurrence


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names a source by identifier."""

    identifiers: tuple[Identifier, ...]
    start: int
    end: int
    occurrences: tuple[Occurrence, ...]
    """The identifiers inside, with offsets into the document's text."""
    linked: bool = False

    @property
    def scholarly(self) -> bool:
        """Whether it names more than a web page."""
        first = self.identifiers[0]  # nearly always the only one
        return first.scheme != "url" or any(one.scheme != "url" for one in self.identifiers)

    @property
    def bare(self) -> bool:
        """Whether its words are one identifier and nothing else."""
        if len(self.occurrences) != 1:
            return False
        only = self.occurrences[0]
        return only.start == self.start and only.end == self.end

    @property
    def inside(self) -> tuple[Occurrence, ...]:
        """The occurrences with offsets into the mention's own words."""
        return shifted(self.occurrences, self.start)


def shifted(occurrences: Sequence[Occurrence], by: int) -> tuple[Occurrence, ...]:
    return tuple([Occurrence(o.identifier, o.start - by, o.end - by) for o in occurrences])


MAX_MENTIONS = 20_000

_SAME_WORK = re.compile(
    r"[\s;,.()\[\]]{0,4}(?:(?:doi|DOI|PMID|PMCID|PMC|arXiv|eprint|URL|url)\s?:?\s?)?[\s;,.()\[\]]{0,2}"
)

_REACH = 20
"""Characters between two identifiers of one work: "; PMCID: ", and room for blanks."""


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """Every mention in reading order; a link and the text hits inside it are one mention.

    The document's own address is none; ORCIDs and ISSNs identify persons and series.
    """
    own = _own(document)
    text = document.text
    occurrences = [
        occurrence
        for occurrence in identifiers.find(text, truncated=document.truncated)
        if occurrence.identifier.scheme not in NOT_WORKS
    ]
    starts = [occurrence.start for occurrence in occurrences]
    taken: set[int] = set()
    mentions: list[Mention] = []
    for link in sorted_links(document):
        first = bisect_left(starts, link.start)
        last = bisect_left(starts, link.end)
        inside = tuple(
            [
                occurrences[index]
                for index in range(first, last)
                if index not in taken and occurrences[index].end <= link.end
            ]
        )
        mention = _from_link(link, inside, text)
        taken.update(range(first, last))
        if mention is not None:
            mentions.append(mention)
    mentions.extend(
        Mention((occurrence.identifier,), occurrence.start, occurrence.end, (occurrence,))
        for index, occurrence in enumerate(occurrences)
        if index not in taken
    )
    mentions.sort(key=attrgetter("start", "end"))
    kept = [mention for mention in mentions if not _is_own(mention, own)] if own else mentions
    return tuple(_joined(kept[:MAX_MENTIONS], text))


def _from_link(link: Link, inside: tuple[Occurrence, ...], text: str) -> Mention | None:
    """The link's target first; what its words say besides is kept, even where it conflicts."""
    shown = text[link.start : link.end]
    if len(inside) == 1 and (inside[0].identifier.cut_off or _is_shown(shown, link.url)):
        return Mention((inside[0].identifier,), link.start, link.end, inside, linked=True)
    target = (
        identifiers.from_url(link.url) if link.url.startswith(("http://", "https://")) else None
    )
    if target is not None and target.scheme == "url" and _is_a_mark(shown, link.url):
        return None
    found = [] if target is None or target.scheme in NOT_WORKS else [target]
    for occurrence in inside:
        if occurrence.identifier not in found and not _same_page(occurrence.identifier, target):
            found.append(occurrence.identifier)
    if not found:
        return None
    return Mention(tuple(found), link.start, link.end, inside, linked=True)


_MARK = re.compile(r"[\s\[\](){}^*†‡]*(?:\d{1,4}|[↩^]︎?)[\s\[\](){}^*.]*")


def _is_a_mark(shown: str, url: str) -> bool:
    """Whether a link is a footnote's mark, or leads back to it, somewhere on a page."""
    return "#" in url and _MARK.fullmatch(shown) is not None


def _is_shown(shown: str, url: str) -> bool:
    """Whether a link shows its own address."""
    bare = url.rstrip("/")
    shown = shown.strip().rstrip("/")
    return shown == bare or shown == bare.partition("://")[2]


def _same_page(identifier: Identifier, target: Identifier | None) -> bool:
    return target is not None and identifier.scheme == "url"


def _joined(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Identifiers of different schemes that stand side by side name one work ("doi:…; PMID: …")."""
    joined: list[Mention] = []
    for mention in mentions:
        if joined and _one_work(joined[-1], mention, text):
            before = joined.pop()
            joined.append(
                Mention(
                    (*before.identifiers, *mention.identifiers),
                    before.start,
                    mention.end,
                    (*before.occurrences, *mention.occurrences),
                )
            )
        else:
            joined.append(mention)
    return joined


def _one_work(first: Mention, second: Mention, text: str) -> bool:
    if first.linked or second.linked or second.start < first.end:
        return False
    if second.start - first.end > _REACH:
        return False
    schemes = {identifier.scheme for identifier in first.identifiers}
    added = {identifier.scheme for identifier in second.identifiers}
    if schemes & added or "url" in schemes | added:
        return False
    gap = text[first.end : second.start]
    return "\n" not in gap and _SAME_WORK.fullmatch(gap) is not None


def _own(document: Document) -> tuple[Identifier, ...]:
    """The identifiers under which the document itself goes."""
    own: list[Identifier] = []
    for address in (document.url, document.id):
        if address and address.startswith(("http://", "https://")):
            identifier = identifiers.from_url(address)
            if identifier is not None:
                own.append(identifier)
    return tuple(dict.fromkeys(own))


def _is_own(mention: Mention, own: tuple[Identifier, ...]) -> bool:
    """Whether a mention leads to the document itself, or to a page below its address."""
    for address in own:
        for identifier in mention.identifiers:
            if identifier.scheme == address.scheme and (
                f"{identifier.value}/".startswith(f"{address.value}/")
            ):
                return True
    return False
