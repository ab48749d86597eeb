"""``citemark score`` as a process of its own: sockets, imports, bytes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import TODAY, Run, Score

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


def test_a_refused_address_is_told_in_one_line(process: Run) -> None:
    done = process("score", "http://127.0.0.1/")
    said = b"http://127.0.0.1/: The address leads into a private network.\n"
    assert (done.returncode, done.stderr) == (2, said)
