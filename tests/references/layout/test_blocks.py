from __future__ import annotations

import pytest

from citemark.references import extract
from citemark.references.layout.blocks import lay_out
from citemark.types import BlockKind, Document

from ...costs import within

HEAD, PARA, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM

TEXTS = [
    ("", []),
    (" \n\n ", []),
    ("Tides turn.", [(PARA, "Tides turn.", None)]),
    ("Tides\nturn.\n\nEbbs flow.", [(PARA, "Tides\nturn.", None), (PARA, "Ebbs flow.", None)]),
    ("## Sources\n- a\n- b", [(HEAD, "Sources", None), (ITEM, "a", None), (ITEM, "b", None)]),
    ("Of ponds\n3. Moss\n  4) Fern", [(PARA, "Of ponds", None), (ITEM, "Moss", 3), (ITEM, "Fern", 4)]),
    ("3.5 is no item\n-nor this", [(PARA, "3.5 is no item\n-nor this", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_a_text_without_blocks_is_laid_out_by_its_lines(
    text: str, expected: list[tuple[BlockKind, str, int | None]]
) -> None:
    layout = lay_out(Document("x", "0" * 64, "text/plain", text))
    assert [(one.kind, layout.text_of(one), one.ordinal) for one in layout.blocks] == expected


def test_a_position_between_blocks_is_in_none() -> None:
    layout = lay_out(Document("x", "0" * 64, "text/plain", "Ponds.\n\nMoss."))
    assert [layout.index_at(position) for position in (0, 6, 8, 13)] == [0, None, 1, None]


def test_the_list_of_a_text_without_blocks_is_found() -> None:
    text = (
        "Ponds are deep [1].\n\n## References\n\n[1] J. Doe. Turning tides. Tidal Letters, 2020.\n"
    )
    (reference,) = extract(Document("x", "0" * 64, "text/plain", text))
    assert (reference.claim.title, reference.claim.sentence) == (
        "Turning tides",
        "Ponds are deep [1].",
    )


def test_thousands_of_blank_lines_cost_what_their_length_does():
    text = "Ponds." + "\n \t" * 60_000 + "\n\nTides."
    with within(5):
        layout = lay_out(Document(id="d", sha256="0" * 64, media_type="text/plain", text=text))
    assert [layout.text_of(block) for block in layout.blocks] == ["Ponds.", "Tides."]
