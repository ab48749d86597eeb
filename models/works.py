"""This module knows the real (or self-made) works that training examples are made from."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Work:
    """One row of a file of works: JSON lines with ``title authors year venue arxiv doi date``."""

    title: str
    authors: tuple[str, ...]
    authors_truncated: bool
    year: int
    venue: str
    arxiv: str | None
    doi: str | None
    date: str | None

    @property
    def preprint_only(self) -> bool:
        return self.venue.casefold().startswith("arxiv")


def read_works(path: Path) -> Iterator[Work]:
    """Every row that has a title, authors, a year and a venue; others cannot become claims."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            if not (row.get("title") and row.get("authors") and row.get("year")):
                continue
            if not row.get("venue") or len(row["title"].split()) < 3:
                continue
            yield Work(
                title=row["title"],
                authors=tuple(row["authors"]),
                authors_truncated=bool(row.get("more_authors")) or len(row["authors"]) >= 40,
                year=int(row["year"]),
                venue=row["venue"],
                arxiv=row.get("arxiv"),
                doi=row.get("doi"),
                date=row.get("date"),
            )


def sample_works(path: Path, count: int, rng: random.Random) -> tuple[Work, ...]:
    """A uniform sample, half of it from proceedings and journals and half from preprints.

    Reservoir sampling (Vitter 1985, algorithm R): one pass, memory for the sample only.
    """
    pools: tuple[list[Work], list[Work]] = ([], [])
    seen = [0, 0]
    half = count // 2
    for work in read_works(path):
        side = int(work.preprint_only)
        seen[side] += 1
        if len(pools[side]) < half:
            pools[side].append(work)
        else:
            at = rng.randrange(seen[side])
            if at < half:
                pools[side][at] = work
    works = [*pools[0], *pools[1]]
    rng.shuffle(works)
    return tuple(works)
