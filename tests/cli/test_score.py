"""``citemark score`` as its user meets it: formats, inputs, exit codes, and what goes wrong."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from click.testing import Result

from citemark.report import SCHEMA
from citemark.types import Label

Score = Callable[..., Result]
Run = Callable[..., Any]

TODAY = "2026-11-21"
"""The date as of which ``score`` judges, too."""
PLAIN = b"See https://arxiv.org/abs/2305.04242 for more."
IMPOSSIBLE = b"See https://arxiv.org/abs/2313.00042 for more."


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
        ("csl", b'[{"id":"a","type":"book","title":"One Work"}]'),
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


# -------------------------------------------------------------------- bad input


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
        "citemark.evidence.fetch.fetch_document", lambda url, settings: (PLAIN, "text/plain")
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


# ----------------------------------------------------------- settings and options


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--type", "docx"), "is not one of"),
        (("--format", "pdf"), "is not one of"),
        (("--fail-on", "bad"), "is not one of"),
        (("--now", "yesterday"), "does not match"),
        (("--index", "nowhere"), "does not exist"),
        (("--ledger", "nonsense"), "memory, none"),
    ],
)
def test_wrong_options_are_a_usage_error_that_says_what_is_right(
    score: Score, arguments: tuple[str, str], says: str
) -> None:
    result = score(*arguments, data=PLAIN)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stdout == ""


def test_a_misspelt_setting_is_not_ignored(score: Score, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITEMARK_LEDGR", "none")
    result = score(data=PLAIN)
    assert result.exit_code == 2
    assert "CITEMARK_LEDGER" in result.stderr


def test_now_decides_what_lies_in_the_future(score: Score) -> None:
    def signals(now: str) -> set[str]:
        result = score("--now", now, "--format", "json", data=PLAIN)
        reasons = json.loads(result.stdout)["references"][0]["reasons"]
        return {each["signal"] for each in reasons if each["weight"] > 0}

    assert "in_the_future" in signals("2023-01-01")
    assert "in_the_future" not in signals("2026-11-21")


def test_a_kept_ledger_remembers_earlier_runs(score: Score, tmp_path: Path) -> None:
    ledger = ("--ledger", f"sqlite:///{tmp_path / 'kept.db'}", "--format", "json")
    samples = Path(__file__).parents[2] / "docs/samples"

    def reused(name: str) -> bool:
        report = json.loads(score(*ledger, samples / name).stdout)
        return "identifier_reused" in {
            each["signal"] for reference in report["references"] for each in reference["reasons"]
        }

    assert not reused("context-compression.json")
    assert reused("scientific-pretraining.json")
    assert reused("context-compression.json")


def test_without_a_ledger_each_document_stands_alone(score: Score, invented: Path) -> None:
    both = (invented / "north.json", invented / "south.json")
    together = json.loads(score("--ledger", "none", "--format", "json", *both).stdout)
    apart = [
        json.loads(score("--ledger", "none", "--format", "json", file).stdout) for file in both
    ]
    assert together == apart
    assert together != json.loads(score("--format", "json", *both).stdout)


def test_an_error_is_never_mistaken_for_a_severe_reference(
    score: Score, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITEMARK_MODEL", str(tmp_path))
    result = score("--fail-on", "suspect", data=PLAIN)
    assert result.exit_code == 2
    assert str(tmp_path) in result.stderr


# ------------------------------------------------------------- as its own process

NO_SOCKET = """
import sys
def refuse(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        raise SystemExit("a socket was opened: " + event)
sys.addaudithook(refuse)
"""


EVERY_FORMAT = """
from citemark.cli import main
for form in ("text", "json", "jsonl", "html"):
    print("as", form, flush=True)
    try:
        main([*sys.argv[1:], "--format", form])
    except SystemExit as end:
        if end.code:
            raise
print("as", "usual", flush=True)
"""


def test_offline_opens_no_socket_at_all(process: Run, invented: Path, small_library: Path) -> None:
    files = sorted(path for path in invented.iterdir() if path.suffix != ".jsonl")
    arguments = ("score", "--offline", "--index", small_library, *files)
    done = process(*arguments, before=NO_SOCKET + EVERY_FORMAT)
    assert (done.returncode, done.stderr) == (0, b"")
    for form in ("text", "json", "jsonl", "html"):
        assert len(done.stdout.partition(f"as {form}\n".encode())[2].partition(b"\nas ")[0]) > 500


def test_the_guard_of_the_test_above_does_see_sockets(process: Run) -> None:
    opening = NO_SOCKET + "import socket\nsocket.socket()"
    assert b"a socket was opened" in process("--version", before=opening).stderr


HEAVY = "sqlalchemy requests requests_cache lxml bs4 numpy flask bibtexparser environs tqdm"


def test_a_capsule_costs_no_import_that_it_does_not_need(
    process: Run, invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CITEMARK_CACHE")
    watch = (
        "import atexit, sys\natexit.register(lambda: print("
        f"*sorted(set({HEAVY.split()!r}) & set(sys.modules)), file=sys.stderr))"
    )
    done = process("score", "--offline", invented / "north.json", before=watch)
    assert (done.returncode, done.stderr.split()) == (0, [])


def test_output_is_utf_8_whatever_the_locale(
    process: Run, score: Score, invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = invented / "references.bib"
    usual = score(file)
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    monkeypatch.setenv("LC_ALL", "C")
    plain = process("score", "--offline", "--now", TODAY, file)
    assert (plain.returncode, plain.stdout) == (0, usual.stdout_bytes)
    assert "✗ fabricated" in plain.stdout.decode()


def test_two_runs_in_two_processes_give_the_same_bytes(
    process: Run, score: Score, invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one orders its sets in another way than this one."""
    files = (invented / "north.json", invented / "south.json")
    seed = 1 if os.environ.get("PYTHONHASHSEED") != "1" else 2
    monkeypatch.setenv("PYTHONHASHSEED", str(seed))
    other = process("score", "--offline", "--now", TODAY, "--format", "html", *files)
    assert other.stdout == score("--format", "html", *files).stdout_bytes != b""
