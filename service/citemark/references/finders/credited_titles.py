"""This module knows titles that are credited in brackets behind them, and what announces such titles.

"Tides of Ponds: A Survey (Doe et al., 2020) – the best introduction" names a paper; "Sleep helps
memory (Doe et al., 2020)" says what one has found. In most texts only the capitals tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from citemark import venues
from citemark.references import dates
from citemark.references.claims import is_institution
from citemark.references.finders.listed import LEAD
from citemark.references.formatted.clean_titles import clean_title
from citemark.references.formatted.leads import is_announced, unmarked
from citemark.references.formatted.remarks import is_remark
from citemark.references.found import Found
from citemark.references.layout.blocks import Layout
from citemark.references.naming import content_words, has_title_shape
from citemark.references.people.lists import AuthorList, authors_only
from citemark.references.people.names import Kind, kind_of
from citemark.types import Block, BlockKind, Claim

_ANNOUNCING = re.compile(
    r"\b(?:papers?|articles?|references?|literature|readings?|publications?|preprints?|bibliograph(?:y|ies)|related work"
    r"|Literatur|Artikel|artículos|lecturas|artigos|leituras|articoli|letture|литература|статьи)\b|文献|论文|論文|논문",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"\b(?:show|suggest|find|found|findings|report|result|conclu|say|said|argue|claim|why|how|insight|takeaway|lesson)"
    r"|[.!?。]\s",
    re.IGNORECASE,
)
"""What papers say is announced, not which they are."""
_LONGEST_ANNOUNCEMENT = 120


def announces(text: str, block: Block) -> bool:
    """Whether a heading, or a line that ends in a colon, announces papers."""
    if len(text) > 2 * _LONGEST_ANNOUNCEMENT:
        return False
    line = text.strip(" \n*_")
    if block.kind is not BlockKind.HEADING and line[-1:] not in {":", "："}:
        return False
    known = len(line) <= _LONGEST_ANNOUNCEMENT and _ANNOUNCING.search(line)
    return bool(known) and not _TELLING.search(line)


_CREDITED = re.compile(
    r"(?P<title>[^()\[\]\n]{8,300}?)[*_]{0,3}\s?[(\[](?P<credit>[^()\[\]\n]{4,120})[)\]]\s*(?=[–—:.,;|(\[/*→✓-]|\Z)"
)
_DASHED = re.compile(
    r"(?P<title>[^()\[\]\n]{8,300}?)[*_]{0,3}\s[–—-]\s(?P<credit>[^()\[\]\n–—]{4,100}?,?\s(?:19|20)\d\d)\s*(?=[–—:.,;|(\[/*→✓-]|\Z)"
)
"""Behind a dash, where a list of sources tells that a work is named."""
_YEAR = re.compile(r"\b(?:19|20)\d\d(?!\d)")
_SHORT_YEAR = re.compile(r"(?<=[A-Za-z])\s?[’'](?P<year>\d\d)\s*\Z")
"""A meeting's year as slides have it: "NeurIPS’17"."""
_NEXT_CENTURY = 50
"""Two digits from which a year is of the last century."""
_SEVERAL = re.compile(r"(?P<names>.{2,80}?\bet\.?\s?al\b\.?).*")
_QUOTES = '“"„«『《「'
_LEAST_CONTENT = 3
_NAMED_MANY = 4
_TITLED = 7
"""Content words of a title in title case that has no subtitle: a heading of what was found has
as few as a name has."""


def credited_title(text: str, *, announced: bool) -> Claim | None:
    """The title that a text begins with, and who is said in brackets behind it to have written it when.

    Quoted titles are found wherever they stand, and are none here.
    """
    lead = LEAD.match(text)
    body = " ".join(text[lead.end() if lead else 0 :].split())
    announced = announced or is_announced(body)
    body = unmarked(body)
    if body[:1] in _QUOTES:
        return None
    for pattern in (_CREDITED, _DASHED) if announced else (_CREDITED,):
        found = pattern.match(body)
        claim = _claim(found["title"], found["credit"], announced=announced) if found else None
        if claim is not None:
            return claim
    return None


def _claim(words: str, credit: str, *, announced: bool) -> Claim | None:
    title = clean_title(words)
    if title is None or not _is_title(title, announced=announced):
        return None
    credit = _SHORT_YEAR.sub(_in_full, credit)
    year = _YEAR.search(credit)
    if year is None or credit[: year.start()][-1:] not in {" ", ","}:
        return None
    people = _credit(credit[: year.start()].strip(" ,;–—-"))
    if people is None:
        return None
    return Claim(
        title=title,
        authors=people.authors,
        authors_truncated=True,  # in running text the first name stands for all
        date=dates.parse(year[0]),
    )


def _in_full(short: re.Match[str]) -> str:
    century = 19 if int(short["year"]) >= _NEXT_CENTURY else 20
    return f" {century}{short['year']}"


def with_credited(layout: Layout, listed: Sequence[Found]) -> list[Found]:
    """The entries of lists of sources, with the title of those that are credited as in running text."""
    return [_credited(layout, one) for one in listed]


def _credited(layout: Layout, one: Found) -> Found:
    if one.identifiers or one.claim.title or one.claim.authors:
        return one
    claim = credited_title(layout.document.text[one.start : one.end], announced=True)
    return one if claim is None else replace(one, claim=claim)


def _credit(words: str) -> AuthorList | None:
    """Who is named before the year, and before the place of publication that may stand between.

    The place is left unsaid: who credits so also shortens titles ("Direct Pond Optimization" for "…:
    Your Frog Is Secretly a Pond"), and would be accused where every title of a meeting is known.
    """
    several = _SEVERAL.fullmatch(words)
    if several:
        return _people(several["names"])
    names, _, last = words.rpartition(", ")
    placed = bool(last) and venues.resolve(last) is not None
    return _people((names if placed else words).partition(" — ")[0])


_LISTED = re.compile(r"\band\b|&|\bet\.?\s?al\b|\b[A-Z]\.")
"""In a list of names, which "Springer, Vienna" is not."""


def _people(names: str) -> AuthorList | None:
    people = authors_only(names) if "," not in names or _LISTED.search(names) else None
    if people is None or not all(map(_is_person, people.authors)):
        return None
    return people


_ACRONYM = re.compile(r"[A-Z\d-]{3,}")


def _is_person(name: str) -> bool:
    kind = None if _ACRONYM.fullmatch(name) else kind_of(name.partition(",")[0])
    return kind in (Kind.SURNAME, Kind.FULL) and not is_institution(name)


_SENTENCES = re.compile(r"[^\W\d_]{2}[.;]\s|[“”\"„«»]")


_LABELLED = re.compile(
    r"(?:Venue|Journal|Conference|Published(?: in)?|Source|Booktitle|[A-Z][A-Z\d])\s{0,2}[:-]\s"
)
"""A field that tells where a work appeared, as pages and RIS label it."""
_PLACE = re.compile(
    r"(?:In )?(?:Proc(?:\.|eedings)|Journal|Transactions|Annals|(?:\d+\w\w )?(?:Annual |International |European )*(?:Conference|Workshop|Symposium))\b"
)
_STATES = re.compile(
    r"(?:We|They|I|You|It|This|These|There|Please|See|Read|Discuss|Compare|Cite|The (?:authors?|papers?|stud(?:y|ies)|idea|main))\b"
)
_PLAIN = re.compile(r"[A-Z][a-zß-ÿ'’-]*|[a-zß-ÿ][a-zß-ÿ'’-]*")
_FEW_CAPITALS, _MOST_CAPITALS = 0.34, 0.85


def _is_mixed(title: str) -> bool:
    """Whether some of the words behind the first are capitals and others not: a title in a sentence
    ("Compare this with Tides of Northern Ponds"), which would be read with the sentence's words."""
    plain = [word for word in content_words(title)[1:] if _PLAIN.fullmatch(word)]
    capitals = sum(word[0].isupper() for word in plain)
    return bool(plain) and _FEW_CAPITALS < capitals / len(plain) < _MOST_CAPITALS


def _is_title(title: str, *, announced: bool) -> bool:
    """Whether words before a credit are a work's title, not a statement of what it says.

    Statements are written as sentences are, and what announces papers lets a title be so too.
    """
    content = len(content_words(title))
    if content < _LEAST_CONTENT or is_remark(title) or _SENTENCES.search(title):
        return False
    if _LABELLED.match(title) or _PLACE.match(title):
        return False
    if not has_title_shape(title, cue=announced) or _STATES.match(title) or _is_mixed(title):
        return False
    return announced or content >= _TITLED or (": " in title and content >= _NAMED_MANY)
