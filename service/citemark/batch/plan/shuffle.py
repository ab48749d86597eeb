"""This module knows the shuffle: which testimony each group of shards must hear, as a Daft plan.

The names are taken in buckets, so that memory stays bounded however many there are.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import daft
import pyarrow as pa
from daft import DataFrame, DataType, Series, col, lit

from citemark.batch import tables
from citemark.batch.layout import Work
from citemark.batch.testimony import sampled

_PLACES: Final = DataType.list(
    DataType.struct({"document": DataType.int64(), "position": DataType.int32()})
)


@daft.func.batch(return_dtype=_PLACES)
def _sampled(documents: Series, positions: Series) -> Series:
    """``sampled`` of every row, put together column by column."""
    kept_documents, kept_positions, ends = list[int](), list[int](), [0]
    for row in zip(documents.to_pylist(), positions.to_pylist(), strict=True):
        places = sampled(zip(*row, strict=True))
        kept_documents += [document for document, _ in places]
        kept_positions += [position for _, position in places]
        ends.append(len(kept_documents))
    kept = pa.StructArray.from_arrays(
        [pa.array(kept_documents, pa.int64()), pa.array(kept_positions, pa.int32())],
        names=["document", "position"],
    )
    return Series.from_arrow(pa.LargeListArray.from_arrays(pa.array(ends, pa.int64()), kept))


def shuffle(told: dict[str, Any]) -> None:
    """Write ``heard`` and ``words`` for every group, bucket by bucket, and then ``shuffled``.

    Buckets that exist are not done again.
    """
    work, groups = Work(Path(told["work"])), told["groups"]
    counted = _counted(work)
    superseding = {row["document"]: row["latest"] for row in counted.repeated}
    uses = _current(_read(work, "uses"), superseding)
    rows = uses.count_rows()
    buckets = max(1, -(-rows // told["rows_at_once"]))
    asks = _asks(work, groups)
    for bucket in range(buckets):
        named, asked = (_in(table, "name", bucket, buckets) for table in (uses, asks))
        _write(_heard(named, asked), work.table("heard"), bucket)
    words = _current(_read(work, "witnesses"), superseding)
    for bucket in range(buckets if work.hears() else 0):
        said = _in(words, "document", bucket, buckets)
        _write(_words(said, work, bucket, buckets), work.table("words"), bucket)
    stored = {
        "documents": counted.documents,
        "total": counted.total,
        "repeated": {row["document"]: _mark(row) for row in counted.repeated},
        "groups": groups,
        "uses": rows,
    }
    tables.write_text(json.dumps(stored), work.shuffled)


@dataclass(frozen=True, slots=True)
class _Counted:
    """How many documents testify, the sum of their marks, and the ones that came repeatedly."""

    documents: int
    total: int
    repeated: list[dict[str, Any]]


def _counted(work: Work) -> _Counted:
    documents = _read(work, "documents").select("document", "place", "mark_high", "mark_low")
    latest = documents.groupby("document").agg(
        col("place").max().alias("latest"), col("place").count().alias("times")
    )
    counting = documents.join(latest, on="document").where(col("place") == col("latest"))
    sums = counting.agg(
        col("document").count(), col("mark_high").sum(), col("mark_low").sum()
    ).to_pylist()[0]
    repeated = counting.where(col("times") > lit(1)).to_pylist()
    total = _mark(sums) % (1 << 64) if sums["document"] else 0  # the sum of no rows is null
    return _Counted(sums["document"], total, repeated)


def _mark(row: Mapping[str, int]) -> int:
    return (row["mark_high"] << 32) + row["mark_low"]


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
    """Which documents of which group will ask for which name."""
    placed = [(shard, number) for number, group in enumerate(groups) for shard in group]
    of_group = daft.from_pydict(
        {"shard": [shard for shard, _ in placed], "group": [number for _, number in placed]}
    )
    return _read(work, "asks").join(of_group, on="shard").select("group", "name", "document")


def _heard(uses: DataFrame, asks: DataFrame) -> DataFrame:
    """Per group and name the places that anyone there may hear.

    A name that one document alone uses and asks for is left out: most names are such. Groups of rows
    that nothing is asked of are made by ``distinct``: where no aggregate of a ``groupby`` is wanted,
    Daft (0.7.26) leaves all rows out that it had put together before the last ones came.
    """
    named = uses.groupby("name").agg(
        col("document").list_agg().alias("documents"),
        col("position").list_agg().alias("positions"),
        col("document").min().alias("low"),
        col("document").max().alias("high"),
    )
    asked = asks.groupby("name").agg(
        col("document").min().alias("first"), col("document").max().alias("last")
    )
    shared = named.join(asked, on="name").where(
        (col("low") != col("high")) | (col("first") != col("low")) | (col("last") != col("low"))
    )
    places = shared.select("name", _sampled(col("documents"), col("positions")).alias("places"))
    return asks.select("group", "name").distinct().join(places, on="name")


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
