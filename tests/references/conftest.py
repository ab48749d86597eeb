"""Documents written by hand, in the shape that the readers give them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from citemark.types import Block, BlockKind, Document, Entry, Link, Reference, Span

_LINK = re.compile(r"\[([^\[\]]*(?:\[[^\]]*\])?[^\[\]]*)\]\((https?://[^)\s]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")

Make = Callable[..., Document]

CAPSULE = """
## Key Findings
- Several notable advances in tide modelling were published:
- 1. Lunar Replay with Gated Ebb (LRGE)**
- A team from the University of Tidewater and Moonsoft Research introduced LRGE, which replays ebbs.
- Source: [arXiv:2611.01234](https://arxiv.org/abs/2611.01234)
- 2. **Dynamic Harbour Scheduling (DHS)**
## Analysis
Google DeepMind published results on DHS, a method that schedules harbours.
Source: [Tidal Letters, May 10, 2026 – doi:10.1234/tide.5](https://doi.org/10.1234/tide.5)
**3. Sparse Foam Backpropagation (SFB)**
## Sources
- https://arxiv.org/abs/2611.01234
- https://doi.org/10.1234/tide.5
- https://tides.example/2026/accepted/3421
- https://arxiv.org/abs/2611.01890
## Implications
- LRGE replays ebbs
"""


def by_value(references: tuple[Reference, ...]) -> dict[str, Reference]:
    return {
        reference.identifiers[0].value: reference
        for reference in references
        if reference.identifiers
    }


def make_document(source: str, **fields: object) -> Document:
    """A document from lines: ``## heading``, ``- bullet``, ``3. item``, ``| cell``, else a paragraph.

    ``[words](address)`` becomes a link, ``**words**`` a bold run, ``\\n`` in a line a line break.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    strong: list[Span] = []
    position = 0
    for line in source.strip("\n").split("\n"):
        if not line.strip():
            continue
        kind, level, ordinal, rest = _kind(line)
        start = position + (1 if parts else 0)
        text = _inline(rest.replace("\\n", "\n"), start, links, strong)
        parts.append(text)
        blocks.append(Block(kind, start, start + len(text), level, ordinal))
        position = start + len(text)
    values: dict[str, object] = {
        "id": "sha256:0", "sha256": "0" * 64, "media_type": "text/markdown", "text": "\n".join(parts),
        "blocks": tuple(blocks), "links": tuple(links), "strong": tuple(strong),
    }  # fmt: skip
    return Document(**{**values, **fields})  # type: ignore[arg-type]  # a table of fields


def _kind(line: str) -> tuple[BlockKind, int, int | None, str]:
    heading = re.match(r"(#+) ", line)
    if heading:
        return BlockKind.HEADING, len(heading[1]), None, line[heading.end() :]
    if line.startswith("- "):
        return BlockKind.ITEM, 1, None, line[2:]
    if line.startswith("| "):
        return BlockKind.CELL, 0, None, line[2:]
    if line.startswith("    "):
        return BlockKind.CODE, 0, None, line[4:]
    ordinal = re.match(r"(\d+)\. ", line)
    if ordinal:
        return BlockKind.ITEM, 1, int(ordinal[1]), line[ordinal.end() :]
    return BlockKind.PARAGRAPH, 0, None, line


def _inline(text: str, start: int, links: list[Link], strong: list[Span]) -> str:
    out = ""
    position = 0
    for match in re.finditer(f"{_LINK.pattern}|{_BOLD.pattern}", text):
        out += text[position : match.start()]
        begin = start + len(out)
        shown = match[1] if match[2] else match[3]
        out += shown
        if match[2]:
            links.append(Link(begin, start + len(out), match[2]))
        else:
            strong.append(Span(begin, start + len(out)))
        position = match.end()
    return out + text[position:]


@pytest.fixture(scope="session")
def make() -> Make:
    return make_document


@pytest.fixture
def entry() -> Callable[..., Entry]:
    def build(**fields: object) -> Entry:
        return Entry(**{"key": None, "kind": None, "text": "", "start": 0, "end": 0, **fields})  # type: ignore[arg-type]  # a table of fields

    return build
