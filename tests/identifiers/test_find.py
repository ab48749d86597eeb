import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.identifiers import find, link
from citemark.identifiers.find import trimmed


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
    "before", ["", "\n", "the end.\n", "the end. \n", "(SAR)\n", "a:\n", ":", "(", ","]
)
def test_a_host_is_found_wherever_a_line_may_begin(before: str) -> None:
    found = find(f"{before}arxiv.org/abs/2401.00001")
    assert [(one.identifier.value, one.start) for one in found] == [("2401.00001", len(before))]


@pytest.mark.parametrize(
    "text", ["a@arxiv.org/abs/2401.00001", "x/arxiv.org/abs/x", "notarxiv.org/x"]
)
def test_a_host_inside_something_longer_is_none(text: str) -> None:
    assert not any(one.identifier.scheme == "url" for one in find(text))


@given(st.text(alphabet=st.sampled_from("\ud800\udfff/.:a10-?#%&= "), max_size=60))
def test_halves_of_surrogate_pairs_do_no_harm(text: str) -> None:
    for prefix in ("https://a.org/", "https://", "10.1000/", "arxiv.org/abs/"):
        for occurrence in find(prefix + text):
            assert link(occurrence.identifier).isascii()


@given(st.text(max_size=400))
def test_any_text_yields_ordered_occurrences_inside_it(text: str) -> None:
    end = 0
    for occurrence in find(text, truncated=True):
        assert end <= occurrence.start < occurrence.end <= len(text)
        end = occurrence.end


@given(
    st.lists(
        st.sampled_from(
            [
                "https://",
                "arxiv",
                "10.1234/",
                "(",
                "]",
                "2405.11111",
                "v2",
                " ",
                "İ",
                ":",
                "isbn 97",
                "/0512345",
            ]
        )
    )
)
def test_fragments_of_identifiers_in_any_order_do_no_harm(parts: list[str]) -> None:
    text = "".join(parts)
    assert find(text) == find(text)


@pytest.mark.parametrize(
    "unit",
    [
        "https://a.org/",
        "https://",
        "10.1234/",
        "10.1234",
        "](https://x",
        "arxiv arxiv:",
        "arxiv.org/",
        "((((",
        "a.b.c.d.",
        "2405.11111,",
        "isbn 9 7 8 ",
        "0000-000",
        "<10.1234/<x>1.1.co;2",
        "cs/051234",
        "2023.a-b.",
        "pmc1",
    ],
)
def test_the_time_follows_the_length_of_hostile_input(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    find(text, truncated=True)
    # Quadratic behaviour needs minutes for these; the rest is room for a slow machine.
    assert time.process_time() - began < 5


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
