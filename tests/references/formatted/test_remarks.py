"""What stands in a title's place may be a remark, or name the authors behind the title."""

from __future__ import annotations

import pytest

from citemark.references.formatted.remarks import is_remark, with_people


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        ("TideNet (Doe et al., 2020)", True),
        ("TideNet by Jane Doe and colleagues", True),
        ("TideNet - a model of ponds", True),
        ("TideNet – it looks at ponds", True),
        ("TideNet: they look at ponds", True),
        ("Tide: Chow & Ba", True),
        ("Chow & Ba, Tides of Ponds", True),
        ("Tides of Ponds (NeurIPS", True),
        ('Tides of "Ponds', True),
        ("TideNet: a model of ponds", False),  # a subtitle in sentence case
        ("TideNet - Models of Ponds", False),
        ("Search & Rescue, from Above", False),
        ("Tides of Ponds: Methods & Results", False),
        ("Tides and Others Things", False),
    ],
)
def test_a_remark_is_told_from_a_title(words: str, remark: bool) -> None:
    assert is_remark(words) is remark


@pytest.mark.parametrize(
    ("words", "title", "people"),
    [
        ("Tides of Ponds, Jane Doe and Richard Roe", "Tides of Ponds", ("Jane Doe", "Richard Roe")),
        ("Tides, Moss, Mud, by Jane Doe, R. Roe", "Tides, Moss, Mud", ("Jane Doe", "R. Roe")),
        ("Tides of Ponds | Jane Doe, Richard Roe", "Tides of Ponds", ("Jane Doe", "Richard Roe")),
        ("Tides of Ponds (Jane Doe, Richard Roe)", "Tides of Ponds", ("Jane Doe", "Richard Roe")),
    ],
)
def test_the_people_behind_a_title_are_its_authors(
    words: str, title: str, people: tuple[str, ...]
) -> None:
    found = with_people(words)
    assert found is not None
    assert (found[0], found[1].authors) == (title, people)


@pytest.mark.parametrize(
    "words",
    [
        "Tides of Ponds",
        "Tides of Ponds, Jane Doe",  # one name may be part of a title
        "Faster, Cheaper and Greener",
        "Jane Doe and Richard Roe",
        "Precision, Recall and Time",
    ],
)
def test_a_title_that_lists_things_names_nobody(words: str) -> None:
    assert with_people(words) is None


def test_many_commas_cost_no_more_than_their_bound() -> None:
    assert with_people("Tides, " * 50_000) is None
