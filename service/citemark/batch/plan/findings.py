"""This module knows what is asked of all verdicts together: what is reused most, and what moved."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import daft
from daft import Expression, col, lit

from citemark.batch import tables
from citemark.batch.changes import changed
from citemark.batch.layout import Out

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
    names = tables.REUSED.names
    rows = [tuple(row[name] for name in names) for row in counted.to_pylist()]
    tables.write(rows, tables.REUSED, out.reused)


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
