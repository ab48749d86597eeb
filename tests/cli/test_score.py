"""``citemark score`` as its user meets it: formats, inputs, exit codes."""

from __future__ import annotations

import io
import json
import re
from importlib import import_module
from pathlib import Path

import jsonschema_rs
import pytest

from citemark.report import SCHEMA
from citemark.types import Label

from .conftest import IMPOSSIBLE, PLAIN, Score


def test_one_document_is_one_report_and_several_are_an_array(score: Score, invented: Path) -> None:
    north, south = invented / "north.json", invented / "south.json"
    one = json.loads(score("--format", "json", north).stdout)
    several = json.loads(score("--format", "json", north, south).stdout)
    assert one["document"]["id"].endswith("north")
    assert [each["document"]["id"][-5:] for each in several] == ["north", "south"]
    for report in (one, *several):
        jsonschema_rs.validator_for(SCHEMA).validate(report)


def test_one_file_of_several_capsules_is_an_array(
    score: Score, invented: Path, tmp_path: Path
) -> None:
    both = [json.loads((invented / f"{name}.json").read_text()) for name in ("north", "south")]
    (tmp_path / "both.json").write_text(json.dumps(both))
    assert len(json.loads(score("--format", "json", tmp_path / "both.json").stdout)) == 2


def test_jsonl_has_a_line_a_report(score: Score, invented: Path) -> None:
    files = [invented / name for name in ("north.json", "notes.md", "references.bib")]
    lines = score("--format", "jsonl", *files).stdout.splitlines()
    assert len(lines) == 3
    whole = json.loads(score("--format", "json", *files).stdout)
    assert [json.loads(line) for line in lines] == whole


def test_html_is_one_page_that_loads_nothing(score: Score, invented: Path) -> None:
    page = score("--format", "html", invented / "north.json", invented / "page.html").stdout
    assert page.startswith("<!doctype html>")
    assert page.count("<section") == 2
    assert not re.search(r"<(?:script|link|img|iframe)\b|\bsrc=", page)


def test_readers_see_the_file_s_name_where_a_document_has_no_title(
    score: Score, invented: Path
) -> None:
    file = invented / "references.bib"
    assert score(file).stdout.startswith(f"{file}\n")
    assert f"<title>citemark: {file}</title>" in score("--format", "html", file).stdout
    assert json.loads(score("--format", "json", file).stdout)["document"]["title"] is None


def test_an_index_answers(score: Score, invented: Path, small_library: Path) -> None:
    text = score("--index", small_library, invented / "references.bib").stdout
    assert re.search(r"✓ verified .*quill2023", text)
    assert re.search(r"≠ mismatch .*stolen", text)
    assert "recorded  “Candlelight Pruning of Wide Decision Forests”" in text


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_standard_input_is_read(score: Score, arguments: tuple[str, ...]) -> None:
    result = score("--format", "json", *arguments, data=PLAIN)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["references"][0]["identifiers"][0]["value"] == "2305.04242"


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("capsule", b'{"@context":"https://schema.org","@type":"CreativeWork","text":"2305.04242"}'),
        ("html", b"<p>one</p>"),
        ("markdown", b"# one"),
        ("bibtex", b"@misc{a, title={One Work}}"),
        ("ris", b"TY  - JOUR\nTI  - One Work\nER  - \n"),
        ("nbib", b"PMID- 123\nTI  - One Work\n"),
        ("endnote", b"%0 Journal Article\n%T One Work\n"),
        ("wos", b"PT J\nTI One Work\nER\n"),
        ("csl", b'[{"id":"a","type":"book","title":"One Work"}]'),
        ("mail", b"Subject: One\n\nOne Work"),
        ("text", b"@misc{a, title={One Work}}"),
    ],
)  # fmt: skip
def test_a_stated_type_is_obeyed(score: Score, kind: str, data: bytes) -> None:
    result = score("--type", kind, "--format", "json", data=data)
    assert result.exit_code == 0, result.output
    media_type = json.loads(result.stdout)["document"]["media_type"]
    assert {"text": "text/plain", "capsule": "application/ld+json"}.get(
        kind, media_type
    ) == media_type


SEVERITIES = [
    (IMPOSSIBLE, label.value, 1) for label in Label  # proof is as severe as anything
] + [
    (PLAIN, "fabricated", 0),
    (PLAIN, "suspect", 0),
    (PLAIN, "unverified", 1),
    (PLAIN, "verified", 1),
    (b"No source at all.", "verified", 0),
]  # fmt: skip


@pytest.mark.parametrize(("data", "limit", "code"), SEVERITIES)
def test_fail_on_a_severity(score: Score, data: bytes, limit: str, code: int) -> None:
    assert score("--fail-on", limit, data=data).exit_code == code
    assert score(data=data).exit_code == 0


def test_unreadable_input_outweighs_severity(score: Score, tmp_path: Path) -> None:
    assert score("--fail-on", "suspect", tmp_path / "none", "-", data=IMPOSSIBLE).exit_code == 2


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm"}, True),
    ],
)
def test_colour_is_for_terminals_whose_users_want_it(
    environment: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    colour = import_module("citemark.cli.score")._colour
    monkeypatch.setattr("sys.stdout", Terminal())
    assert colour() == coloured
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert not colour()
