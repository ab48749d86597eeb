"""The store archive and the icons: complete, without makers' files, the same bytes every time."""

from __future__ import annotations

import io
import json
import os
import shutil
import zipfile
from importlib import util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load(name: str) -> ModuleType:
    spec = util.spec_from_file_location(name, ROOT / "deploy" / "extension" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


package = load("package")


def test_the_archive_is_the_same_whenever_and_wherever_it_is_packed(tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(ROOT / "extension", copy)
    for at, path in enumerate(sorted(copy.rglob("*"))):
        os.utime(path, (at * 1000, at * 1000))
    (copy / ".DS_Store").write_text("left behind")
    (copy / "_metadata").mkdir()
    (copy / "_metadata" / "hashes.json").write_text("{}")
    assert package.pack(copy) == package.pack()


def test_the_archive_holds_all_that_the_manifest_names_and_nothing_of_its_makers() -> None:
    with zipfile.ZipFile(io.BytesIO(package.pack())) as archive:
        names = set(archive.namelist())
        manifest = json.loads(archive.read("manifest.json"))
        pages = [name for name in names if name.endswith((".html", ".js"))]
        sources = "".join(archive.read(name).decode() for name in pages)
    assert {*manifest["icons"].values(), manifest["action"]["default_popup"]} <= names
    assert {manifest["options_ui"]["page"], manifest["background"]["service_worker"]} <= names
    beside = {manifest["side_panel"]["default_path"], manifest["sidebar_action"]["default_panel"]}
    assert {path.partition("?")[0] for path in beside} <= names
    assert not [name for name in names if name.endswith(".d.ts") or "node_modules" in name]
    assert "PRIVACY.md" in names
    assert "sourceMappingURL" not in sources


def test_every_content_file_exists_and_is_run() -> None:
    sites = (ROOT / "extension" / "background" / "sites.js").read_text(encoding="utf-8")
    for path in sorted((ROOT / "extension" / "content").iterdir()):
        assert f'"content/{path.name}"' in sites, path.name


def test_the_command_writes_the_archive_and_its_digest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package.main([str(tmp_path)])
    (written,) = tmp_path.iterdir()
    assert written.read_bytes() == package.pack()
    assert capsys.readouterr().out.rstrip().endswith(str(written))


def test_an_option_is_not_taken_for_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        package.main(["--help"])
    assert list(tmp_path.iterdir()) == []


def test_the_icons_are_what_the_script_draws() -> None:
    icons = load("icons")
    for size in icons.SIZES:
        drawn = icons.png(size)
        kept = (ROOT / "extension" / "icons" / f"{size}.png").read_bytes()
        assert drawn[:33] == kept[:33]  # size and kind; compressors may differ beyond
