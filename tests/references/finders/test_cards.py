from __future__ import annotations

import pytest

from citemark.documents import read
from citemark.references import extract
from citemark.types import PartialDate, Reference

from ...costs import within

_TITLE = "Tides of Ponds: A Clock for Still Water"
_TOLD = "This work gives a view of tides that the others before it do not give at all."


def _references(text: str, media: str = "text") -> tuple[Reference, ...]:
    (document,) = read(text.encode(), type=media)
    return extract(document)


@pytest.mark.parametrize(
    ("card", "authors", "venue"),
    [
        (f"{_TITLE}\nJ Doe, RS Roe… - Pond Letters, 2019 - pond.example\n{_TOLD}\nSave  Cited by 12", ("J Doe", "RS Roe"), "Pond Letters"),
        (f"[PDF] {_TITLE}\nJ Doe - International Conference on Ponds, 2019\nSave", ("J Doe",), "International Conference on Ponds"),
        (f"{_TITLE}\nJane Doe, Rita Roe · Computer Science · NeurIPS · 2019\nTLDR: {_TOLD}", ("Jane Doe", "Rita Roe"), "NeurIPS"),
        (f"{_TITLE}\nJane Doe, Rita Roe, +4 authors · 2019 · Computer Science", ("Jane Doe", "Rita Roe"), None),
        (f"{_TITLE}\nJ Doe, RS Roe - arXiv preprint arXiv:1904.11574, 2019 - arxiv.org", ("J Doe", "RS Roe"), "arXiv preprint"),
        (f"{_TITLE}\nJane Doe, Rita Roe, +4 authors\nPublished in NeurIPS 2019\nComputer Science\n{_TOLD}", ("Jane Doe", "Rita Roe"), "NeurIPS"),
        (f"- {_TITLE} / J Doe, RS Roe - NeurIPS, 2019 - pond.example / Cited by 12", ("J Doe", "RS Roe"), "NeurIPS"),
    ],
)  # fmt: skip
def test_a_copied_card_is_one_reference(card: str, authors: tuple[str, ...], venue: str) -> None:
    (found,) = _references(f"What we found on the question.\n\n{card}\n\nThat is all there is.")
    claim = found.claim
    assert (claim.title, claim.authors, claim.authors_truncated) == (_TITLE, authors, True)
    assert (claim.venue, claim.date) == (venue, PartialDate(2019))


def test_cards_of_a_page_stay_apart() -> None:
    cards = [
        f"{title}\nJ Doe, RS Roe… - Pond Letters, 201{number} - pond.example\n{_TOLD}"
        for number, title in enumerate((_TITLE, "Moss of Northern Bridges", "Winter on Open Sea"))
    ]
    found = _references("\n\n".join(cards))
    assert [one.claim.title for one in found] == [card.split("\n", 1)[0] for card in cards]


def test_a_heading_with_its_authors_below_is_a_card_too() -> None:
    text = f"# Report\n\n### {_TITLE}\n*Jane Doe, Rita Roe · NeurIPS · 2019*\n"
    (found,) = _references(text, "markdown")
    assert (found.claim.title, found.claim.venue) == (_TITLE, "NeurIPS")


@pytest.mark.parametrize(
    "text",
    [
        f"{_TITLE}\nTides and Moss - Pond Letters, 2019 - pond.example",
        f"{_TITLE}\nOpen daily - 9 to 17 - since 2019",
        "Jane Doe\nJ Doe, RS Roe - Pond Letters, 2019 - pond.example",
        f"{_TITLE}\n{_TOLD}\nPublished in NeurIPS 2019",
        f"{_TITLE}.\nJ Doe, RS Roe - Pond Letters, 2019 - pond.example",
    ],
)
def test_lines_that_name_nobody_or_nothing_are_no_card(text: str) -> None:
    assert not any(one.claim.title and one.claim.authors for one in _references(text))


def test_many_lines_cost_little() -> None:
    text = "\n".join(["A - " * 50 + "2019", "a, " * 90 + " - b, 2019", "· " * 100] * 300)
    with within(10):
        _references(text)


_FIELDS = (
    "{title}\n{authors}\nPond Letters, 2019\nhttps://doi.org/10.1000/pond.2019",
    "{title}\n\n{authors}\n\nPublished in Pond Letters, 2019\n\n[Paper](https://doi.org/10.1000/pond.2019)",
    "### {title}\n\n*{authors} — Pond Letters, 2019*\n\n" + _TOLD + "\n\n[Paper](https://doi.org/10.1000/pond.2019)",
)  # fmt: skip


@pytest.mark.parametrize("written", _FIELDS)
def test_the_link_below_a_card_is_the_cards(written: str) -> None:
    text = written.format(title=_TITLE, authors="Jane Doe and Rita Roe")
    media = "markdown" if "](" in text else "text"
    lead = "What we found on the question."
    (found,) = _references(f"{lead}\n\n{text}\n", media)
    assert [one.value for one in found.identifiers] == ["10.1000/pond.2019"]
    assert found.claim.title == _TITLE
    assert found.claim.authors == ("Jane Doe", "Rita Roe")


def test_lines_that_tell_each_a_part_of_a_work_are_one_entry_of_a_list() -> None:
    text = "Reading list\n\n{}\nJane Doe, Rita Roe\nPond Letters, 2019\n\n{}\nMin-Jun Park, Ana Lee\nMoss Letters, 2020"
    found = _references(text.format(_TITLE, "A Study of the Moss of Northern Bridges"))
    assert [(one.claim.title, one.claim.venue) for one in found] == [
        (_TITLE, "Pond Letters"),
        ("A Study of the Moss of Northern Bridges", "Moss Letters"),
    ]


@pytest.mark.parametrize(
    ("head", "media"),
    [
        (f"# {_TITLE}\n\n**Authors:** Jane Doe, Rita Roe  \n**Date:** April 12, 2026", "markdown"),
        (f"{_TITLE}\nJane Doe, Rita Roe\nPond Institute Reports, 2024", "text"),
    ],
)
def test_a_documents_own_head_is_no_card(head: str, media: str) -> None:
    assert _references(f"{head}\n\n{_TOLD}\n", media) == ()


def test_a_sentence_and_the_list_behind_it_are_no_card() -> None:
    text = "Here is what I found on ponds\n\n1. Doe Jane – Roe Rita: Moss of ponds. NeurIPS, 2019.\n2. No more."
    assert "Here is what I found on ponds" not in [one.claim.title for one in _references(text)]


def test_a_report_with_its_author_and_date_is_no_card() -> None:
    text = f"# {_TITLE}\n\nJane Doe, Rita Roe\n\nOctober 2024\n\n{_TOLD}"
    assert _references(text, "markdown") == ()


def test_a_bold_quotation_heads_an_item() -> None:
    item = '1. **"{}"** by Jane Doe et al. (2019)\n   - **Published in:** Pond Letters\n   - **Key insight:** {}\n   - **Link:** https://doi.org/10.1000/pond.{}\n'
    (found, _) = _references(
        "## Papers\n\n"
        + item.format(_TITLE, _TOLD, 1)
        + item.format("Moss of Northern Bridges", _TOLD, 2),
        "markdown",
    )
    assert (found.claim.title, found.claim.authors) == (_TITLE, ("Jane Doe",))
    assert [one.value for one in found.identifiers] == ["10.1000/pond.1"]


_RECORD = (
    "- **Authors:** Jane Doe, Rita Roe\n- **Published:** May 12, 2019\n- **Venue:** Pond Letters\n"
)
_LINK = "- **Link:** https://doi.org/10.1000/pond.2019"


@pytest.mark.parametrize(
    ("text", "media"),
    [
        (f"### 1. {_TITLE}\n{_RECORD}{_LINK}", "markdown"),
        (f"### {_TITLE}\n\n{_RECORD}{_LINK}\n- **Summary:** {_TOLD}", "markdown"),
        (f"Title: {_TITLE}\nAuthors: Jane Doe, Rita Roe\nPublished: 2019-05-12\nURL: https://doi.org/10.1000/pond.2019", "text"),
        (f"> **{_TITLE}**\n>\n> Jane Doe, Rita Roe\n>\n> *Pond Letters* (2019) · [doi](https://doi.org/10.1000/pond.2019)", "markdown"),
    ],
)  # fmt: skip
def test_a_title_and_labelled_lines_below_it_are_a_record(text: str, media: str) -> None:
    (found,) = _references(f"# Report\n\n{_TOLD}\n\n{text}\n", media)
    assert found.claim.title == _TITLE
    assert found.claim.authors == ("Jane Doe", "Rita Roe")
    assert found.claim.date is not None
    assert found.claim.date.year == 2019
    assert [one.value for one in found.identifiers] == ["10.1000/pond.2019"]


def test_fields_and_addresses_of_a_listed_work_are_the_works() -> None:
    fields = "   - Authors: Jane Doe\n   - Published: 2019\n   - Venue: Pond Letters\n   - DOI/arXiv: doi:10.1000/pond.{}\n   - URL: https://doi.org/10.1000/pond.{}\n"
    text = f"## Sources\n\n1. {_TITLE}\n{fields.format(1, 1)}2. Moss of Northern Bridges\n{fields.format(2, 2)}"
    found = _references(text, "markdown")
    assert [(one.claim.title, one.claim.venue) for one in found] == [
        (_TITLE, "Pond Letters"),
        ("Moss of Northern Bridges", "Pond Letters"),
    ]
    assert [[i.value for i in one.identifiers] for one in found] == [
        ["10.1000/pond.1"],
        ["10.1000/pond.2"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{_TOLD}\nAuthors: Jane Doe, Rita Roe",
        "Report\nAuthors: Jane Doe, Rita Roe\nYear: 2019",
        f"{_TITLE}\nAuthors: see the appendix\nYear: 2019",
    ],
)
def test_labelled_lines_below_no_title_are_no_record(text: str) -> None:
    assert not any(one.claim.title and one.claim.authors for one in _references(text))


@pytest.mark.parametrize("label", ["Paper", "Article", "Publication"])
def test_a_record_may_call_its_title_by_what_the_work_is(label: str) -> None:
    fields = "Authors: Jane Doe and Rita Roe\nYear: 2019\nConfidence: high\nRelevance: 4/5"
    (only,) = _references(f"Notes\n\nSome words.\n\n{label}: {_TITLE}\n{fields}\n\nMore words.")
    assert only.claim.title == _TITLE
    assert only.claim.authors == ("Jane Doe", "Rita Roe")
    assert only.claim.date == PartialDate(2019)
