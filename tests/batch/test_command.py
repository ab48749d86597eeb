"""``citemark rescore`` as its user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from citemark.batch import command, run
from citemark.batch.online import estimate
from citemark.cli import main
from citemark.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def rescore(*words: object, model: Path | None, said: str | None = None) -> Result:
    environment = {"CITEMARK_MODEL": str(model) if model else None}
    return CliRunner().invoke(main, ["rescore", *map(str, words)], env=environment, input=said)


def test_the_first_run_and_the_same_again(
    collection: Path, tmp_path: Path, settings: Settings
) -> None:
    out = tmp_path / "out"
    for options in (["--now", "2026-11-20"], []):  # begun yesterday, it goes on as of yesterday
        ended = rescore(collection, "--out", out, "--workers", 1, *options, model=settings.model)
        assert ended.exit_code == 0, ended.output
        assert "60 documents judged, 0 errors" in ended.output
        assert json.loads((out / "run.json").read_text())["now"] == "2026-11-20"


REFUSED = [
    (["--now", "2026-11-21"], "now: 2026-11-20, now 2026-11-21"),
    (["--shard-documents", "7"], "shard_documents"),
    (["--previous", "OUT"], "same folder"),
    (["--previous", "EMPTY"], "no manifest"),
    (["nothing-of-that-name"], "no such file"),
    (["a" * 5000], "no such file"),
    ([""], "name a file"),
    (["https://summaries.example/1"], "--online"),
]


def test_what_does_not_belong_together_is_refused_and_says_what_to_do(
    collection: Path, tmp_path: Path, settings: Settings
) -> None:
    out = tmp_path / "out"
    (tmp_path / "empty").mkdir()
    begun = [collection, "--out", out, "--workers", 1]
    assert rescore(*begun, "--now", "2026-11-20", model=settings.model).exit_code == 0
    for options, message in REFUSED:
        words = [{"OUT": out, "EMPTY": tmp_path / "empty"}.get(word, word) for word in options]
        ended = rescore(*begun, *words, model=settings.model)
        assert ended.exit_code == 2
        assert message in ended.output, ended.output
    fresh = rescore(*begun, "--now", "2026-11-21", "--fresh", model=settings.model)
    assert fresh.exit_code == 0, fresh.output
    assert json.loads((out / "run.json").read_text())["now"] == "2026-11-21"


def test_no_document_and_no_model_are_told(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "in").mkdir()
    ended = rescore(tmp_path / "in", "--out", tmp_path / "out", model=settings.model)
    assert "no INPUT holds any document" in ended.output
    assert "passed over" not in ended.output
    (tmp_path / "in" / "thesis.pdf").write_bytes(b"%PDF-1.7")
    ended = rescore(tmp_path / "in", "--out", tmp_path / "out", model=settings.model)
    assert "no INPUT holds any document, 1 file passed over" in ended.output
    (tmp_path / "in" / "a.txt").write_text("text")
    ended = rescore(tmp_path / "in", "--out", tmp_path / "out", model=tmp_path / "nowhere")
    assert ended.exit_code == 2
    assert "manifest.json" in ended.output


def test_a_setting_that_cannot_be_used_ends_with_2(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("text")
    monkeypatch.setenv("CITEMARK_PREVALENCE", "half")
    ended = rescore(tmp_path / "a.txt", "--out", tmp_path / "out", model=settings.model)
    assert ended.exit_code == 2
    assert "CITEMARK_PREVALENCE" in ended.output


def test_what_can_be_gone_on_with_later_ends_with_1(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "a.txt").write_text("text")
    with run.held(tmp_path / "out"):
        ended = rescore(tmp_path / "a.txt", "--out", tmp_path / "out", model=settings.model)
    assert ended.exit_code == 1
    assert "another run is at work" in ended.output


def test_a_folder_that_cannot_be_written_ends_with_2(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "a.txt").write_text("text")
    out = tmp_path / "a.txt" / "out"
    ended = rescore(tmp_path / "a.txt", "--out", out, model=settings.model)
    assert ended.exit_code == 2
    assert f"{out}: it cannot be written (Not a directory): name another folder" in ended.output


@pytest.mark.parametrize(
    ("engine", "missing", "extra"),
    [("native", "daft", "batch"), ("ray", "pyarrow", "batch"), ("ray", "ray", "cluster")],
)
def test_an_extra_that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str, missing: str, extra: str
) -> None:
    monkeypatch.setattr(command, "find_spec", lambda library: None if library == missing else 1)
    ended = rescore(tmp_path, "--out", tmp_path / "out", "--engine", engine, model=None)
    assert ended.exit_code == 2
    assert f"needs the extra citemark[{extra}]: install deploy/locks/{extra}.txt" in ended.output


def test_a_collection_of_nothing_readable_is_through_and_says_why(
    tmp_path: Path, settings: Settings
) -> None:
    (tmp_path / "broken.json").write_bytes(bytes(range(256)) * 100)
    out = tmp_path / "out"
    ended = rescore(tmp_path / "broken.json", "--out", out, "--workers", 1, model=settings.model)
    assert ended.exit_code == 0, ended.output
    assert "0 documents judged, 1 error;" in ended.output
    assert json.loads((out / "summary.json").read_text())["errors_by_kind"]


def test_every_option_has_help_and_stands_in_the_documentation() -> None:
    options = [each for each in command.rescore.params if isinstance(each, click.Option)]
    described = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")
    for option in options:
        assert option.help, option.name
        assert f"`{option.opts[0]}" in described, option.name
    assert len(options) == 13


def test_an_online_run_says_how_long_it_will_take_and_asks(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("See arXiv:2603.01234 and arXiv:2603.04567.")
    monkeypatch.setenv("CITEMARK_SOURCES", "arxiv")
    ended = rescore(path, "--out", tmp_path / "out", "--online", model=settings.model, said="n\n")
    assert ended.exit_code == 1
    assert "2 references: up to 0 h 00 min, because arxiv allows" in ended.output
    assert not (tmp_path / "out" / "reports.parquet").exists()


@pytest.mark.parametrize(
    ("sources", "rates", "expected"),
    [
        (("crossref",), (("crossref", 0.5),), ("crossref", 7200.0)),
        (("crossref", "arxiv"), (("crossref", 0.01),), ("crossref", 360_000.0)),
        ((), (), None),
    ],
)
def test_the_slowest_source_sets_the_time(
    sources: tuple[str, ...],
    rates: tuple[tuple[str, float], ...],
    expected: tuple[str, float] | None,
) -> None:
    found = estimate(3600, Settings(sources=sources, rates=rates))
    assert (found and (found.source, found.seconds)) == expected
