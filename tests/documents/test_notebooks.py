from __future__ import annotations

import json

import pytest

from citemark.documents import detect, read
from citemark.errors import UnreadableInput

_CODE = {"cell_type": "code", "source": ["print('arXiv:2401.00001')"], "outputs": []}


def _notebook(*cells: dict[str, object], **fields: object) -> bytes:
    return json.dumps({"cells": list(cells), "nbformat": 4, "metadata": {}, **fields}).encode()


def test_the_words_of_a_notebook_are_those_of_its_markdown_cells() -> None:
    data = _notebook(
        {"cell_type": "markdown", "source": ["# Tides\n", "\n", "See **ponds**."]},
        _CODE,
        {"cell_type": "raw", "source": "## References"},
    )
    assert detect(data) == "markdown"
    (document,) = read(data)
    assert document.title == "Tides"
    assert document.text == "Tides\n\nSee ponds.\n\nReferences"


def test_notebooks_of_the_third_format_hold_their_cells_in_worksheets() -> None:
    cell = {"cell_type": "markdown", "source": "Tides of ponds."}
    (document,) = read(
        json.dumps({"worksheets": [{"cells": [cell, 3]}, 4], "nbformat": 3}).encode()
    )
    assert document.text == "Tides of ponds."


@pytest.mark.parametrize(
    "data", [_notebook(_CODE), b'{"cell_type": "markdown"}', b'{"cell_type": ']
)
def test_a_notebook_without_words_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        read(data)


def test_json_in_markdown_is_no_notebook() -> None:
    (document,) = read(b'{curly} prose, "cell" and all', type="markdown")
    assert document.text.startswith("{curly}")
