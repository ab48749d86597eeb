"""Whole runs, on small collections."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from citemark.batch import run as running
from citemark.batch.run import Run
from citemark.settings import Settings

MakeRun = Callable[..., Run]
CLI = "from citemark.cli import main; main()"


def performed(run: Run, **more: object) -> list[str]:
    """The reports of a run, in the order of the collection."""
    run.out.root.mkdir(parents=True, exist_ok=True)
    running.prepare(run, fresh=False)
    running.perform(run, **more)
    return [row["report"] for row in pq.read_table(run.out.reports).to_pylist()]


def test_batch_and_command_line_give_the_same_reports_byte_for_byte(
    collection: Path, make_run: MakeRun, settings: Settings
) -> None:
    names = sorted(map(str, collection.iterdir()))
    command = [sys.executable, "-c", CLI, "score", *names, "--offline", "--now", "2026-11-21"]
    scored = subprocess.run(
        [*command, "--format", "jsonl"],
        env={"CITEMARK_MODEL": str(settings.model), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    reports = performed(make_run([collection]))
    assert reports == scored.stdout.splitlines()
    labels = {each["label"] for report in reports for each in json.loads(report)["references"]}
    assert "suspect" in labels
