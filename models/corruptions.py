"""This module knows every way in which a reference goes wrong, one function a kind.

Each takes a work, others to borrow from, and gives the reference as a misled document would
state it, together with what it made up, so that a stand-in registrant can deny it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from claims import Stated, identifiers, names_the_edition, render
from distortion import distort
from invented_identifiers import invented_identifier
from invention import invented_authors, invented_title, invented_venue
from works import Work

from citemark.matching.publication import is_preprint_server
from citemark.venues import same

FILLERS = (
    ("First Author", "Second Author", "Third Author"),
    ("Firstname Lastname", "Firstname Lastname"),
    ("Author A", "Author B", "Author C"),
    ("Author Name",),
    ("John Doe", "Jane Doe"),
)


@dataclass(frozen=True, slots=True)
class Corrupted:
    """A wrong reference and the identifiers in it that no registrant ever gave."""

    stated: Stated
    made_up: tuple[str, ...] = ()


Others = Sequence[Work]
Corruption = Callable[[Work, Others, random.Random], Corrupted | None]


def fabricated_identifier(work: Work, _: Others, rng: random.Random) -> Corrupted:
    made_up = invented_identifier(work, rng)
    return Corrupted(replace(render(work, rng), identifiers=(made_up,)), (made_up,))


def other_works_identifier(work: Work, others: Others, rng: random.Random) -> Corrupted | None:
    borrowed = [item for item in others if item.arxiv or item.doi]
    if not borrowed:
        return None
    other = rng.choice(borrowed)
    identifier = f"arXiv:{other.arxiv}" if other.arxiv else f"https://doi.org/{other.doi}"
    return Corrupted(replace(render(work, rng), identifiers=(identifier,)))


def chimeric_title(work: Work, others: Others, rng: random.Random) -> Corrupted:
    title = invented_title([work.title, *(item.title for item in others)], rng)
    keep = identifiers(work, rng) if rng.random() < 0.5 else ()
    return Corrupted(replace(render(work, rng), title=title, identifiers=keep))


def near_miss_title(work: Work, others: Others, rng: random.Random) -> Corrupted | None:
    title = distort(work.title, [item.title for item in others], rng)
    return Corrupted(replace(render(work, rng), title=title)) if title is not None else None


def swapped_authors(work: Work, others: Others, rng: random.Random) -> Corrupted | None:
    donors = [item for item in others if not set(item.authors) & set(work.authors)]
    if not donors:
        return None
    return Corrupted(
        replace(render(work, rng), authors=rng.choice(donors).authors[:12], others=False)
    )


def padded_authors(work: Work, others: Others, rng: random.Random) -> Corrupted | None:
    donors = [name for item in others for name in item.authors if name not in work.authors]
    if not donors or work.authors_truncated:
        return None
    authors = list(work.authors)
    for name in rng.sample(donors, k=min(len(donors), rng.choice((1, 1, 2)))):
        authors.insert(rng.randint(1, len(authors)), name)
    return Corrupted(replace(render(work, rng), authors=tuple(authors), others=False))


def dropped_authors(work: Work, _: Others, rng: random.Random) -> Corrupted | None:
    if len(work.authors) < 2 or work.authors_truncated:
        return None
    keep = sorted(rng.sample(range(len(work.authors)), k=rng.randint(1, len(work.authors) - 1)))
    if rng.random() < 0.5:
        keep = list(range(len(keep)))
    authors = tuple(work.authors[at] for at in keep)
    return Corrupted(replace(render(work, rng), authors=authors, others=False))


def placeholder_authors(work: Work, _: Others, rng: random.Random) -> Corrupted:
    return Corrupted(replace(render(work, rng), authors=invented_authors(rng), others=False))


def filler(work: Work, _: Others, rng: random.Random) -> Corrupted:
    """What a form holds before anyone fills it in."""
    names = rng.choice(FILLERS)[: rng.randint(1, 3)]
    return Corrupted(replace(render(work, rng), authors=names, others=False, identifiers=()))


def wrong_venue(work: Work, others: Others, rng: random.Random) -> Corrupted | None:
    venue = _other_venue(work, others, rng)
    if venue is None or work.preprint_only:
        return None
    return Corrupted(replace(render(work, rng), venue=venue))


def invented_venue_claimed(work: Work, _: Others, rng: random.Random) -> Corrupted:
    return Corrupted(replace(render(work, rng), venue=invented_venue(rng)))


def preprint_as_published(work: Work, others: Others, rng: random.Random) -> Corrupted | None:
    venue = _other_venue(work, others, rng)
    if venue is None or not work.preprint_only:
        return None
    return Corrupted(replace(render(work, rng), venue=venue))


def version_mixup(work: Work, others: Others, rng: random.Random) -> Corrupted | None:
    venue = _other_venue(work, others, rng)
    if venue is None or work.preprint_only:
        return None
    year = work.year + rng.choice((-2, -1, 1, 2))
    return Corrupted(replace(render(work, rng), venue=venue, year=year))


def wrong_year(work: Work, _: Others, rng: random.Random) -> Corrupted:
    """Too many years away for a slip; where an edition is named, two years are too many.

    Never later than a preprint, which may be dated by its latest version; and never earlier than a
    publication whose preprint is not known, as it may be dated by that.
    """
    stated = render(work, rng)
    least = 2 if names_the_edition(work, stated.venue) else 4
    of_preprint = work.arxiv and (stated.venue is None or is_preprint_server(stated.venue))
    side = -1 if of_preprint else rng.choice((-1, 1)) if work.arxiv else 1
    return Corrupted(replace(stated, year=work.year + side * rng.randint(least, 6)))


def future_date(work: Work, _: Others, rng: random.Random) -> Corrupted:
    return Corrupted(replace(render(work, rng), year=rng.randint(2028, 2040)))


def merged_records(work: Work, others: Others, rng: random.Random) -> Corrupted | None:
    if len(others) < 2:
        return None
    writers, place = rng.sample(list(others), 2)
    if set(writers.authors) & set(work.authors):
        return None
    stated = replace(
        render(work, rng),
        authors=writers.authors[:12],
        others=False,
        venue=place.venue if not place.preprint_only else None,
        year=place.year,
    )
    return Corrupted(stated)


def wholly_invented(work: Work, others: Others, rng: random.Random) -> Corrupted:
    title = invented_title([work.title, *(item.title for item in others)], rng)
    made_up = (invented_identifier(work, rng),) if rng.random() < 0.5 else ()
    authors = invented_authors(rng)
    if rng.random() < 0.5:
        names = [name for item in others for name in item.authors]
        authors = tuple(rng.sample(names, k=min(len(names), rng.randint(1, 5)))) or authors
    venue = work.venue if not work.preprint_only else rng.choice(("arXiv", None))
    stated = Stated(title, authors, venue=venue, year=work.year, identifiers=made_up)
    return Corrupted(stated, made_up)


def hybrid(work: Work, others: Others, rng: random.Random) -> Corrupted | None:
    title = distort(work.title, [item.title for item in others], rng)
    if title is None:
        return None
    return Corrupted(
        replace(render(work, rng), title=title, authors=invented_authors(rng), others=False)
    )


def _other_venue(work: Work, others: Others, rng: random.Random) -> str | None:
    venues = sorted(
        {
            item.venue
            for item in others
            if not item.preprint_only and same(item.venue, work.venue) is not True
        }
    )
    return rng.choice(venues) if venues else None


CORRUPTIONS: Mapping[str, Corruption] = {
    "fabricated_identifier": fabricated_identifier,
    "other_works_identifier": other_works_identifier,
    "chimeric_title": chimeric_title,
    "near_miss_title": near_miss_title,
    "swapped_authors": swapped_authors,
    "padded_authors": padded_authors,
    "dropped_authors": dropped_authors,
    "placeholder_authors": placeholder_authors,
    "filler": filler,
    "wrong_venue": wrong_venue,
    "invented_venue": invented_venue_claimed,
    "preprint_as_published": preprint_as_published,
    "version_mixup": version_mixup,
    "wrong_year": wrong_year,
    "future_date": future_date,
    "merged_records": merged_records,
    "wholly_invented": wholly_invented,
    "hybrid": hybrid,
}
