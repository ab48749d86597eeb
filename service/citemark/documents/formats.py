"""This module knows the formats there are readers for: their words, media types and files' endings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Format:
    """What a format goes by, beside its type word, which names its reader's module too."""

    media_types: tuple[str, ...]
    """As RFC 9110 §8.3.1 has them."""
    suffixes: tuple[str, ...]

    @property
    def media_type(self) -> str:
        """The one that its documents bear, of several that they are sent under."""
        return self.media_types[0]


FORMATS: Final = {
    "capsule": Format(("application/ld+json",), ("json", "jsonld")),
    "html": Format(("text/html", "application/xhtml+xml"), ("html", "htm", "xhtml")),
    "markdown": Format(("text/markdown",), ("md", "markdown")),
    "bibtex": Format(("application/x-bibtex",), ("bib", "bibtex")),
    "ris": Format(("application/x-research-info-systems",), ("ris",)),
    "nbib": Format(("application/nbib",), ("nbib",)),
    "endnote": Format(("application/x-endnote-refer",), ("enw",)),
    "wos": Format(("application/x-isi-export-format",), ("isi", "ciw")),
    "csl": Format(("application/vnd.citationstyles.csl+json",), ("csljson",)),
    "mail": Format(("message/rfc822",), ("eml",)),
    "text": Format(("text/plain",), ("txt",)),
}  # fmt: skip
"""A new format is one module, one row, and one line of :mod:`~citemark.documents.detection`."""

TYPES: Final = tuple(FORMATS)
"""The type words, without ``auto``."""

MEDIA_TYPES: Final = {
    media_type: word for word, known in FORMATS.items() for media_type in known.media_types
}
"""Media types to type words."""

SUFFIXES: Final = {suffix: word for word, known in FORMATS.items() for suffix in known.suffixes}
"""Endings of files' names to type words."""
