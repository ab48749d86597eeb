"""This module knows how one formatted reference becomes a claim and its identifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from citemark import identifiers
from citemark.references.formatted.clean_titles import clean_title
from citemark.references.formatted.division import divide
from citemark.references.formatted.identifier_labels import take_abs, without_identifiers
from citemark.references.formatted.parts import Parts
from citemark.references.formatted.remarks import is_remark
from citemark.references.formatted.titles import venueish
from citemark.references.formatted.unstyled import unstyled
from citemark.references.formatted.venue_part import read_venue
from citemark.references.formatted.wiki_templates import read_template
from citemark.types import Claim, Identifier, Occurrence
from citemark.venues import known, resolve

MAX_STRING = 8_000
"""Longer strings are read up to here: the longest author lists of real papers fit in."""
LONGEST_TITLE = 450
"""Of 1.18 million real titles the longest has 407 characters: what is longer is no title, but what
is left of a list of authors in which the reader lost its way."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one formatted reference says."""

    claim: Claim
    identifiers: tuple[Identifier, ...]


_SPLIT_DOI = re.compile(r"\.?\s+\d[\d.]*\.\d")
"""A DOI goes on behind a blank ("10.1109/CVPR. 2017.712"): what stands before it is another's."""


def parse_string(text: str, occurrences: tuple[Occurrence, ...] | None = None) -> Parsed:
    """One formatted reference as a claim and its identifiers.

    ``occurrences`` are the identifiers in ``text`` where the caller has found them already.
    Every field that the string does not state is left unknown.
    """
    text = text[:MAX_STRING]
    found = identifiers.find(text) if occurrences is None else occurrences
    ids = [
        occurrence.identifier
        for occurrence in found
        if occurrence.identifier.scheme != "doi" or not _SPLIT_DOI.match(text, occurrence.end)
    ]
    filled = read_template(text)
    if filled is not None:
        return Parsed(filled, tuple(dict.fromkeys(ids)))
    work, extra = take_abs(without_identifiers(text, found))
    ids.extend(identifier for identifier in extra if identifier not in ids)
    work, category = unstyled(work)
    claim = _with_its_name(_claim(divide(work), category), work)
    return Parsed(claim, tuple(dict.fromkeys(ids)))


_LED_BY_NAME = re.compile(
    r"[\s*_•-]{0,8}(?P<name>[A-Z\d][A-Z\d+-]{2,15})[*_]{0,3}:[*_]{0,3}\s?[“\"„«]"
)
"""What a list calls a work by, before its title: "PND: “Tides of Ponds”"."""


def _with_its_name(claim: Claim, work: str) -> Claim:
    """The claim without an acronym in capitals for its only author."""
    led = _LED_BY_NAME.match(work)
    if led is None or claim.authors != (led["name"],):
        return claim
    return replace(claim, authors=(), authors_truncated=False)


def authored(text: str, occurrences: tuple[Occurrence, ...]) -> Claim | None:
    """The claim of a formatted reference that states authors; other words are read no further."""
    text = text[:MAX_STRING]
    work, category = unstyled(take_abs(without_identifiers(text, occurrences))[0])
    parts = divide(work)
    return None if parts.authors is None else _claim(parts, category)


def _claim(parts: Parts, category: str | None) -> Claim:
    venue = read_venue(parts.rest)
    authors = parts.authors
    lost = parts.title is not None and len(parts.title) > LONGEST_TITLE
    whole = None if lost else clean_title(parts.title)
    title = _behind_an_open_quotation(whole)
    if title is not None and _SERVER_ALONE.fullmatch(title):  # "Doe, J. 2018, arXiv e-prints, …"
        return Claim(
            authors=authors.authors if authors else (),
            authors_truncated=bool(authors and authors.truncated),
            venue=title,
            date=parts.date or venue.date,
            category=category,
        )
    if title is not None and _is_place(title, venue.name):
        venue = replace(venue, name=title)  # a place of publication is no title
        title = whole = None
    lost = lost or title != whole  # more names may stand before the quotation
    if title is not None and authors is None and is_remark(title):
        title = None
    return Claim(
        title=title,
        authors=authors.authors if authors else (),
        authors_truncated=lost or bool(authors and authors.truncated),
        venue=venue.name,
        date=parts.date or venue.date,
        category=category,
    )


def _is_place(title: str, venue: str | None) -> bool:
    """Whether what stands where a title would is a listed place of publication, and no other is named
    but the server of a number, which goes with a place that states its year or volume."""
    counted = _COUNTED.fullmatch(title) if venue in (None, "arXiv") else None
    if counted is not None:
        return resolve(counted["name"]) is not None and (
            venue is not None or known(counted["name"])
        )
    if venue is not None and not title.startswith("Proc"):  # "Proceedings of … (ROCLING 2018)"
        return False
    place = resolve(title) if venueish(title) else None
    return place is not None and (venue is None or resolve(venue) == place)


_COUNTED = re.compile(
    r"(?P<name>[A-Z][^\d/]{2,80}?),?\s(?:\d{1,4}|[a-z]{1,5}\d{3,8})(?:\s?\(\d{1,4}\))?(?:\s/\s.{3,80})?"
)
"""A name with a year or a volume behind it, and perhaps where the work appeared too."""
_SERVER_ALONE = re.compile(r"(?:ar|bio|med|chem)[Xx]iv(?: e-?prints?| preprints?)?", re.IGNORECASE)
_OPENED = re.compile(
    r"(?P<before>[^“”„«»‘「」『』《》]{3,200})[,;.]\s?[“„«‘「『《](?P<title>[^“”„«»‘「」『』《》]{10,})"
)
_LEAST_QUOTED = 3
"""Words of a quotation that is a title."""


def _behind_an_open_quotation(title: str | None) -> str | None:
    """What was quoted, where a quotation's beginning stands in what was read as a title and its end
    behind it: the words before name whoever wrote it, in a language whose "and" is not known."""
    opened = _OPENED.fullmatch(title) if title is not None else None
    if opened is None or len(opened["title"].split()) < _LEAST_QUOTED:
        return title
    if venueish(
        opened["title"]
    ):  # "Clocks of ponds, „Proceedings of Tides”": Polish styles quote it
        return opened["before"]
    return opened["title"]
