"""This module knows by what the references of a split are told apart: kind, field, language, year, evidence."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping

from rows import Row

from citemark.evidence.field import field_of

COVERED = ((0.9, "nine in ten or more"), (0.5, "more than half"), (0.0, "less, or unknown"))
"""Least estimated coverage of a claimed venue and year, by the name of the slice."""
FUNCTION_WORDS = {
    "English": "the of and for with from by on to is are via an how what towards toward using under at",
    "German": "der die das und für mit von zur zum über eine ein den dem des bei im auf als",
    "French": "le la les des du une et pour dans sur avec par aux un au à",
    "Spanish": "el los las del una y para con por en sobre un al",
    "Portuguese": "o os as do da dos das uma e para com por em um na no",
    "Italian": "il lo gli della dei delle di una e per con nel sulla un",
    "Dutch": "de het een van en voor met op naar bij door",
}
"""Words that a title of the language is likely to have; those that languages share are told by the others."""
_LANGUAGES = {name: frozenset(words.split()) for name, words in FUNCTION_WORDS.items()}


def _field(row: Row) -> str:
    return field_of(row.case.reference) or "not told"


def _language(row: Row) -> str:
    """The title's language, by its letters and function words; what has neither is not told."""
    title = row.case.reference.claim.title or ""
    for letter in title:
        if letter.isalpha() and not unicodedata.name(letter, "LATIN").startswith(
            ("LATIN", "GREEK", "MATHEMATICAL")
        ):
            return "in another script"
    words = Counter(title.lower().split())
    met = {name: sum(words[word] for word in function) for name, function in _LANGUAGES.items()}
    most = max(met.values())
    likely = [name for name, count in met.items() if count == most]
    return likely[0] if most and len(likely) == 1 else "not told"


def _identifier(row: Row) -> str:
    return "with" if row.case.reference.identifiers else "without"


def _years(row: Row) -> str:
    date = row.case.reference.claim.date
    return "unknown" if date is None else f"{date.year // 5 * 5}–"


def _coverage(row: Row) -> str:
    """What share of works like the claimed one a source is thought to hold."""
    shares = [
        item.coverage.estimate
        for item in row.case.evidence
        if item.coverage is not None and item.query == "title"
    ]
    share = max(shares, default=0.0)
    return next(name for least, name in COVERED if share >= least)


SLICES: Mapping[str, Callable[[Row], str]] = {
    "by kind": lambda row: row.kind,
    "by identifier": _identifier,
    "by field": _field,
    "by language of the title": _language,
    "by year": _years,
    "by coverage": _coverage,
}
"""What to tell references apart by; whether an index was present is told by the split's own name."""
