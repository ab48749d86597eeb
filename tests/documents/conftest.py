"""Samples of every format, and ways to look at a document that read as sentences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from citemark.documents import read
from citemark.types import Document

# A loaded machine must not fail a test: slowness is measured where it is the question.
settings.register_profile("documents", deadline=None)
settings.load_profile("documents")

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def sample() -> Callable[[str], Document]:
    """Reads one of the sample files by its content alone."""

    def read_sample(name: str) -> Document:
        (document,) = read((DATA / name).read_bytes())
        return document

    return read_sample


@pytest.fixture(scope="session")
def blocks_of() -> Callable[[Document], list[tuple[str, int, int | None, str]]]:
    """Kind, level, ordinal and text of each block."""

    def listed(document: Document) -> list[tuple[str, int, int | None, str]]:
        return [
            (block.kind.value, block.level, block.ordinal, document.text[block.start : block.end])
            for block in document.blocks
        ]

    return listed


@pytest.fixture(scope="session")
def assert_sound() -> Callable[[Document], None]:
    """Checks what holds of every document: ranges lie in the text, entries stand where they say."""

    def check(document: Document) -> None:
        size = len(document.text)
        previous = 0
        for block in document.blocks:
            assert previous <= block.start < block.end <= size
            assert not document.text[block.start].isspace()
            assert not document.text[block.end - 1].isspace()
            previous = block.end
        for span in (*document.links, *document.strong):
            assert 0 <= span.start < span.end <= size
        for entry in document.entries:
            assert document.text[entry.start : entry.end] == entry.text
        assert len(document.sha256) == 64
        document.text.encode()  # no lone surrogates

    return check
