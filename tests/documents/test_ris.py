from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.documents import limits, read
from citemark.types import Document


def ris(text: str) -> Document:
    (document,) = read(text.encode(), type="ris")
    return document


def test_the_sample_yields_every_record(sample):
    document = sample("references.ris")
    article, book, chapter = document.entries
    assert (article.key, article.kind, article.title) == (
        "one",
        "JOUR",
        "Attention Is All You Need",
    )
    assert article.authors == ("Ashish Vaswani", "Noam Shazeer")
    assert (article.venue, article.date) == ("Example Journal", "2017-12-04")
    assert article.identifiers == ("doi:10.1000/xyz", "https://arxiv.org/abs/1706.03762")
    assert (book.title, book.date, book.identifiers) == (
        "A Book Without an End",
        "2001",
        ("isbn:978-3-16-148410-0",),
    )
    assert (chapter.title, chapter.venue) == ("A Chapter", "A Book")
    assert [problem.code for problem in document.problems] == ["broken-entry"]


@pytest.mark.parametrize(
    ("line", "date"),
    [("PY  - 2020", "2020"), ("DA  - 2020/04/05", "2020-04-05"), ("Y1  - 2020/04//", "2020-04"),
     ("PY  - 2020///Spring", "2020"), ("DA  - 2020/Apr/5", "2020-04-05"), ("PY  - forthcoming", "forthcoming"),
     ("PY  - 2020\nDA  - 2020/04/05/", "2020-04-05"), ("PY  - ", None)],
)  # fmt: skip
def test_dates(line, date):
    assert ris(f"TY  - JOUR\nTI  - T\n{line}\nER  - \n").entries[0].date == date


def test_lines_before_the_first_record_and_odd_tags_do_no_harm():
    document = ris(
        "Exported from a tool\nAU  - Nobody\n\nTY  - GEN\nTI  - T\nZZ9 - x\nXX  - y\nN1  - arXiv:1706.03762\nER  -"
    )
    (entry,) = document.entries
    assert (entry.title, entry.authors) == ("T ZZ9 - x", ())
    assert entry.identifiers == ("arXiv:1706.03762",)


def test_a_record_cut_at_the_end_is_kept_and_named():
    document = ris("TY  - JOUR\nTI  - T")
    assert document.entries[0].title == "T"
    assert "cut" in document.problems[0].message


def test_bounds_are_said(monkeypatch):
    monkeypatch.setattr(limits, "ENTRIES", 3)
    document = ris("TY  - JOUR\nTI  - T\nER  - \n" * 5)
    assert (len(document.entries), document.problems[-1].code) == (3, "too-many-entries")


LINES = st.sampled_from(
    [
        "TY  - JOUR",
        "ER  - ",
        "TI  - T",
        "AU  - A, B",
        "PY  - 20",
        "DO  - ",
        "more",
        "",
        "  ",
        "T1 - x",
        "SN  - 1",
    ]
)


@given(st.lists(LINES, min_size=1, max_size=25))
def test_any_lines_give_one_entry_for_each_type_line(assert_sound, lines):
    document = ris("\n".join(["x", *lines]))
    assert len(document.entries) == sum(line == "TY  - JOUR" for line in lines)
    assert_sound(document)
