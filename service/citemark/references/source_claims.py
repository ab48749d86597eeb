"""This module knows what a ``Source:`` line claims of its sources, and for which item."""

from __future__ import annotations

from dataclasses import replace

from citemark.references.claims import NOTHING_SAID, completed
from citemark.references.found import Found
from citemark.references.items import Item
from citemark.references.labels import read_label
from citemark.references.mentions import Mention, shifted
from citemark.references.source_lines import SOURCE_LINE
from citemark.types import Attachment, Block, Claim


def read_source_line(
    text: str, block: Block, item: Item | None, mentions: list[Mention]
) -> list[Found]:
    """``Source: …`` says where the item before it comes from.

    With several sources on the line only a single scholarly one is taken for the item's work.
    """
    alone = len(mentions) == 1
    scholarly = mentions if alone else [one for one in mentions if one.scholarly]
    marker = SOURCE_LINE.match(text, block.start, block.end)
    begin = marker.end() if marker else block.start
    found = []
    for mention in mentions:
        end = block.end if alone else mention.end
        claim = _stated(text, mention, begin, end)
        begin = max(begin, mention.end)
        attachment = Attachment.SOURCE_LINE
        if item is None:
            attachment = Attachment.NONE if claim == NOTHING_SAID else Attachment.SAME_BLOCK
        elif alone or scholarly == [mention]:
            claim = completed(claim, item.claim)
        else:
            claim = replace(claim, sentence=item.claim.sentence)
        found.append(Found(mention.start, mention.end, mention.identifiers, claim, attachment))
    return found


def _stated(text: str, mention: Mention, start: int, end: int) -> Claim:
    """What the line itself says of one source: the words of its link, or those around it."""
    label = text[mention.start : mention.end]
    claim = read_label(label, mention.inside) if mention.linked else NOTHING_SAID
    around = text[start:end]
    if around.strip() != label.strip():
        claim = completed(claim, read_label(around, shifted(mention.occurrences, start)))
    return claim
