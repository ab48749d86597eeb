"""This module knows how people write down a work: the right renderings that must stay right."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from works import Work


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


def render(work: Work, rng: random.Random) -> Stated:
    """The work, stated rightly in one of the ways that bibliographies do."""
    stated = Stated(
        title=_title(work.title, rng),
        authors=_authors(work, rng),
        others=work.authors_truncated,
        venue=_venue(work, rng),
        year=work.year,
        identifiers=identifiers(work, rng),
    )
    if len(stated.authors) > 2 and rng.random() < 0.12:
        keep = rng.choice((1, 1, 3)) if len(stated.authors) > 3 else 1
        stated = replace(stated, authors=stated.authors[:keep], others=True)
    return stated


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


def _authors(work: Work, rng: random.Random) -> tuple[str, ...]:
    chance = rng.random()
    if chance < 0.15:
        return tuple(_initials(name) for name in work.authors)
    if chance < 0.25:
        return tuple(_family_first(name) for name in work.authors)
    return work.authors


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
    if rng.random() < 0.4:
        return None
    if work.arxiv and rng.random() < 0.6:
        return f"arXiv preprint arXiv:{work.arxiv}"
    return rng.choice(("arXiv", "CoRR", "ArXiv preprint"))
