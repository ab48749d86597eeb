"""This module knows the last step: a group of shards, with what their documents hear, judged."""

from __future__ import annotations

import dataclasses
import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring_ascii as quoted
from typing import Any

import pyarrow.parquet as pq

from citemark.batch import tables, values
from citemark.batch.hearing import HeardLedger, read_heard
from citemark.batch.layout import Out, Work, shard_name
from citemark.batch.observing import spent, unread
from citemark.batch.staging import Failure, Stage, Watch, staged
from citemark.batch.tables import sound
from citemark.ledger import marks
from citemark.pipeline import Scorer
from citemark.report import to_jsonl
from citemark.report.tree import DIGITS
from citemark.types import Label, Report


def score_group(task: dict[str, Any], work: Work, out: Out, scorer: Scorer, watch: Watch) -> None:
    """Score the shards of a group; shards that exist are not done again."""
    shards = [shard for shard in task["shards"] if not (out.reports / shard_name(shard)).exists()]
    if not shards:
        return
    heard = read_heard(work, task["group"])
    for shard in shards:
        documents = read_documents(work, shard)
        ledger = HeardLedger(heard, own_marks(documents))
        _score_shard(documents, shard, out, dataclasses.replace(scorer, ledger=ledger), watch)


def read_documents(work: Work, shard: int) -> list[dict[str, Any]]:
    """The rows of ``tables.DOCUMENTS`` that the first step wrote."""
    rows: list[dict[str, Any]] = pq.read_table(work.shard("documents", shard)).to_pylist()
    return rows


def own_marks(documents: Iterable[Mapping[str, Any]]) -> dict[int, int]:
    return {row["document"]: (row["mark_high"] << 32) + row["mark_low"] for row in documents}


def _score_shard(
    documents: list[dict[str, Any]], shard: int, out: Out, scorer: Scorer, watch: Watch
) -> None:
    started, name = time.perf_counter(), shard_name(shard)
    reports, references, failed = list[tables.Row](), list[tables.Row](), list[tables.Row]()
    packed = ((row["observed"], len(row["observed"])) for row in documents)
    stages: tuple[Stage, ...] = (values.unpacked, *scorer.stages, with_line)
    for number, found in staged(shard, packed, stages, watch):
        row = documents[number]
        if isinstance(found, Failure):
            failed.append(unread(row["source"], row["record"], found, step="score"))
        else:
            report, line = found
            reports.append(report_row(row["source"], report, line))
            references += reference_rows(row["source"], report)
    tables.write(failed, tables.ERRORS, out.failed / name)
    tables.write(references, tables.REFERENCES, out.references / name)
    spent(started, out.times / f"{name}.score", len(reports))
    tables.write(reports, tables.REPORTS, out.reports / name)


def with_line(report: Report) -> tuple[Report, str]:
    """The report and the line that ``citemark score --format jsonl`` prints."""
    return report, to_jsonl(report)


def report_row(source: str, report: Report, line: str) -> tables.Row:
    document, counts = report.document, report.counts()
    return (
        source,
        sound(document.id),
        document.title and sound(document.title),
        document.media_type,
        document.sha256,
        document.published and document.published.isoformat(),
        report.label.value,
        round(report.probability, DIGITS),
        *(counts[label.value] for label in Label),
        report.complete,
        line.rstrip("\n"),
    )


def reference_rows(source: str, report: Report) -> Iterator[tables.Row]:
    seen = Counter[str]()
    for judged in report.references:
        reference, verdict = judged.reference, judged.verdict
        claim = reference.claim
        identifiers = [sound(f"{each.scheme}:{each.value}") for each in reference.identifiers]
        work = claim.title or claim.method or claim.acronym
        work = work and sound(work)
        name = _reference_name(identifiers, work)
        seen[name] += 1
        yield (
            source,
            sound(report.document.id),
            f"{name}-{seen[name]}",
            reference.index,
            reference.key and sound(reference.key),
            sound(reference.text),
            identifiers,
            work,
            verdict.label.value,
            round(verdict.probability, DIGITS),
            [
                (why.signal, sound(why.message), round(why.weight, DIGITS))
                for why in verdict.reasons
            ],
        )


def _reference_name(identifiers: list[str], work: str | None) -> str:
    """What is the same for the same claim in another run."""
    named = f"[[{', '.join(map(quoted, identifiers))}], {marks.written(work)}]"  # as JSON
    return hashlib.blake2b(named.encode(), digest_size=8).hexdigest()
