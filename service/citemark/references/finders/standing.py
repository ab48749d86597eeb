"""This module knows references that stand by themselves: outside every list, and without identifier.

A block is one when it is nothing but a formatted reference ("Doe, J. (2020). Tides of ponds. Tidal
Letters, 7, 1–9."), or a title with those it is credited to ("Tides of Ponds: A Survey (Doe et al.,
2020) – the best introduction"). A sentence with a citation in it looks much alike, so what tells
the two apart must be there: a style's own punctuation, or words that announce papers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from citemark.references.finders.credited_titles import announces, credited_title
from citemark.references.finders.divided_fields import divided
from citemark.references.finders.labels import is_generic, read_label
from citemark.references.finders.listed import LEAD
from citemark.references.finders.mentions import Mention, shifted
from citemark.references.finders.reference_shape import (
    LEAST_CONTENT,
    SHARED,
    is_reference,
    names_persons,
)
from citemark.references.formatted.clean_titles import clean_title
from citemark.references.formatted.leads import unannounced, without_lead
from citemark.references.formatted.strings import parse_string
from citemark.references.found import Found
from citemark.references.layout.blocks import Layout
from citemark.references.layout.entry_lines import one_line
from citemark.references.layout.lists import split_list
from citemark.references.layout.sections import Covered
from citemark.references.naming import content_words, may_be_told
from citemark.references.people.lists import read_authors
from citemark.references.people.names import kind_of
from citemark.types import Attachment, BlockKind, Claim, Identifier

_SKIPPED = (BlockKind.CODE, BlockKind.HEADING, BlockKind.CELL)
_YEAR = re.compile(r"[12’'](?:(?<=\d)[09]\d\d(?!\d)|(?<=[A-Za-z ][’'])\d\d(?=[)\]]))")
"""Begins with one class, so that a search skips to it. A year, or what looks so ("NeurIPS’17]"); whether it is one is read behind this look."""
_LONGEST = 800
"""Characters of one reference, as in running text."""
_LONGEST_LIST = 20_000


def find_standing(
    layout: Layout, dated: Sequence[int], mentions: Sequence[Mention]
) -> dict[int, list[Found]]:
    """For each of the blocks ``dated`` that is nothing but references, and names no identifier, what it holds.

    An identifier alone on the line behind such a reference is the reference's own.
    """
    if not dated:
        return {}
    cited: dict[int | None, list[Mention]] = {}
    for mention in mentions:
        cited.setdefault(layout.index_at(mention.start), []).append(mention)
    found: dict[int, list[Found]] = {}
    for index in dated:
        read = _read(layout, index) if index not in cited else []
        if len(read) == 1 and read[0].attachment is Attachment.REFERENCE_LIST:
            read = [replace(read[0], identifiers=_alone(layout, index + 1, cited))]
        if read:
            found[index] = read
    return found


def dated_blocks(layout: Layout, covered: Covered) -> Sequence[int]:
    """The blocks outside lists in which a year stands, by one look through the text: few do."""
    found: list[int] = []
    blocks, reached = layout.blocks, 0
    for year in _YEAR.finditer(layout.document.text):
        index = layout.index_at(year.start()) if year.start() >= reached else None
        if index is None:
            continue
        reached = blocks[index].end
        if not covered.blocks[index] and blocks[index].kind not in _SKIPPED:
            found.append(index)
    return found


def _alone(
    layout: Layout, index: int, cited: Mapping[int | None, Sequence[Mention]]
) -> tuple[Identifier, ...]:
    """The identifiers of a block that holds nothing else: "https://doi.org/…", "DOI: [10.…](…)"."""
    mentions = cited.get(index, ())
    if len(mentions) != 1 or not mentions[0].scholarly:
        return ()
    block, only = layout.blocks[index], mentions[0]
    text = layout.document.text
    around = text[block.start : only.start] + text[only.end : block.end]
    named = _names_a_work(text[only.start : only.end], only)
    return only.identifiers if is_generic(around) and not named else ()


def _read(layout: Layout, index: int) -> list[Found]:
    """What a block holds that is nothing but references."""
    block = layout.blocks[index]
    text = layout.text_of(block)
    if len(text) > _LONGEST_LIST:
        return []
    lines = _lines(text, block.start) if "\n" in text.strip() else []
    if lines or len(text) > _LONGEST:
        return lines
    claim, bound = labelled(text) or formatted(text), Attachment.REFERENCE_LIST
    if claim is None and ("(" in text or "[" in text):
        announced = _is_announced(layout, index)
        claim, bound = credited_title(text, announced=announced), Attachment.NONE
    if claim is None:
        claim = divided(text[lead.end() if (lead := LEAD.match(text)) else 0 :])
    return [] if claim is None else [Found(block.start, block.end, (), claim, bound)]


_MOST_ITEMS = 200
"""Items of a list before one whose heading is looked for."""


def _is_announced(layout: Layout, index: int) -> bool:
    """Whether the heading, or the line, that an item's list stands behind announces papers."""
    least = max(0, index - _MOST_ITEMS)
    while index > least and layout.blocks[index].kind is BlockKind.ITEM:
        index -= 1
    head = layout.blocks[index]
    return announces(layout.text_of(head), head)


def _lines(text: str, offset: int) -> list[Found]:
    """The references of a block that is a list of such: its first entry, and half of all, two at least."""
    entries = split_list(text)
    found: list[Found] = []
    for entry in entries if len(entries) > 1 else ():
        claim = formatted(text[entry.start : entry.end])
        if claim is not None:
            start, end = entry.start + offset, entry.end + offset
            found.append(Found(start, end, (), claim, Attachment.REFERENCE_LIST))
        elif not found:
            return []
    return found if len(found) > 1 and 2 * len(found) >= len(entries) else []


_NOTE = re.compile(r"(?:(?<=\d)|(?<=\d[).,]))\s[–—-]{1,2}\s(?=[^\W\d_])")
"""What someone writes behind a reference that ends in numbers: "…, 2018 — source of the figures"."""
_INVERTED = re.compile(r"[^\W\d_a-z][\w'’-]*(?: [\w'’-]+){0,2}, [^\W\d_a-z]\.")
_HEAD_ENDS = re.compile(r"[,;.(:，、．][\s(]|[，、．]|\s(?:and|und|et|&|y|e|i|и)\s|\s[(“\"„«]")


def formatted(text: str) -> Claim | None:
    """The claim of a text that is one formatted reference and, perhaps, a note behind it."""
    lead = LEAD.match(text)
    body = unannounced(without_lead(text[lead.end() if lead else 0 :].strip()))
    if len(body) > _LONGEST or not _YEAR.search(body) or not _begins_with_name(body):
        return None
    body = one_line(body)
    note = _NOTE.search(body)
    for told in (body,) if note is None else (body[: note.start()], body):
        claim = parse_string(told).claim
        if claim.authors and claim.title and claim.date and is_reference(told, claim, claim.title):
            # Who names people by surnames alone shortens titles too: no meeting must be asked for them.
            return claim if names_persons(claim) else replace(claim, venue=None)
    return None


_LABELLED = re.compile(
    r"(?:Title|Study|Paper|Article|Publication)s?\s?:\s(?P<rest>(?P<title>[^\n]{8,300}?)\s?[.;,|]?\sAuthors?(?:\(s\))?\s?:\s[^\n]{2,300}?\b(?:Year|Date|Published)\s?:[^\n]{0,20}(?:19|20)\d\d)"
)


def labelled(text: str) -> Claim | None:
    """The claim of a line whose parts say what they are: "Study: Tides of Ponds. Authors: J. Doe. Year: 2020."."""
    if "uthor" not in text:
        return None
    lead = LEAD.match(text)
    told = _LABELLED.match(text, lead.end() if lead else 0)
    claim = parse_string(told["rest"]).claim if told else None
    if told is None or claim is None or not (claim.authors and claim.date):
        return None
    whole = claim.title is not None and told["title"].startswith(claim.title[:SHARED])
    return replace(claim, title=clean_title(told["title"])) if whole else None


def _begins_with_name(text: str) -> bool:
    """Whether the first words could be an author: a look that spares most prose the reading."""
    if text.split(maxsplit=1)[0].lower() in _NO_NAMES:
        return False
    if _INVERTED.match(text):
        return True
    end = _HEAD_ENDS.search(text, 0, _LONGEST_NAME)
    return end is not None and kind_of(text[: end.start()]) is not None


_NO_NAMES = frozenset(
    str.split("as in by from for see when while since after if but and the at on with to")
)
_LONGEST_NAME = 60
"""Characters in which a first author's name ends."""
_NUMBERED = re.compile(r"\s*\[\d{1,4}\]\s+")
_MOST_MENTIONS = 3
_MOST_BEHIND = 12
"""Words behind the last identifier of one formatted reference."""


def formatted_around(text: str, start: int, mentions: Sequence[Mention]) -> Claim | None:
    """The claim of a block, beginning at ``start``, that is one formatted reference with identifiers."""
    if len(text) > _LONGEST or len(mentions) > _MOST_MENTIONS:
        return None
    if len(text[mentions[-1].end - start :].split()) > _MOST_BEHIND:
        return None
    if any(mention.linked for mention in mentions) or "\n" in text.strip():
        labels = (text[one.start - start : one.end - start] for one in mentions)
        named = map(_names_a_work, labels, mentions)
        return None if any(named) else formatted(text)
    numbered = _NUMBERED.match(text)
    if numbered is not None:  # an entry of a list that headings part
        text, start = text[numbered.end() :], start + numbered.end()
    if read_authors(text) is None:
        return None
    claim = parse_string(
        text, tuple(o for one in mentions for o in shifted(one.occurrences, start))
    ).claim
    if not claim.authors or len(content_words(claim.title or "")) < LEAST_CONTENT:
        return None
    return None if may_be_told(claim, claim.title or "") else claim


def _names_a_work(label: str, mention: Mention) -> bool:
    """Whether a link is named by the work it leads to, not by an identifier or by what it leads to ("PDF")."""
    return mention.linked and read_label(label, mention.inside).names_a_work
