"""This module knows to which field a reference belongs, as far as it says so itself.

It decides only whom to ask: an aggregator is asked for titles of its own field. A field
that cannot be told is ``None``, and then only aggregators of all fields are asked.
"""

from __future__ import annotations

import re

from citemark.identifiers.doi import prefix_of
from citemark.types import Identifier, Reference

_SCHEMES = {
    "acl": "computing",
    "iclr": "computing",
    "icml": "computing",
    "neurips": "computing",
    "openreview": "computing",
    "pmlr": "computing",
    "pmcid": "biomedicine",
    "pmid": "biomedicine",
}
_PREFIXES = {
    "10.1109": "computing",  # IEEE
    "10.1145": "computing",  # ACM
    "10.1609": "computing",  # AAAI
    "10.18653": "computing",  # ACL
    "10.21437": "computing",  # ISCA
    "10.24963": "computing",  # IJCAI
    "10.3115": "computing",  # ACL, older
    "10.4230": "computing",  # Schloss Dagstuhl
    "10.1056": "biomedicine",  # New England Journal of Medicine
    "10.1101": "biomedicine",  # bioRxiv, medRxiv
    "10.1136": "biomedicine",  # BMJ
    "10.64898": "biomedicine",  # openRxiv
}
_CATEGORY = re.compile(r"(?P<computing>cs\.|eess\.|stat\.ml)|(?P<biomedicine>q-bio)", re.IGNORECASE)
_VENUE = re.compile(
    r"(?P<biomedicine>\b(?:medic|clinic|lancet|nejm|bmj|jama|biolog|genom|cancer|neurosci|cell\b"
    r"|immun|pharma|biorxiv|medrxiv|health|surg))"
    r"|(?P<computing>\b(?:neurips|nips|icml|iclr|aaai|ijcai|cvpr|iccv|eccv|acl|emnlp|naacl|kdd"
    r"|sigir|www|chi|ieee|acm|usenix|comput|machine learning|neural information|linguistics"
    r"|artificial intelligence|pattern recognition|software|robotics|corr)\b)",
    re.IGNORECASE,
)
_KINDS = {"inproceedings": "computing", "conference": "computing", "paper-conference": "computing"}
"""Elsewhere than in computing, full papers in proceedings are rare."""


def field_of(reference: Reference) -> str | None:
    """``computing``, ``biomedicine`` or ``None``."""
    for identifier in reference.identifiers:
        if found := _of_identifier(identifier):
            return found
    claim = reference.claim
    for pattern, text in ((_CATEGORY, claim.category), (_VENUE, claim.venue)):
        match = pattern.search(text[:300]) if text else None
        if match is not None:
            return match.lastgroup
    return _KINDS.get((claim.kind or "").lower())


def _of_identifier(identifier: Identifier) -> str | None:
    if identifier.scheme == "doi":
        return _PREFIXES.get(prefix_of(identifier.value))
    return _SCHEMES.get(identifier.scheme)
