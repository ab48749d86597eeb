"""This module knows the whole way from a document to its references."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, TypeVar

from citemark.identifiers import is_stray
from citemark.references.claims import naming_persons
from citemark.references.finders.cards import find_cards
from citemark.references.finders.credited_titles import with_credited
from citemark.references.finders.embedded import find_embedded
from citemark.references.finders.entries import from_entries
from citemark.references.finders.items import Items, find_items
from citemark.references.finders.labelled_lines import find_labelled
from citemark.references.finders.listed import described, read_lists
from citemark.references.finders.marks import sentences_of_marks
from citemark.references.finders.mentions import Mention, find_mentions
from citemark.references.finders.pairing import attach_by_order, unsourced
from citemark.references.finders.prose import read_prose
from citemark.references.finders.quoted import find_quoted
from citemark.references.finders.standing import dated_blocks, find_standing
from citemark.references.finders.titled_tables import find_in_tables
from citemark.references.found import Found
from citemark.references.layout.blocks import Layout, lay_out
from citemark.references.layout.sections import (
    Covered,
    Section,
    announced_in,
    announced_sources,
    find_sections,
)
from citemark.references.merging import merge
from citemark.types import Attachment, BlockKind, Document, Reference


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that a document's text says of its sources: whoever has it can judge without the text."""

    references: tuple[Reference, ...]
    announced: int | None
    """How many sources the document says it has, whether or not it lists any."""
    left_out: int = 0
    """How many sources were found beyond those that are taken of one document."""


def extract(document: Document) -> tuple[Reference, ...]:
    """Every source the document relies on, with what it claims of each."""
    return extract_all(document).references


def extract_all(document: Document) -> Extraction:
    """Every source the document relies on, and how many it announces.

    Entries stated in fields become exactly one reference each, in order. A document that is
    made of entries alone (BibTeX, RIS, CSL, a list of references) has no others; else the text is searched too:
    identifiers, links, lists of sources, and quoted titles. None is dropped for want of an
    identifier or a claim.
    """
    state: Any = document
    for stage in STAGES:
        state = stage(state)
    extraction: Extraction = state
    return extraction


def _extraction(
    references: tuple[Reference, ...], announced: int | None, left_out: int = 0
) -> Extraction:
    told = (naming_persons(_without_strays(one)) for one in references)
    return Extraction(tuple(told), announced, left_out)


_T = TypeVar("_T", Reference, Found)


def _without_strays(one: _T) -> _T:
    """The reference, or the finding, without identifiers that its bibliography's software left there;
    alone they are all that it names."""
    if not any(map(is_stray, one.identifiers)):
        return one
    own = tuple(item for item in one.identifiers if not is_stray(item))
    claim = one.claim
    told = own or claim.names_a_work or claim.authors or claim.venue
    return replace(one, identifiers=own) if told else one


@dataclass(frozen=True, slots=True)
class _Divided:
    """A document, the references stated in fields, and the text's blocks and lists of sources."""

    document: Document
    entries: tuple[Reference, ...]
    layout: Layout
    sections: tuple[Section, ...]
    covered: Covered


@dataclass(frozen=True, slots=True)
class _Searched:
    """What names a source by identifier, inside and outside the lists."""

    divided: _Divided
    inside: Sequence[Mention]
    outside: Sequence[Mention]


@dataclass(frozen=True, slots=True)
class _Itemised:
    """The items that a summary tells of, outside the lists."""

    searched: _Searched
    cited: Container[int | None]
    """The blocks in which identifiers stand."""
    dated: Sequence[int]
    """The blocks outside lists in which a year stands."""
    cards: Mapping[int, list[Found]]
    """What copied cards say, by block."""
    items: Items


def _divide(document: Document) -> _Divided | Extraction:
    entries = from_entries(document.entries)
    if entries and all(_in_entries(document)):
        return _extraction(entries, announced_sources(document))
    layout = lay_out(document)
    sections = find_sections(layout)
    return _Divided(document, entries, layout, sections, Covered(sections, layout))


def _search(divided: _Divided) -> _Searched:
    inside: list[Mention] = []
    outside: list[Mention] = []
    for mention in find_mentions(divided.document):
        (inside if divided.covered.holds(mention.start) else outside).append(mention)
    return _Searched(divided, inside, outside)


def _itemise(searched: _Searched) -> _Itemised:
    divided = searched.divided
    layout, covered = divided.layout, divided.covered
    cited = {layout.index_at(one.start) for one in (*searched.inside, *searched.outside)}
    dated = dated_blocks(layout, covered)
    cards = find_cards(layout, covered, dated, cited)
    return _Itemised(searched, cited, dated, cards, find_items(layout, covered, cards))


def _collect(itemised: _Itemised) -> Extraction:
    searched, items = itemised.searched, itemised.items
    divided = searched.divided
    layout, sections, covered = divided.layout, divided.sections, divided.covered
    prose = read_prose(layout, items, covered, searched.outside)
    dated, cards = itemised.dated, itemised.cards
    standing = find_standing(layout, [at for at in dated if at not in cards], searched.outside)
    standing.update({at: found if len(found) > 1 else [] for at, found in cards.items()})
    if any(block.kind is BlockKind.CELL for block in layout.blocks):
        standing.update(find_in_tables(layout, itemised.cited))
    listed = with_credited(layout, read_lists(layout, sections, searched.inside))
    listed = attach_by_order(layout, items, prose, listed)
    listed = described(layout, sentences_of_marks(layout, covered, listed))
    found = [*prose, *listed, *find_quoted(layout, covered, but_not=standing)]
    found.extend(find_labelled(layout, covered, searched.outside))
    told = standing.keys() - cards.keys()
    found.extend(unsourced(layout, items, found, but_not=told))
    found.extend(one for read in standing.values() for one in read)
    whole = {layout.index_at(one.start) for one in prose if one.attachment is _WHOLE}
    found.extend(find_embedded(layout, dated, searched.outside, but_not={*standing, *whole}))
    found = [*map(_without_strays, found)]  # before works that share one are taken for one
    references, left_out = merge(divided.document, found, divided.entries)
    return _extraction(references, announced_in(sections), left_out)


_WHOLE = Attachment.REFERENCE_LIST
"""A block that is one formatted reference."""


def _unless_complete(stage: Callable[[Any], Any], state: object) -> object:
    """Of a document that is made of entries alone the first stage makes all."""
    return state if isinstance(state, Extraction) else stage(state)


STAGES: Final[tuple[Callable[[Any], Any], ...]] = tuple(
    partial(_unless_complete, stage) for stage in (_divide, _search, _itemise, _collect)
)
"""What ``extract_all`` does, each stage with what the one before it made: for whoever takes many
documents through one stage before the next."""


def _in_entries(document: Document) -> Iterator[bool]:
    """For each block whether it is part of an entry's own text."""
    starts = sorted((entry.start, entry.end) for entry in document.entries)
    for block in document.blocks:
        at = bisect_right(starts, (block.start, sys.maxsize)) - 1
        yield at >= 0 and block.end <= starts[at][1]
