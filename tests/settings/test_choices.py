"""What is chosen, as it is shown and where nothing is."""

from __future__ import annotations

from pathlib import Path

from citemark.settings import Settings


def test_secrets_are_not_shown() -> None:
    shown = repr(Settings(openalex_key="s3cret", ncbi_key="t0p", port=1))
    assert "s3cret" not in shown
    assert "t0p" not in shown
    assert "port=1" in shown


def test_the_cache_directory_is_the_users_unless_set(tmp_path: Path) -> None:
    assert Settings(cache=tmp_path).cache_directory == tmp_path
    assert Settings().cache_directory.name == "citemark"
