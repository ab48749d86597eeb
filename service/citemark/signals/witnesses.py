"""This module knows whether another document's word of an identifier is the word of this one."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from citemark.matching import fold_title, same_work
from citemark.matching.people_named import names_people_of
from citemark.references import names_alone
from citemark.signals.match import EVEN_ODDS
from citemark.signals.rereading import reread
from citemark.types import Claim, Record, Reference
from citemark.venues import known


def likelihood(reference: Reference, theirs: Claim) -> float | None:
    """Probability that another document's claim names the reference's work; ``None`` if nobody can tell.

    Running text is misread, and works are retitled, translated and abridged: so before their title is
    another one, ours is read again beside it, as beside a record. Claims in which both documents name
    the same people tell nothing of each other, nor do titles of which one holds the other.
    """
    claim = reference.claim
    likely = same_work(claim, theirs)
    if likely is None or likely >= EVEN_ODDS:
        return likely
    if any(_names_no_work(one.title or one.method or "") for one in (claim, theirs)):
        return None
    if claim.title and theirs.title:
        again = reread(reference, _as_record(theirs))
        if again.title != claim.title:
            likely = same_work(again, theirs)
        if likely is None or likely >= EVEN_ODDS:
            return likely
        if _is_no_rival(claim.title, theirs.title) or _is_no_rival(theirs.title, claim.title):
            return None
    return None if _names_the_same_people(reference, theirs) else likely


_ENOUGH_WORDS = 4
"""Words in a row that two different titles under one identifier hardly share by chance."""


def _is_no_rival(title: str, other: str) -> bool:
    """Whether one title does not speak against another: it stands within it, or in another script."""
    words = fold_title(title)
    within = f" {words} " in f" {fold_title(other)} " and words.count(" ") + 1 >= _ENOUGH_WORDS
    return within or _script(title) != _script(other)


_VOLUMES = ("proceedings of ", "international conference on ", "international journal of ")


@lru_cache(maxsize=2_048)
def _names_no_work(name: str) -> bool:
    """Whether what was read as the work's name is that of the volume in which it stands, or its authors'."""
    return (
        fold_title(name).startswith(_VOLUMES)
        or (bool(name) and known(name))
        or (";" in name and names_alone(name) is not None)  # "Moss, Mud and Clay" may be a title
    )


def _names_the_same_people(reference: Reference, theirs: Claim) -> bool:
    """Whether either document names the authors that the other states."""
    claim = reference.claim
    return bool(
        (theirs.authors and names_people_of(_as_record(theirs), _words(claim, reference.text)))
        or (claim.authors and names_people_of(_as_record(claim), _words(theirs)))
    )


def _words(claim: Claim, *beside: str) -> str:
    """All that a document says of a work, and where it says it."""
    told = (claim.title, claim.method, claim.sentence, *claim.authors)
    return " ".join(filter(None, (*told, *beside)))


_PEOPLE = 12
"""Authors that are looked at: the first ones are those whom other documents name too."""


def _as_record(claim: Claim) -> Record:
    return Record(
        claim.title or "",
        claim.authors[:_PEOPLE],
        authors_truncated=claim.authors_truncated or len(claim.authors) > _PEOPLE,
        venues=(claim.venue,) if claim.venue else (),
    )


def _script(text: str) -> str:
    """The script of the first letter, as Unicode names it; Chinese characters are Japanese ones too."""
    names = (unicodedata.name(letter, "") for letter in text if letter.isalpha())
    script = next(names, "").partition(" ")[0]
    return "CJK" if script in {"HIRAGANA", "KATAKANA"} else script
