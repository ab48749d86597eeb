"""Write a self-made world: invented but coherent works, and summaries that cite them.

Half of the summaries are true to that world; the others are wrong in the ways that machine-made
summaries are. Everything is drawn from one seed, so that a run gives the same files twice.

    python models/generate.py --out /tmp/world --works 6000 --documents 600
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
from pathlib import Path

from ideas import Idea, Inventor, idea
from invention import FAMILY, GIVEN
from summaries import capsule, item, returning
from works import Work

VENUES = ("NeurIPS", "ICML", "ICLR", "ACL", "EMNLP", "CVPR", "AAAI", "KDD", "JMLR", "IJCAI")


def world(count: int, rng: random.Random, invent: Inventor = idea) -> tuple[tuple[Work, Idea], ...]:
    """Invented works of 2015 to 2025, half of them in proceedings, with identifiers that fit."""
    made = []
    for number in range(count):
        thought = invent(rng)
        year, month = rng.randint(2015, 2025), rng.randint(1, 12)
        preprint = rng.random() < 0.5
        made.append(
            (
                Work(
                    title=thought.title,
                    authors=tuple(
                        f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"
                        for _ in range(rng.randint(1, 7))
                    ),
                    authors_truncated=False,
                    year=year,
                    venue="arXiv (cs.LG)" if preprint else rng.choice(VENUES),
                    arxiv=f"{year % 100:02d}{month:02d}.{1000 + number % 8000:05d}",
                    doi=None
                    if preprint
                    else f"10.1145/{3290000 + number // 100}.{3300000 + number}",
                    date=dt.date(year, month, rng.randint(1, 28)).isoformat(),
                ),
                thought,
            )
        )
    return tuple(made)


def work_row(work: Work, rng: random.Random) -> dict[str, object]:
    """The work as a row of a file of works, held by one to three collections."""
    held = [name for name in ("one", "two", "three") if rng.random() < 0.9] or ["one"]
    return {
        "title": work.title,
        "authors": list(work.authors),
        "year": work.year,
        "venue": work.venue,
        "arxiv": work.arxiv,
        **({"doi": work.doi} if work.doi else {}),
        "date": work.date,
        "src": ["arxiv"] if work.preprint_only else held,
    }


DOCUMENTS_A_RETURN = 5
"""Documents for each identifier that returns; each then stands in two or three of them."""


def write(out: Path, *, works: int, documents: int, seed: int) -> None:
    """Write ``works.jsonl``, ``documents/*.json`` and ``labels.jsonl`` under ``out``."""
    rng = random.Random(seed)
    made = world(works, rng)
    (out / "documents").mkdir(parents=True, exist_ok=True)
    with (out / "works.jsonl").open("w", encoding="utf-8") as stream:
        for work, _ in made:
            stream.write(json.dumps(work_row(work, rng), ensure_ascii=False) + "\n")
    reused = [returning(rng) for _ in range(max(6, documents // DOCUMENTS_A_RETURN))]
    with (out / "labels.jsonl").open("w", encoding="utf-8") as labels:
        for number in range(documents):
            honest = rng.random() < 0.5
            items = [item(made, reused, honest=honest, rng=rng) for _ in range(rng.randint(2, 6))]
            document = capsule(number, items, honest=honest, rng=rng)
            name = f"{number:05d}.json"
            (out / "documents" / name).write_text(
                json.dumps(document, ensure_ascii=False), encoding="utf-8"
            )
            for entry in items:
                row = {"document": name, "identifier": entry.identifier, "kind": entry.kind}
                labels.write(json.dumps(row) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--works", type=int, default=6000)
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--seed", type=int, default=20261121)
    given = parser.parse_args()
    write(given.out, works=given.works, documents=given.documents, seed=given.seed)


if __name__ == "__main__":
    main()
