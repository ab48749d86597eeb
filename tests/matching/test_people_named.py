"""A text names the people of a record by family names, and others by their initials."""

from __future__ import annotations

import pytest

from citemark.matching.people_named import initials_in, names_people_of
from citemark.types import Record

RECORD = Record("LanternNet", authors=("Özlem Quill", "Bo Marsh", "Cleo Ferro", "王小明"))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Quill et al., LanternNet", True),
        ("Marsh and others, LanternNet", False),  # one who is not the first
        ("Marsh, Ferro, LanternNet", True),
        ("Quilling lanterns", False),
        ("著者：王小明，Ferro", True),  # names in a script without blanks
        ("", False),
    ],
)
def test_the_first_author_or_two_others_are_named(text: str, named: bool) -> None:
    assert names_people_of(RECORD, text) == named


def test_the_only_other_author_is_whom_a_list_of_ones_own_works_names() -> None:
    two = Record("LanternNet", authors=("Özlem Quill", "Bo Marsh"))
    assert names_people_of(two, "LanternNet, with Bo Marsh")
    assert not names_people_of(two, "LanternNet, with Cleo Ferro")
    assert not names_people_of(Record("LanternNet", authors=("Özlem Quill",)), "LanternNet, Marsh")


def test_nobody_is_named_of_a_record_without_authors() -> None:
    assert not names_people_of(Record("Doe"), "Doe")


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("Ö. Quill and B Marsh", {"o", "b"}),
        ("a model’s T’s, U.S. and BM", {"u", "s"}),
        ("lantern", set()),
    ],
)
def test_capitals_that_stand_alone_are_initials(text: str, initials: set[str]) -> None:
    assert initials_in(text) == initials
