"""This module knows how an index is built: dumps in, one immutable directory out, swapped in whole.

Rows are read in worker processes, staged on disk, joined to records and filed. Memory is
bounded by the largest of 64 parts of the keys and some 12 bytes a row, whatever the dumps' size.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from citemark.errors import IndexUnusable, UnreadableInput
from citemark.identifiers.tables import arxiv_months
from citemark.index import layout, store, wholeness
from citemark.index.census import Census, CoverageRow
from citemark.index.filing import Filing
from citemark.index.joining import join_rows
from citemark.index.reading import Progress, Tally, find_dumps, read_dumps
from citemark.index.staging import Staging
from citemark.index.venue_keys import is_preprint


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    directory: Path
    version: str
    works: int
    rows: int
    skipped: int
    unreadable: int


def _quiet(stage: str, done: int, total: int) -> None:
    """Reports nothing."""


def build(
    paths: Sequence[Path],
    out: Path,
    *,
    built: dt.date,
    progress: Progress = _quiet,
    workers: int | None = None,
) -> Built:
    """Builds an index of all dumps (works and lists of retractions) and points ``out`` to it.

    A build that fails or is killed leaves the index in use as it is.
    """
    found = find_dumps(paths)
    out.mkdir(parents=True, exist_ok=True)
    with _only_build(out):
        layout.clear_unfinished(out)
        with tempfile.TemporaryDirectory(prefix=layout.BUILDING, dir=out) as name:
            scratch = Path(name) / "scratch"
            finished = Path(name) / "index"
            scratch.mkdir()
            finished.mkdir()
            tally = Tally()
            staging = Staging(scratch)
            try:
                count = os.cpu_count() or 1 if workers is None else workers
                for digested in read_dumps(found, tally, workers=count, progress=progress):
                    staging.add(digested)
                staging.seal()
                if not staging.rows:
                    raise UnreadableInput("No work could be read from the dumps that were named.")
                version, works = _write(
                    staging, tally, finished, scratch, built=built, progress=progress
                )
            finally:
                staging.close()
            target = layout.publish(finished, out, version)
    return Built(target, version, works, tally.rows, tally.skipped, tally.unreadable)


def _write(
    staging: Staging,
    tally: Tally,
    directory: Path,
    scratch: Path,
    *,
    built: dt.date,
    progress: Progress,
) -> tuple[str, int]:
    rows = staging.rows
    progress("joining", 0, rows)
    filing = Filing(staging, join_rows(staging), directory, scratch)
    progress("joining", rows, rows)
    tokens = filing.write_tokens()
    filing.write_keys()
    census = Census(built)
    connection = store.create(directory / layout.RECORDS)
    try:
        filing.write_records(
            connection,
            is_preprint=is_preprint,
            retracted=tally.retracted,
            seen=census.add,
            progress=lambda done: progress("records", done, rows),
        )
        filing.write_signatures()
        coverage = tuple(census.rows(greatest_numbers()))
        census.write(connection, coverage)
        version = _version(scratch, tally, coverage, built)
        meta = {
            "format": store.FORMAT,
            "version": version,
            "built": built.isoformat(),
            "newest": census.newest or "",
            "newest_arxiv": " ".join(map(str, census.numbering.newest())),
            "works": filing.records,
            "words": tokens,
            "number_bits": filing.number_bits,
            **_counts(tally),
            **wholeness.measured(directory),
        }
        connection.executemany(
            "INSERT INTO meta VALUES (?, ?)", [(k, str(v)) for k, v in meta.items()]
        )
    finally:
        filing.close()
        connection.close()
    return version, filing.records


def _counts(tally: Tally) -> dict[str, int]:
    by_format = {f"rows of {name}": count for name, count in sorted(tally.by_format.items())}
    counts = {"rows": tally.rows, "skipped": tally.skipped, "unreadable": tally.unreadable}
    return {**counts, **by_format}


def _version(scratch: Path, tally: Tally, coverage: tuple[CoverageRow, ...], built: dt.date) -> str:
    """The build's day and a digest of everything that was read and estimated."""
    digest = blake2b(digest_size=6)
    digest.update(f"{store.FORMAT} {sorted(tally.retracted)} {coverage}".encode())
    with (scratch / "rows").open("rb") as rows:
        while block := rows.read(1 << 20):
            digest.update(block)
    return f"{built:%Y%m%d}-{digest.hexdigest()}"


def greatest_numbers() -> dict[tuple[int, int], int]:
    """arXiv's greatest number of each month, as far as the identifiers' table knows it."""
    return {
        (2000 + int(label[:2]), int(label[2:])): int(month[0])
        for label, month in arxiv_months().items()
    }


@contextmanager
def _only_build(out: Path) -> Iterator[None]:
    """Keeps a second build of the same directory out; the lock dies with the process."""
    with (out / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise IndexUnusable(f"Another build is writing {out}: wait for it to end.") from error
        yield
