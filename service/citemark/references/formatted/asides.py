"""This module knows what people jot down beside a title: where and when it appeared, links, remarks.

"Tides of Ponds (TideConf 2023, oral) [code]" is written in no style; only its first words are the
title. What cannot be told from a title's own words stays with them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from citemark import venues
from citemark.references.claims import is_institution
from citemark.references.dates import MONTHS
from citemark.references.formatted.remarks import CREDIT


@dataclass(frozen=True, slots=True)
class Jotted:
    """A title and, in the order of the text, what stood beside it."""

    title: str
    beside: tuple[str, ...]


_MOST_ASIDES = 5
_LONGEST_ASIDE = 140
"""Characters: the longest names of conferences with a year behind them."""
_IN = re.compile(
    r"(?:[Ii]n|[Ee]n|[Dd]ans|[Ee]m|[Ii]m|[Nn]el|[Aa]t)\s(?:the\s|den\s|la\s|las\s)?(?=[A-Z\d])"
)
"""What leads to a place of publication; words of a title go on in lower case or name no venue."""
_CLOSING = re.compile(r"[\s:,–—-]*[(\[]([^()\[\]\n]{1,80})[)\]][\s.:,–—-]*\Z")
_OPENING = re.compile(
    r"[(\[]([^()\[\]\n]{1,40})[)\]][\s:,–—-]*(?=[^\W_])|((?:19|20)\d\d)\s?[:–—-]\s+"
)
_DIVIDER = re.compile(r"[,;:|·•\s](?:(?<=[,;:])\s+|(?<=\s)(?:[-–—]\s+|[|·•]\s?)|(?<=[|·•])\s?)")
_YEAR = re.compile(r"(?<![\d–-])(?:19|20)\d\d(?![\d–-])")
"""No end of a period ("1995–2020"), which titles state."""
LINKS = frozenset({
    "abs", "abstract", "arxiv", "article", "blog", "bibtex", "code", "colab", "dataset", "data", "demo", "doi",
    "github", "homepage", "html", "link", "model", "models", "notes", "openreview", "page", "paper", "pdf",
    "post", "poster", "preprint", "project", "repo", "repository", "slides", "summary", "tweet", "video",
    "webpage", "website", "weights", "论文", "論文", "代码", "项目", "コード", "artikel", "artículo", "articolo",
    "artigo", "papier", "código", "codice",
})  # fmt: skip
"""What links beside a title are named by: they say what is linked, not which work."""
_STANDING = frozenset({
    "accepted", "appear", "at", "award", "best", "citations", "cited", "com", "conference", "edu", "featured",
    "forthcoming", "honorable", "in", "internet", "journal", "mention", "net", "online", "oral", "org",
    "outstanding", "paper", "poster", "preprint", "press", "published", "reference", "review", "runner-up",
    "source", "spotlight", "talk", "to", "under", "updated", "v1", "v2", "v3", "v4", "v5", "version", "workshop",
})  # fmt: skip
"""Words that tell how a work stands or was received, not what it is about."""


def without_asides(title: str) -> Jotted:
    """The words in a title's place without those, at its edges, that tell where or when it appeared.

    Of 1,181,593 recorded titles 0.1 % end or begin in such words themselves; titles are compared
    with and without them.
    """
    beside: list[str] = []
    for _ in range(_MOST_ASIDES):
        found = _closing(title) or _behind_divider(title)
        if found is None:
            break
        title, aside = found
        beside.insert(0, aside)
    if _is_place(title):
        return Jotted("", (title, *beside))
    opening = _OPENING.match(title)
    if opening and (opening[2] or _YEAR.search(opening[1])):
        beside.insert(0, opening[1] or opening[2])
        title = title[opening.end() :]
    return Jotted(title, tuple(beside))


def _is_place(words: str) -> bool:
    """Whether all is the listed name of a conference or a journal, and its year."""
    if not _YEAR.search(words) or len(words) > _LONGEST_ASIDE or CREDIT.search(words):
        return False
    name = _YEAR.sub("", words).strip(" .,;:'’()-–—")
    venue = venues.resolve(name)
    return venue is not None and venue.kind in {"conference", "journal"} and venues.known(name)


def told_of_place(beside: Sequence[str]) -> str:
    """What the asides say of where and when a work appeared: nothing where it did not appear."""
    told = (aside for aside in beside if not _NOT_APPEARED.search(aside))
    return ", ".join(aside for aside in told if not _says_only_how(aside))


def _says_only_how(aside: str) -> bool:
    """Whether an aside names no place and no time ("[Internet]", "(Poster)", "(Version 2)")."""
    words = [word.strip(".,;:'’()").lower() for word in aside.split()]
    return (
        _YEAR.search(aside) is None
        and all(
            word in LINKS or word in _STANDING or word.isdigit()
            for word in words
            if word not in _SERVERS
        )
        and _SERVERS.isdisjoint(words)
    )


_SERVERS = frozenset({"arxiv", "openreview"})


_NOT_APPEARED = re.compile(r"\b(?:[Rr]eject|[Ww]ithdr[ae]w|[Ss]ubmi(?:tted|ssion)|[Uu]nder review)")


def is_beside(words: str) -> bool:
    """Whether words tell of no work, but where, when or how one appeared."""
    name = _YEAR.sub("", words).strip(" .,;:'’()-–—")
    told = [word.strip(".,;:'’()").lower() for word in name.split()]
    return (
        all(word in LINKS or word in _STANDING or word in MONTHS for word in told)
        or _is_aside(words, enclosed=False)
        or venues.resolve(name) is not None
    )


def _closing(title: str) -> tuple[str, str] | None:
    closing = _CLOSING.search(title, max(0, len(title) - _LONGEST_ASIDE - 10))
    if closing is None or not closing.start() or CREDIT.search(closing[1]):
        return None
    if not _is_aside(closing[1], enclosed=True):
        return None
    return title[: closing.start()], closing[1]


def _behind_divider(title: str) -> tuple[str, str] | None:
    dividers = list(_DIVIDER.finditer(title, max(0, len(title) - _LONGEST_ASIDE)))
    if not dividers or not dividers[-1].start():
        return None
    before, aside = title[: dividers[-1].start()], title[dividers[-1].end() :].strip(" .,;:")
    inside = before.count("(") > before.count(")") or before.count("[") > before.count("]")
    return None if inside or not _is_aside(aside, enclosed=False) else (before, aside)


def _is_aside(text: str, *, enclosed: bool) -> bool:
    """Whether words tell where, when or how a work appeared; in brackets a year tells so alone."""
    words = [word.strip(".,;:'’()").lower() for word in text.split()]
    words = [word for word in words if word]
    year = _YEAR.search(text) is not None
    if not words or (enclosed and year):
        return bool(words)
    telling = [word for word in words if not word.isdigit() and word not in MONTHS]
    if not telling:
        return year
    if all(word in LINKS or word in _STANDING for word in telling):
        return enclosed or year or LINKS.issuperset(telling)
    return _names_place(
        _IN.sub("", text, count=1) if _IN.match(text) else text, telling, enclosed=enclosed
    )


def _names_place(text: str, telling: Sequence[str], *, enclosed: bool) -> bool:
    """Whether words name an institution or a venue, with a year or as only a place is named."""
    name, years = _YEAR.subn("", text)
    name = name.strip(" .,;:'’()-–—")
    if name.startswith(("Proceedings of ", "Proc. ")):
        return True
    if years and len(telling) <= _MOST_WORDS_OF_INSTITUTION and is_institution(name):
        return True
    venue = venues.resolve(name)
    if venue is None:
        return False
    short = " " not in name and sum(map(str.isupper, name)) > 1
    return bool(years) or (not enclosed and short and venue.kind in _MEETINGS)


_MOST_WORDS_OF_INSTITUTION = 3
"""Beside a year; longer ones with such a word in it ("… Research …") may be a title's end."""
_MEETINGS = {"conference", "preprint-server"}
"""Kinds of venues whose short names stand behind a title without a year; a journal's may be a
word or another acronym ("TSP")."""
