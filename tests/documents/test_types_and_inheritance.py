"""What decides between formats that share signs, and what an entry inherits."""

from __future__ import annotations

import pytest

from citemark.documents import read
from citemark.documents.detection import detect_text


@pytest.mark.parametrize(
    "text",
    [
        '{"@context": "https://schema.org", "@type": "Article", "DOI": "10.5072/x"}',
        '{"@type": "CreativeWork", "issued": "2026-04-17", "text": "…"}',
        '{"@id": "https://example.org/1", "type": "article", "text": "…"}',
    ],
)
def test_a_capsule_that_uses_words_of_citation_styles_is_a_capsule(text: str) -> None:
    assert detect_text(text) == "capsule"
    assert detect_text(text, "refs.csl.json") == "capsule"


PARENT = "@proceedings{book, title={Bells of 2019}, year={2019}, publisher={Old Press}}"
CHILD = "@inproceedings{part, title={One Bell}, crossref={BOOK}, %s}"


@pytest.mark.parametrize(
    ("stated", "date", "venue"),
    [
        ("pages={1}", "2019", "Bells of 2019"),
        ("year={2020}", "2020", "Bells of 2019"),
        ("booktitle={Bells Revisited}", "2019", "Bells Revisited"),
    ],
)
@pytest.mark.parametrize("parent_first", [True, False])
def test_what_an_entry_states_itself_comes_before_what_it_inherits(
    stated: str, date: str, venue: str, parent_first: bool
) -> None:
    parts = [PARENT, CHILD % stated]
    text = "\n".join(parts if parent_first else parts[::-1])
    (document,) = read(text.encode(), type="bibtex")
    (part,) = (entry for entry in document.entries if entry.key == "part")
    assert (part.title, part.date, part.venue) == ("One Bell", date, venue)


@pytest.mark.parametrize(
    "broken",
    [
        "@article{a, title={Never closed, year={2020}",
        "  @article{a, title={Never closed, year={2020}",
        '@article{a, title="Never closed, year={2020}',
        "@article{a, title={Never closed, author={@home}, year={2020}",
    ],
)
@pytest.mark.parametrize("indent", ["", "  ", "\t"])
def test_an_entry_that_never_ends_takes_no_later_one_with_it(broken: str, indent: str) -> None:
    good = [f"{indent}@article{{{key}, title={{Work {key}}}, year={{2021}}}}" for key in ("b", "c")]
    (document,) = read("\n".join([broken, *good]).encode(), type="bibtex")
    titles = {entry.key: entry.title for entry in document.entries}
    assert titles["b"] == "Work b"
    assert titles["c"] == "Work c"
    assert "Never closed" in (titles["a"] or "")
    assert document.problems
