"""This module knows which words are one word spelled two ways, and which carry no content.

British and American pairs follow the Oxford English Dictionary's variant spellings.
A rule may turn a word into none that exists: both sides pass through the same rules,
so it only matters that two different words stay apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

ARTICLES = frozenset({"a", "an", "the"})
"""Dropped before titles are compared: indexes drop them, and none tells two works apart."""

FUNCTION_WORDS = ARTICLES | frozenset(
    str.split(
        "of for in on onto to toward with within via by from using and or at as is are be its their"
        " into under over through between among across per"
    )
)
"""Words whose change alters a title but hardly its meaning; ``not`` and ``without`` are content."""

_NUMBERS = {
    str(value): word
    for value, word in enumerate(
        str.split("zero one two three four five six seven eight nine ten eleven twelve")
    )
} | {
    f"{value}{'st' if value == 1 else 'nd' if value == 2 else 'rd' if value == 3 else 'th'}": word
    for value, word in enumerate(
        str.split("first second third fourth fifth sixth seventh eighth ninth tenth"), start=1
    )
}

_WORDS = {
    "towards": "toward", "grey": "gray", "ageing": "aging", "programme": "program",
    "programmes": "programs", "artefact": "artifact", "artefacts": "artifacts", "learnt": "learned",
    "defence": "defense", "defences": "defenses", "offence": "offense", "licence": "license",
    "centre": "center", "centres": "centers", "centred": "centered", "fibre": "fiber",
    "fibres": "fibers", "metre": "meter", "metres": "meters", "theatre": "theater",
    "litre": "liter", "sceptical": "skeptical", "cheque": "check", "mould": "mold",
    "aluminium": "aluminum", "sulphur": "sulfur", "acknowledgement": "acknowledgment",
    "judgement": "judgment", "judgements": "judgments", "enrol": "enroll", "fulfil": "fulfill",
    "tyre": "tire", "tyres": "tires", "plough": "plow", "draught": "draft", "amongst": "among",
    "whilst": "while", "yoghurt": "yogurt", "vs": "versus", "w": "with",
} | _NUMBERS  # fmt: skip

_OUR = re.compile(
    r"^(behavi|col|fav|flav|hon|hum|lab|neighb|arm|rum|vap|harb|tum|od|endeav|vig|rig|val|sav|parl"
    r"|misbehavi|multicol|bicol|discol)our"
)
_ENDINGS = (
    (re.compile(r"(?<=[a-z]{3})is(e|ed|es|er|ers|ing|ation|ations|able|ational)$"), r"iz\1"),
    (re.compile(r"lys(e|ed|es|er|ers|ing)$"), r"lyz\1"),
    (re.compile(r"(?<=[a-z]{3}[aeiou])ll(ing|ed|er|ers|ings)$"), r"l\1"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"(?<=[a-z])[ao]e(?=[a-z]{4})"), "e"),
    (re.compile(r"^[ao]e(?=[a-z]{5})"), "e"),
)
_BRITISH = re.compile("our|is|lys|ll|ogue|[ao]e")
"""Letters without which none of these has anything to change: nine words of titles in ten."""


@lru_cache(maxsize=16_384)
def canonical(word: str) -> str:
    """The spelling that stands for all usual spellings of the folded word."""
    listed = _WORDS.get(word)
    if listed is not None:
        return listed
    if len(word) < 5 or not _BRITISH.search(word):
        return word
    word = _OUR.sub(r"\1or", word)
    for pattern, replacement in _ENDINGS:
        word = pattern.sub(replacement, word)
    return word
