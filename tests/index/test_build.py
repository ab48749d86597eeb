from __future__ import annotations

import datetime as dt
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from citemark.errors import IndexUnusable, UnreadableInput, UnsupportedType
from citemark.index import layout, open_index, reading
from citemark.index.build import build
from citemark.types import Identifier

from .conftest import BUILT, HANDMADE, invented_rows, write_rows


def by_name(directory: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in directory.iterdir()}


def test_a_build_counts_rows_and_works_and_points_to_the_new_index(tmp_path: Path) -> None:
    dump = write_rows(tmp_path / "works.jsonl", HANDMADE)
    built = build([dump], tmp_path / "index", built=BUILT, workers=1)
    assert (built.works, built.rows, built.unreadable) == (len(HANDMADE), len(HANDMADE), 0)
    assert layout.current(tmp_path / "index") == built.directory
    assert sorted(file.name for file in built.directory.iterdir()) == [
        "heads.keys",
        "identifiers.keys",
        "records.sqlite",
        "signatures.keys",
        "titles.keys",
        "tokens.keys",
    ]
    with open_index(tmp_path / "index") as index:
        assert (index.version, index.built) == (built.version, BUILT)


def test_the_same_dumps_give_the_same_bytes_whatever_the_number_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_SMALL", 0)
    monkeypatch.setattr(reading, "_CHUNK_ROWS", 50)
    dump = write_rows(tmp_path / "works.jsonl", invented_rows(300, seed=1))
    alone = build([dump], tmp_path / "alone", built=BUILT, workers=1)
    together = build([dump], tmp_path / "together", built=BUILT, workers=2)
    assert alone.version == together.version
    assert by_name(alone.directory) == by_name(together.directory)


def test_preprint_and_published_version_become_one_record(tmp_path: Path) -> None:
    published = {**HANDMADE[0], "arxiv": None, "date": None, "src": ["left"]}
    preprint = {
        **HANDMADE[0],
        "venue": "arXiv (cs.LG)",
        "doi": None,
        "year": 2020,
        "src": ["arxiv"],
    }
    retitled = {
        "title": "Reading Tide Tables",
        "authors": ["Ada Quill"],
        "arxiv": "2105.00042",
        "year": 2020,
        "src": ["right"],
    }
    dump = write_rows(tmp_path / "works.jsonl", [published, preprint, retitled, HANDMADE[1]])
    assert build([dump], tmp_path / "index", built=BUILT, workers=1).works == 2
    with open_index(tmp_path / "index") as index:
        (record,) = index.by_title("Reading tide tables")
        assert record.venues == ("NeurIPS", "arXiv")
        assert record.years == (2020, 2021)
        assert index.by_identifier(Identifier("doi", "10.5072/lantern.1")) == (record,)
        assert index.by_identifier(Identifier("arxiv", "2105.00042")) == (record,)


def test_unreadable_rows_are_counted_sampled_and_stop_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    dump = write_rows(tmp_path / "works.jsonl", HANDMADE)
    broken = [
        '{"title": "cut',
        '{"authors": []}',
        "[1]",
        "nonsense",
        '{"title": 5.5, "authors": []}',
    ]
    with dump.open("a", encoding="utf-8") as file:
        file.write("\n".join([*broken, "", '{"title": "...", "authors": []}']))
    with caplog.at_level(logging.WARNING):
        built = build([dump], tmp_path / "index", built=BUILT, workers=1)
    assert (built.works, built.unreadable, built.skipped) == (len(HANDMADE), len(broken), 1)
    assert 0 < len(caplog.records) <= 3
    assert "cut" in caplog.text


def test_a_dump_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    import gzip

    whole = gzip.compress(write_rows(tmp_path / "rows", invented_rows(3000, seed=2)).read_bytes())
    (tmp_path / "cut.gz").write_bytes(whole[: len(whole) // 2])
    built = build([tmp_path / "cut.gz"], tmp_path / "index", built=BUILT, workers=1)
    assert built.unreadable == 1
    assert 0 < built.works < 3000


def test_lists_of_retractions_mark_works_wherever_they_are_named(tmp_path: Path) -> None:
    dump = write_rows(tmp_path / "works.jsonl", HANDMADE)
    notices = tmp_path / "notices.csv"
    notices.write_text("doi,retractionwatch\n10.5072/LANTERN.1,Retraction;Expression of concern\n")
    for order in ([notices, dump], [dump, notices]):
        build(order, tmp_path / "index", built=BUILT, workers=1)
        with open_index(tmp_path / "index") as index:
            assert index.by_identifier(Identifier("arxiv", "2105.00042"))[0].retracted
            assert not index.by_title("On the weight of feathers")[0].retracted


def test_a_failed_build_leaves_the_old_index_in_use(tmp_path: Path) -> None:
    out = tmp_path / "index"
    dump = write_rows(tmp_path / "works.jsonl", HANDMADE)
    first = build([dump], out, built=BUILT, workers=1)

    def fail(stage: str, done: int, total: int) -> None:
        if stage == "records":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([dump], out, built=BUILT, workers=1, progress=fail)
    assert layout.current(out) == first.directory
    assert not list(out.glob(f"{layout.BUILDING}*"))


KILLED = """
import sys, time, datetime as dt
from pathlib import Path
from citemark.index.build import build
def wait(stage, done, total):
    if stage == "records":
        print("writing", flush=True)
        sys.stdin.read()
build([Path(sys.argv[1])], Path(sys.argv[2]), built=dt.date(2026, 9, 1), workers=1, progress=wait)
"""


def test_a_killed_build_leaves_the_old_index_in_use_and_the_next_one_clears_up(
    tmp_path: Path,
) -> None:
    out = tmp_path / "index"
    dump = write_rows(tmp_path / "works.jsonl", HANDMADE)
    first = build([dump], out, built=BUILT, workers=1)
    command = [sys.executable, "-c", KILLED, str(dump), str(out)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        with pytest.raises(IndexUnusable, match="Another build"):
            build([dump], out, built=BUILT, workers=1)
        os.kill(process.pid, signal.SIGKILL)
    assert layout.current(out) == first.directory
    assert list(out.glob(f"{layout.BUILDING}*"))
    with open_index(out) as index:
        assert index.by_title("On the weight of feathers")
    build([dump], out, built=BUILT, workers=1)
    assert not list(out.glob(f"{layout.BUILDING}*"))


def test_a_new_index_takes_over_while_the_old_one_still_answers(tmp_path: Path) -> None:
    out = tmp_path / "index"
    build([write_rows(tmp_path / "old", HANDMADE[:1])], out, built=BUILT, workers=1)
    with open_index(out) as old:
        assert not old.stale()
        build([write_rows(tmp_path / "new", HANDMADE)], out, built=BUILT, workers=1)
        assert old.stale()
        assert old.by_title("On the weight of feathers") == ()
        assert old.by_title("LanternNet: patient reading of tide tables by candlelight")
        with open_index(out) as new:
            assert not new.stale()
            assert new.by_title("On the weight of feathers")


def test_dumps_without_a_single_readable_work_replace_nothing(tmp_path: Path) -> None:
    out = tmp_path / "index"
    first = build([write_rows(tmp_path / "rows", HANDMADE)], out, built=BUILT, workers=1)
    (tmp_path / "empty.jsonl").write_text('{"title": "...", "authors": []}\n' * 3)
    with pytest.raises(UnreadableInput, match="No work could be read"):
        build([tmp_path / "empty.jsonl"], out, built=BUILT, workers=1)
    assert layout.current(out) == first.directory


def test_only_the_index_in_use_and_the_one_before_are_kept(tmp_path: Path) -> None:
    out = tmp_path / "index"
    for number in range(1, 5):
        build([write_rows(tmp_path / "rows", HANDMADE[:number])], out, built=BUILT, workers=1)
    assert len([path for path in out.iterdir() if path.is_dir()]) == 2


def test_what_cannot_be_read_is_said_before_anything_is_built(tmp_path: Path) -> None:
    good = write_rows(tmp_path / "works.jsonl", HANDMADE)
    (tmp_path / "letter.txt").write_text("Dear reader, this is no dump.")
    (tmp_path / "notices.csv").write_text("doi,retractionwatch\n10.5072/x,Retraction\n")
    for paths, error, words in (
        ([good, tmp_path / "letter.txt"], UnsupportedType, "letter.txt"),
        ([tmp_path / "missing"], UnreadableInput, "missing"),
        ([tmp_path / "notices.csv"], UnreadableInput, "No dump of works"),
    ):
        with pytest.raises(error, match=words):
            build(paths, tmp_path / "index", built=BUILT, workers=1)
    assert not (tmp_path / "index").exists()


def test_a_directory_is_searched_and_its_other_files_are_left_out(tmp_path: Path) -> None:
    dumps = tmp_path / "dumps" / "deep"
    dumps.mkdir(parents=True)
    write_rows(dumps / "works.jsonl", HANDMADE)
    (dumps / "README").write_text("not a dump")
    built = build([tmp_path / "dumps"], tmp_path / "index", built=BUILT, workers=1)
    assert built.works == len(HANDMADE)


def test_progress_names_every_stage_and_reaches_its_end(tmp_path: Path) -> None:
    seen: dict[str, tuple[int, int]] = {}
    dump = write_rows(tmp_path / "works.jsonl", HANDMADE)
    build(
        [dump],
        tmp_path / "index",
        built=BUILT,
        workers=1,
        progress=lambda stage, done, total: seen.update({stage: (done, total)}),
    )
    assert list(seen) == ["reading", "joining", "records"]
    assert all(done == total for done, total in seen.values())


def test_the_newest_day_is_never_after_the_build(tmp_path: Path) -> None:
    rows = [{**HANDMADE[0], "date": "2030-01-01"}, {**HANDMADE[5]}]
    build([write_rows(tmp_path / "rows", rows)], tmp_path / "index", built=BUILT, workers=1)
    with open_index(tmp_path / "index") as index:
        assert index.newest == dt.date(2018, 3, 2)


ENDLESS = """
from itertools import repeat
from citemark.index import reading
from multiprocessing import active_children
for number, _ in enumerate(reading._in_processes(repeat(("plain", ())), 2)):
    if number == 20:
        print(*(child.pid for child in active_children()), flush=True)
"""


def test_the_workers_of_a_killed_build_end_too() -> None:
    build = subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, text=True)
    assert build.stdout is not None
    with build.stdout as told:  # to its end it would be read by workers that live on, too
        workers = [psutil.Process(int(number)) for number in told.readline().split()]
    assert len(workers) == 2
    build.kill()
    build.wait()
    _, alive = psutil.wait_procs(workers, timeout=10)
    for worker in alive:
        worker.kill()
    assert alive == []
