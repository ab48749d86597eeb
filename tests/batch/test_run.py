"""Whole runs, on small collections."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from citemark.batch import run as running
from citemark.batch import steps
from citemark.batch.engines import Native
from citemark.batch.guard import StepFailed
from citemark.batch.manifest import AnotherRun
from citemark.batch.run import Run
from citemark.errors import UnreadableInput
from citemark.settings import Settings

MakeRun = Callable[..., Run]
CLI = "from citemark.cli import main; main()"
HERE = Path(__file__).parent


def performed(run: Run, *, fresh: bool = False, **more: Any) -> list[str]:
    """The reports of a run, in the order of the collection."""
    with running.held(run.out.root), running.held(run.work.root):
        running.prepare(run, fresh=fresh)
        steps.perform(run, **more)
    return reports(run)


def reports(run: Run) -> list[str]:
    return [row["report"] for row in pq.read_table(run.out.reports).to_pylist()]


def errors(run: Run) -> list[tuple[str, str, str]]:
    rows = pq.read_table(run.out.errors).to_pylist()
    return [(Path(row["source"]).name, row["step"], row["error"]) for row in rows]


def summary(run: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((run.out.root / "summary.json").read_text())
    return found


def results(run: Run) -> dict[str, Any]:
    """Everything that a run found, without the times."""
    tables = {name: pq.read_table(run.out.root / name).to_pylist() for name in TABLES}
    return {**tables, "summary": {**summary(run), "time": None}}


TABLES = ("reports.parquet", "references.parquet", "errors.parquet", "reused.parquet")


def scored(names: list[str], settings: Settings) -> list[str]:
    command = [sys.executable, "-c", CLI, "score", *names, "--offline", "--now", "2026-11-21"]
    command += ["--index", str(settings.index)]
    ended = subprocess.run(
        [*command, "--format", "jsonl"],
        env={"CITEMARK_MODEL": str(settings.model), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.stdout.splitlines()


def test_batch_command_line_and_service_give_the_same_verdicts(
    collection: Path,
    make_run: MakeRun,
    settings: Settings,
    small_library: Path,
    invented: Path,
    tmp_path: Path,
) -> None:
    from citemark.web.app import create_app
    from citemark.web.services import open_services

    for name in ("north.json", "south.json"):  # they name works that the index holds
        shutil.copy(invented / name, collection / f"9-{name}")
    names = sorted(collection.iterdir())
    own = json.loads(names[3].read_text())
    names[3].write_text(json.dumps({**own, "name": "a later \ud800 version of the fifth"}))
    later = json.loads(names[4].read_text())
    names[4].write_text(json.dumps({**later, "@id": own["@id"]}))
    asked = dataclasses.replace(settings, index=small_library)
    run = make_run([collection], shard_documents=11, settings=asked, engine=Native(2))
    found = performed(run)
    assert found == scored(list(map(str, names)), asked)
    assert_tables_tell_what_the_reports_tell(run)
    assert '"outcome":"found"' in found[-1]
    labels = {each["label"] for report in found for each in json.loads(report)["references"]}
    assert "suspect" in labels
    assert len(list(run.work.table("heard").glob("*/group=*"))) > 1

    address = f"sqlite:///{tmp_path / 'ledger.db'}"
    served = dataclasses.replace(asked, ledger=address)
    services = open_services(served, clock=lambda: dt.date(2026, 11, 21))
    client = create_app(services, served).test_client()
    answers: list[dict[str, Any]] = []
    for _ in range(2):  # the first time they come to know one another
        answers = [
            client.post(
                "/v1/score", data=path.read_bytes(), content_type="application/ld+json"
            ).json
            for path in names
        ]
    services.close()
    assert [json.loads(report) for report in found][4:] == answers[4:]


def assert_tables_tell_what_the_reports_tell(run: Run) -> None:
    rows = iter(pq.read_table(run.out.references).to_pylist())
    for document in pq.read_table(run.out.reports).to_pylist():
        report = json.loads(document["report"])
        assert document["document_id"] == report["document"]["id"]
        same = ("title", "media_type", "sha256", "published")
        assert {n: document[n] for n in same} == {n: report["document"][n] for n in same}
        same = ("label", "probability", "complete")
        assert {n: document[n] for n in same} == {n: report[n] for n in same}
        assert {label: document[label] for label in report["counts"]} == report["counts"]
        for reference in report["references"]:
            row = next(rows)
            same = ("index", "key", "text", "label", "probability", "reasons")
            assert {n: row[n] for n in same} == {n: reference[n] for n in same}
            named = [f"{each['scheme']}:{each['value']}" for each in reference["identifiers"]]
            assert row["identifiers"] == named
            assert row["document_id"] == document["document_id"]
    assert next(rows, None) is None


def test_the_documents_that_a_service_keeps_are_judged_as_their_files(
    collection: Path, make_run: MakeRun, tmp_path: Path
) -> None:
    from citemark.ledger.database import Database
    from citemark.ledger.store import Store, StoredDocument

    address = f"sqlite:///{tmp_path / 'ledger.db'}"
    database = Database(address)
    for path in collection.iterdir():
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        Store(database).keep(StoredDocument(digest, path.name, "application/ld+json", data, "{}"))
    database.close()
    kept = performed(make_run([address], "from-ledger"))
    assert sorted(kept) == sorted(performed(make_run([collection])))


def test_every_container_gives_the_same_reports(
    collection: Path, make_run: MakeRun, tmp_path: Path
) -> None:
    documents = [path.read_bytes() for path in sorted(collection.iterdir())][:12]
    lines = tmp_path / "in.jsonl.gz"
    lines.write_bytes(gzip.compress(b"\n".join(documents)))
    folder = tmp_path / "twelve"
    folder.mkdir()
    for number, data in enumerate(documents):
        (folder / f"{number:02d}.json").write_bytes(data)
    assert performed(make_run([lines], "a", shard_documents=5)) == performed(
        make_run([folder], "b")
    )


def test_nothing_is_lost_and_the_counts_add_up(
    collection: Path, make_run: MakeRun, tmp_path: Path
) -> None:
    bad = {
        "200.json": b'{"@type": broken',
        "201.json": b"[]",
        "202.html": b"<p>DIE IN READING</p>" * 3,
        "203.html": b"<p>HANG IN READING</p>" * 3,
        "204.txt": b"RAISE IN READING",
        "205.txt": b"DIE IN JUDGING. See arXiv:2603.01234",
        "206.txt": b"FAIL IN JUDGING. See arXiv:2603.01234",
        "207.png": b"passed over",
    }
    for name, data in bad.items():
        (collection / name).write_bytes(data)
    good = {"@type": "CreativeWork", "@context": "https://schema.org", "text": "One"}
    both = [{**good, "@id": "https://x.example/1"}, {**good, "@id": "https://x.example/2"}]
    (collection / "208.json").write_text(json.dumps({"@graph": both}))
    crashing = (sys.executable, str(HERE / "crashing.py"))
    run = make_run(
        [collection], command=crashing, patience=2.0, shard_documents=20, engine=Native(2)
    )
    judged = performed(run)
    assert errors(run) == [
        ("200.json", "observe", "UnreadableInput"),
        ("201.json", "observe", "UnreadableInput"),
        ("202.html", "observe", "WorkerDied"),
        ("203.html", "observe", "TookTooLong"),
        ("204.txt", "observe", "WorkerDied"),
        ("205.txt", "score", "WorkerDied"),
        ("206.txt", "score", "LedgerUnavailable"),
    ]
    assert len(judged) == 60 + 2
    told = summary(run)
    assert (told["records"], told["judged"], told["errors"]) == (68, 62, 7)
    assert told["passed_over"] == 1
    assert sum(told["documents"].values()) == 62
    page = (run.out.root / "summary.html").read_text()
    assert "<script" not in page
    assert "http-equiv" in page
    assert "TookTooLong" in page


def test_a_shuffle_in_many_buckets_is_the_same_shuffle(collection: Path, make_run: MakeRun) -> None:
    small = Native(2)
    small.rows_at_once = 100
    bucketed = make_run([collection], "bucketed", engine=small, shard_documents=15)
    assert performed(bucketed) == performed(make_run([collection], "whole", shard_documents=15))
    assert len(list(bucketed.work.table("heard").glob("bucket-*"))) > 3


def test_a_hostile_name_stays_text_in_the_page(make_run: MakeRun, tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    capsule = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": 'https://x.example/"><script>alert(1)</script>',
        "name": "<img src=x onerror=alert(1)>",
        "text": "Source: arXiv:2603.01234",
    }
    (folder / "<b>.json").write_text(json.dumps(capsule))
    run = make_run([folder])
    performed(run)
    page = (run.out.root / "summary.html").read_text()
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>.json" not in page


STAGES = (
    "work/documents/*.parquet",
    "work/shuffled.json",
    "reports.parquet/*.parquet",
    "errors.parquet",
)


@pytest.mark.parametrize("victim", ["run", "worker"])
def test_a_run_that_was_killed_anywhere_ends_as_if_it_had_not_been(
    collection: Path, make_run: MakeRun, settings: Settings, tmp_path: Path, victim: str
) -> None:
    whole = make_run([collection], "whole", shard_documents=7)
    performed(whole)
    out = tmp_path / "killed"
    command = [sys.executable, "-c", CLI, "rescore", str(collection), "--out", str(out)]
    command += ["--now", "2026-11-21", "--shard-documents", "7", "--workers", "2"]
    environment = {"CITEMARK_MODEL": str(settings.model), "PATH": os.environ["PATH"]}
    for stage in STAGES if victim == "run" else (STAGES[0], STAGES[2]):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        wait_for(lambda stage=stage: list(out.glob(stage)), process)  # type: ignore[misc]
        if victim == "run":
            process.kill()
        else:
            for child in children(process.pid):
                os.kill(child, signal.SIGKILL)
        process.wait(timeout=60)
    wait_for(lambda: not held_by_others(out), None)
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, timeout=120)
    killed = make_run([collection], "killed", shard_documents=7)
    assert results(killed) == results(whole)


def wait_for(there: Callable[[], object], process: subprocess.Popen[bytes] | None) -> None:
    deadline = time.monotonic() + 60
    while not there():
        assert time.monotonic() < deadline
        if process is not None and process.poll() is not None:
            return
        threading.Event().wait(0.005)


def children(process: int) -> list[int]:
    import psutil

    return [child.pid for child in psutil.Process(process).children(recursive=True)]


def held_by_others(out: Path) -> bool:
    try:
        with running.held(out), running.held(out / "work"):
            return False
    except StepFailed:
        return True


def test_finished_shards_are_not_done_again(collection: Path, make_run: MakeRun) -> None:
    run = make_run([collection], shard_documents=20)
    performed(run)
    times = {path: path.stat().st_mtime_ns for path in run.out.reports.iterdir()}
    one = min(times)
    one.unlink()
    performed(run)
    again = {path: path.stat().st_mtime_ns for path in run.out.reports.iterdir()}
    assert [path for path in times if times[path] != again[path]] == [one]


def test_another_model_is_another_run_and_what_it_changed_is_told(
    collection: Path, make_run: MakeRun, settings: Settings, other_model: Path
) -> None:
    first = make_run([collection], "first")
    performed(first)
    weaker = dataclasses.replace(settings, model=other_model)
    refused = make_run([collection], "first", settings=weaker)
    with pytest.raises(AnotherRun, match=r"model: .*, now .*--fresh"):
        performed(refused)
    second = dataclasses.replace(make_run([collection], "second", settings=weaker), work=first.work)
    performed(second, previous=first.out.root)
    changed = pq.read_table(second.out.changes).to_pylist()
    assert changed
    assert {(row["before"], row["after"]) for row in changed} == {("suspect", "unverified")}
    assert all("identifier_reused +6.00 → -1.00" in row["moved_by"] for row in changed)
    told = summary(second)
    assert told["changes"] == {"suspect → unverified": len(changed)}
    assert "verdicts moved" in (second.out.root / "summary.html").read_text()
    stamp = first.work.shuffled.stat().st_mtime_ns
    performed(refused, fresh=True)
    assert first.work.shuffled.stat().st_mtime_ns == stamp, "what was read serves every model"
    assert reports(refused) == reports(second)


def test_two_runs_do_not_meet_in_one_folder(tmp_path: Path) -> None:
    with (
        running.held(tmp_path),
        pytest.raises(StepFailed, match="another run"),
        running.held(tmp_path),
    ):
        pass


def test_inputs_without_any_document_are_told(make_run: MakeRun, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("\n\n")
    with pytest.raises(UnreadableInput, match="nothing to judge"):
        performed(make_run([path]))
