"""How a command ends when the world does not let it go on: a line, an exit code, no traceback."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from .conftest import PLAIN, Run, Score

ROOT = Path(__file__).parents[2]
COMMANDS = ["--help", "--version", "model show", "score FILE --offline", "score --help"]


def ended(words: str, file: Path, after: str) -> tuple[int, str]:
    """Exit code and stderr of ``citemark WORDS`` whose output goes where the shell says."""
    arguments = words.replace("FILE", str(file))
    code = "from citemark.cli import main; main()"
    line = f'"{sys.executable}" -c "{code}" {arguments} {after}'
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"], capture_output=True, check=False, timeout=60
    )
    return done.returncode, done.stderr.decode()


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    (tmp_path / "plain.txt").write_bytes(PLAIN)
    return tmp_path / "plain.txt"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", COMMANDS)
def test_a_full_disk_is_told_in_a_line(words: str, plain: Path) -> None:
    code, said = ended(words, plain, "> /dev/full")
    assert code == 2
    assert said == ("Error: the output: No space left on device: check its space and permissions\n")


@pytest.mark.parametrize("words", COMMANDS)
def test_a_reader_that_leaves_ends_a_command_without_a_word(words: str, plain: Path) -> None:
    assert ended(words, plain, "| true") == (141, "")


@pytest.mark.parametrize(
    ("descriptor", "code", "says"),
    [
        ("0<&-", 2, "standard input: the input is empty"),
        ("1>&-", 2, "standard output is closed"),
        ("2>&-", 2, ""),
    ],
)
def test_closed_streams_are_no_crash(descriptor: str, code: int, says: str, plain: Path) -> None:
    found, said = ended("score - --offline", plain, f"< /dev/null {descriptor}")
    assert found == code
    assert says in said
    assert "Traceback" not in said


@pytest.mark.parametrize("words", ["score -", "ledger import FILE", "model show"])
def test_ctrl_c_ends_with_130(process: Run, plain: Path, words: str) -> None:
    before = (
        "import citemark.settings as settings\n"
        "def stop(*_): raise KeyboardInterrupt\n"
        "settings.Settings.from_environment = stop"
    )
    done = process(*words.replace("FILE", str(plain)).split(), before=before)
    assert (done.returncode, done.stderr.strip()) == (130, b"Stopped.")


def test_a_folder_without_permission_is_named(
    command: Score, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CITEMARK_CACHE", str(tmp_path / "file" / "cache"))
    found = command("doctor")
    assert found.exit_code == 1
    assert f"FAIL cache: {tmp_path / 'file' / 'cache'}: Not a directory; check" in found.stdout


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", ": an empty name: name a file, or “-” for standard input"),
        ("a" * 5000, "(File name too long): check the file"),
        ("\x1b[2Jlost\nfile", "�[2Jlost�file: it cannot be read (No such file or directory)"),
        ("ftp://example.org/a", "only http and https addresses can be fetched"),
        ("HTTPS://example.org/a", "an address cannot be read with --offline"),
    ],
)
def test_names_that_no_file_can_have_are_refused(score: Score, name: str, says: str) -> None:
    found = score(name)
    assert found.exit_code == 2
    assert says in found.stderr


@pytest.mark.parametrize(
    ("before", "code", "says"),
    [("default_int_handler", 130, "Stopped.\n"), ("SIG_IGN", 0, "")],
)
def test_ctrl_c_is_heard_while_the_command_line_is_imported(
    before: str, code: int, says: str
) -> None:
    line = (
        f"import builtins, os, signal, sys; signal.signal(signal.SIGINT, signal.{before})\n"
        "def press(name, *rest, found=builtins.__import__):\n"
        "    if name == 'click': os.kill(os.getpid(), signal.SIGINT)\n"
        "    return found(name, *rest)\n"
        "from citemark.__main__ import main\n"
        "builtins.__import__ = press; sys.argv = ['citemark', '--version']; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", line], capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr.decode()) == (code, says)


def test_every_way_to_start_is_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"] == {"citemark": "citemark.__main__:main"}
    done = subprocess.run(
        [sys.executable, "-m", "citemark", "--version"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (
        0,
        f"citemark, version {version('citemark')}\n".encode(),
    )
