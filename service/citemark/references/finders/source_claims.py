"""This module knows what a ``Source:`` line claims of its sources, and for which item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from citemark.references.claims import NOTHING_SAID, completed
from citemark.references.finders.labels import read_label
from citemark.references.finders.mentions import Mention, shifted
from citemark.references.found import Found
from citemark.references.layout.source_lines import SOURCE_LINE
from citemark.types import Attachment, Block, Claim, Span


def read_source_line(
    text: str,
    line: Span | Block,
    told: Claim | None,
    mentions: Sequence[Mention],
    attachment: Attachment = Attachment.SOURCE_LINE,
    *,
    weak: bool = False,
) -> list[Found]:
    """``Source: …`` says where what was told before it comes from.

    With several sources on the line only a single scholarly one is taken for the work told of.
    ``weak`` says that the work's name was taken from running text.
    """
    alone = len(mentions) == 1
    named = [one for one in mentions if one.scholarly] or mentions
    sole = alone or len({one.identifiers for one in named}) == 1
    marker = SOURCE_LINE.match(text, line.start, line.end)
    begin = marker.end() if marker else line.start
    found = []
    for mention in mentions:
        end = line.end if alone else mention.end
        claim = _stated(text, mention, begin, end)
        begin = max(begin, mention.end)
        bound, passing = attachment, weak and not claim.names_a_work
        if told is None:
            bound = Attachment.NONE if claim == NOTHING_SAID else Attachment.SAME_BLOCK
        elif sole and mention in named:
            claim = completed(claim, told)
        else:
            claim = replace(claim, sentence=told.sentence)
        found.append(
            Found(mention.start, mention.end, mention.identifiers, claim, bound, weak=passing)
        )
    return found


def _stated(text: str, mention: Mention, start: int, end: int) -> Claim:
    """What the line itself says of one source: the words of its link, or those around it."""
    label = text[mention.start : mention.end]
    says = mention.linked and not mention.bare
    claim = read_label(label, mention.inside) if says else NOTHING_SAID
    start = _own_line(text, start, mention.start)
    around = text[start : _told_until(text, mention.end, end)]
    if around.strip() != label.strip():
        claim = completed(claim, read_label(around, shifted(mention.occurrences, start)))
    return claim


_LABELLED = re.compile(r"\n[\s*_•–-]{0,8}[^\W\d_][\w /-]{1,28}\s?[:：]")
_PART = re.compile(
    r"\s?[(\[]\s?(?:Appendix|App\.|Annex|Chapter|Ch\.|Section|Sec\.|§|Table|Figure|Fig\.|Theorem|Lemma|Eqs?\.|Algorithm|pp?\.|pages?)\s?[\dA-Z]"
)


def _own_line(text: str, start: int, place: int) -> int:
    """Where the lines before a source begin that speak of it: one with a label of its own is another's."""
    labels = [*_LABELLED.finditer(text, start, place)]
    return labels[-1].start() if labels else start


def _told_until(text: str, start: int, end: int) -> int:
    """Where the words behind a source end: what follows a part of it, in brackets, is a remark."""
    return start if _PART.match(text, start, end) else end
