"""This module knows what running text claims of the source that it mentions."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from citemark.references.claims import completed, credits_in
from citemark.references.finders.closings import Closing, closings
from citemark.references.finders.items import Item, Items, Uses
from citemark.references.finders.labels import is_generic, names_no_work, read_label
from citemark.references.finders.mentions import Mention
from citemark.references.finders.passages import block_before, read_passage, read_whole
from citemark.references.finders.quoted import quoted_titles
from citemark.references.finders.source_claims import read_source_line
from citemark.references.finders.standing import formatted_around
from citemark.references.finders.table_rows import Rows
from citemark.references.finders.web_links import TITLE_WORDS, leaned_on
from citemark.references.found import Found
from citemark.references.layout.blocks import Layout
from citemark.references.layout.sections import Covered
from citemark.references.naming import (
    claim_of_name,
    content_words,
    has_title_shape,
    introduced,
    is_proper_name,
    named,
)
from citemark.references.sentences import Sentences, clipped
from citemark.types import Attachment, Block, BlockKind, Claim


def read_prose(
    layout: Layout, items: Items, covered: Covered, mentions: Sequence[Mention]
) -> list[Found]:
    """One finding a mention outside the lists, in reading order; code and tweets join their paper."""
    by_block: dict[int | None, list[Mention]] = {}
    for mention in mentions:
        by_block.setdefault(layout.index_at(mention.start), []).append(mention)
    reader = _Prose(layout, items, covered, by_block)
    found: list[Found] = []
    for index, group in by_block.items():
        found.extend(reader.read_block(index, group))
    return sorted(found, key=lambda one: one.start)


@dataclass(frozen=True, slots=True)
class _Place:
    """The block that mentions stand in, and the item it belongs to."""

    block: Block
    index: int | None
    item: Item | None
    sentences: Sentences
    alone: bool
    """All mentions of the block name one source."""


def _is_place_of(work: Claim, named: Claim) -> bool:
    """Whether what is named beside a link is only where its item's work appeared, set in italics."""
    return (
        named.method is not None and work.title is not None and named.method in (work.venue or "")
    )


_SHARED = 12
"""Characters of a title that tell whether it begins inside a bold run."""
_CREDIT_BEHIND = re.compile(r"[)\]*_]{0,4}\s?\([^()\n]{4,120}?\b(?:19|20)\d\d[a-z]?\)")
"""Who wrote what a link names: "[TideNet](…) (Doe et al., TideConf 2020)"."""
_RIGHT_BEHIND = 6
"""Characters between an identifier and the quotation that it introduces: "), “"."""


class _Prose:
    def __init__(
        self, layout: Layout, items: Items, covered: Covered, cited: Container[int | None]
    ) -> None:
        self.layout = layout
        self.items = items
        self.covered = covered
        self.cited = cited
        self.text = layout.document.text
        self.uses = Uses(items)
        self.rows = Rows(layout)
        self.last_credits: tuple[tuple[object, ...], Claim] | None = None

    def read_block(self, index: int | None, mentions: list[Mention]) -> list[Found]:
        block = self.layout.blocks[index] if index is not None else None
        source_line = index in self.items.source_lines if index is not None else False
        if not source_line:
            mentions = leaned_on(self.layout, block, mentions)
        if block is None or block.kind is BlockKind.CODE:
            return [
                self._bare(mention) for mention in mentions if mention.scholarly or block is None
            ]
        if not mentions:
            return []
        item = self.items.at(index)
        if index is not None and source_line:
            return self._source_line(block, index, item, mentions)
        for mention in mentions:
            if mention.scholarly:
                self.uses.sole(index, mention.identifiers)
        whole = self._formatted(block, mentions)
        if whole is not None:
            return [whole]
        alone = len({mention.identifiers for mention in mentions}) == 1
        sentences = Sentences(self.text, block.start, block.end)
        place = _Place(block, index, item, sentences, alone)
        ends = [block.start, *(mention.end for mention in mentions)]
        starts = [*(mention.start for mention in mentions[1:]), block.end]
        closed = closings(self.text, block, sentences, mentions)
        found: list[Found] = []
        while len(found) < len(mentions):
            number = len(found)
            if number in closed:
                found.extend(self._closed(place, closed[number]))
            else:
                found.append(self._inline(place, mentions[number], ends[number], starts[number]))
        return found

    def _source_line(
        self, block: Block, index: int, item: Item | None, mentions: list[Mention]
    ) -> list[Found]:
        """A ``Source:`` line speaks of its item, else of the one block before it that has no source yet."""
        if item is not None:
            return read_source_line(self.text, block, item.claim, mentions)
        scholarly = any(one.scholarly for one in mentions)
        before = block_before(self.layout, self.items, index)
        told = None
        if before is not None and before not in self.cited and not self.covered.blocks[before]:
            told = read_whole(self.layout, before, scholarly=scholarly)
        weak = told is not None and told.acronym is None
        return read_source_line(self.text, block, told, mentions, weak=weak)

    def _closed(self, place: _Place, closing: Closing) -> list[Found]:
        """The sources behind a passage, as those of a ``Source:`` line behind an item."""
        item, told = place.item, closing.told
        if item is not None and not told.start <= item.head.start < told.end:
            sole = place.alone and self.uses.sole(place.index, closing.mentions[0].identifiers)
            item = item if sole else None
        scholarly = any(one.scholarly for one in closing.mentions)
        claim = read_passage(
            self.layout, place.block, place.sentences, told, item, scholarly=scholarly
        )
        return read_source_line(
            self.text,
            closing.clause,
            claim,
            closing.mentions,
            Attachment.SAME_BLOCK,
            weak=claim.acronym is None,
        )

    @staticmethod
    def _bare(mention: Mention) -> Found:
        return Found(mention.start, mention.end, mention.identifiers, Claim(), Attachment.NONE)

    def _label(self, mention: Mention) -> str:
        return self.text[mention.start : mention.end]

    def _formatted(self, block: Block, mentions: list[Mention]) -> Found | None:
        """A block that is one formatted reference ("Doe et al. Title. arXiv preprint …")."""
        claim = formatted_around(self.layout.text_of(block), block.start, mentions)
        if claim is None or claim.title is None:
            return None
        for bold in self.layout.strong_in(block.start, block.start + 4):
            if claim.title[:_SHARED] in self.text[bold.start : bold.end]:
                return None  # the authors are the first words of a title that is set in bold
        ids = tuple(dict.fromkeys(i for mention in mentions for i in mention.identifiers))
        return Found(block.start, block.end, ids, claim, Attachment.REFERENCE_LIST)

    def _inline(self, place: _Place, mention: Mention, previous: int, following: int) -> Found:
        """A mention in a sentence; ``previous`` and ``following`` are where its neighbours end and begin."""
        block = place.block
        start, end = place.sentences.around(mention.start)
        sentence = self.text[start:end]
        window = self.text[max(start, previous) : mention.start]
        claim, weak = self._stated_in(mention, window, block, end)
        if place.item is not None and _is_place_of(place.item.claim, claim):
            claim = replace(claim, method=None, acronym=None)
        if not claim.names_a_work and previous <= start and end <= following:
            name = introduced(sentence)
            claim = replace(claim, method=name.method, acronym=name.acronym) if name else claim
            weak = True
        span = (start, end) if place.alone else self._before(mention, start, previous)
        if claim.names_a_work or not self._is_record(place, mention):
            claim = completed(claim, self._credits(span, claim))
        if not claim.names_a_work and place.alone:
            claim, weak = self._owned(claim, place, mention)
        says = claim.names_a_work or claim.authors or claim.sentence
        if not says and is_generic(sentence):
            return self._bare(mention)
        if not claim.sentence:
            claim = replace(claim, sentence=clipped(sentence))
        return Found(
            mention.start, mention.end, mention.identifiers, claim, Attachment.SAME_BLOCK, weak=weak
        )

    def _before(self, mention: Mention, start: int, previous: int) -> tuple[int, int]:
        """The words between a mention and its neighbour, without the credit in brackets right behind
        that one, which is that one's."""
        anothers = (
            _CREDIT_BEHIND.match(self.text, previous, mention.start) if previous > start else None
        )
        return (anothers.end() if anothers else max(start, previous), mention.start)

    def _credits(self, span: tuple[int, int], claim: Claim) -> Claim:
        """Whom a passage credits; read once for all mentions that lean on it alike."""
        known = bool(claim.authors or claim.venue)
        asked = (span, claim.title, claim.method, claim.acronym, known)
        if self.last_credits is None or self.last_credits[0] != asked:
            told = self.text[slice(*span)]
            credit = credits_in(told, claim.method, claim.acronym, people_known=known)
            if any(name in (claim.title or "") for name in credit.authors):
                credit = replace(credit, authors=(), authors_truncated=False)
            if any(place in (claim.title or "") for place in credit.affiliations):
                credit = replace(credit, affiliations=())
            self.last_credits = (asked, credit)
        return self.last_credits[1]

    def _stated_in(
        self, mention: Mention, window: str, block: Block, end: int
    ) -> tuple[Claim, bool]:
        """What a mention's own words, or those beside it, name; and whether only weakly.

        The words of a web link name a page: its title at most, never a method.
        """
        claim = read_label(self._label(mention), mention.inside) if mention.linked else Claim()
        if not mention.scholarly:
            short = claim.title is not None and len(content_words(claim.title)) < TITLE_WORDS
            claim = replace(claim, method=None, acronym=None, title=None if short else claim.title)
        if claim.names_a_work:
            return claim, not mention.scholarly
        titles = quoted_titles(window, cue=True)
        if titles:
            return completed(claim, Claim(title=titles[-1].title)), False
        if mention.scholarly:
            near = self._bold_before(mention, block, len(window))
            name = named(window) if near is None else None
            if name is not None:
                near = Claim(method=name.method, acronym=name.acronym)
            if near is not None:
                return completed(claim, near), near.acronym is None
        after = quoted_titles(self.text[mention.end : min(end, mention.end + 320)], cue=True)
        if after and after[0].start <= _RIGHT_BEHIND:
            return completed(claim, Claim(title=after[0].title)), False
        return claim, True

    def _is_record(self, place: _Place, mention: Mention) -> bool:
        """Whether a mention is the only source of an item whose title and authors are stated in lines
        of their own: the names beside it are those of the place where it appeared."""
        item = place.item
        stated = item is not None and item.claim.title is not None and bool(item.claim.authors)
        return stated and place.alone and self.uses.sole(place.index, mention.identifiers)

    def _owned(self, claim: Claim, place: _Place, mention: Mention) -> tuple[Claim, bool]:
        """The claim with what the item, or the table row, tells whose only source a mention is."""
        owner = self._owner(place, mention)
        if not mention.scholarly and not owner.acronym:
            owner = replace(owner, method=None, title=None)
        return completed(claim, owner), owner.acronym is None

    def _owner(self, place: _Place, mention: Mention) -> Claim:
        """The item, or the table row, whose only source a mention is."""
        if place.item is not None and self.uses.sole(place.index, mention.identifiers):
            return place.item.claim
        if place.block.kind is BlockKind.CELL and place.index:
            return self.rows.told_before(place.index, self.items)
        return Claim()

    def _bold_before(self, mention: Mention, block: Block, reach: int) -> Claim | None:
        start = max(block.start, mention.start - reach)
        spans = [
            span
            for span in self.layout.strong_in(start, mention.start)
            if span.end <= mention.start
        ]
        for span in reversed(spans):
            bold = self.text[span.start : span.end]
            if names_no_work(bold, self.text[span.end : span.end + 1]):
                continue
            claim = claim_of_name(bold)
            if claim is not None and (
                claim.acronym or is_proper_name(bold) or has_title_shape(bold)
            ):
                return claim
        return None
