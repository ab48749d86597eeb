"""``citemark score`` on what cannot be read, must not be read, or means harm."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from .conftest import PLAIN, Score


def bomb() -> bytes:
    strings = "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(60))
    return f'@string{{a0 = "{"x" * 1000}"}}\n{strings}@misc{{k, title = a60}}\n'.encode()


SPACES = 50 * 10**6
UNREADABLE = {
    "empty": (b"", "empty"),
    "blank": (b" " * SPACES, "empty"),
    "truncated.json": (b'{"@context": "https://schema.org", "text": "See', "send the whole"),
    "deep.json": (b"[" * 10**6, "64 levels"),
    "deeper.json": (b'{"@type":"Article","text":' + b"[" * 10**5 + b"]" * 10**5 + b"}", "64 levels"),
    "binary": (bytes(range(256)) * 100, "give text"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_file_is_named_with_what_to_do_and_the_others_are_scored(
    score: Score, tmp_path: Path, name: str
) -> None:
    data, says = UNREADABLE[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_bytes(PLAIN)
    result = score("--format", "json", tmp_path / name, tmp_path / "good.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{tmp_path / name}: ")
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert [len(each["references"]) for each in json.loads(result.stdout)] == [1]


def test_folders_and_missing_files_are_named(score: Score, tmp_path: Path) -> None:
    result = score("--format", "json", tmp_path, tmp_path / "none.json", "-", data=PLAIN)
    assert result.exit_code == 2
    folder, missing = result.stderr.splitlines()
    assert folder.startswith(f"{tmp_path}: this is a folder: name its files")
    assert missing.startswith(f"{tmp_path / 'none.json'}: it cannot be read (No such file")
    assert missing.endswith("check the name")
    assert len(json.loads(result.stdout)) == 1


def test_a_file_without_permission_says_so(
    score: Score, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "secret.txt"
    file.write_bytes(PLAIN)
    real = Path.open

    def refusing(path: Path, *arguments: Any, **named: Any) -> Any:
        if path == file:
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", refusing)
    result = score(file)
    assert result.exit_code == 2
    assert (
        result.stderr == f"{file}: it cannot be read (Permission denied): check its permissions\n"
    )


def test_an_address_is_not_read_offline(score: Score) -> None:
    result = score("https://example.org/summary")
    assert result.exit_code == 2
    assert "save the page first" in result.stderr


def test_an_address_is_fetched_when_online(command: Score, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITEMARK_SOURCES", "")
    monkeypatch.setattr(
        "citemark.evidence.transport.fetch.fetch_document",
        lambda url, settings: (PLAIN, "text/plain"),
    )
    result = command("score", "--format", "json", "https://example.org/summary")
    assert result.exit_code == 0, result.output
    assert len(json.loads(result.stdout)["references"]) == 1


def test_a_bibliography_that_expands_without_end_does_not(score: Score, tmp_path: Path) -> None:
    (tmp_path / "bomb.bib").write_bytes(bomb() + b"@misc{good, title = {One Work}}\n")
    result = score("--format", "json", tmp_path / "bomb.bib")
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    assert "good" in [each["key"] for each in report["references"]]
    assert len(result.stdout) < 100_000


def test_three_thousand_identifiers_get_a_verdict_each(score: Score) -> None:
    data = "\n".join(f"arXiv:23{n % 12 + 1:02}.{n + 1:05}" for n in range(3_000)).encode()
    report = json.loads(score("--format", "jsonl", data=data).stdout)
    assert sum(report["counts"].values()) == len(report["references"]) == 3_000


def test_bytes_that_are_no_utf_8_are_read_all_the_same(score: Score) -> None:
    result = score("--format", "json", data=b"See \xff\xfe\xc3 arXiv:2305.04242 \x80")
    assert json.loads(result.stdout)["references"][0]["identifiers"][0]["value"] == "2305.04242"


HOSTILE = (
    "<script>alert(1)</script> \x1b[31mred\x1b[0m \u202edrawkcab\u202c "
    'Source: https://example.org/"><img src=x onerror=alert(1)> arXiv:2313.00042'
)


def test_hostile_documents_inject_nothing(score: Score) -> None:
    page = score("--format", "html", "--type", "text", data=HOSTILE).stdout
    text = score("--type", "text", data=HOSTILE).stdout
    assert "<script" not in page
    assert "<img" not in page
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
