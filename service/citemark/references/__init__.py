"""This package knows what a document relies on: its references, and what it claims of each.

``extraction`` is the whole way: ``layout`` parts the document into blocks, sections and lists,
``finders`` find the places that name a source, one module for each way of naming it, and
``merging`` makes one reference of all places that name one source. ``formatted`` reads a formatted
reference, ``people`` the names in it.
"""

from citemark.references.extraction import STAGES, Extraction, extract, extract_all
from citemark.references.formatted.asides import is_beside
from citemark.references.formatted.strings import Parsed, parse_string
from citemark.references.layout.lists import ListEntry, split_list
from citemark.references.layout.sections import announced_sources
from citemark.references.people.forms import names_alone

__all__ = [
    "STAGES",
    "Extraction",
    "ListEntry",
    "Parsed",
    "announced_sources",
    "extract",
    "extract_all",
    "is_beside",
    "names_alone",
    "parse_string",
    "split_list",
]
