"""This module knows where a web address stands in running text, with ``https://`` before it or without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citemark.identifiers.ends import DOI_PART, ODD_PART, PART, trimmed
from citemark.identifiers.urls import MAX_URL, from_url
from citemark.types import Identifier

Found = tuple[Identifier, int, int]
"""An identifier, where it begins and where it ends."""

_URL = re.compile(
    rf"https?://(?:(?:(?:dx\.)?doi|arxiv)\.org/(?:{DOI_PART}|[,;](?!https?:)|{ODD_PART})+|(?:{PART}|[,;](?!https?:))+)",
    re.IGNORECASE,
)
_HOSTED = re.compile(
    rf"(?:(?:dx\.)?doi|arxiv)\.org/(?:{DOI_PART}|[,;](?!https?:)|{ODD_PART})+|(?:{PART}|[,;](?!https?:))+",
    re.IGNORECASE,
)
_HOST_BEFORE = re.compile(r"(?<![\w@./-])(?:[a-z0-9-]{1,40}\.){0,4}\Z", re.IGNORECASE)
_BARE_HOSTS = {
    ".org/": (
        "arxiv.org/", "doi.org/", "aclanthology.org/", "orcid.org/", "biorxiv.org/", "medrxiv.org/",
        "semanticscholar.org/",
    ),
    ".cc/": ("icml.cc/", "iclr.cc/", "neurips.cc/", "nips.cc/"),
    ".net/": ("openreview.net/",),
    ".press/": ("mlr.press/",),
    ".com/articles/": ("nature.com/articles/",),
    ".gov/": ("nih.gov/",),
}  # fmt: skip
"""Hosts that are recognised without ``https://`` before them, by what they end in."""
_HOST_ENDING = re.compile(r"\.(?:" + "|".join(ending[1:] for ending in _BARE_HOSTS) + ")")


def hosts(lowered: str) -> Iterator[int]:
    """Where a host stands that is recognised without ``https://`` before it."""
    for ending in _HOST_ENDING.finditer(lowered):
        end = ending.end()
        for host in _BARE_HOSTS[ending[0]]:
            if lowered.endswith(host, 0, end):
                yield end - len(host)
                break


def read_url(text: str, at: int) -> Found | None:
    match = _URL.match(text, at, at + MAX_URL)
    return _address(text, at, match[0], match[0]) if match else None


def read_hosted(text: str, at: int) -> Found | None:
    start = at
    if at and not text[at - 1].isspace():
        before = _HOST_BEFORE.search(text, max(0, at - 80), at)
        if before is None:
            return None
        start = before.start()
    match = _HOSTED.match(text, start, start + MAX_URL)
    return _address(text, start, match[0], f"https://{match[0]}") if match else None


def _address(text: str, start: int, shown: str, url: str) -> Found | None:
    kept = trimmed(shown, text[start - 1 : start])
    identifier = from_url(url[: len(url) - (len(shown) - len(kept))])
    return (identifier, start, start + len(kept)) if identifier else None
