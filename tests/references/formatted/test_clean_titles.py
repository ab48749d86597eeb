"""A title without what its style put round it."""

from __future__ import annotations

import pytest

from citemark.references.formatted.clean_titles import clean_title


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("  “Tides  of change.” ", "Tides of change"),
        ("Tides [Online]", "Tides"),
        ("Tides [J]", "Tides"),
        ("Tides [Data set]", "Tides"),
        ("Tides of [salt]", "Tides of [salt]"),
        ("Tides of change, vol. 3", "Tides of change"),
        ("Tides of change Volume 2 of Sea Letters", "Tides of change"),
        ("Volume rendering of tides", "Volume rendering of tides"),
        ("Tides of change (", "Tides of change"),
        ("May the tides rise", "May the tides rise"),
        ("潮汐", "潮汐"),
    ],
)
def test_a_title_loses_what_its_style_put_around_it(written: str, title: str) -> None:
    assert clean_title(written) == title


@pytest.mark.parametrize("written", [None, "", "...", "A", "12", "2026", "30. September 2026"])
def test_what_has_no_word_or_is_a_date_is_no_title(written: str | None) -> None:
    assert clean_title(written) is None


@pytest.mark.parametrize(
    "written",
    ["table 2", "Table 2b", "Fig. 3", "pp. 4", "Chapter IV", "p. 12", "appendix a", "§ 4"],
)
def test_a_place_inside_of_a_work_is_no_title(written: str) -> None:
    assert clean_title(written) is None


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Table Tennis", "Table Tennis"),
        ("Figure Drawing in 2 Days", "Figure Drawing in 2 Days"),
        ("Tides of Ponds [en ligne]", "Tides of Ponds"),
        ("Tides of Ponds [Электронный ресурс]", "Tides of Ponds"),
        ("Tides of Ponds [C/OL]", "Tides of Ponds"),
        ("Tides of Ponds [and Towers]", "Tides of Ponds [and Towers]"),
    ],
)
def test_a_title_loses_its_medium_alone(written: str, title: str) -> None:
    assert clean_title(written) == title


@pytest.mark.parametrize(
    "line",
    [
        "🕒 Published (v1): 2021-06-15 07:32 UTC · Source: Arxiv · link",
        "Type: Research paper Added: 2021-04-10",
        "Added: 2021-04-10",
    ],
)
def test_fields_of_a_note_are_no_title(line: str) -> None:
    assert clean_title(line) is None


@pytest.mark.parametrize(
    "title",
    ["Type: Ponds of All Kinds", "Score Matching: A Date With Ponds", "Date: The Fruit of 2021"],
)
def test_a_title_may_begin_as_a_field_does(title: str) -> None:
    assert clean_title(title) == title
