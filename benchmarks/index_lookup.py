"""Measure how fast and how surely an index answers, on real titles drawn from a dump of it.

    python benchmarks/index_lookup.py INDEX WORKS.jsonl[.gz|.xz|.zst] [--titles 2000] [--seed 1]

Every drawn title is asked for as it is, and after one edit: one letter mistyped, one word swapped
for another real one, one word dropped. ``recall``: the work is among the records returned;
``wrong``: a record is returned under exactly the asked title that is not the work (its authors
are others). Absent titles are words of real titles thrown together. Microseconds are of the
processor, so that other work on the machine does not count, with the wall clock's beside them.
Goals (median, µs): identifier 40, exact 60, near 1,000 (p99 5,000), absent 1,000; recall 0.97.
"""

from __future__ import annotations

import argparse
import random
import string
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from citemark.index import Index, dumps, open_index
from citemark.index.dumps.unpack import Dump, buffered
from citemark.index.work import Work
from citemark.matching import fold_title
from citemark.types import Record

Edit = Callable[[str, random.Random], str]
FEWEST_WORDS = 3
"""Of a title that is edited: one word of two is no near title of anything."""


def drawn(path: Path, count: int, chance: random.Random) -> list[Work]:
    """Works drawn evenly from a dump (reservoir sampling)."""
    form = dumps.by_name(dumps.detect(Dump(path)))
    kept: list[Work] = []
    seen = 0
    with buffered(Dump(path)) as stream:
        for item in form.items(stream):
            at = chance.randrange(seen + 1)
            if seen < count * 2 or at < count * 2:
                work = form.read(item)
                if work is None or len(fold_title(work.title).split()) < FEWEST_WORDS:
                    continue
                if seen < count * 2:
                    kept.append(work)
                else:
                    kept[at] = work
            seen += 1
    chance.shuffle(kept)
    return kept


def mistyped(title: str, chance: random.Random) -> str:
    words = title.split()
    at = chance.choice([n for n, word in enumerate(words) if len(word) > 2] or [0])
    word, letter = words[at], chance.randrange(len(words[at]))
    new = chance.choice(string.ascii_lowercase)
    words[at] = word[:letter] + chance.choice([new, new + word[letter], ""]) + word[letter + 1 :]
    return " ".join(words)


def swapped(vocabulary: list[str]) -> Edit:
    def swap(title: str, chance: random.Random) -> str:
        words = title.split()
        words[chance.randrange(len(words))] = chance.choice(vocabulary)
        return " ".join(words)

    return swap


def dropped(title: str, chance: random.Random) -> str:
    words = title.split()
    del words[chance.randrange(len(words))]
    return " ".join(words)


class Timer:
    """Times calls on both clocks."""

    def __init__(self) -> None:
        self.processor: list[int] = []
        self.wall: list[int] = []

    def call(self, ask: Callable[[], tuple[Record, ...]]) -> tuple[Record, ...]:
        wall, processor = time.perf_counter_ns(), time.thread_time_ns()
        found = ask()
        self.processor.append(time.thread_time_ns() - processor)
        self.wall.append(time.perf_counter_ns() - wall)
        return found

    def line(self) -> str:
        parts = []
        for times in (sorted(self.processor), sorted(self.wall)):
            median, late = times[len(times) // 2] / 1000, times[int(len(times) * 0.99)] / 1000
            parts.append(f"{median:7.0f} {late:7.0f}")
        return "   ".join(parts)


def is_work(record: Record, work: Work) -> bool:
    folded = fold_title(work.title)
    return any(fold_title(title) == folded for title in (record.title, *record.earlier_titles))


def shares_author(record: Record, work: Work) -> bool:
    words = set(fold_title(" ; ".join(record.authors)).split())
    return not work.authors or bool(words & set(fold_title(" ; ".join(work.authors)).split()))


def measure(index: Index, works: list[Work], name: str, edit: Edit, chance: random.Random) -> None:
    timer, found, wrong = Timer(), 0, 0
    for work in works:
        asked = edit(work.title, chance)
        records = timer.call(lambda asked=asked: index.by_title(asked))  # type: ignore[misc]  # mypy does not infer the default
        found += any(is_work(record, work) for record in records)
        same = [record for record in records if fold_title(record.title) == fold_title(asked)]
        wrong += bool(same) and not any(shares_author(record, work) for record in same)
    print(f"{name:<12} {timer.line()}   {found / len(works):.4f}   {wrong}")


def measure_identifiers(index: Index, works: list[Work]) -> None:
    timer, found, asked = Timer(), 0, 0
    for work in works:
        for identifier in work.identifiers[:1]:
            records = timer.call(lambda item=identifier: index.by_identifier(item))  # type: ignore[misc]  # mypy does not infer the default
            found += any(shares_author(record, work) for record in records)
            asked += 1
    print(f"{'identifier':<12} {timer.line()}   {found / asked:.4f}")


def measure_absent(
    index: Index, works: list[Work], vocabulary: list[str], chance: random.Random
) -> None:
    timer, found = Timer(), 0
    for work in works:
        title = " ".join(chance.choices(vocabulary, k=len(work.title.split())))
        found += bool(timer.call(lambda title=title: index.by_title(title)))  # type: ignore[misc]  # mypy does not infer the default
    print(f"{'absent':<12} {timer.line()}   {found / len(works):.4f} found")


@contextmanager
def opened(path: Path, others: list[Work]) -> Iterator[Index]:
    """The index, asked for other works before; it remembers nothing of those that are drawn."""
    with open_index(path) as index:
        for work in others[:300]:
            index.by_title(work.title)
        yield index


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("works", type=Path)
    parser.add_argument("--titles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    kept = drawn(options.works, options.titles, chance)
    works, others = kept[: options.titles], kept[options.titles :]
    vocabulary = [word for work in others for word in work.title.split()]
    print("             processor µs      wall µs           recall   wrong")
    print("             median    p99     median    p99")
    with opened(options.index, others) as index:
        measure_identifiers(index, works)
    for name, edit in (
        ("exact", lambda title, _: title),
        ("mistyped", mistyped),
        ("swapped", swapped(vocabulary)),
        ("dropped", dropped),
    ):
        with opened(options.index, others) as index:
            measure(index, works, name, edit, chance)
    with opened(options.index, others) as index:
        measure_absent(index, works, vocabulary, chance)


if __name__ == "__main__":
    main()
