"""The command line, run in this process or as one of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citemark.cli import main

Score = Callable[..., Result]
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

TODAY = "2026-11-21"
"""The date as of which ``score`` judges."""
PLAIN = b"See https://arxiv.org/abs/2305.04242 for more."
IMPOSSIBLE = b"See https://arxiv.org/abs/2313.00042 for more."


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nobody's variables, and a cache of the test's own."""
    monkeypatch.setenv("CITEMARK_CACHE", str(tmp_path / "cache"))
    for name in ("MODEL", "INDEX", "LEDGER", "SOURCES", "PREVALENCE"):
        monkeypatch.delenv(f"CITEMARK_{name}", raising=False)


@pytest.fixture
def command() -> Score:
    """``citemark ARGUMENTS`` in this process."""

    def run(*arguments: object, data: bytes | str | None = None) -> Result:
        return CliRunner().invoke(main, [str(item) for item in arguments], input=data)

    return run


@pytest.fixture
def score(command: Score) -> Score:
    """``citemark score --offline --now …`` in this process."""

    def run(*arguments: object, data: bytes | str | None = None) -> Result:
        return command("score", "--offline", "--now", TODAY, *arguments, data=data)

    return run


@pytest.fixture
def process() -> Run:
    """``citemark ARGUMENTS`` in a process of its own, ``before`` being run first in it."""

    def run(
        *arguments: object, before: str = "", data: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        code = f"{before}\nimport sys\nfrom citemark.cli import main\nmain()"
        return subprocess.run(
            [sys.executable, "-c", code, *map(str, arguments)],
            input=data,
            capture_output=True,
            check=False,
            timeout=60,
        )

    return run
