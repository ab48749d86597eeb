"""This module knows how one raw identifier string is labelled (``doi:…``, ``PMID 123``, an address)."""

from __future__ import annotations

import re

from citemark.identifiers import arxiv, springer
from citemark.identifiers.schemes import BY_NAME, normalise
from citemark.identifiers.urls import MAX_URL, from_url
from citemark.types import Identifier

_LABEL = re.compile(
    r"(?:urn:|info:)?(?P<label>arxiv(?:\s(?:preprint|e-?print|id))?(?:\sarxiv)?|doi|pubmed(?:\sid)?|pmid|pmcid|isbn(?:-1[03])?|issn(?:-l)?|e-?issn"
    r"|orcid(?:\sid)?|openreview|acl(?:\santhology)?|pmlr|neurips|icml|iclr|s2|semantic\s?scholar|url)\s{0,2}(?:[:=/#]\s{0,2}|\s)(?P<value>.+)",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
_SCHEME_OF = {
    "pubmed": "pmid", "pubmed id": "pmid", "isbn-10": "isbn", "isbn-13": "isbn", "issn-l": "issn", "eissn": "issn",
    "e-issn": "issn", "orcid id": "orcid", "acl anthology": "acl", "semanticscholar": "s2", "semantic scholar": "s2",
}  # fmt: skip
_BARE = ("doi", "arxiv", "pmcid", "orcid", "issn", "isbn", "acl", "s2")
"""Schemes whose values are told apart by their shape alone, in the order they are tried."""
_HOSTED = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
_MAY_BE_CUT_ISBN = re.compile(r"97[89]\d{7}|97897[89]\d{7}", re.ASCII)
"""Ten digits that begin as every ISBN-13 does (ISO 2108: the EAN prefixes 978 and 979), as they
stand or, when they pass for an ISBN-10 by chance, turned into thirteen."""


def parse(text: str) -> Identifier | None:
    """The one identifier that a raw string states; ``None`` when it states none.

    The string is a field's value, not running text: everything in it belongs to the identifier.
    """
    raw = text.strip().strip("<>").rstrip(".,;").strip()
    if not raw or len(raw) > MAX_URL:
        return None
    if raw.lower().startswith(("http://", "https://")):
        return from_url(raw)
    if match := _LABEL.fullmatch(raw):
        return _labelled(match["label"].lower(), match["value"].strip())
    for scheme in _BARE:
        found = normalise(scheme, raw)
        if found and not found.cut_off:
            return found
    if _HOSTED.fullmatch(raw):
        return from_url(f"https://{raw}")
    return None


def _labelled(label: str, value: str) -> Identifier | None:
    if value.lower().startswith(("http://", "https://")):
        return from_url(value)
    scheme = "arxiv" if label.startswith("arxiv") else _SCHEME_OF.get(label, label)
    if scheme == "arxiv":
        value = value.split("[", maxsplit=1)[0].strip()
    found = normalise(scheme, value) if scheme in BY_NAME else None
    return found or (
        parse(value) if scheme in ("doi", "arxiv") and value.lower() != label else None
    )


def is_whole(identifier: Identifier) -> bool:
    """Whether the identifier's own grammar says that nothing is missing at its end."""
    match identifier.scheme:
        case "arxiv":
            return arxiv.is_complete(identifier.value)
        case "doi":
            return springer.holds(identifier.value)
        case "isbn":
            return not _MAY_BE_CUT_ISBN.fullmatch(identifier.value)
        case "issn" | "orcid" | "pmlr":
            return True
    return False
