"""This module knows how the entries of source lists become findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from citemark.identifiers import canonical
from citemark.references.claims import NOTHING_SAID, as_told, completed
from citemark.references.finders.entries import NOT_WORKS
from citemark.references.finders.labels import is_generic, read_label
from citemark.references.finders.mentions import Mention, shifted
from citemark.references.formatted.remarks import is_remark
from citemark.references.formatted.strings import Parsed, parse_string
from citemark.references.formatted.titles import venueish
from citemark.references.found import Found
from citemark.references.layout.blocks import Layout
from citemark.references.layout.entry_lines import one_line
from citemark.references.layout.lists import ListEntry
from citemark.references.layout.sections import Section
from citemark.references.naming import words_of
from citemark.types import Attachment, Claim, Identifier, Occurrence

_MAX_TITLE_WORDS = 40
_MAX_ENTRY_WORDS = 60
"""Words of an entry without authors: the longest titles of DBLP have about forty words."""
_RUN_TOGETHER = 3
_LEADING = 8
"""Characters before the first link of such a run: a bracket, a bullet, a label."""
LEAD = re.compile(
    r"[\s*_]*(?:(?:\.\.\s+)?\[[\^#]?[\w+.\-]{1,20}\]:?|\(?\d{1,4}[.)](?=\s)|[-*•‣▪◦–]{1,3}(?=\s)|【\d{1,4}】)?[\s*_]*"
)


def read_lists(
    layout: Layout, sections: Sequence[Section], mentions: Sequence[Mention]
) -> list[Found]:
    """One finding an entry, in order; an entry that names nothing at all is no reference."""
    found: list[Found] = []
    at = 0
    for section in sections:
        position = 0
        for entry in _with_fields(layout.document.text, section.entries):
            while at < len(mentions) and mentions[at].start < entry.start:
                at += 1
            last = at
            while last < len(mentions) and mentions[last].start < entry.end:
                last += 1
            inside, at = mentions[at:last], last
            if position and _is_companion(layout.document.text[entry.start : entry.end], inside):
                found[-1] = _joined(found[-1], inside)
                continue
            one = _read(layout, entry, inside, position)
            found.extend(one)
            position += len(one)
    return found


FIELD = re.compile(
    r"[\s*_•–-]*(?:Authors?|Autor(?:en|es|i)?|Auteurs?|作者|著者|Year|Jahr|Año|Ano|Année|Anno|年份|Date|Published(?: in)?|Publication|Venue"
    r"|Journal|Conference|Revista|Revue|Zeitschrift|标题|標題|期刊|会议|會議)(?:\(s\))?\s?[*_]*\s?[:：]"
)
_AUTHORS = re.compile(r"[\s*_•–-]*(?:Aut|作|著)")
_ADDRESS_FIELD = re.compile(
    r"[\s*_•–-]*(?:DOI|doi|arXiv|URL|Link|PMID|ID|Identifier|Paper|PDF|Access)(?:\s?/\s?(?:DOI|arXiv|URL|Link))?\s?[*_]*\s?[:：]"
)


def _with_fields(text: str, entries: Sequence[ListEntry]) -> list[ListEntry]:
    """The entries, each with the labelled lines behind it that tell of its authors, date and place,
    and of its address behind these: items of their own in markup, they are fields of the work named
    before them."""
    kept: list[ListEntry] = []
    described = False
    for entry in entries:
        field = entry.label is None and FIELD.match(text, entry.start, entry.end)
        address = (
            described and entry.label is None and _ADDRESS_FIELD.match(text, entry.start, entry.end)
        )
        if (
            field
            and kept
            and _AUTHORS.match(field[0])
            and parse_string(text[kept[-1].start : kept[-1].end]).claim.authors
        ):
            continue  # who wrote the document, behind its last reference
        if address or (field and kept and not FIELD.match(text, kept[-1].start, kept[-1].end)):
            kept[-1] = ListEntry(kept[-1].start, entry.end, kept[-1].label)
            described = True
        else:
            kept.append(entry)
            described = False
    return kept


def described(layout: Layout, listed: Sequence[Found]) -> list[Found]:
    """The entries whose own text is all that describes their works, with that text as description."""
    text = layout.document.text
    return [
        replace(one, claim=as_told(one.claim, text[one.start : one.end]))
        if one.attachment is Attachment.REFERENCE_LIST
        else one
        for one in listed
    ]


def _is_companion(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether an "entry" is only a labelled link of the entry before it ("PubMed", "Article", "CAS")."""
    if not mentions or not all(one.linked and not one.occurrences for one in mentions):
        return False
    return bool(words_of(text)) and is_generic(text)


def _joined(entry: Found, links: Sequence[Mention]) -> Found:
    """The entry with the identifiers of its links; a search or look-up page identifies nothing."""
    added = [
        one
        for link in links
        for one in link.identifiers
        if one.scheme != "url" and one not in entry.identifiers
    ]
    return replace(entry, identifiers=(*entry.identifiers, *added))


def _read(
    layout: Layout, entry: ListEntry, mentions: Sequence[Mention], position: int
) -> list[Found]:
    text = layout.document.text[entry.start : entry.end]
    parts = _parts(text, entry, mentions)
    if parts:
        return [
            one
            for number, (part, inside) in enumerate(parts)
            for one in _read(layout, part, inside, position + number)
        ]
    ids = tuple(dict.fromkeys([i for mention in mentions for i in mention.identifiers]))
    occurrences = [o for one in mentions for o in one.occurrences if o.start >= entry.start]
    lead = LEAD.match(text)
    begin = lead.end() if lead else 0
    attachment, claim = Attachment.NONE, NOTHING_SAID
    if not is_generic(_without(text[begin:], occurrences, entry.start + begin)):
        parsed = _parsed(layout, entry, shifted(occurrences, entry.start), mentions)
        claim, attachment = parsed.claim, Attachment.REFERENCE_LIST
        if "\n" in text:
            ids = _rejoined(ids, parsed.identifiers)
    if not ids and not _is_reference(claim, entry):
        return []
    return [Found(entry.start, entry.end, ids, claim, attachment, entry.label, position)]


def _rejoined(
    found: tuple[Identifier, ...], whole: tuple[Identifier, ...]
) -> tuple[Identifier, ...]:
    """Identifiers of a wrapped entry: one that a line end cut short gives way to the whole one."""
    kept = [
        one
        for one in found
        if not any(
            other.scheme == one.scheme
            and other.value != one.value
            and other.value.startswith(one.value)
            for other in whole
        )
    ]
    return tuple(dict.fromkeys((*kept, *(one for one in whole if one.scheme not in NOT_WORKS))))


def _parts(
    text: str, entry: ListEntry, mentions: Sequence[Mention]
) -> list[tuple[ListEntry, Sequence[Mention]]]:
    """An "entry" of many works is a list run together: divided where each work is named.

    Three works and more, each behind its own link or each before its own address; two when
    nothing but identifiers stands there.
    """
    if len(mentions) < 2:
        return []
    works = {canonical(i) for mention in mentions for i in mention.identifiers[:1]}
    bare = len(works) == 2 and len(text.split()) <= 4
    if len(works) < _RUN_TOGETHER and not bare:
        return []
    leading = mentions[0].start - entry.start <= _LEADING
    parts = []
    for number, mention in enumerate(mentions):
        if leading:
            start = mention.start
            end = mentions[number + 1].start if number + 1 < len(mentions) else entry.end
            end = entry.start + len(text[: end - entry.start].rstrip(" [(\n"))
        else:
            start = mentions[number - 1].end if number else entry.start
            end = mention.end
        parts.append((ListEntry(start, max(end, mention.end), None), mentions[number : number + 1]))
    return parts


def _parsed(
    layout: Layout,
    entry: ListEntry,
    occurrences: tuple[Occurrence, ...],
    mentions: Sequence[Mention],
) -> Parsed:
    """The formatted string; or the words of a link: the title, or whose title stands behind it."""
    text = layout.document.text[entry.start : entry.end]
    parsed = parse_string(one_line(text), None if "\n" in text else occurrences)
    claim = parsed.claim
    if claim.authors:
        return replace(parsed, claim=_beside_label(claim, text, entry, mentions))
    if claim.title and _is_excerpt(text, claim.title):
        return replace(parsed, claim=Claim())
    for mention in mentions:
        if not mention.linked:
            continue
        stated = read_label(layout.document.text[mention.start : mention.end], mention.inside)
        if stated.title or stated.method:
            return replace(parsed, claim=completed(stated, replace(claim, title=stated.title)))
        behind = layout.document.text[mention.end : entry.end].lstrip(" ]):,.–—-")
        if stated != Claim() and len(words_of(behind)) > 1:
            return replace(parsed, claim=completed(parse_string(behind, ()).claim, stated))
    if (
        claim.title
        and len(words_of(claim.title)) <= 2
        and claim.date is None
        and not is_remark(text)
    ):
        stated = read_label(text, occurrences)
        if stated.names_a_work or stated.venue:
            return replace(parsed, claim=stated)
    return parsed


def _beside_label(claim: Claim, text: str, entry: ListEntry, mentions: Sequence[Mention]) -> Claim:
    """The claim whose first author swallowed the linked words before it: "[TideNet](…), Doe et al."."""
    first = claim.authors[0]
    for mention in mentions:
        label = text[mention.start - entry.start : mention.end - entry.start]
        if mention.linked and claim.title and claim.title == label.strip(" .,") and not claim.venue:
            stated = read_label(label, mention.inside)
            if stated.method and not stated.title:  # what the work is called for short
                return replace(claim, title=None, method=stated.method, acronym=stated.acronym)
    for mention in mentions[:1]:
        label = text[mention.start - entry.start : mention.end - entry.start]
        if mention.linked and mention.start - entry.start <= _LEADING:
            told = parse_string(label, ()).claim
            if told.authors and told.title and (claim.title or "").startswith(f"{told.title} "):
                return completed(told, claim)  # a remark stands behind the linked reference
        if mention.linked and first.startswith(f"{label}, ") and claim.title is None:
            authors = (first[len(label) + 2 :], *claim.authors[1:])
            return completed(read_label(label, mention.inside), replace(claim, authors=authors))
    return claim


def _is_excerpt(text: str, title: str) -> bool:
    """Whether a labelled entry quotes a passage of its source and names no work: it is prose."""
    return (
        len(words_of(title)) > _MAX_TITLE_WORDS
        or len(text.split()) > _MAX_ENTRY_WORDS
        or title[0].islower()
    )


def _is_reference(claim: Claim, entry: ListEntry) -> bool:
    """Whether an entry without identifier names a source: labelled, or with authors, date and title."""
    if entry.label is not None:
        return True
    if claim.title is None:
        return False
    if not claim.authors and claim.venue is None and venueish(claim.title):
        return False  # "Journal of Ponds (2023)"
    return bool(claim.authors) or (
        len(words_of(claim.title)) >= 3 and bool(claim.date or claim.venue)
    )


def _without(text: str, occurrences: Sequence[Occurrence], skipped: int) -> str:
    pieces, position = [], 0
    for occurrence in occurrences:
        start, end = occurrence.start - skipped, occurrence.end - skipped
        pieces.append(text[position : max(position, start)])
        position = max(position, end)
    pieces.append(text[position:])
    return " ".join(pieces)
