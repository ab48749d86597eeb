"""Tables of papers whose columns are headed, and others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citemark.documents import read
from citemark.references import extract
from citemark.types import Document

Make = Callable[..., Document]

ROWS = (
    ("Slow Tides in Quiet Northern Ponds", "Doe et al.", "2018", "CVPR", "measures tides"),
    ("PondBoost: A Scalable Frog Boosting System", "Chen & Roe", "2016", "KDD", "boosts frogs"),
)


def table(*rows: tuple[str, ...]) -> str:
    return "\n".join(f"| {cell}" for row in rows for cell in row)


@pytest.mark.parametrize(
    "head",
    [("Paper", "Authors", "Year", "Venue", "Note"), ("Title", "Author(s)", "Year", "Where", "Key idea"), ("论文", "作者", "年份", "会议", "说明")],
)  # fmt: skip
def test_the_columns_heads_say_what_a_row_names(make: Make, head: tuple[str, ...]) -> None:
    first, second = extract(make(table(head, *ROWS)))
    assert first.claim.title == ROWS[0][0]
    assert first.claim.authors == ("Doe",)
    assert first.claim.date is not None
    assert first.claim.date.year == 2018
    assert second.claim.authors == ("Chen", "Roe")
    assert {one.claim.venue for one in (first, second)} == {None}  # such titles are often shortened


@pytest.mark.parametrize(
    "rows",
    [
        (("Pond", "Frogs", "Year", "Depth", "Note"), *ROWS),
        (("Paper", "Authors", "Year", "Venue", "Note"), ROWS[0], ROWS[1][:3]),
        (("Paper", "Authors", "Year", "Venue", "Note"), ("Pond Boost", "Doe", "2018", "KDD", "boosts")),
        (("Paper", "Price", "Year", "Weight", "Colour"), ("Thick Paper for Large Water Colours", "3 €", "2018", "30 g", "white")),
        (("Paper", "Authors", "Year", "Venue", "Note"), (ROWS[0][0], "many people", "2018", "KDD", "boosts")),
    ],
)  # fmt: skip
def test_a_table_without_such_heads_or_rows_names_nothing(
    make: Make, rows: tuple[tuple[str, ...], ...]
) -> None:
    assert extract(make(table(*rows))) == ()


def test_a_row_with_an_identifier_is_that_identifiers(make: Make) -> None:
    head = ("Paper", "Authors", "Year", "Link")
    linked = ("Slow Tides in Quiet Northern Ponds", "Doe et al.", "2018", "arXiv:1801.00001")
    (only,) = extract(make(table(head, linked)))
    assert [one.value for one in only.identifiers] == ["1801.00001"]


def _told(rows: list[str]) -> list[tuple[object, ...]]:
    (document,) = read("\n".join(["# Ponds", "", *rows, ""]).encode(), type="markdown")
    return [
        (
            one.claim.title,
            one.claim.authors,
            one.claim.venue,
            one.claim.date and one.claim.date.year,
        )
        for one in extract(document)
    ]


def test_a_row_tells_of_its_link_what_its_columns_say() -> None:
    rows = [
        "| Title | By | Kind | Link | Note |",
        "|---|---|---|---|---|",
        "| Tidal Clocks of Very Small Ponds | Doe, Roe & Moss, JAIR 2009 | paper | https://arxiv.org/abs/0901.01231 | ponds of the north |",
        "| Moss of Northern Bridges | Roe et al., 2020 | paper | https://arxiv.org/abs/2001.01232 | wide and deep moss |",
        "| Ebbs in Wide Harbours | Moss, Roe & Doe, PTL 2014 | paper | https://arxiv.org/abs/1401.01233 | an ebb model |",
    ]
    assert _told(rows) == [
        ("Tidal Clocks of Very Small Ponds", ("Doe", "Roe", "Moss"), "JAIR", 2009),
        ("Moss of Northern Bridges", ("Roe",), None, 2020),
        ("Ebbs in Wide Harbours", (), None, None),
    ]


def test_a_row_takes_nothing_from_the_one_above() -> None:
    rows = [
        "| Model | Lab | Year | Paper | Notes |",
        "|---|---|---|---|---|",
        "| TideNet: Scaling Tidal Clocks with Ponds | Pond Lab | 2022 | [arXiv](https://arxiv.org/abs/2201.01231) | 540B ponds, Tidal system |",
        "| TideNet 2 | Pond Lab | 2023 | [Technical Report](https://arxiv.org/abs/2301.01232) | Frugal, with moss |",
        "| Moss | Pond Lab | 2023 | [arXiv](https://arxiv.org/abs/2301.01233) | Natively wide moss |",
    ]
    assert [one[0] for one in _told(rows)] == [
        "TideNet: Scaling Tidal Clocks with Ponds",
        None,
        None,
    ]


def test_a_reference_in_the_column_of_references_is_no_title() -> None:
    rows = [
        "| Reference | Contribution |",
        "|---|---|",
        "| Doe et al. arXiv:2201.01231. 2022 | Chains of ponds elicit tides |",
        "| Roe et al. arXiv:2301.01232. 2023 | Ponds learn tides at scale |",
    ]
    assert [one[0] for one in _told(rows)] == [None, None]


def test_one_surname_in_the_column_of_authors_is_a_person() -> None:
    text = (
        "| ID | Paper | Authors | Year | Venue |\n|---|---|---|---|---|\n"
        "| P1 | Tides of Very Small Ponds | Roe et al. | 2020 | arXiv:2001.01311 |\n"
        "| P2 | Clocks of the Larger Lakes | Doe | 2021 | arXiv:2101.01311 |\n"
    )
    (document,) = read(text.encode(), type="markdown")
    assert [one.claim.authors for one in extract(document)] == [("Roe",), ("Doe",)]


def test_what_a_work_is_called_for_short_stands_behind_its_quoted_title() -> None:
    text = (
        "| Paper | Authors | Year |\n|---|---|---|\n"
        '| "Tides of Very Small Ponds and Lakes" (Pond Alpha) | Doe, Roe, Poe | Dec 2020 |\n'
        '| "Clocks of the Larger Northern Lakes" | Doe, J.D. | 2021 |\n'
    )
    (document,) = read(text.encode(), type="markdown")
    assert [one.claim.title for one in extract(document)] == [
        "Tides of Very Small Ponds and Lakes",
        "Clocks of the Larger Northern Lakes",
    ]


def test_the_name_of_a_programs_part_is_no_title() -> None:
    text = (
        "| Name | Reference | Citation |\n|---|---|---|\n"
        "| TideKB | `ponds.nn.TideKBLayer` | [Doe *et al.*, 2018](https://aclanthology.org/N18-2053) |\n"
        "| EbbRE | `ponds.nn.EbbRELayer` | [Roe *et al.*, 2019](https://aclanthology.org/D19-1075) |\n"
    )
    (document,) = read(text.encode(), type="markdown")
    found = extract(document)
    assert [one.claim.authors for one in found] == [("Doe",), ("Roe",)]
    assert [one.claim.title for one in found] == [None, None]
