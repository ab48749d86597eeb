"""Tagged files of PubMed, EndNote and the Web of Science; RIS has a page of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.documents import limits, read
from citemark.types import Document, Entry

ONE = {"nbib": "PMID- 1\nTI  - T", "endnote": "%0 Book\n%T T", "wos": "PT J\nTI T\nER"}


def told(text: str, kind: str) -> Document:
    (document,) = read(text.encode(), type=kind)
    return document


def only(text: str, kind: str) -> Entry:
    (entry,) = told(text, kind).entries
    return entry


def test_a_file_of_pubmed_yields_every_record(sample):
    document = sample("references.nbib")
    one, two = document.entries
    assert one.title == "Tides of ponds: a survey of the seasons in small waters."
    assert one.authors == ("Jane M Doe", "Richard Roe")
    assert (one.venue, one.date, one.kind) == ("Journal of tides", "2020-02-03", "Journal Article")
    assert one.affiliations == ("Institute of Ponds, Example City.",)
    assert one.identifiers == ("pmid:32000001", "doi:10.1000/ponds.1", "PMC7000001")
    assert two.authors == ("Poe E", "Lake Study Group")
    assert (two.venue, two.date, two.identifiers) == ("Limnol Lett", "2019", ("pmid:32000002",))
    assert document.problems == ()


def test_a_file_of_endnote_yields_every_record(sample):
    one, two = sample("references.enw").entries
    assert (one.key, one.title) == ("doe2017tides", "Tides of Ponds: A Survey of the Seasons")
    assert (one.authors, one.date) == (("Jane Doe", "Richard Roe"), "2017-06-12")
    assert one.identifiers == ("arXiv:1706.03762", "https://example.org/tides")
    assert (two.venue, two.publisher) == ("Proceedings of the Lake Conference", "Lake Press")
    assert (two.authors, two.identifiers) == (("Edgar Poe",), ("doi:10.1000/lakes.2",))


def test_a_file_of_the_web_of_science_yields_every_record(sample):
    document = sample("references.ciw")
    one, two = document.entries
    assert one.title == "Tides of ponds: A survey of the seasons in small waters"
    assert one.authors == ("Jane Doe", "Richard Roe")
    assert (one.venue, one.date, one.kind) == ("JOURNAL OF TIDES", "2020", "Article")
    assert one.identifiers == ("doi:10.1000/ponds.1", "pmid:32000001")
    assert (two.title, two.venue, two.identifiers) == ("Ebb in Lakes", "LAKE CONFERENCE", ())
    assert document.problems == ()


def test_records_of_refer_begin_behind_an_empty_line_with_the_same_tag():
    text = "%A Jane Doe\n%A Richard Roe\n%T Tides\n%D 1980\n\n%A Edgar Poe\n%T Ebb\n"
    one, two = told(text, "endnote").entries
    assert (one.authors, one.title) == (("Jane Doe", "Richard Roe"), "Tides")
    assert (two.authors, two.title, two.date) == (("Edgar Poe",), "Ebb", None)


def test_records_of_pubmed_central_begin_with_its_own_number():
    one, two = told(
        "PMC - PMC7000001\nPMID- 32000001\nTI  - One\n\nPMC - PMC7000002\nTI  - Two", "nbib"
    ).entries
    assert one.identifiers == ("pmid:32000001", "PMC7000001")
    assert (two.title, two.identifiers) == ("Two", ("PMC7000002",))


def test_a_chapter_does_not_bear_its_books_number():
    chapter = only("PMID- 1\nTI  - A Chapter\nBTI - A Book\nISBN- 9783161484100", "nbib")
    book = only("PMID- 1\nBTI - A Book\nISBN- 9783161484100 (print)", "nbib")
    assert (chapter.title, chapter.identifiers) == ("A Chapter", ("pmid:1",))
    assert (book.title, book.identifiers) == ("A Book", ("pmid:1", "isbn:9783161484100"))
    assert only("%0 Book Section\n%T T\n%@ 9783161484100", "endnote").identifiers == ()
    assert only("%0 Book\n%T T\n%@ 9783161484100", "endnote").identifiers == ("isbn:9783161484100",)


@pytest.mark.parametrize(
    ("line", "date"),
    [("2021 Feb 3", "2021-02-03"), ("2021 Feb-Mar", "2021-02"), ("2021 Spring", "2021"), ("2021", "2021"),
     ("2021 Feb 28-Mar 3", "2021-02-28"), ("in press", "in press")],
)  # fmt: skip
def test_dates_of_medline(line, date):
    assert only(f"PMID- 1\nTI  - T\nDP  - {line}", "nbib").date == date


@pytest.mark.parametrize("kind", ONE)
def test_bounds_are_said(kind, monkeypatch):
    monkeypatch.setattr(limits, "ENTRIES", 3)
    document = told("\n\n".join([ONE[kind]] * 5), kind)
    assert (len(document.entries), document.problems[-1].code) == (3, "too-many-entries")


def test_a_record_cut_at_the_end_is_kept_and_named():
    document = told("PT J\nTI One", "wos")
    assert document.entries[0].title == "One"
    assert "cut" in document.problems[0].message


LINES = st.sampled_from(
    ["PMID- 1", "TI  - T", "      more", "FAU - A, B", "DP  - 20", "%0 Book", "%A A", "%T", "%D 2020", "more",
     "PT J", "AU A", "   B", "ER", "EF", "DI ", "ISBN- ", "LID - [doi]", "", "  "]
)  # fmt: skip


@given(st.sampled_from(sorted(ONE)), st.lists(LINES, min_size=1, max_size=25))
def test_any_lines_give_one_entry_for_each_beginning(assert_sound, kind, lines):
    document = told("\n".join(["x", *lines]), kind)
    begins = {"nbib": "PMID- 1", "endnote": "%0 Book", "wos": "PT J"}[kind]
    if kind != "endnote" or begins in lines:
        assert len(document.entries) == lines.count(begins)
    assert_sound(document)
