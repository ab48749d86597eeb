from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citemark.cli import main
from citemark.index import Index

from .conftest import HANDMADE, write_rows


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["index", *map(str, arguments)])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("commands")
    rows = [*HANDMADE, {**HANDMADE[1], "title": "", "doi": "x"}]
    dump = write_rows(place / "works.jsonl", rows)
    result = run("build", "--out", place / "index", "--workers", 1, dump)
    assert result.exit_code == 0, result.output
    assert "7 works from 7 rows (0 skipped, 1 unreadable)" in result.output
    return place / "index"


def test_info_shows_what_is_held_and_how_much_is_covered(built: Path) -> None:
    result = run("info", built)
    assert result.exit_code == 0
    for words in ("newest     2021-05-03", "works      7", "left", "coverage", "unreadable 1 rows"):
        assert words in result.output


def test_info_can_be_read_by_machines(built: Path) -> None:
    assert json.loads(run("info", built, "--json").output)["works"] == 7
    lines = run("info", built, "--coverage", "venue", "--json").output.splitlines()
    parts = [json.loads(line) for line in lines]
    assert {"part", "held", "estimate", "low", "high", "basis"} == set(parts[0])


def test_info_lists_every_part_of_a_scope(built: Path) -> None:
    output = run("info", built, "--coverage", "venue").output
    assert "neurips 2021\t1 held" in output
    assert "arxiv" not in output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["arXiv:2105.00042"], ["LanternNet", "Ada Quill, Bo Marsh", "doi:10.5072/lantern.1"]),
        (["10.5072/lantern.1"], ["LanternNet"]),
        (["On the wait of feathers"], ["On the Weight of Feathers", "ICML 2019"]),
        (["editorial", "--author", "Edgar New", "--limit", "1"], ["Edgar New"]),
        (["arXiv:1803.00001"], ["Not held.", "Newest work: 2021-05-03"]),
        (["A theory of unheard bells"], ["Not held."]),
    ],
)
def test_lookup_shows_records_or_says_not_held(
    built: Path, arguments: list[str], words: list[str]
) -> None:
    result = run("lookup", built, *arguments)
    assert result.exit_code == 0
    assert all(word in result.output for word in words)


def test_a_retracted_work_is_shown_as_such(tmp_path: Path) -> None:
    dump = write_rows(tmp_path / "works.jsonl", HANDMADE)
    (tmp_path / "notices.csv").write_text("doi,nature\n10.5072/lantern.1,Retraction\n")
    run("build", "--out", tmp_path / "index", dump, tmp_path / "notices.csv")
    assert "RETRACTED" in run("lookup", tmp_path / "index", "10.5072/lantern.1").output


def test_lookup_of_nothing_says_what_to_give(built: Path) -> None:
    result = run("lookup", built, " ")
    assert result.exit_code == 2
    assert "give an identifier or a title" in result.output


@pytest.mark.parametrize("name", ["info", "lookup"])
def test_a_directory_without_index_is_an_error_that_says_what_to_do(
    tmp_path: Path, name: str
) -> None:
    result = run(name, tmp_path, *(["x"] if name == "lookup" else []))
    assert result.exit_code == 2
    assert "There is no index" in result.output
    assert "Traceback" not in result.output


def test_a_dump_of_no_known_format_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader")
    result = run("build", "--out", tmp_path / "index", tmp_path / "letter.txt")
    assert result.exit_code == 2
    assert "letter.txt" in result.output


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    dump = write_rows(tmp_path / "works.jsonl", HANDMADE)
    (tmp_path / "file").touch()
    result = run("build", "--out", tmp_path / "file" / "index", dump)
    assert result.exit_code == 2
    assert str(tmp_path / "file") in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("name", ["build", "info", "lookup"])
def test_every_command_shows_examples(name: str) -> None:
    assert "Example" in run(name, "--help").output
    assert f"citemark index {name}" in run(name, "--help").output


def test_a_library_of_invented_works_is_summed_up(library: Index) -> None:
    result = run("info", library.path)
    assert f"{library.works:,}" in result.output
