"""What a run depends on."""

from __future__ import annotations

from pathlib import Path

import pytest

from citemark.batch import manifest
from citemark.batch.manifest import AnotherRun, Manifest


def test_a_folder_is_claimed_once(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    Manifest({"model": "a", "inputs": "x"}).claim(path)
    Manifest({"model": "a", "inputs": "x"}).claim(path)
    with pytest.raises(AnotherRun, match=r"model: a, now b; other inputs"):
        Manifest({"model": "b", "inputs": "y"}).claim(path)


@pytest.mark.parametrize("text", ["", "[]", "{"])
def test_what_is_no_manifest_is_not_overwritten(tmp_path: Path, text: str) -> None:
    path = tmp_path / "run.json"
    path.write_text(text)
    with pytest.raises(AnotherRun, match="no manifest"):
        Manifest({"model": "a"}).claim(path)
    assert path.read_text() == text


def test_only_what_another_run_left_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    for name in ("reports", "notes"):
        (tmp_path / name).mkdir()
    (tmp_path / "summary").write_text("x")
    first, second = Manifest({"model": "a"}), Manifest({"model": "b"})
    first.replace(path, ["reports"])
    first.claim(path)
    first.replace(path, ["reports"])
    assert (tmp_path / "reports").exists()
    second.replace(path, ["reports", "summary", "absent"])
    assert {each.name for each in tmp_path.iterdir()} == {"notes"}


def test_the_code_s_digest_is_of_every_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "citemark"
    (package / "batch" / "__pycache__").mkdir(parents=True)
    (package / "batch" / "manifest.py").write_text("one")
    monkeypatch.setattr(manifest, "__file__", str(package / "batch" / "manifest.py"))

    def digest() -> str:
        manifest.code_digest.cache_clear()
        return manifest.code_digest()

    before = digest()
    (package / "batch" / "__pycache__" / "x.pyc").write_text("two")
    assert digest() == before
    (package / "table.json").write_text("{}")
    assert digest() != before
    manifest.code_digest.cache_clear()
