"""How often is a rightly cited real work accused, whichever way it is cited?

    python benchmarks/right_citations.py WORKS [--index DIR] [--count 25] [--seed 1]
        [--together N] [--phrasings NAME…] [--exchanged] [--json OUT] [--show N]

Draws works from a file of works that the index holds (``.jsonl`` or ``.jsonl.xz``), cites each in
every phrasing of ``phrasings/`` that its record serves and sets every citation into small
documents. Goal: no red verdict. Printed by group of phrasings: the share of documents with any red
verdict, and where there is none, whether the work comes out verified, unverified, or was not found.
With ``--together`` the documents about a work are drawn into groups of N that testify about one
another, as those of a collection do: what one says of a work must not accuse another.
With ``--exchanged`` every work bears the identifiers of another, of the same schemes, so that each
reference which carries one is wrong: the share of these that turn red says what is missed, of all
and of those whose title was read.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from phrasings import GROUPS, PHRASINGS, Phrasing
from phrasings.documents import Written, documents
from phrasings.records import sample
from phrasings.titles import system
from phrasings.works import Work

from citemark.assembly import open_scorer
from citemark.documents import read
from citemark.ledger import observe, open_ledger
from citemark.matching import fold_title
from citemark.pipeline import Scorer
from citemark.references import extract
from citemark.settings import Settings
from citemark.types import JudgedReference, Label, Reference

NOW = dt.date(2026, 11, 22)
RED, NOT_FOUND = "red", "not found"
OUTCOMES = (RED, Label.VERIFIED.value, Label.UNVERIFIED.value, NOT_FOUND)
MOST = 30
"""Phrasings that are named for what is wrong with them."""
GROUP_OF = {one.name: group for group, members in GROUPS.items() for one in members}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out of one document."""

    written: Written
    work: Work
    references: tuple[JudgedReference, ...]

    @property
    def red(self) -> tuple[JudgedReference, ...]:
        return tuple(one for one in self.references if one.verdict.label.red)

    @property
    def carrying(self) -> tuple[JudgedReference, ...]:
        """The references with an identifier of the work."""
        return tuple(one for one in self.references if carries(one.reference, self.work))

    @property
    def word(self) -> str:
        """One of :data:`OUTCOMES`."""
        if self.red:
            return RED
        own = self.carrying or [one for one in self.references if names(one.reference, self.work)]
        return min((one.verdict.label.value for one in own), default=NOT_FOUND, key=OUTCOMES.index)


def carries(reference: Reference, work: Work) -> bool:
    own = {value.lower() for value in (work.arxiv, work.doi) if value}
    return any(identifier.value.lower() in own for identifier in reference.identifiers)


def names(reference: Reference, work: Work) -> bool:
    """Whether the reference's text holds the work's title, half of its words, or its system."""
    words = set(fold_title(work.title).split())
    shared = words & set(fold_title(reference.text).split())
    return 2 * len(shared) >= len(words) or (system(work.title) or "\0") in reference.text


def exchanged(works: Sequence[Work]) -> Iterator[Work]:
    """Every work with the identifiers of the next one by others that has the same schemes."""
    for at, work in enumerate(works):
        for donor in (*works[at + 1 :], *works[:at]):
            same = (bool(donor.arxiv), bool(donor.doi)) == (bool(work.arxiv), bool(work.doi))
            if same and not set(donor.authors) & set(work.authors):
                yield replace(work, arxiv=donor.arxiv, doi=donor.doi)
                break


def judged(
    works: Sequence[Work], phrasings: Sequence[Phrasing], scorer: Scorer, together: int
) -> Iterator[Outcome]:
    """Every document about each work, beside the work that follows it, in groups of ``together``."""
    begun = time.monotonic()
    for at, work in enumerate(works):
        made = list(documents(work, works[(at + 1) % len(works)], phrasings))
        if together > 1:
            random.Random(at).shuffle(made)
        for first in range(0, len(made), together):
            for written, found in side_by_side(made[first : first + together], scorer):
                yield Outcome(written, work, found)
        print(f"{at + 1}/{len(works)} works, {time.monotonic() - begun:.0f} s", file=sys.stderr)


def side_by_side(
    group: Sequence[Written], scorer: Scorer
) -> Iterator[tuple[Written, tuple[JudgedReference, ...]]]:
    """What is found of each document, when all of the group are known."""
    as_read = [(written, read(written.data, type=written.media)) for written in group]
    with open_ledger("memory" if len(group) > 1 else "none") as ledger:
        scorer = replace(scorer, ledger=ledger)
        if len(group) > 1:
            ledger.record(observe(one, extract(one)) for _, found in as_read for one in found)
        for written, found in as_read:
            yield written, tuple(ref for one in found for ref in scorer.score(one).references)


def shares(counts: Counter[str], words: Iterable[str]) -> str:
    total = counts.total()
    return "".join(f"{counts[word] / total:>12.2%}" for word in words)


def print_table(head: str, words: Sequence[str], rows: dict[str, Counter[str]]) -> None:
    print(f"{'':<12}{head:>12}{''.join(f'{word:>12}' for word in words)}")
    for name, counts in {**rows, "all": sum(rows.values(), Counter())}.items():
        if counts:
            print(f"{name:<12}{counts.total():>12,}{shares(counts, words)}")


def by_group(counts: dict[str, Counter[str]]) -> dict[str, Counter[str]]:
    rows: dict[str, Counter[str]] = {group: Counter() for group in GROUPS}
    for name, found in counts.items():
        rows[GROUP_OF[name]] += found
    return rows


def print_worst(counts: dict[str, Counter[str]], word: str) -> None:
    worst = sorted(counts, key=lambda name: (-counts[name][word] / counts[name].total(), name))
    named = [name for name in worst[:MOST] if counts[name][word]]
    print(f"most often {word}:{' none' * (not named)}")
    for name in named:
        print(f"  {name:<32}{counts[name][word]:>6} of {counts[name].total():,}")


def show(outcome: Outcome) -> None:
    """A wrong accusation, with what was claimed and why it was judged so."""
    accused = outcome.red[0]
    claim, verdict = accused.reference.claim, accused.verdict
    print(f"--- {outcome.written.phrasing.name}, {outcome.written.context}: {verdict.label.value}")
    print(outcome.written.data.decode())
    print(f"    work:  {outcome.work}\n    claim: {claim}")
    for reason in verdict.reasons[:3]:
        print(f"    {reason.signal} {reason.weight:+.2f} {reason.message}")


def accusations(outcomes: Iterable[Outcome], examples: int) -> dict[str, Counter[str]]:
    """Right citations: how documents came out, by phrasing."""
    counts: dict[str, Counter[str]] = {}
    shown: set[str] = set()
    for outcome in outcomes:
        name = outcome.written.phrasing.name
        counts.setdefault(name, Counter())[outcome.word] += 1
        if outcome.red and len(shown) < examples and name not in shown:
            shown.add(name)
            show(outcome)
    print_table("documents", OUTCOMES, by_group(counts))
    print_worst(counts, RED)
    return counts


def misses(outcomes: Iterable[Outcome]) -> dict[str, Counter[str]]:
    """Exchanged identifiers: how the references that carry one came out, by phrasing."""
    counts: dict[str, Counter[str]] = {}
    titled: Counter[str] = Counter()
    for outcome in outcomes:
        for one in outcome.carrying:
            word = RED if one.verdict.label.red else one.verdict.label.value
            counts.setdefault(outcome.written.phrasing.name, Counter())[word] += 1
            titled[word] += one.reference.claim.title is not None
    print_table("references", OUTCOMES[:-1], by_group(counts))
    print(f"{'titled':<12}{titled.total():>12,}{shares(titled, OUTCOMES[:-1])}")
    print_worst(counts, Label.VERIFIED.value)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("works", type=Path)
    parser.add_argument("--index", type=Path, help="index that holds the works (default: none)")
    parser.add_argument(
        "--together",
        type=int,
        default=1,
        metavar="N",
        help="documents that testify about one another",
    )
    parser.add_argument("--count", type=int, default=25, help="works to draw")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--phrasings", nargs="+", choices=sorted(GROUP_OF), metavar="NAME")
    parser.add_argument(
        "--exchanged", action="store_true", help="give each work another's identifiers"
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the counts by phrasing")
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="print N wrong accusations"
    )
    given = parser.parse_args()
    works = sample(given.works, given.count, given.seed)
    chosen = [one for one in PHRASINGS if not given.phrasings or one.name in given.phrasings]
    opened = Settings(index=given.index)
    with (
        open_ledger("none") as ledger,
        open_scorer(opened, ledger, now=NOW, offline=True) as scorer,
    ):
        if given.exchanged:
            identifying = [one for one in chosen if one.identifies]
            found = judged(list(exchanged(works)), identifying, scorer, given.together)
            counts = misses(found)
        else:
            found = judged(works, chosen, scorer, given.together)
            counts = accusations(found, given.show)
    if given.json:
        found = {name: dict(sorted(row.items())) for name, row in sorted(counts.items())}
        settled = {"works": len(works), "seed": given.seed, "exchanged": given.exchanged}
        given.json.write_text(json.dumps({**settled, "phrasings": found}, indent=1) + "\n")


if __name__ == "__main__":
    main()
