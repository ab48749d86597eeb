"""What must hold of the repository as a whole: its documents, its versions, its words.

Documents that are made from the code are written anew by
``CITEMARK_TEST_REFRESH=1 .venv/bin/pytest tests/test_repository.py``.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from citemark.cli import main
from citemark.settings.documentation import as_markdown
from citemark.signals import DOCUMENT_SPECS, REFERENCE_SPECS, SPECS, SignalSpec

ROOT = Path(__file__).resolve().parents[1]
REFRESH = "CITEMARK_TEST_REFRESH=1 .venv/bin/pytest tests/test_repository.py"
BINARY = {".png", ".joblib", ".gz", ".xz", ".zst", ".ico", ".woff2", ".parquet"}


def committed() -> list[Path]:
    """All files under version control; without git, as in an archive, there is nothing to say."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    names = listed.stdout.decode().split("\0")[:-1]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def texts() -> Iterator[tuple[str, str]]:
    for path in committed():
        if path.suffix not in BINARY:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8", errors="replace")


# ------------------------------------------------------------------------- words

REGISTRIES = "|".join(
    re.escape(".".join(parts))
    for parts in (
        ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"),
        ("yarnpkg", "com"), ("crates", "io"), ("rubygems", "org"),
    )
)  # fmt: skip
MACHINE_PATHS = r"(?<![\w.:/}\"'])/(?:work|root|Users|mnt)/[\w.]|/home/[a-z]"
FORBIDDEN = {
    "the host of a package registry": re.compile(REGISTRIES),
    "a path of one machine": re.compile(MACHINE_PATHS),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str) -> None:
    pattern = FORBIDDEN[what]
    named = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]}"
        for name, text in texts()
        if name != "tests/test_repository.py"
        for match in pattern.finditer(text)
    ]
    assert not named


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("the host of a package registry", "https://registry.npm" + "js.org/x"),
        ("a path of one machine", "open( /wo" + "rk/main)"),
        ("a path of one machine", "see /home/ada/notes"),
    ],
)
def test_the_rule_above_sees(what: str, text: str) -> None:
    assert FORBIDDEN[what].search(text)


def links() -> Iterator[tuple[str, Path]]:
    """Which document leads to which file."""
    for name, text in texts():
        if name.endswith(".md"):
            for match in re.finditer(r"\]\((?!https?:|mailto:|#)([^)\s#]+)", text):
                yield name, (ROOT / name).parent / match[1]


def test_every_link_between_documents_leads_somewhere() -> None:
    assert not [(name, str(target)) for name, target in links() if not target.exists()]


def test_every_page_is_led_to() -> None:
    pages = {path.resolve() for path in (ROOT / "docs").glob("*.md")}
    led_to = {target.resolve() for name, target in links() if ROOT / name != target.resolve()}
    assert pages - led_to == set()


def test_every_document_that_is_spoken_of_is_here() -> None:
    """README.md, CARD.md and their like: a reader of the repository has nothing else."""
    here = {path.name for path in committed()}
    spoken = {
        (name, match[0])
        for name, text in texts()
        if not name.startswith("models/")  # the layout of data that training is given
        for match in re.finditer(r"\b[A-Z]{3,}\.md\b", text)
    }
    assert {(name, document) for name, document in spoken if document not in here} == set()


# ---------------------------------------------------------------------- versions


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def test_package_and_extension_have_one_version() -> None:
    manifest = json.loads((ROOT / "extension/manifest.json").read_text())
    assert manifest["version"] == project()["version"]


def test_the_changelog_speaks_of_the_version_or_of_what_is_unreleased() -> None:
    headings = re.findall(
        r"^## \[?([^\]\n]+?)\]?(?: .*)?$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
    )
    assert headings[0] in {"Unreleased", project()["version"]}


# ------------------------------------------------------------------ module budget

LONGEST_MODULE = 320
LONGEST_FUNCTION = 60
"""Lines; a signature of one option a line may pass 50, which is what is aimed at."""
GUARDED = ("service", "models", "benchmarks", "deploy")


def test_no_module_and_no_function_outgrows_its_reader() -> None:
    outgrown = []
    paths = [path for folder in GUARDED for path in (ROOT / folder).rglob("*.py")]
    for path in sorted(paths):
        text = path.read_text()
        if text.count("\n") > LONGEST_MODULE:
            outgrown.append(f"{path.name}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                body = (node.end_lineno or 0) - node.body[0].lineno + 1
                if body > LONGEST_FUNCTION:
                    outgrown.append(f"{path.name}: {node.name} has {body} lines")
    assert not outgrown


# ------------------------------------------------- documents made from the code


def keep(path: Path, wanted: str) -> None:
    """Hold a document against what the code says, or write it anew when asked to."""
    if os.environ.get("CITEMARK_TEST_REFRESH"):
        path.write_text(wanted, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    assert kept == wanted, f"{path.name} is out of date; write it anew with: {REFRESH}"


SETTINGS_HEAD = f"""# Settings

Every setting is an environment variable; nothing needs to be set. A secret may instead stand in a
file named by the same variable with `_FILE` behind it. Options of the command line win over
variables. A variable that begins with `CITEMARK_` and is none of these stops citemark at its
start: a misspelt setting must not be ignored.

<!-- Made from the code: {REFRESH} -->

"""


def test_every_setting_is_documented() -> None:
    keep(ROOT / "docs/settings.md", SETTINGS_HEAD + as_markdown())


SIGNALS_HEAD = f"""# Signals

A signal is one question about a reference or a document. Its answer is a value, or unknown, which
weighs exactly nothing. The model turns values into log-odds; a report shows every contribution and
the sentence behind it. *Against* means that a higher value speaks against the source, *for* that it
speaks for it; *informs* never enters a model.

What a signal may do beyond its weight: *proof* makes a reference `fabricated`, *contradiction*
makes it `mismatch` once the probability is high, *support* is needed for `verified`.

<!-- Made from the code: {REFRESH} -->
"""
DIRECTIONS = {1: "against", -1: "for", 0: "informs"}


def family(spec: SignalSpec[Any]) -> str:
    return spec.measure.__module__.rsplit(".", 1)[-1].replace("_", " ")


def signals_as_markdown() -> str:
    lines = [SIGNALS_HEAD]
    for title, specs in (("A reference", REFERENCE_SPECS), ("A document", DOCUMENT_SPECS)):
        lines.append(f"## {title}\n")
        last = ""
        for spec in specs:
            if family(spec) != last:
                last = family(spec)
                if title == "A reference":
                    lines.append(f"\n### {last.capitalize()}\n")
                lines += ["| signal | question | direction | may be |", "| --- | --- | --- | --- |"]
            strongest = spec.strongest.value if spec.strongest else "–"
            direction = DIRECTIONS[spec.direction]
            lines.append(f"| `{spec.name}` | {spec.question} | {direction} | {strongest} |")
        lines.append("")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def test_every_signal_is_documented() -> None:
    keep(ROOT / "docs/signals.md", signals_as_markdown())


def test_signals_have_names_of_their_own() -> None:
    names = [spec.name for spec in SPECS]
    assert len(names) == len(set(names))
    assert all(spec.question.endswith("?") for spec in SPECS)


START, END = "<!-- help -->\n", "<!-- /help -->"


def test_the_readme_shows_the_help_as_it_is() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.count(START) == readme.count(END) == 1
    shown = CliRunner().invoke(main, ["score", "--help"], prog_name="citemark").stdout
    before, _, rest = readme.partition(START)
    after = rest.partition(END)[2]
    keep(ROOT / "README.md", f"{before}{START}```\n{shown}```\n{END}{after}")


def test_the_readme_begins_with_real_output(monkeypatch: pytest.MonkeyPatch) -> None:
    """All but the figures, which are another model's after each training."""
    monkeypatch.chdir(ROOT)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command, _, shown = readme.partition("```console\n$ citemark ")[2].partition("\n")
    found = CliRunner().invoke(main, command.split()).stdout
    for part in shown.partition("```")[0].split("…\n"):
        assert without_figures(part.strip()) in without_figures(found)


def without_figures(text: str) -> str:
    return re.sub(r"[+−]\d+\.\d\d|\s*>?\d+%", "#", text)


def test_every_command_of_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in set(
        re.findall(r"citemark (\w+)", " ".join(re.findall(r"```.*?```", readme, re.DOTALL)))
    ):
        context = click.Context(main)
        if name in {"import", "read"}:  # the Python example
            continue
        assert main.get_command(context, name) is not None, name


def test_every_target_that_the_readme_names_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in set(re.findall(r"`make ([a-z-]+)", readme)) | {"run", "test"}:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_benchmark_is_listed() -> None:
    listed = (ROOT / "benchmarks/README.md").read_text(encoding="utf-8")
    scripts = {
        path.name
        for path in committed()
        if path.parent == ROOT / "benchmarks" and path.suffix == ".py"
    }
    assert set(re.findall(r"^\| `(\w+\.py)`", listed, re.MULTILINE)) == scripts
