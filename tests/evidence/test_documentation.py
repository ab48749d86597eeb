"""Every source, its policy and its keys are documented."""

from __future__ import annotations

from pathlib import Path

import pytest

from citemark.evidence.opening import providers
from citemark.settings import table

PAGE = (Path(__file__).parents[2] / "docs" / "sources.md").read_text()


@pytest.mark.parametrize("provider", providers(), ids=lambda item: item.name)
def test_a_source_stands_in_the_table_with_its_policy(provider) -> None:
    (row,) = (line for line in PAGE.splitlines() if line.startswith(f"| `{provider.name}` |"))
    assert row.split(" | ")[1] == provider.label
    assert row.rstrip(" |").endswith(provider.policy)


def test_the_settings_that_concern_sources_are_named() -> None:
    for name in ("contact", "sources", "rates", "addresses", "proxy", "deadline", "fetch_urls"):
        assert f"CITEMARK_{name.upper()}" in PAGE
    for row in table():
        if row.name.endswith("_key") and row.name != "api_key":
            assert row.variable in PAGE
