from __future__ import annotations

from collections.abc import Callable

import pytest

from citemark.references import extract
from citemark.types import Document

Make = Callable[..., Document]


@pytest.mark.parametrize(
    "source",
    [
        "Ponds fill ([Pond Weekly, 2025](https://ponds.example/1)).",
        "Ponds fill [[3]](https://ponds.example/1).",
        "Read [The Northern Ponds of Deep Frogs](https://ponds.example/1) today.",
        "Ponds fill, see https://ponds.example/1 for more.",
        "Ponds fill, see the [report](https://ponds.example/1).",
        "Source: [Pond Weekly](https://ponds.example/1)",
        "## Sources\n- [ponds](https://ponds.example/1)",
    ],
)
def test_a_cited_page_is_a_reference(make: Make, source: str) -> None:
    (only,) = extract(make(source, media_type="text/html"))
    assert only.identifiers[0].scheme == "url"
    assert only.claim.method is None


@pytest.mark.parametrize(
    "source",
    [
        "Ponds [fill up](https://ponds.example/1) at night.",
        "[Get Started](https://ponds.example/start)",
        "Licensed under [CC BY](https://creativecommons.org/licenses/by/4.0).",
        "Made by [Ponds Inc](https://ponds.example/).",
        "Ask on [Reddit](https://www.reddit.com/r/ponds).",
    ],
)
def test_a_word_that_happens_to_be_linked_is_none(make: Make, source: str) -> None:
    assert extract(make(source, media_type="text/html")) == ()


def test_a_scholarly_link_is_always_one(make: Make) -> None:
    (only,) = extract(
        make("Ponds [fill up](https://doi.org/10.1234/pond.1).", media_type="text/html")
    )
    assert only.identifiers[0].scheme == "doi"


def test_labelled_links_behind_an_entry_are_the_entrys(make: Make) -> None:
    first, second = extract(
        make(
            "## References\n- 1.\n- Doe J, Roe A. Ponds at rest. Pond Lett. 2020;1:2.\n"
            "- [Article](https://doi.org/10.1234/pond.1)\n- [Google Scholar](https://scholar.example/lookup?q=ponds)\n"
            "- 2.\n- Poe E. Ravens at rest. Pond Lett. 2021;1:2."
        )
    )
    assert [identifier.scheme for identifier in first.identifiers] == ["doi"]
    assert first.claim.title == "Ponds at rest"
    assert second.claim.title == "Ravens at rest"


def test_a_list_run_together_is_divided_at_its_links(make: Make) -> None:
    references = extract(
        make(
            "## References\n"
            "[[Jane Doe' 2024-01-02](https://arxiv.org/abs/2401.00001)] Ponds at rest by night "
            "[[Ann Roe' 2024-02-03](https://arxiv.org/abs/2402.00002)] Ravens at rest by day "
            "[[Ed Poe' 2024-03-04](https://arxiv.org/abs/2403.00003)] Frogs at rest at dawn"
        )
    )
    assert [reference.claim.title for reference in references] == [
        "Ponds at rest by night", "Ravens at rest by day", "Frogs at rest at dawn",
    ]  # fmt: skip
    assert references[0].claim.authors == ("Jane Doe",)


def test_an_excerpt_in_a_list_claims_no_title(make: Make) -> None:
    (only,) = extract(
        make(
            "## References\n[4] in this work we show that ponds fill at night and frogs leap over them."
        )
    )
    assert only.claim.title is None


def test_a_wrapped_identifier_is_read_whole(make: Make) -> None:
    (only,) = extract(
        make(
            "## References\n[1] J. Doe. Self-\\nsupervised ar-\\nrangement of ponds. Pond Letters, 2020."
        )
    )
    assert only.claim.title == "Self-supervised arrangement of ponds"


def test_a_row_without_heading_gives_its_words(make: Make) -> None:
    (only,) = extract(
        make(
            "| Ponds fill at night and frogs leap over them in the dark\n| [Paper](https://arxiv.org/abs/2401.00001)"
        )
    )
    assert only.claim.sentence == "Ponds fill at night and frogs leap over them in the dark"


def test_a_bold_name_before_an_identifier_is_claimed(make: Make) -> None:
    (only,) = extract(make("Lately **PondNet-2** came out (arXiv:2401.00001) and filled ponds."))
    assert only.claim.method == "PondNet-2"
