"""This module knows how people write down a work: the right renderings that must stay right."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from invention import told_apart
from works import Work

from citemark.venues import resolve, same


@dataclass(frozen=True, slots=True)
class Stated:
    """A reference as a document states it, field by field."""

    title: str | None
    authors: tuple[str, ...] = ()
    others: bool = False
    """The author list ends in "et al."."""
    venue: str | None = None
    year: int | None = None
    identifiers: tuple[str, ...] = ()
    method: str | None = None
    sentence: str | None = None
    extra: dict[str, str] = field(default_factory=dict)
    slips: bool = False
    """Whether it differs from every record in a way that careful people's references do."""

    def as_item(self, key: str) -> dict[str, object]:
        """One item of the ``{"references": […]}`` body that the service reads."""
        claim: dict[str, object] = {
            "title": self.title,
            "authors": [*self.authors, *(["et al."] if self.others else [])],
            "venue": self.venue,
            "date": str(self.year) if self.year is not None else None,
            "method": self.method,
            "sentence": self.sentence,
            **self.extra,
        }
        return {
            "key": key,
            "identifiers": list(self.identifiers),
            "claim": {name: value for name, value in claim.items() if value},
        }


TITLE_SLIPS = 0.008
"""Right references to a work under another of its titles (26 of 3,229 real reference strings):
preprints change their titles between versions."""
VENUE_SLIPS = 0.004
"""Right references whose venue is in no list although the record's is (5 of those strings)."""
PREPRINT_VENUE_SLIPS = 0.02
"""The same where the record is a preprint's, whose publication nobody recorded (20 of those strings)."""
MEETINGS = ("Workshop on {0} Systems", "Summer School on {0}", "Symposium on {0} Methods")
BARE_MEETINGS = 3 / 24
"""Meetings in no list that those strings name without number, year, organiser or acronym."""

SURNAMES = ("Aldering", "Bosko", "Carmo", "Dvora", "Eklund", "Faro", "Gorse", "Hallow")

YEAR_SLIPS = (
    (0, 0.947),
    (-1, 0.024),
    (1, 0.024),
    (2, 0.0015),
    (-2, 0.0015),
    (3, 0.001),
    (-3, 0.001),
)
"""How far the years of right references lie from every recorded year.

Measured on 1,803 real reference strings held against their records: ±1 in 3 to 5 %, as versions
are counted, ±2 in 5 strings, ±3 in 3, none further. None of those further than ±1 names the very
edition that the record does: they are of another version.
"""
AUTHOR_SLIPS = 0.024
"""Right references whose author list is not the record's (43 of 1,803 that a record was held for):
28 leave out one name, seldom more, and 15 have another name in one place."""
LONG_LIST = 6
OUT_OF_SHORT_LISTS = 0.15
"""How much seldomer names are left out of shorter lists: of eight real reference strings (of 3,229) that
lack names of the very edition's list six are to works of six authors or more, as three works of ten are."""
OF_ANOTHER_VERSION = 0.75
"""Of those that leave names out (21 of 28): they name another version than the recorded one."""


def render(work: Work, rng: random.Random) -> Stated:
    """The work, stated rightly in one of the ways that bibliographies do, slips included."""
    title = _earlier_title(work.title, rng) if rng.random() < TITLE_SLIPS else None
    names = _with_slip(work.authors, rng) if rng.random() < AUTHOR_SLIPS else work.authors
    year_slip = rng.choices([row[0] for row in YEAR_SLIPS], [row[1] for row in YEAR_SLIPS])[0]
    of_preprint = (
        title
        or (abs(year_slip) > 1 and names_the_edition(work, work.venue))
        or (len(names) < len(work.authors) and rng.random() < OF_ANOTHER_VERSION)
    )
    venue_slip = rng.random() < (PREPRINT_VENUE_SLIPS if work.preprint_only else VENUE_SLIPS)
    stated = Stated(
        title=title or _title(work.title, rng),
        authors=_written(names, rng),
        others=work.authors_truncated,
        venue=_preprint(work, rng)
        if of_preprint
        else _unlisted_meeting(rng)
        if venue_slip
        else _venue(work, rng),
        year=work.year + year_slip,
        identifiers=tuple(
            item for item in identifiers(work, rng) if not of_preprint or item.startswith("arXiv")
        ),
        slips=bool(title) or names != work.authors or abs(year_slip) > 1 or venue_slip,
    )
    if len(stated.authors) > 2 and rng.random() < 0.12:
        keep = rng.choice((1, 1, 3)) if len(stated.authors) > 3 else 1
        stated = replace(stated, authors=stated.authors[:keep], others=True)
    return stated


def names_the_edition(work: Work, venue: str | None) -> bool:
    """Whether the stated venue is the conference where the work appeared."""
    named = resolve(venue) if venue else None
    return named is not None and named.kind == "conference" and bool(same(venue or "", work.venue))


def identifiers(work: Work, rng: random.Random) -> tuple[str, ...]:
    """The identifiers that a reference to the work would carry: often none."""
    given = []
    if work.doi and rng.random() < 0.6:
        given.append(f"https://doi.org/{work.doi}")
    if work.arxiv and rng.random() < 0.7:
        given.append(f"arXiv:{work.arxiv}")
    return tuple(given)


def _title(title: str, rng: random.Random) -> str:
    chance = rng.random()
    if chance < 0.15:
        return title[:1] + title[1:].lower()
    if chance < 0.22:
        return title.upper()
    if chance < 0.27 and ": " in title and len(title.split(": ", 1)[1].split()) >= 5:
        return title.split(": ", 1)[0] if len(title.split(": ", 1)[0].split()) >= 5 else title
    return title


def _earlier_title(title: str, rng: random.Random) -> str:
    """A title that the same paper might have had: of 31 real ones that differ from the record's, in
    13 words came or went, 10 said the whole otherwise, and 8 put single words in others' places."""
    words = title.split()
    way = rng.random()
    for _ in range(1 if way >= 0.42 else rng.choice((1, 2))):
        at = rng.randrange(len(words))
        if way >= 0.42:
            words[at] = rng.choice(OTHER_WORDS)
        elif rng.random() < 0.5 and len(words) > 4:
            del words[at]
        else:
            words.insert(at, rng.choice(OTHER_WORDS))
    if 0.42 <= way < 0.74:
        words = [*words[: max(2, len(words) - 2)], *rng.sample(OTHER_WORDS, 3)]
    if rng.random() < 0.4 and way < 0.74:
        words = [f"{rng.choice(SURNAMES)}Net:", *words]
    return " ".join(words)


OTHER_WORDS = ("Large", "Model", "Learning", "Efficient", "Unified", "Understanding", "Framework")


def _unlisted_meeting(rng: random.Random) -> str:
    name = rng.choice(MEETINGS).format(rng.choice(SURNAMES))
    return name if rng.random() < BARE_MEETINGS else told_apart(name, rng)


def _written(names: tuple[str, ...], rng: random.Random) -> tuple[str, ...]:
    chance = rng.random()
    if chance < 0.15:
        return tuple(_initials(name) for name in names)
    if chance < 0.25:
        return tuple(_family_first(name) for name in names)
    return names


def _with_slip(names: tuple[str, ...], rng: random.Random) -> tuple[str, ...]:
    """A name or two left out, or one changed as by marriage or misprint: as careful people do."""
    if len(names) < 3:
        return names
    if rng.random() < 0.65:
        if len(names) < LONG_LIST and rng.random() > OUT_OF_SHORT_LISTS:
            return names
        left = rng.choice((1, 1, 1, 2, 2, 3)) if len(names) > 4 else 1
        gone = set(rng.sample(range(1, len(names)), left))
        return tuple(name for at, name in enumerate(names) if at not in gone)
    at = rng.randrange(1, len(names))
    other = f"{names[at].split()[0]} {rng.choice(SURNAMES)}"
    return (*names[:at], other, *names[at + (rng.random() < 0.8) :])


def _initials(name: str) -> str:
    *given, family = name.split()
    return " ".join([*(f"{part[0]}." for part in given), family])


def _family_first(name: str) -> str:
    *given, family = name.split()
    return f"{family}, {' '.join(given)}" if given else family


def _venue(work: Work, rng: random.Random) -> str | None:
    if not work.preprint_only:
        chance = rng.random()
        if chance < 0.08:
            return None
        return f"Proceedings of {work.venue}" if chance < 0.14 else work.venue
    return _preprint(work, rng)


def _preprint(work: Work, rng: random.Random) -> str | None:
    """How a reference to a preprint names its place: it is there that other titles stand."""
    if rng.random() < 0.4:
        return None
    if work.arxiv and rng.random() < 0.6:
        return f"arXiv preprint arXiv:{work.arxiv}"
    return rng.choice(("arXiv", "CoRR", "ArXiv preprint"))
