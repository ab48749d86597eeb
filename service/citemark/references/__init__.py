"""This package knows what a document relies on: its references, and what it claims of each."""

from citemark.references.asides import is_beside
from citemark.references.author_forms import names_alone
from citemark.references.extraction import STAGES, Extraction, extract, extract_all
from citemark.references.lists import ListEntry, split_list
from citemark.references.sections import announced_sources
from citemark.references.strings import Parsed, parse_string

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
