"""This module knows when identifiers of two schemes are one: registrants make DOIs of numbers that stand
by themselves.

arXiv registers ``10.48550/arXiv.`` and its number with DataCite; the ACL ``10.18653/v1/`` (until 2015
``10.3115/v1/``) and its Anthology's number with Crossref.
"""

from __future__ import annotations

from citemark.identifiers.doi import arxiv_part
from citemark.identifiers.schemes import normalise
from citemark.types import Identifier

_OF_THE_ANTHOLOGY = ("10.18653/v1/", "10.3115/v1/")


def canonical(identifier: Identifier) -> Identifier:
    """The number that a DOI is made of, else the identifier itself."""
    if identifier.scheme != "doi" or identifier.cut_off:
        return identifier
    doi = identifier.value.lower()
    number = arxiv_part(doi)
    if number is not None:
        return normalise("arxiv", number) or identifier
    for prefix in _OF_THE_ANTHOLOGY:
        if doi.startswith(prefix):
            return normalise("acl", doi.removeprefix(prefix)) or identifier
    return identifier


def aliases(identifier: Identifier) -> tuple[Identifier, ...]:
    """The other names that the work of an ACL identifier may be filed under."""
    number = canonical(identifier)
    if number.scheme != "acl":
        return ()
    dois = (Identifier("doi", prefix + number.value.lower()) for prefix in _OF_THE_ANTHOLOGY)
    return tuple(other for other in (number, *dois) if other != identifier)
