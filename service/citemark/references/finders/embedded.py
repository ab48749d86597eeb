"""This module knows formatted references inside running text: "…, see Doe, J. (2020). Tides of ponds."

Where one begins and ends no line tells. Names with initials right before a year in brackets, or
before a quotation, begin one; it is read up to the end of its title and the place behind that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from citemark import venues
from citemark.references.finders.mentions import Mention
from citemark.references.finders.reference_shape import (
    LEAST_CONTENT,
    SHARED,
    YEAR,
    goes_on,
    is_placed,
    is_quoted,
    is_reference,
    names_persons,
)
from citemark.references.formatted.remarks import is_remark
from citemark.references.formatted.strings import parse_string
from citemark.references.found import Found
from citemark.references.layout.blocks import Layout
from citemark.references.naming import content_words
from citemark.references.people.lists import authors_only
from citemark.types import Attachment, Claim

_NAME = r"[^\W\d_a-z][^\W\d_]*(?:[-'’][^\W\d_]+)*"
_INITIALS = r"(?:[^\W\d_a-z]\.[\s-]?){1,3}"
_INVERTED = re.compile(
    rf"(?<![^\s(\[])(?:(?:v[ao]n|de[nr]?|d[ae])\s){{0,2}}{_NAME}(?:\s{_NAME})?,\s{_INITIALS}"
)
_NAME_STARTS = re.compile(
    rf"{_INVERTED.pattern}|(?<![^\s(\[]){_INITIALS}(?:(?:v[ao]n|de[nr]?|d[ae])\s){{0,2}}{_NAME}"
    rf"|(?<![^\s(\[]){_NAME}\s[A-Z]{{1,3}}(?=[,.;])"
)
_ANCHOR = re.compile(
    r"[(](?:19|20)\d\d[a-z]?[)](?P<stop>[.,:]?)\s+(?P<quoted>[“\"„«‘]?)(?=[^\W\d_a-z]|\d)|(?P<before>[,.])\s(?=[“\"„«][^\W\d_a-z])"
)
_REACH = 300
"""Characters of a list of authors before its year."""
_LONGEST = 700
_MOST_STARTS = 8
_MOST = 200
"""References of one block."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A stretch of running text that begins with a formatted reference."""

    start: int
    words: str
    """The reference, and what follows it up to where another one may begin."""


def beginnings(text: str) -> Iterator[Embedded]:
    """Where formatted references may begin in a text, each with the words from there on."""
    taken = 0
    for anchor in islice(_ANCHOR.finditer(text), _MOST):
        if anchor.start() < taken:
            continue
        begin = _authors_before(text, max(taken, anchor.start() - _REACH), anchor)
        if begin is not None:
            yield Embedded(begin, text[begin : begin + _LONGEST])
            taken = anchor.end()


_BEFORE = re.compile(
    r"(?:\A|[(\[“„«]|(?<![^\s(\[“„«])(?!(?:and|und|et|y|e|en|och|og|i|и)\s)[^\W\d_A-Z][^\W\d_A-Z]*[,:;]?\s|[^\W_]{3}[)”\"]?\s?[.!?:]\s|\d[)”\"\]]?;\s|[–—]\s)\Z"
)
"""What a list of authors stands behind: a word in small letters, a sentence's end, a bracket. Behind
anything else the list has begun before, in a form that is not read here ("Doe, Jane; Roe, R.")."""
_JOINED = re.compile(
    r"(?<![^\s(\[])[^\W\d_a-z][\w.'’-]*\s[^\W\d_a-z][\w'’-]*,?\s(?!(?:by|see|from|of|per|as|to|with|is|for|von|par|por)\s)[^\W\d_A-Z]{1,5}\s\Z"
)
"""A whole name and a short word before a name: "and" in a language that is not known here."""
_LONGEST_NAME = 40


def _authors_before(text: str, least: int, anchor: re.Match[str]) -> int | None:
    """Where the list of authors begins that ends right before a year or a quotation."""
    for start in islice(_NAME_STARTS.finditer(text, least, anchor.start() + 1), _MOST_STARTS):
        names = text[start.start() : anchor.start()].rstrip(" ,")
        if authors_only(names) is None:
            continue
        edge = text[max(0, start.start() - _LONGEST_NAME) : start.start()]
        if start.start() and (not _BEFORE.search(edge) or _JOINED.search(edge)):
            return None
        told = anchor["quoted"] or anchor["before"] or anchor["stop"] == "."
        inverted = _INVERTED.match(text, start.start()) and anchor["stop"] != ","
        return start.start() if told or inverted else None
    return None


_LONGEST_BLOCK = 20_000
_NEAR = 30
_LONGEST_PLACE = 200
"""Characters between a title and its reference's identifier: nothing but a label; a place and pages."""


def find_embedded(
    layout: Layout,
    dated: Sequence[int],
    mentions: Sequence[Mention],
    but_not: Container[int | None],
) -> list[Found]:
    """The formatted references inside the running text of ``dated`` blocks, each with the identifier right behind it.

    ``but_not``: indices of blocks that were read as references already.
    """
    found: list[Found] = []
    starts = [mention.start for mention in mentions]
    for index in dated:
        block = layout.blocks[index]
        if index in but_not or block.end - block.start > _LONGEST_BLOCK:
            continue
        for one in beginnings(layout.text_of(block).replace("\n", " ")):
            first = bisect_left(starts, block.start + one.start)
            behind = mentions[first] if first < len(mentions) else None
            inside = behind if behind is not None and behind.end <= block.end else None
            read = _read(one, block.start + one.start, inside)
            if read is not None:
                found.append(read)
    return found


def _read(one: Embedded, start: int, behind: Mention | None) -> Found | None:
    """A reference in running text whose title something closes: the place behind it, an identifier,
    or, where the year came first, quotation marks."""
    claim = parse_string(one.words).claim
    title = claim.title
    at = one.words.find(title[:SHARED]) if title else -1
    if title is None or claim.date is None or at < 0 or not _is_title(one.words, claim, title):
        return None
    end = at + len(title)
    placed = is_placed(claim, one.words[end:])
    own = behind if behind is not None and _is_own(one.words, end, behind.start - start) else None
    near = own is not None and own.start - start - end <= _NEAR
    early = is_quoted(one.words[:at]) and YEAR.search(one.words, 0, at) is not None
    if placed is None and not near and not early:
        return None
    listed = claim.venue is not None and venues.resolve(claim.venue) is not None
    claim = replace(claim, venue=claim.venue if listed or placed is False else None)
    if own is None:
        return Found(start, start + end, (), claim, Attachment.NONE)
    return Found(start, start + end, own.identifiers, claim, Attachment.SAME_BLOCK)


def _is_title(words: str, claim: Claim, title: str) -> bool:
    """Whether what was read as a title is one; prose may follow it here."""
    if is_reference(words, claim, title):
        return True
    enough = len(content_words(title)) >= LEAST_CONTENT and not is_remark(title)
    return enough and names_persons(claim)


def _is_own(words: str, end: int, at: int) -> bool:
    """Whether an identifier at ``at`` is of the reference whose title ends at ``end``: nothing but a
    place, pages and labels stands between."""
    between = words[end:at]
    if not 0 <= at - end <= _LONGEST_PLACE or goes_on(between):
        return False
    return _ANCHOR.search(between) is None
