"""This module knows how a collection for ``citemark rescore`` is made, as large as wanted.

It is the self-made world of ``models/``, with methods and numbers of their own: in a large real
collection two works seldom share either.
"""

from __future__ import annotations

import dataclasses
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "models"))

import generate
from ideas import Idea, idea
from summaries import capsule, item
from works import Work

WORKS_A_DOCUMENT = 3
REUSED = ("2604.01234", "2603.01567", "2602.02345", "2601.04501", "2604.03210", "2603.05678")
SYLLABLES = "ba de ko lu mi no pra que ri sol tan ver wex yu zor".split()  # noqa: SIM905 - a list of fifteen strings reads worse


def named_idea(rng: random.Random) -> Idea:
    """An idea under a name of its own: the names of real methods are as many as the methods."""
    plain = idea(rng)
    word = "".join(rng.choice(SYLLABLES) for _ in range(4)).capitalize()
    return dataclasses.replace(
        plain, name=f"{word} {plain.name}", acronym=f"{word[:4].upper()}{plain.acronym}"
    )


NUMBERS_A_MONTH = 7993
"""A prime, so that any step goes through all of them; about what arXiv gave out a month in 2015."""


def own_numbers(
    works: Iterable[tuple[Work, Idea]],
) -> Iterator[tuple[Work, Idea]]:
    """The works, each under an arXiv number of its own, up to a million of them.

    A world as it comes counts to 8,000 and begins again, so that every second work of a large one
    bore the number of another, and its documents heard of works that nobody confuses.
    """
    given = Counter[str]()
    for work, thought in works:
        month, _, _ = work.arxiv.partition(".")
        given[month] += 1
        number = 1000 + given[month] * 4099 % NUMBERS_A_MONTH
        yield dataclasses.replace(work, arxiv=f"{month}.{number:05d}"), thought


def write_world(path: Path, documents: int, *, broken: float) -> None:
    """Capsules as JSON lines, a share of them cut in the middle; whole or not at all."""
    rng = random.Random(documents)
    works = tuple(own_numbers(generate.world(documents * WORKS_A_DOCUMENT, rng, named_idea)))
    reused = [f"https://arxiv.org/abs/{value}" for value in REUSED]
    temporary = path.with_suffix(".tmp")
    with temporary.open("w", encoding="utf-8") as stream:
        for number in range(documents):
            honest = rng.random() < 0.5
            items = [
                item(works, reused, honest=honest, rng=rng, invent=named_idea)
                for _ in range(rng.randint(2, 6))
            ]
            line = json.dumps(capsule(number, items, honest=honest, rng=rng))
            if rng.random() < broken:
                line = line[: len(line) // 2]
            stream.write(line + "\n")
    temporary.replace(path)
