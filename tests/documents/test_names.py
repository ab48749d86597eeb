from __future__ import annotations

import pytest

from citemark.documents.names import first_last, split_people, without_others


@pytest.mark.parametrize(
    ("stated", "readable"),
    [
        ("Vaswani, Ashish", "Ashish Vaswani"),
        ("van Gogh, Vincent", "Vincent van Gogh"),
        ("King, Jr., Martin Luther", "Martin Luther King Jr."),
        ("King, Jr.", "King Jr."),
        ("Ashish Vaswani", "Ashish Vaswani"),
        ("OpenAI", "OpenAI"),
        ("Last,", "Last"),
        ("A, B, C, D", "A, B, C, D"),
        ("family=Gogh, given=Vincent, prefix=van, useprefix=true", "Vincent van Gogh"),
        ("given=Ashish, family=Vaswani, cjk=某某", "Ashish Vaswani"),
        ("Tarn=Pond, Jane", "Jane Tarn=Pond"),
        ("", ""),
    ],
)
def test_names_come_in_reading_order(stated, readable):
    assert first_last(stated) == readable


@pytest.mark.parametrize(
    ("names", "kept", "truncated"),
    [
        (["A One", "others"], ("A One",), True),
        (["A One", "et al."], ("A One",), True),
        (["A One et al."], ("A One",), True),
        (["A One", "Other Authors"], ("A One",), True),
        (["A One", "и др."], ("A One",), True),
        (["A One", "Author Others"], ("A One", "Author Others"), False),
        (["A One", "B Two"], ("A One", "B Two"), False),
        (["Al Etienne", "Others Smith"], ("Al Etienne", "Others Smith"), False),
        ([], (), False),
    ],
)
def test_an_open_list_is_known_as_one(names, kept, truncated):
    assert without_others(names) == (kept, truncated)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("A. Vaswani, N. Shazeer and N. Parmar", ["A. Vaswani", "N. Shazeer", "N. Parmar"]),
        ("Vaswani, Ashish", ["Vaswani, Ashish"]),
        ("Vaswani, Ashish; Shazeer, Noam", ["Vaswani, Ashish", "Shazeer, Noam"]),
        ("A. One & B. Two", ["A. One", "B. Two"]),
        ("Anderson Band", ["Anderson Band"]),
    ],
)
def test_people_in_one_string_are_told_apart(text, people):
    assert split_people(text) == people
