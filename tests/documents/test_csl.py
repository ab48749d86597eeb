from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.documents import limits, read
from citemark.errors import UnreadableInput
from citemark.types import Document


def csl(value: object) -> Document:
    (document,) = read(json.dumps(value).encode(), type="csl")
    return document


def test_the_sample_yields_every_item(sample):
    document = sample("references.csl.json")
    article, book = document.entries
    assert (article.key, article.kind, article.title) == (
        "one",
        "article-journal",
        "Learning & Folding",
    )
    assert article.authors == ("Vincent van Gogh", "Example Consortium")
    assert (article.venue, article.date) == ("Journal of Examples", "2023-04")
    assert article.identifiers == ("doi:10.1000/xyz", "https://doi.org/10.1000/xyz")
    assert (book.key, book.date) == ("2", "circa 1999")
    assert book.identifiers == ("isbn:9783161484100", "arXiv:1706.03762")
    assert document.text.splitlines()[1] == "A Book. circa 1999. isbn:9783161484100"


@pytest.mark.parametrize(
    "value",
    [
        {"items": [{"title": "T"}]},
        {"references": [{"title": "T"}]},
        {"title": "T"},
        {"key1": {"title": "T"}},
        [{"title": ["T"]}],
    ],
)
def test_items_are_found_in_the_shapes_tools_write(value):
    assert [entry.title for entry in csl(value).entries] == ["T"]


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2023]]}, "2023"), ({"date-parts": [["2023", "4", "5"]]}, "2023-04-05"),
        ({"date-parts": [[[2023, 4]]]}, "2023-04"), ({"date-parts": [[None]]}, None), ({"date-parts": []}, None),
        ({"literal": "Spring"}, "Spring"), ({"raw": "2023?"}, "2023?"), ("2023-04", "2023-04"), (2023, "2023"), (True, None),
    ],
)  # fmt: skip
def test_dates(issued, date):
    assert csl([{"title": "T", "issued": issued}]).entries[0].date == date


def test_subtitles_open_lists_and_other_identifiers():
    item = {"title": "A Title", "subtitle": ["And More"], "author": ["B. One", {"literal": "et al."}, 5, {}],
            "PMID": 12, "DOI": "https://doi.org/10.1000/x", "arXiv": "arXiv:1706.03762", "ISBN": "1", "type": "chapter"}  # fmt: skip
    (entry,) = csl([item]).entries
    assert entry.title == "A Title: And More"
    assert (entry.authors, entry.authors_truncated) == (("B. One",), True)
    assert entry.identifiers == ("arXiv:1706.03762", "pmid:12", "https://doi.org/10.1000/x")


def test_what_is_no_item_is_counted_and_the_rest_is_read():
    document = csl([{"title": "T"}, 1, None, {}])
    assert len(document.entries) == 1
    assert document.problems[0].message.startswith("3 of 4 items")


@pytest.mark.parametrize("value", [[], {}, 5, [1], "x"])
def test_no_items_are_refused(value):
    with pytest.raises(UnreadableInput, match="no CSL item"):
        csl(value)


def test_bounds_are_said(monkeypatch):
    monkeypatch.setattr(limits, "ENTRIES", 2)
    document = csl([{"title": "T"}] * 3)
    assert (len(document.entries), document.problems[0].code) == (2, "too-many-entries")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["family", "given", "date-parts", "raw", "literal"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)
KEYS = st.sampled_from(
    [
        "id",
        "type",
        "title",
        "subtitle",
        "author",
        "issued",
        "DOI",
        "URL",
        "ISBN",
        "note",
        "container-title",
    ]
)


@given(st.lists(st.dictionaries(KEYS, VALUES, min_size=1, max_size=6), min_size=1, max_size=4))
def test_any_items_give_one_entry_each(assert_sound, items):
    document = csl(items)
    assert len(document.entries) == len(items)
    assert_sound(document)
