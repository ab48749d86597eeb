"""References that stand by themselves, outside every list and mostly without identifier."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.documents import read
from citemark.references import extract
from citemark.references.finders.credited_titles import credited_title
from citemark.references.finders.standing import formatted
from citemark.types import Document

from ...costs import within

Make = Callable[..., Document]

TIDES = "Slow tides in northern ponds"


@pytest.mark.parametrize(
    "source",
    [
        "Doe, J., & Roe, R. P. (2019). Slow tides in northern ponds. Journal of Pond Research, 7(2), 11–19.",
        "- Doe, J. (2019). Slow tides in northern ponds.",
        "Doe J, Roe RP. Slow tides in northern ponds. J Pond Res. 2019;7(2):11-19.",
        "Jane Doe, Richard Roe, and Mia Moe. Slow tides in northern ponds. In Proceedings of the 5th Conference on Ponds, pages 3–9, 2019.",
        "Jane Doe and Richard Roe. 2019. Slow tides in northern ponds.",
        "[^4]: Jane Doe and Richard Roe. Slow tides in northern ponds, 2019.",
        "J. Doe and R. Roe, “Slow tides in northern ponds,” Pond Letters, vol. 7, pp. 11–19, 2019.",
        'Roe et al. (2019). "Slow tides in northern ponds". *Pond Letters*.',
        "- Doe J, et al., “Slow tides in northern ponds,” Pond Letters, 2019 — where the figures come from.",
        "Doe, J.; Roe, R. P. Slow tides in northern ponds. Nature 2019, 11, 82–86.",
    ],
)
def test_a_block_that_is_a_formatted_reference_is_one(make: Make, source: str) -> None:
    (only,) = extract(make(source))
    assert only.claim.title == TIDES
    assert only.claim.authors
    assert only.claim.date is not None
    assert only.claim.date.year == 2019


@pytest.mark.parametrize(
    "source",
    [
        "John Smith and Jane Doe (2020) show that tides rise in spring.",
        "Doe & Roe (1979): People fear losses more than they love gains in most choices.",
        "Doe et al. (2020): Large ponds tend to overestimate their own depth.",
        "La Rosa et al. (2018): Long tracking of frogs in ponds showed convergent leaping.",
        "Guido Doe and the Pond Software Foundation. All rights reserved, 2001.",
        "Tim Doe, Mia Roe and Sue Moe. The three met in the old town in 2023.",
        "Copyright (c) 2019-2020 Jane Doe, Richard Roe. All rights reserved.",
        "Jane Doe, Ph.D., Professor of Biology, University of Ponds, 2010-2020. She works on frogs.",
        "By Jane Doe, Richard Roe. Published 12 March 2024. Updated 14 March 2024.",
        "AAM Doe, S Roe, G de Moe - Proceedings of the 5th Conference on Ponds, 2019",
        "DoeとRoeの論文「Slow tides in northern ponds」（2017）が参考になります。",
        "Microsoft and Google. The deal was signed in 2024 after months of talks.",
        "Smith, J., who joined in 2020, said. The frogs are back in town, and they leap.",
        "Doe J, Roe R: fixed a bug in the parser that lost the last line (2020).",
        "Photo by Jane Doe, 2020. Illustration by Richard Roe. All images are used with permission.",
        "Pond Guardrail Playbook (2025) – Enterprise pond creation, evaluation, and monitoring best practices.",
        "    Doe, J. (2019). Slow tides in northern ponds. Pond Letters, 7(2), 11–19.\n",
    ],
)
def test_a_sentence_that_names_people_is_none(source: str) -> None:
    assert formatted(source) is None or source.startswith("    ")


def test_code_holds_no_reference(make: Make) -> None:
    assert (
        extract(make("    Doe, J. (2019). Slow tides in northern ponds. Pond Letters, 7(2).")) == ()
    )


def test_lines_without_blank_lines_between_them_are_divided(make: Make) -> None:
    told = (
        r"Doe, J. (2019). Slow tides in northern ponds. Pond Letters, 7(2), 11–19.\n"
        r"Roe, R. (2020). Fast tides in southern ponds. Pond Letters, 8(1), 2–4.\n"
        r"Moe, M. (2021). No tides in small ponds. Pond Letters, 9(1), 5–8."
    )
    assert [one.claim.title for one in extract(make(told))] == [
        "Slow tides in northern ponds",
        "Fast tides in southern ponds",
        "No tides in small ponds",
    ]


@pytest.mark.parametrize(
    "behind",
    ["https://doi.org/10.1234/tides", "DOI: 10.1234/tides", "[doi:10.1234/tides](https://doi.org/10.1234/tides)"],
)  # fmt: skip
def test_an_identifier_alone_on_the_next_line_is_the_references_own(
    make: Make, behind: str
) -> None:
    source = f"Doe, J. (2019). Slow tides in northern ponds. Pond Letters, 7(2), 11–19.\n\n{behind}"
    (only,) = extract(make(source))
    assert only.claim.title == TIDES
    assert [one.value for one in only.identifiers] == ["10.1234/tides"]


@pytest.mark.parametrize(
    "behind", ["See also https://doi.org/10.1234/tides for frogs.", "[Frogs of Small Northern Ponds](https://doi.org/10.1234/tides)"]
)  # fmt: skip
def test_an_identifier_that_something_else_is_said_of_is_not(make: Make, behind: str) -> None:
    source = f"Doe, J. (2019). Slow tides in northern ponds. Pond Letters, 7(2), 11–19.\n\n{behind}"
    first, second = extract(make(source))
    assert first.identifiers == ()
    assert second.identifiers


@pytest.mark.parametrize(
    "link", ["[DOI: 10.1234/tides](https://doi.org/10.1234/tides)", "[Link](https://doi.org/10.1234/tides)", "[PDF](https://doi.org/10.1234/tides)"]
)  # fmt: skip
def test_a_reference_whose_link_only_identifies_is_read_whole(make: Make, link: str) -> None:
    source = f"- Doe, J., & Roe, R. (2019). Slow tides in northern ponds. Pond Letters, 7(2), 11–19. {link}"
    (only,) = extract(make(source))
    assert only.claim.title == TIDES
    assert only.claim.authors == ("Doe, J.", "Roe, R.")
    assert [one.value for one in only.identifiers] == ["10.1234/tides"]


# ---------------------------------------------------------------- credited titles


@pytest.mark.parametrize(
    ("source", "title", "authors"),
    [
        ("LIPA: Less Is More for Leaping Ponds (Zhou et al., NeurIPS 2023) — the case for small ponds", "LIPA: Less Is More for Leaping Ponds", ("Zhou",)),
        ("Fast Leaps of Large Frogs over Small Ponds in Spring (Doe & Roe, 2020)", "Fast Leaps of Large Frogs over Small Ponds in Spring", ("Doe", "Roe")),
        ("2. SimPond: Simple Pond Optimization with Free Frogs (Meng, Xia, and Chen, NeurIPS 2024)", "SimPond: Simple Pond Optimization with Free Frogs", ("Meng", "Xia", "Chen")),
    ],
)  # fmt: skip
def test_a_title_credited_in_brackets_is_a_reference(
    source: str, title: str, authors: tuple[str, ...]
) -> None:
    claim = credited_title(source, announced=False)
    assert claim is not None
    assert (claim.title, claim.authors) == (title, authors)
    assert (
        claim.venue is None
    )  # such titles are often shortened: no meeting's list is asked for them
    assert claim.authors_truncated
    assert claim.date is not None


def test_what_announces_papers_lets_titles_be_written_as_sentences(make: Make) -> None:
    listed = (
        "- Frogs are all you need (Doe et al., 2017)\n- Slow tides in northern ponds (Roe, 2019)"
    )
    for announcing in ("## Key papers", "Here are some papers worth knowing:", "## 推荐论文"):
        found = extract(make(f"{announcing}\n{listed}"))
        assert [one.claim.title for one in found] == ["Frogs are all you need", TIDES]
    for other in ("## Key findings of the papers", "What the papers show:", "## Frogs"):
        assert extract(make(f"{other}\n{listed}")) == ()


@pytest.mark.parametrize(
    "source",
    [
        "Sleep improves memory in most of the animals that were tested (Smith et al., 2020).",
        "Improved Efficiency and Cost Reduction (Smith et al., 2023): costs fell by half.",
        "Reduced Memory Usage Across All Benchmarks (Smith et al., 2020) – a saving of 30 %.",
        "Large Frog Models for Small Ponds: A Survey (Smith et al., 2020) shows that frogs leap.",
        "The authors should compare with Extending the Two-Level Model of Small Ponds (Doe, 2019).",
        "Ponds are best compared with Extending the Two-Level Model of Small Ponds (Doe, 2019).",
        "We should discuss how frogs sleep and what they remember (Doe, 2019).",
        "Handbook of Frogs: Ponds, Tides and Leaps for All (Springer, Vienna, 2015).",
        "We Looked at Many Ponds. Large Frogs for Small Ponds: A New Survey (Smith et al., 2020).",
        "Large Frog Models for Small Ponds: A Survey (see Figure 2, 2020).",
        "Venue: Proceedings of the 14th International Conference on Northern Ponds (ICON-2017)",
        "T2  - Proceedings of the 14th International Conference on Northern Ponds (ICON 2017)",
        "Large Frog Models for Small Ponds: A Survey (ICON 2017)",
        "Large Frog Models for Small Ponds: A Survey (OpenPond Foundation, 2020).",
        "Venue: Proceedings of the 2nd Workshop on Large Frog Models for Small Ponds (FrogLo 2019)",
    ],
)
def test_a_statement_with_a_citation_is_none(source: str) -> None:
    assert credited_title(source, announced=False) is None


@pytest.mark.parametrize(
    "source",
    [
        "The authors should compare with Extending the Two-Level Model of Small Ponds (Doe, 2019).",
        "Ponds are best compared with Extending the Two-Level Model of Small Ponds (Doe, 2019).",
        "We should discuss how frogs sleep and what they remember (Doe, 2019).",
    ],
)
def test_a_statement_among_announced_papers_is_none_either(source: str) -> None:
    assert credited_title(source, announced=True) is None


# ------------------------------------------------------------------------ hostile


@given(st.text("ADo,.;:&()[]2019 –\n“”", max_size=200))
def test_whatever_is_written_is_read(text: str) -> None:
    formatted(text)
    credited_title(text, announced=True)


@pytest.mark.parametrize(
    "piece", ["Doe, J., ", "Doe (2020) ", "A (B, ", "Doe et al. 2019 ", "“Doe” (2019) ", "J. D. ", "2019\n"]
)  # fmt: skip
def test_long_blocks_take_no_long_time(make: Make, piece: str) -> None:
    source = (piece * (100_000 // len(piece))).replace("\n", r"\n")
    with within(5):
        extract(make(source))


def test_numbered_references_that_headings_part_are_read_with_their_identifiers() -> None:
    text = (
        "#### ALP\n[14] R. Roe, Y. Guo, and E. Poe, Detecting False Alarms of Ponds. 2023. [Online]. Available: https://arxiv.org/abs/2301.01311\n\n"
        "#### BET\n[15] S. Doe and R. Coe, “A Metric For Pond Similarity,” in ICASSP, 2023, pp. 1–5. doi: 10.1109/ICASSP49357.2023.10096526.\n"
    )
    (document,) = read(text.encode(), type="markdown")
    assert [
        (one.claim.title, len(one.claim.authors), len(one.identifiers)) for one in extract(document)
    ] == [
        ("Detecting False Alarms of Ponds", 3, 1),
        ("A Metric For Pond Similarity", 2, 1),
    ]
