"""How often is a rightly cited real work accused because its citation differs from our record?

    python benchmarks/variations.py WORKS --index DIR [--count 60] [--seed 1]
        [--only NAME…] [--pairs 40] [--json OUT] [--show N]

Draws works from a file of works that the index holds (``.jsonl`` or ``.jsonl.xz``), cites each as
its record has it but for one of ``varied/``'s variations, and then with pairs of two drawn at
random from different fields, in all carriers, and scores offline, without a ledger. Goal: no red
verdict. Printed by field: how many references came out red, and else verified, unverified, or were
not found; then every variation with any red. ``record`` is the citation as it is recorded.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from phrasings.records import sample
from phrasings.works import Work
from right_citations import NOT_FOUND, OUTCOMES, RED, print_table
from varied import GROUPS, VARIATIONS, Cited, Variation, plain
from varied.carriers import BARE, CARRIERS, OTHER

from citemark.assembly import open_scorer
from citemark.ledger import open_ledger
from citemark.pipeline import Scorer
from citemark.settings import Settings
from citemark.types import Document, JudgedReference

NOW = dt.date(2026, 11, 22)
RECORD, PAIRS = "record", "pairs"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out of one citation in one carrier."""

    names: tuple[str, ...]
    """The variations that were applied."""
    carrier: str
    cited: Cited
    references: tuple[JudgedReference, ...]

    @property
    def group(self) -> str:
        """The field that varies, :data:`RECORD` or :data:`PAIRS`."""
        if len(self.names) > 1:
            return PAIRS
        return self.names[0].partition("/")[0]

    @property
    def red(self) -> JudgedReference | None:
        return next((one for one in self.references if one.verdict.label.red), None)

    @property
    def word(self) -> str:
        """One of :data:`OUTCOMES`."""
        if self.red:
            return RED
        labels = [one.verdict.label.value for one in self.references]
        return min(labels, default=NOT_FOUND, key=OUTCOMES.index)


def written(
    work: Work, chosen: Sequence[Variation], pairs: int, seed: int
) -> Iterator[tuple[tuple[str, ...], Cited]]:
    """The work as recorded, in every variation that serves it, and in so many pairs of them."""
    own = plain(work)
    yield (RECORD,), own
    serving = []
    for variation in chosen:
        changed = variation.apply(own)
        if changed is not None:
            serving.append(variation)
            yield (variation.name,), changed
    chance = random.Random(f"{seed}/{work.title}")
    for _ in range(pairs if len(GROUPS) > 1 else 0):
        one, other = chance.sample(serving, 2) if len(serving) > 1 else (None, None)
        if one is None or other is None or field_of(one) == field_of(other):
            continue
        first = one.apply(own)
        both = other.apply(first) if first else None
        if both is not None:
            yield (one.name, other.name), both


def field_of(variation: Variation) -> str:
    """Names vary as a whole: an initial is not taken from behind "Prof."."""
    return variation.group.replace("spellings", "authors")


def judged(
    works: Sequence[Work], chosen: Sequence[Variation], pairs: int, seed: int, scorer: Scorer
) -> Iterator[Outcome]:
    for work in works:
        for names, cited in written(work, chosen, pairs, seed):
            for carrier, carry in CARRIERS.items():
                if carrier in BARE and any(name.startswith("identifiers/") for name in names):
                    continue
                yield Outcome(names, carrier, cited, scored(carry(cited), scorer))


def scored(documents: Sequence[Document], scorer: Scorer) -> tuple[JudgedReference, ...]:
    found = (one for document in documents for one in scorer.score(document).references)
    return tuple(one for one in found if OTHER not in one.reference.text)


def show(outcome: Outcome) -> None:
    """A wrong accusation, with what was claimed, what is recorded, and why it was judged so."""
    accused = outcome.red
    if accused is None:
        return
    claim, verdict = accused.reference.claim, accused.verdict
    print(
        f"--- {', '.join(outcome.names)} in {outcome.carrier}: {verdict.label.value} {verdict.probability:.3f}"
    )
    print(f"    cited: {outcome.cited}\n    claim: {claim}")
    for record in [one.record for one in accused.evidence if one.record][:2]:
        print(f"    record: {record.title} | {record.authors} | {record.years} | {record.venues}")
    for reason in verdict.reasons[:3]:
        print(f"    {reason.signal} {reason.weight:+.2f} {reason.message}")


def tell(
    outcomes: Iterator[Outcome], examples: int, each: int = 1
) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]], Counter[str]]:
    """How the references came out by field, by variation, and the red ones by carrier."""
    fields: dict[str, Counter[str]] = {name: Counter() for name in (RECORD, *GROUPS, PAIRS)}
    counts: dict[str, Counter[str]] = {}
    carriers: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    for outcome in outcomes:
        fields[outcome.group][outcome.word] += 1
        for name in outcome.names:
            key = name if len(outcome.names) == 1 else f"{name} +"
            counts.setdefault(key, Counter())[outcome.word] += 1
        if outcome.word == RED:
            carriers[outcome.carrier] += 1
            named = " ".join(outcome.names)
            if shown[named] < each and shown.total() < examples:
                shown[named] += 1
                show(outcome)
    return fields, counts, carriers


def print_worst(counts: dict[str, Counter[str]], most: int = 80) -> None:
    worst = sorted(counts, key=lambda name: (-counts[name][RED] / counts[name].total(), name))
    named = [name for name in worst if counts[name][RED]]
    print(f"red in:{' none' * (not named)}")
    for name in named[:most]:
        print(f"  {name:<40}{counts[name][RED]:>6} of {counts[name].total():,}")


def main() -> None:
    names = {one.name for one in VARIATIONS} | set(GROUPS)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("works", type=Path)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--count", type=int, default=60, help="works to draw")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--only", nargs="+", choices=sorted(names), metavar="NAME", help="variations or fields"
    )
    parser.add_argument("--pairs", type=int, default=40, help="pairs to draw for each work")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the counts by variation")
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="print N wrong accusations"
    )
    given = parser.parse_args()
    works = sample(given.works, given.count, given.seed)
    chosen = [
        one for one in VARIATIONS if not given.only or {one.name, one.group} & set(given.only)
    ]
    opened = Settings(index=given.index)
    with (
        open_ledger("none") as ledger,
        open_scorer(opened, ledger, now=NOW, offline=True) as scorer,
    ):
        outcomes = judged(works, chosen, given.pairs, given.seed, scorer)
        fields, counts, carriers = tell(outcomes, given.show)
    print_table("references", OUTCOMES, fields)
    print_worst({name: row for name, row in counts.items() if not name.endswith("+")})
    print(
        "red by carrier: " + ", ".join(f"{name} {count}" for name, count in carriers.most_common())
    )
    if given.json:
        found = {name: dict(sorted(row.items())) for name, row in sorted(counts.items())}
        settled = {"works": len(works), "seed": given.seed}
        given.json.write_text(json.dumps({**settled, "variations": found}, indent=1) + "\n")


if __name__ == "__main__":
    main()
