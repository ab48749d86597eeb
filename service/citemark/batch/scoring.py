"""This module knows the last step: a group of shards, with what their documents hear, judged."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from citemark.batch import tables, values
from citemark.batch.layout import Out, Work, shard_name
from citemark.batch.observing import Watch, spent, unread
from citemark.batch.testimony import Collection, HeardLedger, Place
from citemark.errors import CitemarkError
from citemark.pipeline import Scorer
from citemark.report import to_jsonl
from citemark.types import Label


def score_group(task: dict[str, Any], work: Work, out: Out, scorer: Scorer, watch: Watch) -> None:
    """Score the shards of a group; shards that exist are not done again."""
    shards = [shard for shard in task["shards"] if not (out.reports / shard_name(shard)).exists()]
    if not shards:
        return
    places = _places(work.heard("heard", task["group"]))
    words = _words(work.heard("words", task["group"]))
    collection = read_collection(work)
    for shard in shards:
        documents = pq.read_table(work.shard("documents", shard)).to_pylist()
        own = {row["document"]: (row["mark_high"] << 32) + row["mark_low"] for row in documents}
        ledger = HeardLedger(collection, places, words, own)
        _score_shard(documents, shard, out, dataclasses.replace(scorer, ledger=ledger), watch)


def _score_shard(
    documents: list[dict[str, Any]], shard: int, out: Out, scorer: Scorer, watch: Watch
) -> None:
    started, name = time.perf_counter(), shard_name(shard)
    reports, references, failed = list[dict[str, Any]](), list[dict[str, Any]](), []
    for number, row in enumerate(documents):
        source, record = row["source"], row["record"]
        doomed = watch.at(shard, number, source)
        if doomed is not None:
            failed.append(unread(source, record, doomed.error, doomed.message, step="score"))
            watch.failed()
            continue
        try:
            document, found = values.unpacked(row["observed"])
            line = to_jsonl(scorer.score(document, references=found))
        except CitemarkError as error:
            failed.append(unread(source, record, type(error).__name__, str(error), step="score"))
            watch.failed()
            continue
        report = json.loads(line)
        reports.append(_report_row(source, report, line))
        references += _reference_rows(source, report)
    watch.between()
    tables.write(failed, tables.ERRORS, out.failed / name)
    tables.write(references, tables.REFERENCES, out.references / name)
    spent(started, out.times / f"{name}.score", len(reports))
    tables.write(reports, tables.REPORTS, out.reports / name)


def _places(paths: tuple[Path, ...]) -> dict[int, list[Place]]:
    heard: dict[int, list[Place]] = {}
    for path in paths:
        table = pq.read_table(path, columns=["name", "places"])
        for name, places in zip(
            table["name"].to_pylist(), table["places"].to_pylist(), strict=True
        ):
            heard[name] = [(place["document"], place["position"]) for place in places]
    return heard


def _words(paths: tuple[Path, ...]) -> dict[Place, str]:
    words: dict[Place, str] = {}
    for path in paths:
        table = pq.read_table(path, columns=["document", "position", "witness"])
        columns = (table[name].to_pylist() for name in ("document", "position", "witness"))
        words.update(
            ((document, position), text) for document, position, text in zip(*columns, strict=True)
        )
    return words


def read_collection(work: Work) -> Collection:
    stored = json.loads(work.shuffled.read_text(encoding="utf-8"))
    return Collection(
        documents=stored["documents"],
        total=stored["total"],
        repeated={int(key): mark for key, mark in stored["repeated"].items()},
    )


def _report_row(source: str, report: dict[str, Any], line: str) -> dict[str, Any]:
    document = report["document"]
    return {
        "source": source,
        "document_id": document["id"],
        **{name: document[name] for name in ("title", "media_type", "sha256", "published")},
        **{name: report[name] for name in ("label", "probability", "complete")},
        **{label.value: report["counts"][label.value] for label in Label},
        "report": line.rstrip("\n"),
    }


def _reference_rows(source: str, report: dict[str, Any]) -> list[dict[str, Any]]:
    rows, seen = [], Counter[str]()
    for reference in report["references"]:
        claim = reference["claim"]
        identifiers = [f"{item['scheme']}:{item['value']}" for item in reference["identifiers"]]
        work = claim["title"] or claim["method"] or claim["acronym"]
        name = hashlib.blake2b(json.dumps([identifiers, work]).encode(), digest_size=8).hexdigest()
        seen[name] += 1
        rows.append(
            {
                "source": source,
                "document_id": report["document"]["id"],
                "reference_id": f"{name}-{seen[name]}",
                "identifiers": identifiers,
                "work": work,
                **{
                    name: reference[name]
                    for name in ("index", "key", "text", "label", "probability", "reasons")
                },
            }
        )
    return rows
