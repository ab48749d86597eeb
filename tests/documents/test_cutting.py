from __future__ import annotations

import pytest

from citemark.documents.cutting import seems_cut

PROSE = "Several methods were published this year. "


def long(end: str, size: int) -> str:
    """A text of a given size with a given end."""
    return (PROSE * (size // len(PROSE) + 1))[: size - len(end)] + end


@pytest.mark.parametrize(
    "text",
    [
        long(" AlpacaEval models scored 18% h", 2_000),
        long("\n- https://arxiv.org/abs/2604.01234", 2_000),
        long(" the models of", 1_999),
        "Sources\n- https://arxiv.org/abs/26",
        "- https://arxiv.org/abs/2604.0",
        "see https://arx",
        "see http",
        "doi:10.",
        "https://doi.org/10.1038/",
        "arXiv: 2604",
        "[paper](https://arxiv.org/abs/26",
        "The methods of this year…",
        "The methods [truncated]",
        long(" which was shown by the", 900),
    ],
)
def test_a_text_that_breaks_off_seems_cut(text):
    assert seems_cut(text)


@pytest.mark.parametrize(
    "text",
    [
        long(" and that is all.", 2_000),
        long("\n- https://arxiv.org/abs/2604.01234", 1_700),
        "- https://arxiv.org/abs/2604.01234",
        "- https://arxiv.org/abs/2604.01234\n",
        "A heading without a full stop",
        "A short note on",
        "doi:10.1038/s41586-021-03819-2",
        long("\n- Training costs fall", 1_849),
        "",
    ],
)
def test_a_text_that_ends_somewhere_sensible_does_not(text):
    assert not seems_cut(text)
