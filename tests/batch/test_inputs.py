"""Inputs fall into the same parts every time."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from citemark.batch import inputs
from citemark.batch.containers import records
from citemark.batch.inputs import list_inputs, names_in
from citemark.batch.raw import Broken
from citemark.errors import InvalidSetting, LedgerUnavailable, UnreadableInput


def test_a_folder_is_taken_with_all_below_in_order_and_counts_what_it_passes_over(
    tmp_path: Path,
) -> None:
    for name in ("b.json", "a/c.md", "a/d.png", ".hidden/e.json", "f.warc.gz", "g.jsonl.zst"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    found = list_inputs([str(tmp_path)], online=False)
    names = [str(Path(name).relative_to(tmp_path)) for part in found.parts for name in part.names]
    assert names == ["a/c.md", "b.json", "f.warc.gz", "g.jsonl.zst"]
    assert [part.kind for part in found.parts] == ["files", "warc", "lines"]
    assert [part.number for part in found.parts] == [0, 1, 2]
    assert found.passed_over == 1


def test_a_ledger_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnavailable, match="there is no ledger"):
        list_inputs([f"sqlite:///{tmp_path / 'ledger.db'}"], online=False)
    assert not (tmp_path / "ledger.db").exists()


def test_what_cannot_be_read_is_an_input_too_and_never_left_out(tmp_path: Path) -> None:
    collection, elsewhere = tmp_path / "collection", tmp_path / "elsewhere"
    collection.mkdir()
    elsewhere.mkdir()
    (collection / "lost.json").symlink_to(tmp_path / "nothing")
    (collection / "others").symlink_to(elsewhere)
    (collection / "loop").symlink_to(collection)
    (collection / "lost.png").symlink_to(tmp_path / "nothing")
    os.mkfifo(collection / "pipe.json")
    found = list_inputs([str(collection)], online=False)
    names = [Path(name).name for part in found.parts for name in part.names]
    assert names == ["loop", "lost.json", "others"]
    assert found.passed_over == 2
    told = [list(records(part.kind, part.names)) for part in found.parts]
    reasons = [record.message for part in told for record in part if isinstance(record, Broken)]
    assert ["is a link" in reason for reason in reasons] == [True, False, True]
    assert "No such file" in reasons[1]


def test_a_folder_that_may_not_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "a.json").write_text("{}")
    listed = os.scandir

    def refuse(place: str) -> object:  # whoever runs the tests may be root, who may list anything
        if str(place).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(place))
        return listed(place)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list_inputs([str(tmp_path)], online=False)
    assert [Path(name).name for part in found.parts for name in part.names] == ["closed", "a.json"]


def test_the_digest_changes_with_any_file_and_with_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("{}")
    before = list_inputs([str(tmp_path)], online=False).digest
    assert list_inputs([str(path)], online=False).digest == before
    path.write_text("{ }")
    assert list_inputs([str(tmp_path)], online=False).digest != before


def test_parts_of_files_are_bounded_by_number_and_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "CHUNK_BYTES", 100)
    for number, size in enumerate((10, 10, 10, 10, 95, 10)):
        (tmp_path / f"{number}.txt").write_bytes(b"x" * size)
    found = list_inputs([str(tmp_path)], online=False, shard_documents=3)
    assert [len(part.names) for part in found.parts] == [3, 1, 1, 1]


@pytest.mark.parametrize(("megabytes", "strides"), [(1, 1), (3, 3), (4000, 8)])
def test_a_large_container_is_read_by_several_workers(
    tmp_path: Path, megabytes: int, strides: int
) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        stream.truncate(megabytes * 2**20)
    (part,) = list_inputs([str(path)], online=False).parts
    assert part.strides == strides


def test_patterns_lists_and_repeated_names(tmp_path: Path) -> None:
    for name in ("a.json", "b.json", "c.odd"):
        (tmp_path / name).write_text("{}")
    pattern = str(tmp_path / "*.json")
    found = list_inputs([pattern, str(tmp_path / "a.json"), str(tmp_path / "c.odd")], online=False)
    assert [Path(name).name for name in found.parts[0].names] == ["a.json", "b.json", "c.odd"]
    listed = tmp_path / "list"
    listed.write_text(f"{pattern}\n\n")
    assert names_in(listed) == (pattern,)


@pytest.mark.parametrize("pack", [False, True])
def test_a_sitemap_stands_for_its_addresses_and_needs_permission(
    tmp_path: Path, pack: bool
) -> None:
    text = b"<urlset><url><loc> https://a.example/?x=1&amp;y=2 </loc></url></urlset>"
    path = tmp_path / ("map.xml.gz" if pack else "map.xml")
    path.write_bytes(gzip.compress(text) if pack else text)
    (part,) = list_inputs([str(path)], online=True).parts
    assert (part.kind, part.names) == ("addresses", ("https://a.example/?x=1&y=2",))
    with pytest.raises(UnreadableInput, match="--online"):
        list_inputs([str(path)], online=False)
    with pytest.raises(UnreadableInput, match="--online"):
        list_inputs(["https://a.example/"], online=False)


@pytest.mark.parametrize("name", ["nothing.json", "*.nothing"])
def test_a_name_that_is_nothing_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableInput):
        list_inputs([str(tmp_path / name)], online=False)


def test_what_is_no_sitemap_or_list_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<x/>")
    with pytest.raises(UnreadableInput, match="no sitemap"):
        list_inputs([str(path)], online=True)
    broken = tmp_path / "b.xml.gz"
    broken.write_bytes(b"no gzip")
    with pytest.raises(UnreadableInput):
        list_inputs([str(broken)], online=True)
    monkeypatch.setattr(inputs, "LARGEST_LIST", 10)
    long = tmp_path / "list"
    long.write_text("x" * 100)
    with pytest.raises(InvalidSetting):
        names_in(long)


def test_a_ledger_is_told_apart_by_its_documents(tmp_path: Path) -> None:
    from citemark.ledger.database import Database
    from citemark.ledger.store import Store, StoredDocument

    address = f"sqlite:///{tmp_path / 'ledger.db'}"
    database = Database(address)
    digests = []
    for number in range(2):
        Store(database).keep(StoredDocument(str(number), "d", "text/html", b"", "{}"))
        found = list_inputs([address], online=False)
        digests.append(found.digest)
    database.close()
    assert len(set(digests)) == 2
    assert found.parts[0].documents == 2
