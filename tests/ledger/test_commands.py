"""``citemark ledger``: asking the kept ledger, and adding to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citemark.ledger import open_ledger
from citemark.ledger.commands import ledger as ledger_command
from citemark.ledger.naming import identifier_named
from citemark.types import Identifier


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    found = f"sqlite:///{tmp_path / 'ledger.db'}"
    monkeypatch.setenv("CITEMARK_LEDGER", found)
    return found


def run(*arguments: str) -> Result:
    return CliRunner().invoke(ledger_command, arguments)


def write_capsule(folder: Path, name: str, work: str) -> Path:
    capsule = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": f"https://graph.example/{name}",
        "name": f"Summary {name}",
        "dateCreated": "2026-04-17",
        "text": f"## Sources\n- arXiv:2601.07321: {work}\n",
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(capsule))
    return path


def test_imported_documents_testify_and_are_shown(tmp_path: Path, address: str) -> None:
    files = [
        write_capsule(tmp_path, "a", "Sparse Replay of Activations"),
        write_capsule(tmp_path, "b", "Federated Tuning with Gradients"),
    ]
    imported = run("import", *map(str, files))
    assert (imported.exit_code, imported.stderr) == (0, "")
    assert imported.stdout.startswith("2 documents observed; the ledger is at version 2-")
    shown = run("show", "arxiv", "2601.07321v2")
    assert shown.exit_code == 0
    first, second = shown.stdout.splitlines()
    assert first.startswith("2026-04-17  https://graph.example/a  ")
    assert second.startswith("2026-04-17  https://graph.example/b  ")


def test_importing_again_changes_nothing(tmp_path: Path, address: str) -> None:
    file = str(write_capsule(tmp_path, "a", "Sparse Replay of Activations"))
    first, second = run("import", file), run("import", file)
    assert first.stdout == second.stdout


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_taken(
    tmp_path: Path, address: str
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"@type": ')
    good = write_capsule(tmp_path, "a", "Sparse Replay of Activations")
    result = run("import", str(broken), str(tmp_path / "missing"), str(tmp_path), str(good))
    assert result.exit_code == 2
    assert result.stdout.startswith("1 document observed")
    named = [line.split(":")[0] for line in result.stderr.splitlines()]
    assert named == [str(broken), str(tmp_path / "missing"), str(tmp_path)]


def test_an_identifier_that_nobody_uses_is_said(tmp_path: Path, address: str) -> None:
    run("import", str(write_capsule(tmp_path, "a", "Sparse Replay of Activations")))
    shown = run("show", "doi", "10.5555/nothing")
    assert shown.stdout == "No document is known to use doi 10.5555/nothing.\n"


WRONG = [
    (("show", "arxive", "2601.07321"), "not a scheme; one of arxiv, doi"),
    (("show", "arxiv", "26"), "no whole arxiv identifier"),
    (("show", "arxiv", "2601.07321", "--ledger", "memory"), "keep nothing"),
    (("show", "arxiv", "2601.07321", "--ledger", "sqlite:////nowhere/x.db"), "there is no ledger"),
    (("show", "arxiv", "2601.07321", "--ledger", "odd"), "the ledger must be"),
    (("show", "arxiv", "2601.07321", "--ledger", "postgresql://a:b/c"), "read as a URL"),
    (("import", __file__, "--ledger", "sqlite:////nowhere/x.db"), "folder"),
    (("import",), "Missing argument"),
    (("forget",), "Missing argument"),
    (("forget", "a", "--ledger", "none"), "keep nothing"),
    (("forget", "a", "--ledger", "sqlite:////nowhere/x.db"), "there is no ledger"),
    (("forget", "a", "--ledger", "odd"), "the ledger must be"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_a_wrong_question_is_answered_with_what_to_do(
    address: str, arguments: tuple[str, ...], message: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("words", [("show", "arxiv", "2601.07321"), ("forget", "a")])
def test_a_ledger_that_is_not_there_is_not_one_in_which_nothing_stands(
    tmp_path: Path, address: str, words: tuple[str, ...]
) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"there is no ledger at {tmp_path / 'ledger.db'}" in result.stderr
    assert not (tmp_path / "ledger.db").exists()


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITEMARK_LEGDER", "none")
    for words in (("show", "arxiv", "2601.07321"), ("import", __file__), ("forget", "a")):
        result = run(*words)
        assert result.exit_code == 2
        assert "did you mean CITEMARK_LEDGER?" in result.stderr


def test_a_forgotten_document_testifies_no_more(tmp_path: Path, address: str) -> None:
    files = [
        write_capsule(tmp_path, "a", "Sparse Replay of Activations"),
        write_capsule(tmp_path, "b", "Federated Tuning with Gradients"),
    ]
    run("import", *map(str, files))
    forgotten = run("forget", "https://graph.example/a")
    assert (forgotten.exit_code, forgotten.stderr) == (0, "")
    assert forgotten.stdout == "https://graph.example/a: forgot its testimony and 0 reports.\n"
    assert run("show", "arxiv", "2601.07321").stdout.count("https://graph.example/") == 1


def test_what_is_not_known_is_named_and_the_others_are_forgotten(
    tmp_path: Path, address: str
) -> None:
    run("import", str(write_capsule(tmp_path, "a", "Sparse Replay of Activations")))
    result = run("forget", "https://graph.example/z", "https://graph.example/a")
    assert result.exit_code == 2
    told = f"https://graph.example/z: nothing is kept under this identifier in {address}.\n"
    assert result.stderr == told
    assert result.stdout.startswith("https://graph.example/a: forgot its testimony")


def test_hostile_titles_do_not_steer_the_terminal(tmp_path: Path, address: str) -> None:
    capsule = {
        "@type": "CreativeWork",
        "@id": "https://graph.example/\x1b[2J",
        "text": "See arXiv:2601.07321 \x1b]0;title\x07 for it.",
    }
    file = tmp_path / "a.json"
    file.write_text(json.dumps(capsule))
    assert run("import", str(file)).exit_code == 0
    shown = run("show", "arxiv", "2601.07321").stdout
    assert all(line.isprintable() for line in shown.splitlines())


def test_without_a_named_ledger_the_user_s_own_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CITEMARK_LEDGER", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    file = write_capsule(tmp_path, "a", "Sparse Replay of Activations")
    assert run("import", str(file)).exit_code == 0
    with open_ledger(f"sqlite:///{tmp_path / 'citemark' / 'ledger.db'}") as opened:
        assert opened.version is not None
        assert opened.version.startswith("1-")


NAMED = [
    ("arxiv", "2601.07321v3", Identifier("arxiv", "2601.07321")),
    ("arXiv", "2601.07321", Identifier("arxiv", "2601.07321")),
    ("doi", "10.1000/ABC", Identifier("doi", "10.1000/abc")),
    ("url", "https://arxiv.org/abs/2601.07321", Identifier("arxiv", "2601.07321")),
    ("arxiv", "26", None),
    ("doi", "nonsense", None),
    ("orkid", "0000-0000-0000-0000", None),
]


@pytest.mark.parametrize(("scheme", "value", "expected"), NAMED)
def test_an_identifier_is_understood_as_in_documents(
    scheme: str, value: str, expected: Identifier | None
) -> None:
    assert identifier_named(scheme, value) == expected
