from __future__ import annotations

import datetime as dt

import pytest

from citemark.documents.dates import (
    dated_by_text,
    dated_by_title,
    month_number,
    parse_date,
    revised_by_text,
)

DAY = dt.date(2026, 4, 12)


@pytest.mark.parametrize(
    "text",
    ["2026-04-12", "2026-04-12T07:11:18.722949Z", "2026/4/12", "2026.04.12", "20260412", "April 12, 2026",
     "Apr. 12th 2026", "12 April 2026", "12. April 2026", "12 avril 2026", "12 de abril de 2026",
     "Sun, 12 Apr 2026 10:00:00 GMT"],
)  # fmt: skip
def test_days_are_read_in_the_ways_pages_write_them(text):
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "2026",
        "2026-04",
        "April 2026",
        "2026-13-01",
        "2026-02-30",
        "31 Foo 2026",
        "",
        None,
        5,
        "12345678901",
    ],
)
def test_what_names_no_day_is_unknown(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("As of April 12, 2026, several notable advancements", DAY),
        ("as of 2026-04-12: news", DAY),
        ("A Report on the Events of April 12, 2026", None),
        ("As of late", None),
        (None, None),
    ],
)
def test_a_title_dates_its_document_only_when_it_says_as_of(title, day):
    assert dated_by_title(title) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Title\nPublished: April 12, 2026\nText", DAY),
        ("**Date:** 2026-04-12\n", DAY),
        ("Text.\n" * 300 + "Updated Apr 12, 2026", DAY),
        ("# Findings\n- As of April 12, 2026, many", DAY),
        ("The trial ended on April 12, 2026.", None),
        ("Text.\n" * 300 + "As of April 12, 2026" + "\nText." * 300, None),
        # Inside of a line the words date a reference, however near to the end they stand.
        ("Text.\n" * 300 + "Doe J. Tides. " + "Published online April 12, 2026.".ljust(200), None),
    ],
)
def test_a_text_dates_itself_in_its_head_or_foot(text, day):
    assert dated_by_text(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published: March 1, 2024\nUpdated: April 12, 2026\nText", DAY),
        ("Updated 2025-01-01\n" + "Text.\n" * 300 + "Last revised on Apr 12, 2026", DAY),
        ("Published: April 12, 2026\nText", None),
        ("The list was last updated on April 12, 2026.", None),
        ("Updated: recently", None),
    ],
)
def test_a_text_says_when_it_was_last_revised(text, day):
    assert revised_by_text(text) == day


_RECORD = "{}\nAuthors: Jane Doe\n{}: {}\nURL: https://example.org/{}\n\n"


@pytest.mark.parametrize(
    "text",
    [
        _RECORD.format("Tides of ponds", "Published", "2026-04-12", 1),
        _RECORD.format("Tides of ponds", "Updated", "April 12, 2026", 1),
        "### Tides of ponds\n- **Authors:** J. Doe\n- **Published:** April 12, 2026\n- **Link:** x\n",
        "# Tides\nPublication: Pond Letters\nCreated: April 12, 2026 10:41 AM\narXiv:2401.00001\n",
        # Nothing tells beside it, but another work has such a line too.
        "Tides of ponds\nPosted: April 12, 2026\n\nClocks of ponds\nPosted: May 3, 2019\n",
        "Text.\n" * 300 + _RECORD.format("Tides of ponds", "Updated", "2026-04-12", 1),
    ],
)
def test_the_date_of_a_work_that_a_text_describes_is_not_the_texts_own(text):
    assert dated_by_text(text) is None
    assert revised_by_text(text) is None


def test_a_date_in_a_documents_head_is_its_own_whatever_works_follow():
    text = "Report\nDate: 2026-04-12\nAuthor: A. Assistant\n\n" + _RECORD.format(
        "Tides", "Published", "2019-01-02", 1
    )
    assert dated_by_text(text) == DAY


def test_months_have_names_in_four_languages():
    assert [month_number(name) for name in ("Jan.", "märz", "juin", "diciembre", "x")] == [
        1,
        3,
        6,
        12,
        None,
    ]
