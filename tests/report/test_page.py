"""The page stands alone, can be read by everyone, and runs nothing that a document says."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re

import pytest
from bs4 import BeautifulSoup

from citemark.report import to_html
from citemark.types import Label, Report


def parsed(*reports: Report) -> BeautifulSoup:
    return BeautifulSoup(to_html(reports), "lxml")


@pytest.fixture(params=["report", "hostile"])
def page(request: pytest.FixtureRequest) -> BeautifulSoup:
    return parsed(request.getfixturevalue(request.param))


def test_nothing_runs_and_nothing_is_loaded(page: BeautifulSoup) -> None:
    assert (
        page.find_all(["script", "iframe", "object", "embed", "img", "link", "form", "base"]) == []
    )
    for element in page.find_all(True):
        loaded = {
            name
            for name in element.attrs
            if name.startswith("on") or name in {"src", "style", "srcset"}
        }
        assert loaded == set()


def test_only_web_addresses_are_links(page: BeautifulSoup) -> None:
    hrefs = [anchor["href"] for anchor in page.find_all("a")]
    assert hrefs
    assert all(re.match(r"https?://[^\s]+$", str(href)) for href in hrefs)


def test_no_control_or_bidi_character_reaches_the_page(hostile: Report) -> None:
    text = to_html([hostile])
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text
    )
    assert text.encode("utf-8")


def test_the_policy_allows_the_pages_own_style_only(report: Report) -> None:
    page = parsed(report)
    assert page.style is not None
    digest = base64.b64encode(hashlib.sha256(page.style.text.encode()).digest()).decode()
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert policy is not None
    assert policy["content"].startswith(f"default-src 'none'; style-src 'sha256-{digest}'")  # type: ignore[union-attr]  # one value
    assert "http" not in page.style.text


def test_the_page_has_landmarks_headings_and_table_headers(page: BeautifulSoup) -> None:
    assert page.html is not None
    assert page.html["lang"] == "en"
    assert page.main is not None
    assert page.footer is not None
    assert len(page.find_all("h1")) == 1
    for table in page.find_all("table"):
        assert table.caption is not None
        assert all(cell.get("scope") in {"col", "row"} for cell in table.find_all("th"))
    identities = [element["id"] for element in page.find_all(id=True)]
    assert len(identities) == len(set(identities))
    named = [
        element["aria-labelledby"] for element in page.find_all(attrs={"aria-labelledby": True})
    ]
    assert set(named) <= set(identities)


def test_the_bar_of_counts_is_told_in_words_too(report: Report) -> None:
    bar = parsed(report).find("svg", class_="counts")
    assert bar is not None
    assert bar["aria-label"] == "1 fabricated, 1 mismatch, 1 suspect, 1 unverified, 1 verified"
    assert len(bar.find_all("rect")) == len(Label)


def test_claim_and_record_stand_side_by_side_with_changed_words_marked(report: Report) -> None:
    article = parsed(report).find("article", id="d1r5")
    assert article is not None
    assert [mark.text for mark in article.find_all("mark")] == ["Forged", "Generated"]
    cells = [cell.text for cell in article.find_all("tr")[1].find_all("td")]
    assert cells == [
        "Measuring the Likeness of Forged Pictures",
        "Measuring the Likeness of Generated Pictures",
    ]


def test_each_contribution_is_a_row_with_a_bar(report: Report) -> None:
    article = parsed(report).find("article", id="d1r1")
    assert article is not None
    rows = [row for row in article.find_all("tr") if row.find("svg")]
    assert [row.td.text for row in rows] == ["+4.12", "-2.00", "-0.50"]
    assert [row.rect["class"] for row in rows] == [["against"], ["for"], ["for"]]


def test_the_most_severe_comes_first_and_unverified_says_why(report: Report) -> None:
    page = parsed(report)
    order = [article["class"][1] for article in page.find_all("article")]
    assert order == [label.value for label in Label]
    unverified = page.find("article", class_="unverified")
    assert unverified is not None
    assert "does not cover it" in unverified.text
    assert "with probability 0.47 (0.40 to 0.55; arXiv 2026-05" in unverified.text


def test_several_documents_have_a_list_of_contents(report: Report, hostile: Report) -> None:
    page = parsed(report, hostile)
    assert page.nav is None or page.nav["aria-label"] == "Documents"
    text = to_html([report, hostile])
    assert '<a href="#d2">' in text
    assert "<title>citemark: 2 documents</title>" in text
    assert "did not come back in time" in text


def test_no_documents_and_no_references_are_said(report: Report) -> None:
    assert "No documents." in to_html([])
    bare = dataclasses.replace(report, references=(), reasons=())
    assert "No references were found." in to_html([bare])
