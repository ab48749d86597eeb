"""This module knows where a passage ends and the sources that it comes from begin.

"Heads are removed. Source: arXiv:…" is a ``Source:`` line that stands in the block of its item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from citemark.references.finders.labels import is_companion, is_generic
from citemark.references.finders.mentions import Mention
from citemark.references.layout.source_lines import SOURCE_LINE
from citemark.references.sentences import Sentences
from citemark.types import Block, Span

_ELSEWHERE = re.compile(r"\b(?:also|cf|auch|aussi|también)\b", re.IGNORECASE)
"""Such a clause sends the reader to another work than the one told of."""
_INSIDE = re.compile(r"[\n(（\[]|\s(?=[A-Z])")
"""Where a clause may begin inside a sentence; HTML shows a line break as a blank."""
_REACH = 160
_MAX_OPENINGS = 12
"""Characters and words between the beginning of such a clause and its first source at most:
"Source: " and the name of a journal."""
_STOPPED = re.compile(
    r"(?:[^\W_]{3}|[)\]”\"’'%])[.!?。][)\]”\"’']?\s{1,3}(?P<names>(?:arxiv|doi):?\s?)?\Z",
    re.IGNORECASE,
)
"""The end of a sentence, which "e.g." and "et al." are not: "arxiv.org/abs/…" begins the next."""
_EDGE = re.compile(r"[)\]}）」”\"’'.,;:!?]*")
_BULLETS = " \t\n–—-*_•|/.,;:"
_AFTER = " \t\n([{（|*_–—-"


@dataclass(frozen=True, slots=True)
class Closing:
    """Sources in a clause of their own, behind the words that they close."""

    mentions: tuple[Mention, ...]
    told: Span
    """The words since the source before, or since the block began."""
    clause: Span


def closings(
    text: str, block: Block, sentences: Sentences, mentions: Sequence[Mention]
) -> dict[int, Closing]:
    """Index of a mention → the closing that begins with it; the others stand in sentences.

    Clauses with nothing told between them are one ("[Paper](…). [PDF](…).").
    """
    result: dict[int, Closing] = {}
    at, before = 0, block.start
    while at < len(mentions):
        first = at
        before = max(before, mentions[at - 1].end) if at else before
        clause = _clause(text, sentences, mentions, at, before)
        at += 1
        if clause is None:
            continue
        told = _told(text, before, clause.start, first=before == block.start)
        if told is None:
            continue
        start, end = clause.start, clause.end
        while at < len(mentions):
            if mentions[at].start >= end:
                further = _clause(text, sentences, mentions, at, mentions[at - 1].end)
                if further is None or _told(text, end, further.start, first=False) is not None:
                    break
                end = further.end
            at += 1
        result[first] = Closing(tuple(mentions[first:at]), told, Span(start, end))
        before = end
    return result


def _told(text: str, start: int, end: int, *, first: bool) -> Span | None:
    """What is told between two places, without the marks at its edges; nothing when it says nothing.

    What comes ``first`` in its block may begin with a quotation.
    """
    edge = None if first else _EDGE.match(text, start, end)
    begin = edge.end() if edge else start
    begin += len(text[begin:end]) - len(text[begin:end].lstrip(_BULLETS))
    words = text[begin:end].rstrip(_AFTER)
    return None if is_generic(words) else Span(begin, begin + len(words))


def _clause(
    text: str, sentences: Sentences, mentions: Sequence[Mention], at: int, before: int
) -> Span | None:
    """The clause that holds a mention and does nothing but name sources."""
    mention = mentions[at]
    start, end = sentences.around(mention.start)
    if before <= start and _only_names(text, start, end, mentions, at, SOURCE_LINE):
        return Span(start, end)
    stopped = _STOPPED.search(text, max(start, mention.start - 16), mention.start)
    if stopped:
        begin = mention.start - len(stopped["names"] or "")
        if _only_names(text, begin, end, mentions, at, None):
            return Span(begin, end)
    reach = max(start, before, mention.start - _REACH)
    openings = list(_INSIDE.finditer(text, reach, mention.start))
    for opening in reversed(openings[-_MAX_OPENINGS:]):
        line = SOURCE_LINE if opening[0] == "\n" else None
        begins = SOURCE_LINE.match(text, opening.end(), mention.start + 1)
        if begins and _only_names(text, opening.end(), end, mentions, at, line):
            return Span(opening.start(), end)
    return None


def _only_names(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    at: int,
    line: re.Pattern[str] | None,
) -> bool:
    """Whether a stretch begins as a ``Source:`` line does, or holds nothing but identifiers and "See", "[Paper]"."""
    if line is not None and line.match(text, start, end):
        return True
    pieces, position = [], start
    while at < len(mentions) and mentions[at].start < end:
        for occurrence in mentions[at].occurrences:
            pieces.append(text[position : occurrence.start])
            position = max(position, occurrence.end)
        at += 1
    pieces.append(text[position:end])
    plain = " ".join(pieces)
    return is_generic(plain) and not is_companion(plain) and not _ELSEWHERE.search(plain)
