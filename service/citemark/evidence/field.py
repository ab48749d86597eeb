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
_CATEGORIES = (
    ("computing", re.compile(r"cs\.|eess\.|stat\.ml", re.IGNORECASE)),
    ("biomedicine", re.compile(r"q-bio", re.IGNORECASE)),
)
_VENUES = (
    (
        "biomedicine",
        re.compile(
            r"\b(?:medic|clinic|lancet\b|nejm\b|bmj\b|jama\b|biolog|genom|cancer|neurosci|cell\b"
            r"|immun|pharma|biorxiv|medrxiv|health|surg)",
            re.IGNORECASE,
        ),
    ),
    (
        "computing",
        re.compile(
            r"\b(?:comput|machine learning|neural information|linguistics|robotics|software"
            r"|artificial intelligence|pattern recognition"
            r"|(?:neurips|nips|icml|iclr|aaai|ijcai|cvpr|iccv|eccv|acl|emnlp|naacl|kdd|sigir|www"
            r"|chi|ieee|acm|usenix|corr)\b)",
            re.IGNORECASE,
        ),
    ),
)
"""Biomedicine first: "Computers in Biology and Medicine" is held there."""
_KINDS = {"inproceedings": "computing", "conference": "computing", "paper-conference": "computing"}
"""Elsewhere than in computing, full papers in proceedings are rare."""


def field_of(reference: Reference) -> str | None:
    """``computing``, ``biomedicine`` or ``None``."""
    for identifier in reference.identifiers:
        if found := _of_identifier(identifier):
            return found
    claim = reference.claim
    for patterns, text in ((_CATEGORIES, claim.category), (_VENUES, claim.venue)):
        for name, pattern in patterns:
            if text and pattern.search(text[:300]):
                return name
    return _KINDS.get((claim.kind or "").lower())


def _of_identifier(identifier: Identifier) -> str | None:
    if identifier.scheme == "doi":
        return _PREFIXES.get(prefix_of(identifier.value))
    return _SCHEMES.get(identifier.scheme)
