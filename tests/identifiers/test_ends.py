"""Where an address or a DOI ends in running text."""

from __future__ import annotations

import pytest

from citemark.identifiers import find
from citemark.identifiers.ends import trimmed


@pytest.mark.parametrize(
    ("raw", "before", "expected"),
    [
        ("https://a.org/x.", "", "https://a.org/x"),
        ("https://a.org/x).", "", "https://a.org/x"),
        ("https://a.org/x_(y)", "", "https://a.org/x_(y)"),
        ("https://a.org/x_(y))", "", "https://a.org/x_(y)"),
        ("https://a.org/x_", "_", "https://a.org/x"),
        ("https://a.org/x_", " ", "https://a.org/x_"),
        ("?!.", "", ""),
        ("10.1234/tide.1][The", "", "10.1234/tide.1"),  # Org mode
        ("10.1234/tide.1)[More", "", "10.1234/tide.1"),  # Markdown that is read as text
        ("10.1234/(TIDE)12(05)6-7", "", "10.1234/(TIDE)12(05)6-7"),
        ("10.1234/a[1]b", "", "10.1234/a[1]b"),
    ],
)
def test_the_sentence_keeps_its_own_punctuation(raw: str, before: str, expected: str) -> None:
    assert trimmed(raw, before) == expected


@pytest.mark.parametrize(
    "closer", ["⟩", "〉", "\u232a", "》", "»", "›", "」", "』", "】", "”", ">", "\ud800"]
)
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10.1051/jphysrad:019550016", "10.1051/jphysrad:019550016"),
        ("https://doi.org/10.1000/abc", "10.1000/abc"),
        ("https://a.org/b", "https://a.org/b"),
    ],
)
def test_a_closing_quote_or_bracket_of_any_script_ends_an_identifier(
    text: str, value: str, closer: str
) -> None:
    assert [one.identifier.value for one in find(f"see {text}{closer}, and")] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("https://doi.org/10.1000/w18-3210[Tides of Ponds^], Doe", "10.1000/w18-3210"),
        ("https://doi.org/10.1000/w18-3210에서 검색함.", "10.1000/w18-3210"),
        ("doi.org/10.1000/w18-3210的结果", "10.1000/w18-3210"),
        ("[url=https://doi.org/10.1000/w18-3210]Tides of Ponds[/url]", "10.1000/w18-3210"),
        ("https://arxiv.org/abs/1710.07234에서", "1710.07234"),
        ("https://arxiv.org/abs/1710.07234[PDF]", "1710.07234"),
        ("doi:10.1890/0012-9658(2006)87[2445:pont]2.0.CO;2", "10.1890/0012-9658(2006)87[2445:pont]2.0.co;2"),
        ("[10.1890/0012-9658(2006)87[2445:pont]2.0.CO;2]", "10.1890/0012-9658(2006)87[2445:pont]2.0.co;2"),
    ],
)  # fmt: skip
def test_an_address_ends_where_markup_or_another_script_goes_on(text: str, value: str) -> None:
    (found,) = find(text)
    assert found.identifier.value == value


def test_brackets_in_a_query_stay_in_the_address() -> None:
    (found,) = find("https://pond.example/?a[b]=1&c[]=2 and more")
    assert (found.start, found.end) == (0, 34)


def test_the_number_of_the_next_reference_is_no_part_of_an_address():
    (found,) = find("Available: https://arxiv.org/abs/2409.01666[34] P. Doe, “Tides”")
    assert (found.identifier.scheme, found.identifier.value) == ("arxiv", "2409.01666")
