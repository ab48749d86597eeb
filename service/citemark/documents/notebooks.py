"""This module knows Jupyter notebooks (nbformat 3 and 4): the words stand in their Markdown cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from citemark.documents.json_text import parse
from citemark.errors import UnreadableInput

_TELLS: Final = re.compile(r'"cell_type"\s{0,20}:')
_WORDS: Final = frozenset({"markdown", "heading", "raw"})


def is_notebook(head: str) -> bool:
    """Whether the beginning of a JSON text shows the cells of a notebook."""
    return _TELLS.search(head) is not None


def markdown_of(text: str) -> str:
    """The Markdown of a notebook, cell by cell; another text as it is.

    Raises :class:`UnreadableInput` when the JSON is broken or its cells hold no words.
    """
    if text.lstrip()[:1] != "{" or not is_notebook(text):
        return text
    told = [cell for cell in _cells(parse(text)) if cell.strip()]
    if not told:
        raise UnreadableInput("the notebook holds no Markdown: its code cites nothing")
    return "\n\n".join(told)


def _cells(value: object) -> Iterator[str]:
    """What the cells with words hold: a string, or its lines."""
    if not isinstance(value, Mapping):
        return
    sheets = value.get("worksheets")  # nbformat 3
    for part in (value, *(sheets if isinstance(sheets, list) else ())):
        cells = part.get("cells") if isinstance(part, Mapping) else None
        for cell in cells if isinstance(cells, list) else ():
            if isinstance(cell, Mapping) and cell.get("cell_type") in _WORDS:
                source = cell.get("source")
                lines = source if isinstance(source, list) else [source]
                yield "".join(line for line in lines if isinstance(line, str))
