"""This module knows about how many records the inputs hold, so that the time left can be told."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from citemark.batch.containers import records
from citemark.batch.inputs import Part

LOOKED_INTO: Final = 8
"""Containers of a kind that are looked into, evenly spread: a folder holds files of one making."""
BEGINNING: Final = 2**20
"""Bytes of a container that are counted: hundreds of summaries, some dozen packed pages."""


def estimated_records(parts: Iterable[Part]) -> int | None:
    """Known counts and, for containers, the count in the beginning of some; ``None``: no telling."""
    containers: defaultdict[str, list[str]] = defaultdict(list)
    total = 0.0
    for part in parts:
        if part.documents is not None:
            total += part.documents
        else:
            containers[part.kind].append(part.names[0])
    for kind, names in containers.items():
        looked = [_counted(kind, name) for name in names[:: -(-len(names) // LOOKED_INTO)]]
        found, passed = map(sum, zip(*looked, strict=True))
        if not found:
            return None
        total += found / passed * sum(Path(name).stat().st_size for name in names)
    return round(total)


def _counted(kind: str, name: str) -> tuple[int, int]:
    """How many records stand in the first how many bytes."""
    size = Path(name).stat().st_size
    if kind == "parquet":
        try:
            return pq.read_metadata(name).num_rows, size
        except (OSError, pa.ArrowException):
            return 0, size
    if size <= BEGINNING:
        return sum(1 for _ in records(kind, (name,))), size
    with (
        Path(name).open("rb") as whole,
        tempfile.NamedTemporaryFile(suffix="".join(Path(name).suffixes[-2:])) as start,
    ):
        start.write(whole.read(BEGINNING))
        start.flush()
        cut_off = 1
        return sum(1 for _ in records(kind, (start.name,))) - cut_off, BEGINNING
