"""About how many records the inputs hold, from the beginning of some of them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from citemark.batch import sizing
from citemark.batch.inputs import list_inputs
from citemark.batch.sizing import estimated_records

LINE = json.dumps({"text": "As of May, replay is said to save memory (arXiv:2603.01234)."}) + "\n"


def plain(path: Path, records: int) -> None:
    path.write_text(LINE * records)


def packed(path: Path, records: int) -> None:
    path.write_bytes(gzip.compress((LINE * records).encode()))


def table(path: Path, records: int) -> None:
    pq.write_table(pa.table({"text": ["text"] * records}), path)


@pytest.mark.parametrize(
    ("name", "write", "records"),
    [
        ("few.jsonl", plain, 30),
        ("many.jsonl", plain, 5000),
        ("few.jsonl.gz", packed, 30),
        ("rows.parquet", table, 5000),
    ],
)
def test_a_container_is_sized_by_its_beginning(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    write: Callable[[Path, int], None],
    records: int,
) -> None:
    monkeypatch.setattr(sizing, "BEGINNING", 2**16)
    write(tmp_path / name, records)
    found = estimated_records(list_inputs([str(tmp_path)], online=False).parts)
    assert found == pytest.approx(records, rel=0.01)


def test_of_many_containers_some_are_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = []
    counted = sizing._counted
    monkeypatch.setattr(
        sizing, "_counted", lambda *named: (looked.append(named), counted(*named))[1]
    )
    for number in range(40):
        plain(tmp_path / f"{number:02d}.jsonl", 10)
    (tmp_path / "single.md").write_text("# One")
    assert estimated_records(list_inputs([str(tmp_path)], online=False).parts) == 401
    assert len(looked) == 8


@pytest.mark.parametrize("name", ["empty.jsonl", "damaged.parquet"])
def test_nothing_is_told_of_what_holds_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\n")
    assert estimated_records(list_inputs([str(tmp_path)], online=False).parts) is None
