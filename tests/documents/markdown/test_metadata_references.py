from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.documents import read
from citemark.documents.markdown.yaml_blocks import parse
from citemark.types import Document

from ...costs import within

_ITEMS = """references:
- type: article-journal
  id: doe2021tides
  author:
  - family: Doe
    given: Jane
  - {family: Roe, given: Rita}
  issued:
    date-parts:
    - - 2021
      - 4
  title: 'Tides: The ponds'' clock'
  container-title: >-
    Pond
    Letters
  DOI: 10.1000/xyz
- id: poe
  title: "Clocks of ponds"
  issued:
    year: 2019
"""


def _read(text: str) -> Document:
    (document,) = read(text.encode(), type="markdown")
    return document


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: Notes\n{_ITEMS}format: html\n---\n\n# Notes\n\nSee @doe2021tides.\n",
        f"# Notes\n\nSee @doe2021tides.\n\n---\n{_ITEMS}...\n",
        f"# Notes\n\nSee @doe2021tides.\n\n---\n{_ITEMS}",
    ],
)
def test_the_bibliography_in_a_files_metadata_is_read_as_entries(text: str) -> None:
    document = _read(text)
    first, second = document.entries
    assert (first.key, first.title, first.venue, first.date) == (
        "doe2021tides",
        "Tides: The ponds' clock",
        "Pond Letters",
        "2021-04",
    )
    assert first.authors == ("Jane Doe", "Rita Roe")
    assert first.identifiers == ("doi:10.1000/xyz",)
    assert (second.title, second.date) == ("Clocks of ponds", "2019")
    assert document.title == "Notes"
    assert "family" not in document.text


@pytest.mark.parametrize(
    "text",
    [
        "We list our references:\n- one\n- two\n",
        "references:\n- title: Tides\n",
        "---\nSome words of prose here\nreferences:\n- title: Tides\n---\n",
        "---\nreferences:\n- Tides of ponds\n---\n",
    ],
)
def test_a_list_that_is_no_metadata_gives_no_entries(text: str) -> None:
    assert _read(text).entries == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1\nb:\n  - x\n  - y: 2\n    z: 3", {"a": "1", "b": ["x", {"y": "2", "z": "3"}]}),
        ("date: 2020-01-02\nyes: no", {"date": "2020-01-02", "yes": "no"}),
        ("- title: Tides: a clock's hand\n", [{"title": "Tides: a clock's hand"}]),
        ('- title: "Tides: a clock"\n', [{"title": "Tides: a clock"}]),
        ("url: https://ponds.example.org/a:b", {"url": "https://ponds.example.org/a:b"}),
        ("a: 1\nno mapping\nb: 2", None),
        ("a: &x [1]\nb: [*x, *x]", None),
        ("", None),
    ],
)
def test_blocks_of_yaml_are_read_as_strings(text: str, value: object) -> None:
    assert parse(text) == value


@given(st.text(alphabet="ab:-[]{}'\"#>| \n", max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "- " * 50_000,
        "a:\n " * 30_000,
        "a: [" * 30_000,
        "- a: 'x\n" * 15_000,
        "[" * 50_000 + "]" * 50_000,
    ],
)
def test_hostile_blocks_cost_little(text: str) -> None:
    with within(15):
        parse(text)
        _read(f"---\nreferences:\n- title: x\n{text}\n---\n")
