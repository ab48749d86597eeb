"""How fast and how rightly are real, altered and spliced references judged from an index alone?

    python benchmarks/mixed_work.py --works works.jsonl.xz --index DIR [--model DIR]

Draws 2,000 works from a file of works and states each as it is recorded, 500 more with one word of
the title swapped, and 500 that join the halves of two titles; forty references make a document.
Goals: of the real ones 0 ``fabricated``, ``mismatch`` or ``suspect``; of the others 0 ``verified``;
5,000 references a second on two cores. Prints the labels by group, and the references a second of
one process and of two: by the clock, and by processor time, which a busy machine does not stretch.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import lzma
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rig.machine import machine

from citemark.documents import from_references
from citemark.evidence.local_index import LocalIndex
from citemark.index import open_index
from citemark.ledger import open_ledger
from citemark.matching.spelling import FUNCTION_WORDS
from citemark.model import load_model
from citemark.pipeline import Scorer
from citemark.signals import SPECS
from citemark.types import Document, Label

SEED = 20261122
GROUPS = (("real", 2_000), ("one word swapped", 500), ("spliced", 500))
A_DOCUMENT = 40
"""References a document, as in a long bibliography."""
LEAST_WORDS = 5
"""Words of a title in which one can be swapped and the work still be told."""
NOW = dt.date(2026, 11, 22)

Item = dict[str, object]


@dataclass(frozen=True, slots=True)
class Task:
    """What one process judges, with what."""

    index: Path
    model: Path | None
    documents: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    labels: tuple[Label, ...]
    seconds: float
    processor_seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--works", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--show", action="store_true", help="print what was judged wrongly")
    given = parser.parse_args()
    works = sample(given.works, sum(count for _, count in GROUPS) + 500, random.Random(SEED))
    items = list(stated(works, random.Random(SEED)))
    print(machine())
    for processes in (1, 2):
        judged = run(items, processes, given.index, given.model)
        count = sum(len(part.labels) for part in judged)
        clock = count / max(part.seconds for part in judged)
        processor = sum(len(part.labels) / part.processor_seconds for part in judged)
        print(
            f"{processes} process{'es' * (processes > 1)}: {clock:,.0f} references/s by the clock, "
            f"{processor:,.0f} by processor time"
        )
    labels = [label for part in run(items, 1, given.index, given.model) for label in part.labels]
    at = 0
    for group, count in GROUPS:
        found = Counter(labels[at : at + count])
        print(f"{group}: {', '.join(f'{found[label]} {label.value}' for label in Label)}")
        wrong = (lambda label: label.red) if group == "real" else (Label.VERIFIED.__eq__)
        if given.show:
            for item, label in zip(items[at : at + count], labels[at : at + count], strict=True):
                if wrong(label):
                    print(f"  {label.value}: {json.dumps(item['claim'], ensure_ascii=False)}")
        at += count


def sample(path: Path, count: int, chance: random.Random) -> list[dict[str, object]]:
    """A uniform sample in one pass (Vitter 1985, algorithm R) of works with authors and a year."""
    kept: list[dict[str, object]] = []
    seen = 0
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if '"authors"' not in line or '"year"' not in line:
                continue
            seen += 1
            place = len(kept) if len(kept) < count else chance.randrange(seen)
            if place < count:
                work = json.loads(line)
                if len(str(work["title"]).split()) >= LEAST_WORDS:
                    kept[place : place + 1] = [work]
    return kept


def stated(works: Sequence[dict[str, object]], chance: random.Random) -> Iterator[Item]:
    """The groups' references, each of another work."""
    others = [str(work["title"]).split() for work in works]
    for number, work in enumerate(works[: sum(count for _, count in GROUPS)]):
        words = str(work["title"]).split()
        if number >= GROUPS[0][1] + GROUPS[1][1]:
            donor = others[-1 - number % 500]
            words = words[: len(words) // 2] + donor[len(donor) // 2 :]
        elif number >= GROUPS[0][1]:
            swap(words, chance.choice(others), chance)
        yield as_item(number, work, " ".join(words))


def swap(words: list[str], donor: Sequence[str], chance: random.Random) -> None:
    """Puts one content word of the donor in the place of one."""
    places = [
        at for at, word in enumerate(words) if word.isalpha() and word.lower() not in FUNCTION_WORDS
    ] or [0]
    present = {word.lower() for word in words}
    new = [word for word in donor if word.isalpha() and len(word) > 3]
    strange = [word for word in new if word.lower() not in present] or ["Quixotic"]
    words[chance.choice(places)] = chance.choice(strange)


def as_item(number: int, work: dict[str, object], title: str) -> Item:
    authors = list(map(str, work["authors"]))  # type: ignore[call-overload]
    cut = bool(work.get("more_authors")) or len(authors) >= A_DOCUMENT
    doi, arxiv = work.get("doi"), work.get("arxiv")
    identifiers = [f"https://doi.org/{doi}"] * bool(doi) + [f"arXiv:{arxiv}"] * bool(arxiv)
    return {
        "key": str(number),
        "identifiers": identifiers,
        "claim": {
            "title": title,
            "authors": [*authors, *(["et al."] * cut)],
            "venue": work.get("venue"),
            "date": str(work["year"]),
        },
    }


def run(items: Sequence[Item], processes: int, index: Path, model: Path | None) -> list[Judged]:
    """The documents dealt out in turn: altered references take longer than real ones."""
    documents = [tuple(items[at : at + A_DOCUMENT]) for at in range(0, len(items), A_DOCUMENT)]
    tasks = [Task(index, model, tuple(documents[at::processes])) for at in range(processes)]
    if processes == 1:
        return [judge(tasks[0])]
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        return pool.map(judge, tasks, chunksize=1)


def judge(task: Task) -> Judged:
    """Every reference of the documents, from the value that HTTP hands over to its verdict."""
    model = load_model(task.model, known_signals=[spec.name for spec in SPECS])
    labels: list[Label] = []
    with open_index(task.index) as index, open_ledger("none") as ledger:
        scorer = Scorer(model, (LocalIndex(index, NOW),), ledger, now=NOW, rarity=index.rarity)
        scorer.score(read(task.documents[0]))  # what is loaded once is not measured
        clock, processor = time.perf_counter(), time.process_time()
        for items in task.documents:
            document = read(items)
            report = scorer.score(document)
            labels.extend(judged.verdict.label for judged in report.references)
        return Judged(tuple(labels), time.perf_counter() - clock, time.process_time() - processor)


def read(items: Sequence[Item]) -> Document:
    return from_references(items)


if __name__ == "__main__":
    main()
