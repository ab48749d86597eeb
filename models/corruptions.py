"""This module knows every way in which a reference goes wrong, one function a kind.

Each takes a work, others to borrow from, and gives the reference as a misled document would
state it, together with what it made up, so that a stand-in registrant can deny it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from claims import Stated, identifiers, names_the_edition, render
from invention import invented_authors, invented_title, invented_venue
from works import Work

from citemark.matching.publication import is_preprint_server
from citemark.venues import same

SMALL_WORDS = frozenset(
    str.split(
        "a an and are as at be by can do does for from how in into is it its of on or the to toward"
        " towards under using via what when with without"
    )
)


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

    Never later than a preprint: it may be dated by its latest version.
    """
    stated = render(work, rng)
    least = 2 if names_the_edition(work, stated.venue) else 4
    of_preprint = work.arxiv and (stated.venue is None or is_preprint_server(stated.venue))
    side = -1 if of_preprint else rng.choice((-1, 1))
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


def distort(title: str, donors: Sequence[str], rng: random.Random) -> str | None:
    """One to three content words replaced by others', one dropped or added, or a small word changed.

    In 192 of 212 fake reference strings with nearly the title of a real work by the same authors,
    words stand in others' places and nothing else differs: mostly two or three.
    """
    words = title.split()
    content = [at for at, word in enumerate(words) if word.strip(":,").lower() not in SMALL_WORDS]
    borrowed = [
        word
        for donor in donors
        for word in donor.split()
        if word.isalpha() and len(word) > 3 and word.lower() not in title.lower()
    ]
    if len(content) < 3 or not borrowed:
        return None
    small = [place for place, item in enumerate(words) if item.lower() in SMALL_WORDS]
    way = rng.random()
    if small and way < 0.15:
        place = rng.choice(small)
        words[place] = rng.choice(sorted(SMALL_WORDS - {words[place].lower()}))
    elif way < 0.8:
        for at in rng.sample(content, min(rng.choice((1, 1, 2, 3)), len(content) // 2)):
            words[at] = rng.choice(borrowed) + words[at][len(words[at].rstrip(":,")) :]
    elif way < 0.9:
        words.insert(rng.choice(content), rng.choice(borrowed))
    else:
        del words[rng.choice(content)]
    return " ".join(words)


def invented_identifier(work: Work, rng: random.Random) -> str:
    """An identifier of the kinds that language models make up."""
    return rng.choices([row[0] for row in _INVENTORS], [row[1] for row in _INVENTORS])[0](work, rng)


def _unassigned_prefix(_: Work, rng: random.Random) -> str:
    return (
        f"https://doi.org/10.{rng.randint(10000, 99999)}"
        f"/{_letters(rng, 3)}.{rng.randint(1000, 999999)}"
    )


def _springer(work: Work, rng: random.Random) -> str:
    # Random digits fail the check character in twelve of thirteen cases, as invented ones do.
    return (
        f"https://doi.org/10.1038/s{rng.randint(41000, 42999)}-{work.year % 1000:03d}"
        f"-{rng.randint(0, 2000):05d}-{rng.randint(0, 9)}"
    )


def _elsevier(work: Work, rng: random.Random) -> str:
    issn = f"{rng.randint(0, 2999):04d}-{rng.randint(0, 9999):04d}"
    number = f"{rng.randint(0, 99999):05d}-{rng.randint(0, 9)}"
    return f"https://doi.org/10.1016/S{issn}({work.year % 100:02d}){number}"


def _proceedings(work: Work, rng: random.Random) -> str:
    name = _letters(rng, 4).upper()
    return f"https://doi.org/10.1109/{name}.{work.year}.{rng.randint(1000000, 9999999)}"


def _arxiv(work: Work, rng: random.Random) -> str:
    return f"arXiv:{work.year % 100:02d}{rng.randint(1, 12):02d}.{_made_up_number(rng)}"


def _impossible_arxiv(work: Work, rng: random.Random) -> str:
    year, month = f"{work.year % 100:02d}", f"{rng.randint(1, 12):02d}"
    return rng.choice(
        (
            f"arXiv:{year}{rng.randint(13, 99)}.{rng.randint(1, 19999):05d}",
            f"arXiv:{year}{month}.00000",
            f"arXiv:{year}{month}.{rng.randint(60000, 99999)}",
            f"arXiv:{rng.randint(27, 35)}{month}.{rng.randint(1, 19999):05d}",
            f"arXiv:{rng.randint(15, 25)}{month}.{rng.randint(1, 9999):04d}",
            f"arXiv:{rng.choice(('cs-ml', 'ai-lg', 'nlp-th'))}/{rng.randint(95, 99)}{month}{rng.randint(1, 200):03d}",
        )
    )


_INVENTORS = (
    (_unassigned_prefix, 0.25),
    (_springer, 0.12),
    (_elsevier, 0.08),
    (_proceedings, 0.15),
    (_arxiv, 0.25),
    (_impossible_arxiv, 0.15),
)


def _made_up_number(rng: random.Random) -> str:
    if rng.random() < 0.5:
        return rng.choice(("01234", "12345", "00001", "04567", "01567", "05678", "11111", "09876"))
    return f"{rng.randint(1, 29999):05d}"


def _letters(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(count))


def _other_venue(work: Work, others: Others, rng: random.Random) -> str | None:
    venues = sorted(
        {
            item.venue
            for item in others
            if not item.preprint_only and same(item.venue, work.venue) is not True
        }
    )
    return rng.choice(venues) if venues else None
