"""This module knows where everything of a run stands, and how shards are numbered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CHUNKS = 1 << 20
"""Room for the chunks of one part, and for the documents of one chunk, within a number of 64 bits."""


def shard_number(part: int, chunk: int) -> int:
    """A number that orders shards as their documents stand in the collection."""
    return part * CHUNKS + chunk


def shard_name(shard: int) -> str:
    return f"{shard // CHUNKS:06d}-{shard % CHUNKS:06d}.parquet"


@dataclass(frozen=True, slots=True)
class Work:
    """What the first two steps write: it depends on the inputs and the code, not on the model."""

    root: Path

    def table(self, name: str) -> Path:
        return self.root / name

    def shard(self, table: str, shard: int) -> Path:
        return self.root / table / shard_name(shard)

    @property
    def manifest(self) -> Path:
        return self.root / "observed.json"

    def ended(self, part: int, stride: int) -> Path:
        """Exists when that stride of that part has been read to its end."""
        return self.root / "ended" / f"{part:06d}-{stride:02d}"

    @property
    def shuffled(self) -> Path:
        """Exists when the shuffle is complete: its groups and the ledger's version."""
        return self.root / "shuffled.json"

    def hears(self) -> bool:
        """Whether any document hears anything."""
        return any((self.root / "heard").glob("bucket-*/group=*"))

    def heard(self, table: str, group: int) -> tuple[Path, ...]:
        """The files of a shuffled table (``heard``, ``words``) for one group of shards."""
        return tuple(sorted((self.root / table).glob(f"bucket-*/group={group}/*.parquet")))


@dataclass(frozen=True, slots=True)
class Out:
    """What a run is for."""

    root: Path

    @property
    def manifest(self) -> Path:
        return self.root / "run.json"

    @property
    def reports(self) -> Path:
        return self.root / "reports.parquet"

    @property
    def references(self) -> Path:
        return self.root / "references.parquet"

    @property
    def errors(self) -> Path:
        return self.root / "errors.parquet"

    @property
    def failed(self) -> Path:
        """Documents that could be read and not judged, by shard; they end up in ``errors``."""
        return self.root / "failed.parquet"

    @property
    def changes(self) -> Path:
        return self.root / "changes.parquet"

    @property
    def reused(self) -> Path:
        """The identifiers that most documents use."""
        return self.root / "reused.parquet"

    @property
    def times(self) -> Path:
        return self.root / "times"
