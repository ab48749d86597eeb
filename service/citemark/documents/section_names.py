"""This module knows how sections of plain text are usually called, and printed."""

from __future__ import annotations

import re
from typing import Final

SECTION_NUMBER: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,4})\.?\s+(?=[A-Z])")
HEADING_LENGTH: Final = 120
"""Characters; the longest real heading on one line has 97."""
_SECTIONS: Final = frozenset(
    {
        "abstract", "acknowledgements", "acknowledgments", "analysis", "appendix", "background",
        "bibliography", "citations", "conclusion", "conclusions", "discussion", "footnotes",
        "implications", "introduction", "literature", "methods", "notes", "overview",
        "references", "results", "sources", "summary", "related work", "works cited",
        "key findings", "further reading", "source list",
    }
)  # fmt: skip
_SMALL_CAPITALS: Final = re.compile(r"(?<=\b[A-Z]) (?=[A-Z]{3,30}\b)")
"""The gap that extractors leave behind a large first letter ("R EFERENCES")."""
_COUNT: Final = re.compile(r" ?\(\d{1,4}\)$")
_SOURCES: Final = re.compile(r"R ?EFERENCES|B ?IBLIOGRAPHY|References|Bibliography|W ?ORKS C ?ITED")
"""The heading of a list of references as printed, in small capitals or not, when no blank line divides it
from what it follows."""
_SENTENCE_ENDS: Final = (".", "!", "?", ".”", ".]", ".)")


def is_section_name(line: str) -> bool:
    """Whether the line names a usual section, with or without its number or a count."""
    if len(line) > HEADING_LENGTH:
        return False
    text = _SMALL_CAPITALS.sub("", " ".join(line.split()))
    name = _COUNT.sub("", SECTION_NUMBER.sub("", text, count=1)).rstrip(":")
    return name.lower() in _SECTIONS


def heads_the_sources(line: str, *, behind: str) -> bool:
    """Whether the line heads the references, right behind one that ends a sentence."""
    return _SOURCES.fullmatch(line.strip()) is not None and behind.endswith(_SENTENCE_ENDS)


_UNDERLINE: Final = re.compile(r"\s{0,40}(?P<rule>([=~^+*#-])\2{2,200})")


def underlines(line: str, above: str) -> bool:
    """Whether a line of marks makes a heading of the line above it, as reStructuredText does: it is as
    long, or what stands above is a section's name. A rule that divides a text is of any length."""
    found = _UNDERLINE.fullmatch(line.rstrip())
    if found is None or len(above) > HEADING_LENGTH or not any(map(str.isalpha, above)):
        return False
    return abs(len(found["rule"]) - len(above.strip())) <= 1 or is_section_name(above)
