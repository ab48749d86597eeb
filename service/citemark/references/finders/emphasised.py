"""This module knows titles that running text emphasises and credits: "taken up in *Tides of Ponds* (Doe, 2020)".

People emphasise what they found as often as what they read: a title is told by its capitals, or by
the word before it and a capital where a sentence has none; and by the credit behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citemark.references.formatted.clean_titles import clean_title
from citemark.references.layout.blocks import Layout
from citemark.references.naming import content_words, has_title_shape, in_title_case
from citemark.types import Block

_CREDIT = re.compile(
    r"[*_”\"]{0,3},?\s{0,2}(?:(?:by|from|de|von|par|di|por|[–—-]{1,2})\s[^()\[\]\n]{3,80}?\s)?[(\[][^()\[\]\n]{0,120}?(?<![^\s,(\[’'])(?P<year>(?:19|20)\d\d)[a-z]?[)\]]"
)
_NAMED = re.compile(r"[^\W\d_]{2}")
"""Letters: a year alone stands behind films and events too."""
_LED = re.compile(
    r"\b(?:in|see|read|by|of|from|papers?|articles?|stud(?:y|ies)|preprints?|surveys?|titled|entitled|called|[Ii]n|[Ss]ee)[\s:,“\"*_]{1,4}\Z"
)
_WORKS = re.compile(
    r"\b(?:films?|movies?|songs?|albums?|novels?|series|shows?|games?)\W{0,4}\Z", re.IGNORECASE
)
_CONTENT, _TITLED = 4, 6
"""Content words of a title that a word leads to, and of one that only its capitals show."""


def emphasised_titles(layout: Layout, block: Block) -> Iterator[tuple[str, int, int]]:
    """The emphasised runs of a block that are credited titles, each with where it stands."""
    text = layout.document.text
    for run in layout.strong_in(block.start, block.end):
        credit = _CREDIT.match(text, run.end, min(block.end, run.end + 260))
        if credit is None or not _NAMED.search(credit[0]):
            continue
        words = text[run.start : run.end].strip(' “”"*_,.')
        before = text[max(block.start, run.start - 40) : run.start]
        if words and not _WORKS.search(before) and _is_title(words, before):
            title = clean_title(words)
            if title:
                yield title, run.start, run.end


def _is_title(words: str, before: str) -> bool:
    content = len(content_words(words))
    if not words[0].isupper() or content < _CONTENT or "\n" in words or words[-1] in ":;!":
        return False
    if in_title_case(words) and (content >= _TITLED or ": " in words):
        return has_title_shape(words)
    return _LED.search(before) is not None and has_title_shape(words, cue=True)
