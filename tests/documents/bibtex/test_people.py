"""Author fields as they are written, and as they are miswritten."""

from __future__ import annotations

import pytest

from citemark.documents.bibtex.people import authors

from ...costs import within

THREE = ("Jane Doe", "Rob Roe", "Ann Poe")


@pytest.mark.parametrize(
    "field",
    [
        "Doe, Jane and Roe, Rob and Poe, Ann",
        "Jane Doe AND Rob Roe AND Ann Poe",
        r"Jane Doe \and Rob Roe \and Ann Poe",
        "Jane Doe and, Rob Roe, and Ann Poe",
        "Jane Doe and and Rob Roe and Ann Poe and",
        "Jane Doe, Rob Roe and Ann Poe",
        "Jane Doe, Rob Roe, and Ann Poe",
        "Doe, Jane; Roe, Rob; Poe, Ann",
        "Doe, Jane; Roe, Rob; and Poe, Ann",
    ],
)
def test_names_are_told_apart_however_they_are_joined(field: str) -> None:
    assert authors(field) == (THREE, False)


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Doe, J.; Roe, R. & Poe, A.", ("J. Doe", "R. Roe", "A. Poe")),
        ("Doe and J., Roe and R., Poe and A. B.", ("J. Doe", "R. Roe", "A. B. Poe")),
        # Names of two words, and of others than people, stay one.
        ("Doe Roe, Jane Ann and Poe Low, Rob", ("Jane Ann Doe Roe", "Rob Poe Low")),
        ("de la Doe, Jane Ann and The Ponds Team", ("Jane Ann de la Doe", "The Ponds Team")),
        ("Doe, Jane and The Ponds Team", ("Jane Doe", "The Ponds Team")),
        ("{Ponds; Tides and Sons}", ("Ponds; Tides and Sons",)),
        ("Doe, Jane and MIT", ("Jane Doe", "MIT")),
        ("张 三 and 李四", ("张 三", "李四")),
        ("Metin And", ("Metin And",)),
        ("Doe, Jane and And, Metin", ("Jane Doe", "Metin And")),
        ("", ()),
        ("and", ("and",)),
    ],
)
def test_nor_are_they_torn_or_turned(field: str, names: tuple[str, ...]) -> None:
    assert authors(field) == (names, False)


@pytest.mark.parametrize(
    "field",
    [
        "Doe, Jane and others",
        "Doe, Jane and others.",
        "Doe, Jane and ...",
        "Doe, Jane and [others]",
        "Doe, Jane and 12 others",
        "Doe, Jane et al.",
        "Doe, Jane {et al.}",
    ],
)
def test_a_list_that_goes_on_is_known_as_one_and_keeps_its_names(field: str) -> None:
    assert authors(field) == (("Jane Doe",), True)


@pytest.mark.parametrize("unit", ["and ", "A., ", "; & ", "{", "A and B., "])
def test_a_hostile_field_takes_no_time(unit: str) -> None:
    with within(2):
        authors(unit * (100_000 // len(unit)))
