"""This package knows identifiers: finding them in text, their grammar, links, registrants and arithmetic."""

from citemark.identifiers.aliases import aliases, canonical
from citemark.identifiers.arxiv_facts import arxiv_date
from citemark.identifiers.fact import Fact
from citemark.identifiers.facts import FACTS, facts
from citemark.identifiers.find import find
from citemark.identifiers.hints import DoiHints, doi_hints
from citemark.identifiers.parse import parse
from citemark.identifiers.schemes import BY_NAME, SCHEMES, Scheme, link, normalise, registrant
from citemark.identifiers.strays import is_stray
from citemark.identifiers.urls import from_url

__all__ = [
    "BY_NAME",
    "FACTS",
    "SCHEMES",
    "DoiHints",
    "Fact",
    "Scheme",
    "aliases",
    "arxiv_date",
    "canonical",
    "doi_hints",
    "facts",
    "find",
    "from_url",
    "is_stray",
    "link",
    "normalise",
    "parse",
    "registrant",
]
