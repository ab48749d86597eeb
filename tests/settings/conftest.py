"""An environment in which nothing is set."""

from __future__ import annotations

import pytest

from citemark.settings import table


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for row in table():
        monkeypatch.delenv(row.variable, raising=False)
        monkeypatch.delenv(row.variable + "_FILE", raising=False)
