"""Where a report may lead its reader, and what a hostile title may not do to it."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest
from bs4 import BeautifulSoup

from citemark.report import to_html, to_json, to_jsonl, to_text
from citemark.report.addresses import is_web_address
from citemark.types import Report


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("https://example.org/é", True),
        ("javascript:alert(1)", False),
        ("javascript://example.org/%0aalert(1)", False),
        ("data://example.org/text/html,x", False),
        ("ftp://example.org/x", False),
        ("file://example.org/etc/passwd", False),
        ("//example.org/x", False),
        ("https:///x", False),
        ("https:x", False),
        ("", False),
        ("http://[x", False),
        ("https://example.org/a\u202eb", False),
        ("https://example.org/a\u200bb", False),
        ("https://example.org/a\nb", False),
        ("https://example.org/\x1b[31m", False),
        (" https://example.org/", False),
    ],
)
def test_only_plain_web_addresses_are_links(url: str, expected: bool) -> None:
    assert is_web_address(url) is expected


ENDING = "</title></style></script><script>alert(1)</script>"


def renamed(report: Report, **changes: str) -> Report:
    return dataclasses.replace(report, document=dataclasses.replace(report.document, **changes))


@pytest.mark.parametrize("field", ["title", "id", "media_type"])
def test_no_text_of_a_document_ends_an_element_of_the_page(report: Report, field: str) -> None:
    for reports in ([renamed(report, **{field: ENDING})], [renamed(report, **{field: ENDING})] * 2):
        page = to_html(reports)
        assert "<script" not in page
        parsed = BeautifulSoup(page, "lxml")
        assert parsed.head is not None
        assert [element.name for element in parsed.head.find_all(True)] == [
            *["meta"] * 4, "title", "style",
        ]  # fmt: skip


def test_an_identifier_beside_a_title_writes_no_escapes_either(report: Report) -> None:
    hostile = renamed(report, id="https://example.org/\x1b[31mred\u202e\x9b2J\x07")
    text = to_text([hostile])
    assert "example.org" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\r"])
def test_a_line_stays_one_line_for_readers_that_know_other_ends_of_lines(
    report: Report, separator: str
) -> None:
    broken = renamed(report, title=f"One{separator}Two")
    line = to_jsonl(broken)
    assert line.count("\n") == 1
    assert not re.search("[\u2028\u2029\r]", line)
    assert json.loads(line)["document"]["title"] == f"One{separator}Two"
    assert json.loads(line) == json.loads(to_json(broken))


@pytest.mark.parametrize(
    ("title", "shown"), [("One\ud800Two", "One\ufffdTwo"), ("\ud83d\ude00", "\U0001f600")]
)
def test_what_no_stream_can_carry_is_replaced(report: Report, title: str, shown: str) -> None:
    broken = renamed(report, title=title)
    for line in (to_jsonl(broken), to_json(broken)):
        assert json.loads(line.encode())["document"]["title"] == shown
