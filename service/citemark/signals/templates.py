"""This module knows the filler of forms, which stands where a claim should name something."""

from __future__ import annotations

from collections.abc import Iterable

from citemark.matching import title_tokens
from citemark.signals.case import Case
from citemark.signals.spec import Family, Finding
from citemark.types import Claim

FAMILY: Family[Case] = Family("reference")

_NAMES = frozenset(str.split("author authors name names firstname lastname surname tbd todo xxx"))
"""Words that name the field of a form, not a person."""
_BESIDE_NAMES = frozenset(
    str.split(
        "first second third fourth last other another family given your some et al a b c d e f x y z"
        " i ii iii 1 2 3 4 5 one two three"
    )
)
"""Words that stand beside them, and are nobody's whole name."""
_NOBODY = frozenset({"john doe", "jane doe", "doe john", "doe jane", "max mustermann"})
_TELLING = ("auth", "name", "doe", "muster", "tbd", "todo", "xxx")
"""What every filler among names contains."""
_TITLES = (
    "lorem ipsum",
    "your title",
    "title here",
    "title of the paper",
    "paper title",
    "article title",
    "insert title",
    "title goes here",
    "modified title",
)
_WITHIN_TITLE = 6
"""Words up to which a title with such a phrase is filler; longer ones may be about forms."""


@FAMILY.signal(
    "Does the claim hold a form's filler where names or a title should be?", direction=+1
)
def filler(case: Case) -> Finding | None:
    """Silent rather than 0 where there is none: that a name is a name speaks for nothing."""
    found = tuple(_fillers(case.reference.claim))
    if not found:
        return None
    shown = ", ".join(f"“{text}”" for text in found[:3])
    return Finding(1.0, f"The document gives {shown}, which is a form's filler and names nothing.")


def _fillers(claim: Claim) -> Iterable[str]:
    authors = claim.authors if _is_telling("\n".join(claim.authors)) else ()
    for name in filter(_is_telling, authors):  # hardly any: words are taken apart for these only
        words = title_tokens(name)
        if " ".join(words) in _NOBODY or (
            not _NAMES.isdisjoint(words) and _NAMES.union(_BESIDE_NAMES).issuperset(words)
        ):
            yield name
    title = claim.title
    if title and len(title.split()) <= _WITHIN_TITLE:
        folded = " ".join(title_tokens(title))
        if any(phrase in folded for phrase in _TITLES):
            yield title


def _is_telling(names: str) -> bool:
    lower = names.lower()
    return any(map(lower.__contains__, _TELLING))
