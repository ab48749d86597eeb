"""What tests across the packages share: documents of our own, and an index of the works they cite."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from citemark.index import Index, open_index
from citemark.index.build import build

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

DATA = Path(__file__).parent / "data"
"""Documents and works, all invented."""


@pytest.fixture(scope="session")
def browsers() -> Iterator[Playwright]:
    """The one driver of browsers: a process can hold only one, whichever tests it is given."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=20_000)  # two browsers at work on a busy machine take their time
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def invented() -> Path:
    return DATA


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index that holds the invented works."""
    folder = tmp_path_factory.mktemp("library") / "index"
    build([DATA / "works.jsonl"], folder, built=dt.date(2026, 9, 1), workers=1)
    return folder


@pytest.fixture
def small_index(small_library: Path) -> Iterator[Index]:
    with open_index(small_library) as index:
        yield index
