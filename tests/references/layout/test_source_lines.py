from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.references import extract
from citemark.references.layout.source_lines import SOURCE_LINE, divided
from citemark.types import Block, BlockKind, Document

Make = Callable[..., Document]


@pytest.mark.parametrize(
    "text",
    [
        "Source: x",
        "**Source:** x",
        "- Sources: x",
        "(Source: x",
        "Quelle: x",
        "出典：x",
        "Read more: x",
    ],
)
def test_a_source_line_is_known_by_its_word(text: str) -> None:
    assert SOURCE_LINE.match(text)


@pytest.mark.parametrize(
    "text", ["Sources of energy are many", "The source: x", "Open source software", "Paperwork: x"]
)
def test_other_lines_are_no_source_lines(text: str) -> None:
    assert not SOURCE_LINE.match(text)


NEXT_ITEMS = [
    ("Source: [arXiv](https://arxiv.org/abs/2611.01234) **2. Quiet Ponds**", "arXiv", "Quiet Ponds"),
    ("Source: [Pond Letters](https://a.example/b)\\n**(2) Quiet Ponds (QP)**", "Pond Letters", "Quiet Ponds"),
    ("Source: [arXiv](https://arxiv.org/abs/2611.01234) 2. Quiet Ponds", "arXiv", "Quiet Ponds"),
    ("- Source: https://arxiv.org/abs/2611.01234 **2. Quiet Ponds**", "2611.01234", "Quiet Ponds"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "source", "name"), NEXT_ITEMS)
def test_the_item_behind_a_source_is_no_part_of_it(
    make: Make, line: str, source: str, name: str
) -> None:
    document = make(
        f"**1. Sparse Frog Replay (SFR)**\nMoonsoft Research introduced SFR.\n{line}\n"
        "Researchers at Tidewater University introduced it.\nSource: arXiv:2611.05678"
    )
    first, second = extract(document)
    stated = f"{first.claim.venue} {first.text} {first.claim.title}"
    assert name not in stated
    assert source in f"{stated} {first.identifiers}"
    assert (first.claim.method, first.claim.acronym) == ("Sparse Frog Replay", "SFR")
    assert (second.claim.method, second.claim.affiliations) == (name, ("Tidewater University",))


@pytest.mark.parametrize(
    "line",
    [
        "Source: [Pond Letters](https://a.example/b) 12. March 2026",
        "Source: [Pond Letters](https://a.example/b) **12. März 2026**",
        "Source: [Pond Letters](https://a.example/b), 2. revised edition",
        "Source: [Pond Letters](https://a.example/b) **Quiet Ponds**",
        "Of [Pond Letters](https://a.example/b) **2. Quiet Ponds** is told",
        "- 1. **2. Quiet Ponds** of all",
    ],
)
def test_other_blocks_stay_whole(make: Make, line: str) -> None:
    document = make(line)
    assert divided(document, document.blocks) == document.blocks


def test_what_is_divided_off_is_a_paragraph_of_its_own(make: Make) -> None:
    document = make("- Source: [arXiv](https://a.example/b) **2. Ponds**, **3. Moss**")
    pieces = divided(document, document.blocks)
    assert [(one.kind, document.text[one.start : one.end]) for one in pieces] == [
        (BlockKind.ITEM, "Source: arXiv"),
        (BlockKind.PARAGRAPH, "2. Ponds,"),
        (BlockKind.PARAGRAPH, "3. Moss"),
    ]


_PIECES = st.sampled_from(
    [
        "Source: ",
        "**2. A**",
        "**3. B b**",
        "[x](https://a.example/b)",
        " ",
        "\\n",
        "- ",
        "4. C",
        "\n",
    ]
)


@given(st.lists(_PIECES, max_size=30))
def test_dividing_loses_nothing_but_blanks(make: Make, pieces: list[str]) -> None:
    document = make("".join(pieces) or "x")

    def text_of(blocks: Sequence[Block]) -> str:
        return "".join("".join(document.text[b.start : b.end].split()) for b in blocks)

    assert text_of(divided(document, document.blocks)) == text_of(document.blocks)
