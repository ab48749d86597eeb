import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.identifiers import find, link

from ..costs import within


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
    with within(5):
        find(text, truncated=True)
