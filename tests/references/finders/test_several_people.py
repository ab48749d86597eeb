"""One stated author may be a whole list of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.documents import from_references, read
from citemark.references import extract
from citemark.references.finders.several_people import LONGEST, one_by_one

LISTS = [
    ("Doe, J., Roe, R., Quill, A.", ("Doe, J.", "Roe, R.", "Quill, A.")),
    ("Doe J, Roe RS, Quill A", ("Doe J", "Roe RS", "Quill A")),
    ("Jane Doe, Richard Roe, Ada Quill", ("Jane Doe", "Richard Roe", "Ada Quill")),
    ("Jane Doe, Richard Roe, and Ada Quill", ("Jane Doe", "Richard Roe", "Ada Quill")),
    ("Jane Doe & Richard Roe", ("Jane Doe", "Richard Roe")),
    ("J. Doe, R. Roe", ("J. Doe", "R. Roe")),
    ("Jane Q. Doe, Richard Roe", ("Jane Q. Doe", "Richard Roe")),
    ("Doe JQ, Roe R", ("Doe JQ", "Roe R")),
    ("Jane Doe; Richard Roe", ("Jane Doe", "Richard Roe")),
    ("Doe, Jane, Roe, Richard", ("Doe, Jane", "Roe, Richard")),
    ("Doe, Jane, Richard Roe, Ada Quill", ("Doe, Jane", "Richard Roe", "Ada Quill")),
]
ONE = [
    "Doe, Jane",
    "van der Quill, Jan Willem",
    "Doe, Jr., Jane",
    "King, Martin Luther, Jr.",
    "Doe, J., MD",
    "Smith Jr., John",
    "St. Quill, Mary",
    "Department of Health, Education, and Welfare",
    "Institute of Electrical, Electronics, and Computing Engineers",
    "World Health Organization, Geneva, Switzerland",
    "Procter & Gamble",
    "Johnson and Johnson",
    "Tides, Ponds, Lakes",
    "",
]


@pytest.mark.parametrize(("stated", "people"), LISTS)
def test_a_list_in_one_field_is_divided(stated: str, people: tuple[str, ...]) -> None:
    assert one_by_one((stated,)) == (people, False)
    assert one_by_one(("Vera Holm", stated)) == (("Vera Holm", *people), False)


@pytest.mark.parametrize("stated", ONE)
def test_one_author_stays_one(stated: str) -> None:
    assert one_by_one((stated,)) == ((stated,), False)


def test_a_list_that_says_so_has_more() -> None:
    assert one_by_one(("Doe, J., Roe, R., et al.",)) == (("Doe, J.", "Roe, R."), True)


@pytest.mark.parametrize(
    ("field", "people"),
    [
        ("Doe, J., Roe, R., Quill, A.", ("Doe, J.", "Roe, R.", "Quill, A.")),
        ("Doe J, Roe R", ("Doe J", "Roe R")),
        ("J. Q. Doe, Richard Roe", ("J. Q. Doe", "Richard Roe")),
        ("Doe, J. Q.", ("J. Q. Doe",)),
    ],
)
def test_an_author_field_without_and_is_read_person_by_person(
    field: str, people: tuple[str, ...]
) -> None:
    (document,) = read(
        f"@article{{a, title={{Tidal Gating}}, author={{{field}}}, year={{2023}}}}".encode(),
        type="bibtex",
    )
    (reference,) = extract(document)
    assert reference.claim.authors == people


def test_one_comma_may_divide_two_people() -> None:
    stated = from_references([{"claim": {"title": "Tidal Gating", "authors": ["Doe J, Roe R"]}}])
    assert extract(stated)[0].claim.authors == ("Doe J", "Roe R")


@given(st.text(alphabet="ABab,.;& and", max_size=200))
def test_no_name_is_lost(text: str) -> None:
    names, truncated = one_by_one((text,))
    assert names or truncated  # dots alone stand for more names
    assert one_by_one(("x," * LONGEST,)) == (("x," * LONGEST,), False)
