"""This package knows identifiers: finding them in text, their grammar, links, registrants and arithmetic."""

from citemark.identifiers.find import find
from citemark.identifiers.parse import parse
from citemark.identifiers.schemes import BY_NAME, SCHEMES, Scheme, link, normalise, registrant
from citemark.identifiers.urls import from_url

__all__ = [
    "BY_NAME",
    "SCHEMES",
    "Scheme",
    "find",
    "from_url",
    "link",
    "normalise",
    "parse",
    "registrant",
]
