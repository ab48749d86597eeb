"""This module knows the shuffle: which testimony each group of shards must hear, as a Daft plan.

It runs natively or on Ray, the same code and the same rows. It runs in a process of its own, which
gives all of its memory back, and which Daft may leave as untidily as it likes. The names are taken
in buckets, so that memory stays bounded however many there are.
"""

from __future__ import annotations

import os

os.environ["DO_NOT_TRACK"] = "1"  # Daft reports its import otherwise
os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
os.environ.setdefault("DAFT_PROGRESS_BAR", "0")

import json
import shutil
import sys
from pathlib import Path
from typing import Any, Final

import daft
from daft import DataFrame, DataType, Expression, Series, col, lit

from citemark.batch import tables
from citemark.batch.changes import changed
from citemark.batch.layout import Out, Work
from citemark.batch.testimony import sampled

_PLACES: Final = DataType.list(
    DataType.struct({"document": DataType.int64(), "position": DataType.int32()})
)


@daft.func.batch(return_dtype=_PLACES)
def _sampled(documents: Series, positions: Series) -> list[list[dict[str, int]]]:
    rows = zip(documents.to_pylist(), positions.to_pylist(), strict=True)
    return [
        [
            {"document": document, "position": position}
            for document, position in sampled(zip(*row, strict=True))
        ]
        for row in rows
    ]


def shuffle(work: Work, groups: list[list[int]], *, rows_at_once: int) -> None:
    """Write ``heard`` and ``words`` for every group, bucket by bucket, and then ``shuffled``.

    Buckets that exist are not done again.
    """
    documents = _read(work, "documents").select("document", "place", "mark_high", "mark_low")
    latest = documents.groupby("document").agg(
        col("place").max().alias("latest"), col("place").count().alias("times")
    )
    counting = documents.join(latest, on="document").where(col("place") == col("latest"))
    sums = counting.agg(
        col("document").count(), col("mark_high").sum(), col("mark_low").sum()
    ).to_pylist()[0]
    repeated = counting.where(col("times") > lit(1)).to_pylist()
    superseding = {row["document"]: row["latest"] for row in repeated}
    uses = _current(_read(work, "uses"), superseding)
    buckets = max(1, -(-uses.count_rows() // rows_at_once))
    asks = _asks(work, groups)
    for bucket in range(buckets):
        named, asked = (_in(table, "name", bucket, buckets) for table in (uses, asks))
        _write(_heard(named, asked), work.table("heard"), bucket)
    words = _current(_read(work, "witnesses"), superseding)
    for bucket in range(buckets if work.hears() else 0):
        said = _in(words, "document", bucket, buckets)
        _write(_words(said, work, bucket, buckets), work.table("words"), bucket)
    stored = {
        "documents": sums["document"],
        "total": ((sums["mark_high"] << 32) + sums["mark_low"]) % (1 << 64),
        "repeated": {
            row["document"]: (row["mark_high"] << 32) + row["mark_low"] for row in repeated
        },
        "groups": groups,
        "uses": uses.count_rows(),
    }
    tables.write_text(json.dumps(stored), work.shuffled)


def _read(work: Work, table: str) -> DataFrame:
    return daft.read_parquet(f"{work.table(table)}/*.parquet")


def _in(table: DataFrame, column: str, bucket: int, buckets: int) -> DataFrame:
    if buckets == 1:
        return table
    return table.where(((col(column) % lit(buckets)) + lit(buckets)) % lit(buckets) == lit(bucket))


def _current(table: DataFrame, superseding: dict[int, int]) -> DataFrame:
    """The rows of documents that count: of two under one identifier, the later one."""
    if not superseding:
        return table
    latest = daft.from_pydict({"document": list(superseding), "latest": list(superseding.values())})
    joined = table.join(latest, on="document", how="left")
    return joined.where(col("latest").is_null() | (col("latest") == col("place"))).exclude("latest")


def _asks(work: Work, groups: list[list[int]]) -> DataFrame:
    """Per group and name the first and last document that will ask."""
    placed = [(shard, number) for number, group in enumerate(groups) for shard in group]
    of_group = daft.from_pydict(
        {"shard": [shard for shard, _ in placed], "group": [number for _, number in placed]}
    )
    asking = _read(work, "asks").join(of_group, on="shard").groupby("group", "name")
    return asking.agg(col("document").min().alias("first"), col("document").max().alias("last"))


def _heard(uses: DataFrame, asks: DataFrame) -> DataFrame:
    """Per group and name the places that anyone there may hear.

    A name that one document alone uses and asks for is left out: most names are such.
    """
    named = uses.groupby("name").agg(
        col("document").list_agg().alias("documents"),
        col("position").list_agg().alias("positions"),
        col("document").min().alias("low"),
        col("document").max().alias("high"),
    )
    asked = asks.groupby("name").agg(col("first").min(), col("last").max())
    shared = named.join(asked, on="name").where(
        (col("low") != col("high")) | (col("first") != col("low")) | (col("last") != col("low"))
    )
    places = shared.select("name", _sampled(col("documents"), col("positions")).alias("places"))
    return asks.select("group", "name").join(places, on="name")


def _words(words: DataFrame, work: Work, bucket: int, buckets: int) -> DataFrame:
    """Per group the words of all places that it may hear, once each."""
    heard = daft.read_parquet(f"{work.table('heard')}/**/*.parquet", hive_partitioning=True)
    places = heard.explode("places").select(
        "group",
        col("places").get("document").alias("document"),
        col("places").get("position").alias("position"),
    )
    wanted = _in(places, "document", bucket, buckets).distinct()
    return wanted.join(words.select("document", "position", "witness"), on=["document", "position"])


def _write(table: DataFrame, folder: Path, bucket: int) -> None:
    whole, temporary = folder / f"bucket-{bucket:04d}", folder / f".bucket-{bucket:04d}"
    if whole.exists():
        return
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    table.write_parquet(str(temporary), partition_cols=["group"], compression="zstd")
    temporary.rename(whole)


MOST_REUSED: Final = 100
"""Identifiers listed as the most reused: what a page shows."""


def reused(told: dict[str, Any]) -> None:
    """Write the identifiers that most documents use, and for how many works each."""
    out = Out(Path(told["out"]))
    used = daft.read_parquet(f"{out.references}/*.parquet").select(
        "identifiers", "document_id", "work"
    )
    counted = (
        used.explode("identifiers")
        .where(col("identifiers").not_null())
        .groupby(col("identifiers").alias("identifier"))
        .agg(
            col("document_id").count_distinct().alias("documents"),
            col("work").count_distinct().alias("works"),
        )
        .where(col("documents") > lit(1))
        .sort(["documents", "works", "identifier"], desc=[True, True, False])
        .limit(MOST_REUSED)
    )
    tables.write(counted.to_pylist(), tables.REUSED, out.reused)


def changes(told: dict[str, Any]) -> None:
    """Write the references whose label is another one than in the run before."""
    out, before = Out(Path(told["out"])), Out(Path(told["previous"]))
    keys: list[Expression | str] = ["document_id", "reference_id"]
    old = daft.read_parquet(f"{before.references}/*.parquet").select(
        *keys,
        col("label").alias("before"),
        col("probability").alias("probability_before"),
        col("reasons").alias("reasons_before"),
    )
    new = daft.read_parquet(f"{out.references}/*.parquet")
    moved = new.join(old, on=keys).where(col("label") != col("before")).sort([*keys, "source"])
    rows = (changed(row) for row in moved.iter_rows())
    tables.write_stream(rows, tables.CHANGES, out.changes)


def _shuffled(told: dict[str, Any]) -> None:
    shuffle(Work(Path(told["work"])), told["groups"], rows_at_once=told["rows_at_once"])


@daft.cls
class _Performer:
    """A worker and its guard, on whatever machine of the cluster; made once a worker of Ray."""

    def __init__(self, told: str) -> None:
        from citemark.batch.engines import Told

        self._guard = Told.from_json(told).guard()

    @daft.method.batch(return_dtype=DataType.int64())
    def perform(self, tasks: Series) -> list[int]:
        given = tasks.to_pylist()
        for task in given:
            self._guard.perform(json.loads(task), lambda _: None)
        return [1] * len(given)


def perform(told: dict[str, Any]) -> None:
    """Have tasks done by the workers of the cluster, one task a partition."""
    tasks = daft.from_pydict({"task": [json.dumps(task) for task in told["tasks"]]})
    performer = _Performer(json.dumps(told["told"]))
    performed: Any = performer.perform(col("task"))  # type: ignore[arg-type]  # given a column, it is one
    tasks.into_partitions(len(told["tasks"])).select(performed).collect()


STEPS: Final = {"perform": perform, "shuffle": _shuffled, "reused": reused, "changes": changes}


def main() -> None:
    """Run one step of the plan as standard input tells."""
    told: dict[str, Any] = json.load(sys.stdin)
    if told["runner"]:
        daft.set_runner_ray(told["runner"]["address"])
    else:
        daft.set_runner_native()
    STEPS[told["step"]](told)
    sys.stdout.flush()
    os._exit(0)  # Daft's threads may outlive the interpreter and then abort it


if __name__ == "__main__":
    main()
