"""This module knows a work as its record describes it, and what of it can be cited."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from phrasings import imprints, titles
from phrasings.names import FORMS, family, given, initials

MONTHS = "January February March April May June July August September October November December"
MONTHS_DE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
MONTHS_PT = "jan. fev. mar. abr. maio jun. jul. ago. set. out. nov. dez."
PUBLISHERS = {
    "10.1145": "ACM", "10.1109": "IEEE", "10.1007": "Springer", "10.1016": "Elsevier",
    "10.1162": "MIT Press", "10.18653": "Association for Computational Linguistics",
}  # fmt: skip
"""DOI prefixes to the publishers that they were given to."""
PAGE_TITLES = {
    "10.1109": "{} | IEEE Xplore", "10.1007": "{} | SpringerLink", "10.18653": "{} - ACL Anthology",
    "10.1016": "{} - ScienceDirect",
}  # fmt: skip
"""DOI prefixes to what browsers show as the titles of the pages they lead to."""
LONG_NAMES = {
    "AAAI": "AAAI Conference on Artificial Intelligence",
    "AISTATS": "International Conference on Artificial Intelligence and Statistics",
    "CHI": "CHI Conference on Human Factors in Computing Systems",
    "COLT": "Conference on Learning Theory",
    "ECCV": "European Conference on Computer Vision",
    "ICLR": "International Conference on Learning Representations",
    "ICML": "International Conference on Machine Learning",
    "JAIR": "Journal of Artificial Intelligence Research",
    "NeurIPS": "Advances in Neural Information Processing Systems",
    "SODA": "ACM-SIAM Symposium on Discrete Algorithms",
}
JOURNALS = frozenset(
    str.split("CACM DMLR IMWUT JACM JAIR JMLR JSTAT PACMHCI PVLDB TACL TKDE TMLR TOG TOIS TPAMI")
)
"""Journals that go by their letters; what else does is a meeting."""
_MEETING = re.compile(r"(?i)proceedings of |conference|workshop|symposium|findings|meeting")
_ABBREVIATED = re.compile(r"[A-Z][A-Za-z]*(-[A-Z]+)?( [A-Z]{2,})?")


@dataclass(frozen=True, slots=True)
class Work:
    """What the record of a work states."""

    title: str
    authors: tuple[str, ...]
    year: int
    venue: str | None = None
    arxiv: str | None = None
    doi: str | None = None
    more_authors: bool = False
    """The record is known to name only the first authors."""


def published(work: Work) -> str | None:
    """The venue, unless it is the preprint server."""
    venue = work.venue
    return venue if venue and not venue.lower().startswith("arxiv") else None


def abbreviated(work: Work) -> str | None:
    """The venue, where its record names it by its letters."""
    venue = published(work)
    short = venue and _ABBREVIATED.fullmatch(venue) and len(venue) <= 12
    return venue if short and sum(letter.isupper() for letter in venue or "") >= 2 else None


def is_meeting(work: Work) -> bool:
    short = abbreviated(work)
    return bool(_MEETING.search(published(work) or "") or (short and short not in JOURNALS))


def arxiv_year(work: Work) -> int | None:
    """The year in which the arXiv number was given (its first two digits since 1991)."""
    if work.arxiv is None:
        return None
    year = int(re.sub(r"^\D+/", "", work.arxiv)[:2])
    return 1900 + year if year > 80 else 2000 + year


def _month(work: Work, names: str) -> str | None:
    dated = work.arxiv and re.match(r"\d\d(0[1-9]|1[0-2])\.", work.arxiv)
    return names.split()[int(dated[1]) - 1] if dated else None


def _in_year(venue: str | None, work: Work, form: str) -> str | None:
    if venue is None or str(work.year) in venue:
        return venue
    return form.format(venue, work.year, work.year % 100)


def _proceedings(work: Work) -> str | None:
    venue = published(work)
    long = LONG_NAMES.get(venue or "")
    if long is None or re.search(r"Advances|Journal", long):
        return long or venue
    return f"Proceedings of the {long}"


def _by_prefix(work: Work, table: Mapping[str, str]) -> str | None:
    return table.get((work.doi or "").partition("/")[0])


def _alone(work: Work) -> bool:
    return len(work.authors) == 1 and not work.more_authors


def _author(work: Work, at: int, *, fewest: int = 1, exactly: bool = False) -> str | None:
    """The name at a place of a list that is long enough, or exactly so long."""
    count = len(work.authors)
    if exactly and (count != fewest or work.more_authors):
        return None
    return work.authors[at] if count >= fewest or (work.more_authors and at < count) else None


def _label(work: Work) -> str:
    """As the style ``alpha`` labels references."""
    names = [titles.FILTERS["ascii"](family(author)) or "X" for author in work.authors]
    long = len(names) > 4 or work.more_authors
    letters = "".join(name[0].upper() for name in names[: 3 if long else 4]) + "+" * long
    return (names[0][:3] if _alone(work) else letters) + f"{work.year % 100:02d}"


def _key(work: Work) -> str:
    words = re.findall(r"[a-z]+", work.title.lower())
    word = next((word for word in words if word not in titles.SMALL), "paper")
    name = titles.FILTERS["ascii"](family(work.authors[0])).lower()
    return f"{re.sub(r'[^a-z]', '', name)}{work.year}{word}"


def _others(work: Work) -> str | None:
    count = len(work.authors) - 1
    return str(count) if count >= 2 and not work.more_authors else None


def _csl_names(work: Work) -> str:
    quoted = titles.FILTERS["json"]
    rows = (f'{{"family": {quoted(family(a))}, "given": {quoted(given(a))}}}' for a in work.authors)
    return ", ".join(rows)


def _csl_yaml_names(work: Work) -> str:
    rows = (f"  - family: {family(a)}\n    given: {given(a)}" for a in work.authors)
    return "\n".join((*rows, *["  - literal: others"] * work.more_authors))


Fact = Callable[[Work], object]

OF_WORKS: Mapping[str, Fact] = {
    "title": lambda w: w.title,
    "short_title": lambda w: titles.shortened(w.title),
    "cut_title": lambda w: titles.cut(w.title),
    "acronym_title": lambda w: titles.with_acronym(w.title),
    "uneven_title": lambda w: w.title if set("-'\"") & set(w.title) else None,
    "name": lambda w: titles.system(w.title),
    "head": lambda w: w.title.partition(": ")[0] if ": " in w.title else None,
    "subtitle": lambda w: w.title.partition(": ")[2] or None,
    "description": lambda w: titles.described(w.title),
    "topic": lambda w: titles.topic(w.title),
    "year": lambda w: w.year,
    "short_year": lambda w: f"{w.year % 100:02d}",
    "arxiv": lambda w: w.arxiv,
    "new_arxiv": lambda w: w.arxiv if w.arxiv and "/" not in w.arxiv else None,
    "arxiv_year": arxiv_year,
    "month": lambda w: _month(w, MONTHS),
    "month_short": lambda w: (_month(w, MONTHS) or "")[:3] or None,
    "month_de": lambda w: _month(w, MONTHS_DE),
    "month_pt": lambda w: _month(w, MONTHS_PT),
    "month_number": lambda w: w.arxiv[2:4] if w.arxiv and _month(w, MONTHS) else None,
    "category": lambda w: (re.findall(r"^arXiv \(([a-z-]+(?:\.[A-Za-z-]+)?)\)$", w.venue or "") or [None])[0],
    "doi": lambda w: w.doi,
    "abs": lambda w: w.arxiv and f"https://arxiv.org/abs/{w.arxiv}",
    "pdf": lambda w: w.arxiv and f"https://arxiv.org/pdf/{w.arxiv}",
    "doi_url": lambda w: w.doi and f"https://doi.org/{w.doi}",
    "id": lambda w: f"arXiv:{w.arxiv}" if w.arxiv else w.doi and f"doi:{w.doi}",
    "link": lambda w: f"https://arxiv.org/abs/{w.arxiv}" if w.arxiv else w.doi and f"https://doi.org/{w.doi}",
    "site": lambda w: "arxiv.org" if w.arxiv else w.doi and "doi.org",
    "site_name": lambda w: "arXiv" if w.arxiv else w.doi and "doi.org",
    "venue": published,
    "venue_short": abbreviated,
    "venue_or_arxiv": lambda w: published(w) or (w.arxiv and "arXiv"),
    "in_venue": lambda w: f"In {published(w)}" if is_meeting(w) else published(w) or (w.arxiv and "arXiv"),
    "meeting": lambda w: published(w) if is_meeting(w) else None,
    "journal": lambda w: None if is_meeting(w) else published(w),
    "proceedings": _proceedings,
    "venue_year": lambda w: _in_year(published(w), w, "{0} {1}"),
    "short_venue_year": lambda w: _in_year(abbreviated(w), w, "{0} {1}"),
    "venue_apostrophe": lambda w: _in_year(abbreviated(w), w, "{0}'{2:02d}"),
    "where": lambda w: _in_year(published(w), w, "{0} {1}") or (w.arxiv and f"arXiv {arxiv_year(w)}"),
    "publisher": lambda w: _by_prefix(w, PUBLISHERS),
    "page_title": lambda w: (_by_prefix(w, PAGE_TITLES) or "").format(w.title) or None,
    "key": _key,
    "label": _label,
    "others": _others,
    "csl_names": _csl_names,
    "csl_yaml_names": _csl_yaml_names,
    "first": lambda w: w.authors[0],
    "first_family": lambda w: family(w.authors[0]),
    "first_given": lambda w: given(w.authors[0]),
    "first_initials": lambda w: initials(w.authors[0]),
    "coauthors": lambda w: (", ".join(w.authors[1:]) or None) if not w.more_authors else None,
    "last_author": lambda w: None if w.more_authors else w.authors[-1],
    "last_family": lambda w: None if w.more_authors else family(w.authors[-1]),
    "arxiv_doi": lambda w: w.arxiv and f"10.48550/arXiv.{w.arxiv}" if published(w) is None else None,
    "json_ld_names": lambda w: ", ".join(f'{{"@type": "Person", "name": {titles.FILTERS["json"](a)}}}' for a in w.authors),
    "all_names": lambda w: None if w.more_authors else ", ".join(w.authors),
    "jats_names": lambda w: "".join(f"<name><surname>{family(a)}</surname><given-names>{given(a)}</given-names></name>" for a in w.authors),
    "volume": lambda w: imprints.volume(w.title),
    "issue": lambda w: imprints.issue(w.title),
    "day": lambda w: imprints.day(w.title),
    "day_two": lambda w: f"{imprints.day(w.title):02d}",
    "from_page": lambda w: imprints.first_page(w.title),
    "to_page": lambda w: imprints.last_page(w.title),
    "short_to_page": lambda w: str(imprints.last_page(w.title))[-2:],
    "article": lambda w: imprints.article(w.title),
    "place": lambda w: imprints.place(w.title),
    "press": lambda w: imprints.press(published(w), _by_prefix(w, PUBLISHERS)) if is_meeting(w) else None,
    "book": lambda w: imprints.book(published(w), w.year) if is_meeting(w) else None,
    "book_short": lambda w: imprints.iso4(imprints.book(published(w), w.year)) if is_meeting(w) else None,
    "journal_short": lambda w: None if is_meeting(w) else imprints.iso4(published(w)),
    "acl": lambda w: (re.findall(r"^10\.18653/v1/(.+)$", w.doi or "") or [None])[0],
    "one_of_many": lambda w: _author(w, 0, fewest=3),
    "one_of_two": lambda w: _author(w, 0, fewest=2, exactly=True),
    "two_of_two": lambda w: _author(w, 1, fewest=2, exactly=True),
}  # fmt: skip
"""What templates can name, by the names they use; a fact that a record does not state is ``None``."""

WITH_ARGUMENT: Mapping[str, Callable[[Work, str], str]] = {
    "others_follow": lambda w, said: "" if _alone(w) else said,
    "agree": lambda w, said: said.split("|")[0 if _alone(w) else 1],
    "doi_behind": lambda w, said: f"{said}{w.doi}" if w.doi else "",
    "arxiv_behind": lambda w, said: f"{said}{w.arxiv}" if w.arxiv else "",
    "editors": lambda w, form: imprints.editors(w.title, form),
    "lines": lambda w, mark: "\n".join(f"{mark}{FORMS['inverted'].name(a)}" for a in w.authors),
}
"""What templates name with words of their own: said of more than one author, a verb's forms for
one and for several, what stands before a DOI or arXiv number if there is one, the form of invented editors, a line
for each name."""


@lru_cache(maxsize=64)
def facts(work: Work) -> Mapping[str, str]:
    """Everything that can be said of the work, without what its record does not state."""
    found = {name: tell(work) for name, tell in OF_WORKS.items()}
    return {name: str(value) for name, value in found.items() if value not in (None, "")}
