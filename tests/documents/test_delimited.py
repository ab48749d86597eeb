"""A table of works gives an entry a row; a text that only looks like one stays a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.documents import read
from citemark.types import Document

from ..costs import within


def table(text: str) -> Document:
    (document,) = read(text.encode())
    return document


ROWS = (
    ("title,authors,year,venue,doi\n\"Tides, and Ponds\",Jane Doe; Richard Roe,2020,Pond Letters,10.1000/pond.1\n",
     ("Jane Doe", "Richard Roe"), False, "10.1000/pond.1"),
    ("Autor;Titel;Jahr;Link\nDoe et al.;Tides, and Ponds;2020;https://doi.org/10.1000/pond.1\n",
     ("Doe",), True, "https://doi.org/10.1000/pond.1"),
    ('"Authors","Title","Year","Cited by","DOI"\n"Doe, J., Roe, R.-P.","Tides, and Ponds","2020","12","10.1000/pond.1"\n',
     ("J. Doe", "R.-P. Roe"), False, "10.1000/pond.1"),
    ("id\tsubmitter\tauthors\ttitle\tyear\n2001.01234\tJane Doe\tJane Doe and Richard Roe\tTides, and Ponds\t2020\n",
     ("Jane Doe", "Richard Roe"), False, "arXiv:2001.01234"),
    ("id,decision,title,first_author,year\n7,include,\"Tides, and Ponds\",Doe,2020\n", ("Doe",), True, None),
    ("\n\nTitle|Journal|Year|arXiv\nTides, and Ponds|Pond Letters|2020|2001.01234v2", (), True, "arXiv:2001.01234v2"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "authors", "truncated", "identifier"), ROWS)
def test_a_row_is_an_entry(
    text: str, authors: tuple[str, ...], truncated: bool, identifier: str | None
) -> None:
    document = table(text)
    (entry,) = document.entries
    assert document.media_type == "text/csv"
    assert (entry.title, entry.date) == ("Tides, and Ponds", "2020")
    assert (entry.authors, entry.authors_truncated) == (authors, truncated)
    assert entry.identifiers == (() if identifier is None else (identifier,))
    assert document.text[entry.start : entry.end] == entry.text
    assert "Ponds" in entry.text


def test_what_stands_in_the_cells_makes_no_table_a_page() -> None:
    document = table(
        'id,title,url,authors\n7,Tides,http://arxiv.org/abs/2001.01234,"Jane Doe"\n'
        '8,Ponds,,"# Abstract\n[here](https://example.org) **and** there"\n'
    )
    assert document.media_type == "text/csv"
    assert [entry.title for entry in document.entries] == ["Tides", "Ponds"]
    bars = table("| title | authors | year |\n| --- | --- | --- |\n| Tides | Jane Doe | 2020 |\n")
    assert bars.media_type == "text/markdown"


def test_a_value_may_go_over_lines_and_rows_keep_their_place() -> None:
    document = table(
        'title,year,doi\n"Tides\nof Ponds",2020,\nMoss of Towers,2021,10.1000/moss.2\n'
    )
    assert [entry.title for entry in document.entries] == ["Tides\nof Ponds", "Moss of Towers"]
    assert [document.text[entry.start : entry.end] for entry in document.entries] == [
        '"Tides\nof Ponds",2020,', "Moss of Towers,2021,10.1000/moss.2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Title, author, and year of a work are not always known.\n\nWe looked at several works.",
        "title,year\nTides of Ponds,2020\n",  # two columns: any sentence with a comma
        "title,year,doi\n",  # no row
        "title,author,year\nJane Doe wrote a paper, and it was read.\nNobody, in fact, read it, or so they say.\n",
        "name,weight,height\nDoe,60,170\n",
        "title,title,year\nTides,Ponds,2020\n",
    ],
)
def test_a_text_is_no_table(text: str) -> None:
    document = table(text)
    assert not document.entries
    assert document.media_type == "text/plain"


def test_a_hostile_table_costs_what_its_length_does() -> None:
    with within(5):
        table("title,year,doi\n" + '"' * 50_000 + "\n" + "," * 50_000)
        table("title,year,doi\n" + "a,b,c\n" * 20_000)


@given(st.text(alphabet='title,year\n";doi|\t10./', max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert len(read(f"title,year,doi\n{text}".encode(), type="text")) == 1
