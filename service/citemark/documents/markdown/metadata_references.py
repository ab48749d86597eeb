"""This module knows the bibliography in a Markdown file's own metadata: the items of CSL that Pandoc
and Quarto read under ``references:`` (Pandoc's manual, "Specifying bibliographic data")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from citemark.documents import csl
from citemark.documents.catalogues import as_item
from citemark.documents.entries import bounded
from citemark.documents.markdown.yaml_blocks import parse
from citemark.types import Entry, Problem

_BEGINS: Final = re.compile(r"^references:[ \t]*\n(?=[ \t]*- )", re.MULTILINE)
_OPENED: Final = re.compile(r"^---[ \t]*$", re.MULTILINE)
_FIELDS: Final = re.compile(r"(?:[\w-]{1,60}:.*|[ \t#-].*|)")
"""What may stand before it in a block of metadata, line by line."""
_ENDS: Final = re.compile(r"^(?![ \t]|- |\n)", re.MULTILINE)
"""The next field, or the end of the block."""


def without_references(text: str) -> tuple[str, tuple[Entry, ...], tuple[Problem, ...]]:
    """The Markdown without the bibliography in its metadata, and the bibliography's entries."""
    begins = _BEGINS.search(text) if "references:" in text else None
    if begins is None or not _is_metadata(text[: begins.start()]):
        return text, (), ()
    ended = _ENDS.search(text, begins.end())
    end = ended.start() if ended else len(text)
    items = parse(text[begins.end() : end])
    found = [
        csl.entry(as_item(item))
        for item in (items if isinstance(items, list) else ())
        if isinstance(item, Mapping) and "title" in item
    ]
    entries, problems = bounded(found)
    return (text[: begins.start()] + text[end:], entries, problems) if entries else (text, (), ())


def _is_metadata(before: str) -> bool:
    """Whether a block of metadata was opened, and nothing but fields stands in it."""
    opened = [rule.end() for rule in _OPENED.finditer(before)]
    return bool(opened) and all(map(_FIELDS.fullmatch, before[opened[-1] :].split("\n")))
