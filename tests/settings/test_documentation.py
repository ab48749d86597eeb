"""The table and the example file hold every setting."""

from __future__ import annotations

import pytest

from citemark.settings import Settings, table
from citemark.settings.documentation import as_env_file, as_markdown


def test_every_setting_is_in_both_generated_tables() -> None:
    markdown, env_file = as_markdown(), as_env_file()
    for row in table():
        assert f"`{row.variable}`" in markdown
        assert f"# {row.variable}=" in env_file
        assert row.help.endswith((".", "…"))


def test_the_example_file_states_defaults_that_can_be_read_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for line in as_env_file().splitlines():
        name, equals, value = line.removeprefix("# ").partition("=")
        if equals and name in {row.variable for row in table()} and value:
            monkeypatch.setenv(name, value)
    assert Settings.from_environment() == Settings()
