"""This module knows how to make up identifiers of the kinds that language models make up."""

from __future__ import annotations

import random

from works import Work


def invented_identifier(work: Work, rng: random.Random) -> str:
    """One identifier, of the kinds in the proportions of the table below."""
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


def _made_up_number(rng: random.Random) -> str:
    if rng.random() < 0.5:
        return rng.choice(("01234", "12345", "00001", "04567", "01567", "05678", "11111", "09876"))
    return f"{rng.randint(1, 29999):05d}"


def _letters(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(count))


_INVENTORS = (
    (_unassigned_prefix, 0.25),
    (_springer, 0.12),
    (_elsevier, 0.08),
    (_proceedings, 0.15),
    (_arxiv, 0.25),
    (_impossible_arxiv, 0.15),
)
