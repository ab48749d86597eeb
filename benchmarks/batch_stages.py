"""What each stage of ``citemark rescore`` costs a document, and what the batch adds.

    python benchmarks/batch_stages.py --index INDEX --documents 500 --rounds 7

Everything runs in this process, over generated capsules. Processor time; of several rounds the
least of each stage counts, for other work on the machine only ever adds to it. "Bare" is what no
run can do without: read, extract, judge with what other documents say, and write the report down.
Goal: the batch adds 15 % at most.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rig.machine import machine
from rig.world import write_world

from citemark import references
from citemark.assembly import open_scorer
from citemark.batch import observing, run, scoring, steps, tables, values
from citemark.batch.containers import records
from citemark.batch.engines import Native
from citemark.batch.hearing import HeardLedger, read_heard
from citemark.batch.inputs import list_inputs
from citemark.batch.layout import Out, Work
from citemark.batch.raw import Raw
from citemark.batch.staging import Failure, Stage, staged
from citemark.ledger import open_ledger
from citemark.pipeline import Scorer
from citemark.settings import Settings

READING = ("read", *("extract",) * len(references.STAGES), "observe and mark", "pack")
JUDGING = ("unpack", "look up", "hear others", "examine", "measure", "judge", "report",
           "report as JSON")  # fmt: skip
BARE = ("read", "extract", *JUDGING[1:])
NOW = dt.date(2026, 11, 21)


class Unwatched:
    """Nobody sees to it that no document stops the work."""

    alone = False

    def begin(self, _shard: int, _record: int) -> None:
        return None

    def at(self, _record: int) -> None: ...

    def failed(self) -> None: ...

    def between(self) -> None: ...


UNWATCHED = Unwatched()


class Clock:
    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        started = time.process_time()
        yield
        self.spent[stage] += time.process_time() - started

    def timed(self, names: tuple[str, ...], stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
        """The stages, each under its name."""

        def under(name: str, stage: Stage) -> Stage:
            def stopped(state: object) -> object:
                with self.of(name):
                    return stage(state)

            return stopped

        return tuple(map(under, names, stages))


def observed(lines: list[Raw], work: Work, clock: Clock) -> None:
    """The first step as ``batch.observing`` does it, stage by stage."""
    rows = observing.Rows()
    stages = clock.timed(READING, observing.STAGES)
    for number, found in staged(0, [(raw, len(raw.data)) for raw in lines], stages, UNWATCHED):
        if not isinstance(found, Failure):
            with clock.of("names and words"):
                rows.add(found[0], lines[number].source, number, 0)
    with clock.of("write what was read"):
        observing.write(rows, work, 0)


def judged(given: run.Run, out: Out, scorer: Scorer, clock: Clock) -> int:
    """The last step as ``batch.scoring`` does it, stage by stage; how many documents it judged."""
    with clock.of("hear"):
        heard = read_heard(given.work, 0)
    shard, _ = next(steps.shards(given.work))
    with clock.of("unpack"):
        documents = scoring.read_documents(given.work, shard)
    ledger = HeardLedger(heard, scoring.own_marks(documents))
    hearing = dataclasses.replace(scorer, ledger=ledger)
    reports, judged_references = list[tables.Row](), list[tables.Row]()
    stages = clock.timed(JUDGING, (values.unpacked, *hearing.stages, scoring.with_line))
    packed = [(row["observed"], len(row["observed"])) for row in documents]
    for number, (report, line) in staged(0, packed, stages, UNWATCHED):
        with clock.of("rows"):
            source = documents[number]["source"]
            reports.append(scoring.report_row(source, report, line))
            judged_references += scoring.reference_rows(source, report)
    with clock.of("write what was judged"):
        tables.write(judged_references, tables.REFERENCES, out.references / "one.parquet")
        tables.write(reports, tables.REPORTS, out.reports / "one.parquet")
    return len(documents)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    settings = dataclasses.replace(Settings(), index=given.index, sources=())
    least: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="citemark-stages-") as name:
        world = Path(name) / "world.jsonl"
        write_world(world, given.documents, broken=0.01)
        inputs = list_inputs([str(world)], online=False, shard_documents=given.documents)
        whole = run.Run(inputs, Work(Path(name) / "work"), Out(Path(name) / "out"), settings, NOW,
                        online=False, engine=Native(1))  # fmt: skip
        steps.observe(whole)
        steps.shuffle(whole)
        lines = [raw for raw in records("lines", (str(world),)) if isinstance(raw, Raw)]
        with (
            open_ledger("none") as none,
            open_scorer(settings, none, now=NOW, offline=True) as scorer,
        ):
            for _ in range(given.rounds + 1):  # the first one fills what is remembered
                clock = Clock()
                observed(lines, Work(Path(name) / "again"), clock)
                count = judged(whole, Out(Path(name) / "out"), scorer, clock)
                for stage, spent in clock.spent.items():
                    each = 1000 * spent / count
                    least[stage] = min(each, least.get(stage, each))
    print(machine())
    bare = sum(least[stage] for stage in BARE)
    for stage, each in least.items():
        print(f"{each:7.3f} ms  {stage}{'' if stage in BARE else ' (batch)'}")
    added = sum(least.values()) - bare
    print(f"{bare:7.3f} ms  bare; the batch adds {added:.3f} ms, {added / bare:.0%}")


if __name__ == "__main__":
    main()
