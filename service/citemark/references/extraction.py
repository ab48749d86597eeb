"""This module knows the whole way from a document to its references."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator

from citemark.references.blocks import lay_out
from citemark.references.entries import from_entries
from citemark.references.items import find_items
from citemark.references.listed import described, read_lists
from citemark.references.marks import sentences_of_marks
from citemark.references.mentions import Mention, find_mentions
from citemark.references.merging import merge
from citemark.references.pairing import attach_by_order, unsourced
from citemark.references.prose import read_prose
from citemark.references.quoted import find_quoted
from citemark.references.sections import Covered, find_sections
from citemark.types import Document, Reference


def extract(document: Document) -> tuple[Reference, ...]:
    """Every source the document relies on, with what it claims of each.

    Entries stated in fields become exactly one reference each, in order. A document that is
    made of entries alone (BibTeX, RIS, CSL, a list of references) has no others; else the text is searched too:
    identifiers, links, lists of sources, and quoted titles. None is dropped for want of an
    identifier or a claim.
    """
    entries = from_entries(document.entries)
    if entries and all(_in_entries(document)):
        return entries
    layout = lay_out(document)
    sections = find_sections(layout)
    mentions = find_mentions(document)
    covered = Covered(sections, layout)
    inside: list[Mention] = []
    outside: list[Mention] = []
    for mention in mentions:
        (inside if covered.holds(mention.start) else outside).append(mention)
    items = find_items(layout, covered)
    prose = read_prose(layout, items, covered, outside)
    listed = attach_by_order(layout, items, prose, read_lists(layout, sections, inside))
    listed = described(layout, sentences_of_marks(layout, covered, listed))
    found = [*prose, *listed, *find_quoted(layout, covered)]
    found.extend(unsourced(layout, items, found))
    return merge(document, found, entries)


def _in_entries(document: Document) -> Iterator[bool]:
    """For each block whether it is part of an entry's own text."""
    starts = sorted((entry.start, entry.end) for entry in document.entries)
    for block in document.blocks:
        at = bisect_right(starts, (block.start, sys.maxsize)) - 1
        yield at >= 0 and block.end <= starts[at][1]
