"""Lines that are references are blocks of their own, wrapped ones are not."""

from __future__ import annotations

import pytest

from citemark.documents import read

APART = (
    "Doe, J. (2020). Tides of patient ponds. Letters, 5, 1–9.\nRoe, R. (2021). Ebbs of ponds. Letters, 6, 10–19.",
    "Jane Doe and Rita Roe. “Tides of Patient Ponds.” 2020. arXiv: 2001.01234.\nRita Roe. “Ebbs of Ponds.” 2021. https://arxiv.org/abs/2101.01234",
    "Doe, J., Roe, R.: Tides of patient ponds. In: PondConf, pp. 1–9 (2020). IEEE\nJ. Doe. Ebbs of ponds. Letters, 2021.",
    "arXiv:2001.01234 [physics.ao-ph] Tides of Patient Ponds. Jane Doe, Rita Roe.\nJane Doe, Rita Roe. Ebbs of Ponds. 2021.",
    "Doe, J. Tides of **patient** ponds. *Letters* 2020.\nRoe, R. Ebbs of old ponds. *Letters* 2021.",
)
TOGETHER = (
    "Doe, J. (2020). Tides of patient ponds and of whatever lives in them. Letters,\n5, 1–9. https://doi.org/10.1000/tides",
    "Doe, J. (2020). Tides of patient ponds. Letters, 5, 1–9.\nAvailable at https://doi.org/10.1000/tides, accessed in May 2021.",
    "Jane Doe, who measured ponds in 2020, and many others have shown it.\nRichard Roe followed in 2021 with the ebbs of the same ponds and of others",
    "Jane Doe, who measured in 2020 all the ponds of Ben\nRoe, Rita had followed her in 2021, as told by others.",
    "Jane Doe (2020) found that tides follow the moon, as in the work of\nRichard Roe (2021), who found the same of ebbs.",
)


@pytest.mark.parametrize("paragraph", APART)
def test_each_line_that_is_a_reference_is_a_block(paragraph: str) -> None:
    (document,) = read(f"# Ponds\n\n{paragraph}\n".encode(), name="ponds.md")
    blocks = [document.text[block.start : block.end] for block in document.blocks[1:]]
    assert blocks == [line.replace("*", "") for line in paragraph.splitlines()]


@pytest.mark.parametrize("paragraph", TOGETHER)
def test_the_lines_of_what_is_wrapped_stay_one_block(paragraph: str) -> None:
    (document,) = read(f"# Ponds\n\n{paragraph}\n".encode(), name="ponds.md")
    assert len(document.blocks) == 2
