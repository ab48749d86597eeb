"""This module knows what stands round the title of a formatted reference and is none of it."""

from __future__ import annotations

import re

from citemark.references.dates import MONTHS
from citemark.references.formatted.parts import has_words
from citemark.references.formatted.title_notes import without_notes

_MEDIUM = re.compile(
    r"\s*\[(?:[Oo]n-?line|J|C|M|Data ?set|Preprint|(?:Paper|Conference|Poster|Oral) (?:presentation|paper|session)|Computer software|Internet|PDF|pdf|en ligne|en línea|em linha|in linea"
    r"|[Ээ]лектронный ресурс|[Ее]лектронний ресурс|(?:[JCMDR]|EB|DB|CP)/OL|Version of record|Article in [A-Z][a-z]+)\]$"
)
_VOLUME_OF_BOOK = re.compile(r",?\s+(?:vol\.|[Vv]olume)\s\d+(?:\sof\s.{1,80})?$")
_LONGEST_DATE = 30
"""Characters: "30. September 2026 – 31" and less may be nothing but a date, or a place in a work."""
_PLACES = frozenset(
    str.split(
        "table tables tab figure figures fig figs chapter chapters chap ch section sections sec eq equation"
        " theorem thm lemma proposition corollary definition algorithm page pages p pp appendix app slide"
        " slides line lines footnote fn kapitel abb tabelle abschnitt seite"
    )
)
"""What is pointed to inside of a work: "table 2", "Fig. 3b"."""
_NUMBERED = re.compile(r"\d+[a-z]?|[a-z]|[ivx]+")
_DASHES = " -–—"
_EDGE = ' \t\n,.;:"“”«»„‘’`*_'
_FIELD = r"(?:Published|Updated|Added|Created|Generated|Uploaded|Submitted|Ingested|Retrieved|Source|Type|Status|Score|Tags?|Topics?|Categor(?:y|ies)|Authors?|Venue|Year|Date)(?:\s\([^()]{1,12}\))?\s?:\s"
_FIELDS = re.compile(
    rf"[^\w\n]{{0,6}}{_FIELD}[^\n]{{0,120}}?\s{_FIELD}|[^\w\n]{{0,6}}{_FIELD}(?:19|20)\d\d"
)
"""Lines of fields, which say of a work or a note when it was published, or of what kind it is."""


def clean_title(title: str | None) -> str | None:
    """A title without the punctuation and quotes of its style; ``None`` when no word is left."""
    if title is None:
        return None
    title = without_notes(" ".join(title.split()).strip(_EDGE).lstrip(_DASHES))
    if _FIELDS.match(title):
        return None
    if title.endswith("]"):
        title = _MEDIUM.sub("", title)
    if "vol" in title[-100:].lower():
        title = _VOLUME_OF_BOOK.sub("", title)
    if title.endswith(("(", "[")):
        title = title[:-1].rstrip(_EDGE)
    if len(title) <= _LONGEST_DATE:
        words = re.findall(r"\w+", title.lower())
        if all(word.isdigit() or word in MONTHS for word in words):
            return None
        if words[0] in _PLACES and all(_NUMBERED.fullmatch(word) for word in words[1:]):
            return None
    return title if has_words(title) else None
