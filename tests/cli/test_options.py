"""``citemark score`` under its options and settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import PLAIN, Score


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
