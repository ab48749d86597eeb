from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from citemark.documents import read
from citemark.documents.composing import Composer
from citemark.documents.markdown.lines import told_by_lines
from citemark.documents.markdown.reader import compose_lines
from citemark.documents.markdown.tokens import Renderer

from ...costs import within

PARSER = MarkdownIt("commonmark").enable("table").disable("inline")


def rows(text):
    lines = told_by_lines(text)
    return lines and [(line.kind.value, line.level, line.ordinal, line.content) for line in lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("words", [("paragraph", 0, None, "words")]),
        ("one\ntwo  \n\nthree", [("paragraph", 0, None, "one\ntwo"), ("paragraph", 0, None, "three")]),
        ("## Key  \nwords", [("heading", 2, None, "Key"), ("paragraph", 0, None, "words")]),
        ("- one\n- two", [("item", 1, None, "one"), ("item", 1, None, "two")]),
        ("- 1. **One**\n- told", [("item", 2, 1, "**One**"), ("item", 1, None, "told")]),
        ("3. - one", [("item", 2, None, "one")]),
        ("2) one\n7) two", [("item", 1, 2, "one"), ("item", 1, 7, "two")]),
        ("- one\nlazily on\n\nafter", [("item", 1, None, "one\nlazily on"), ("paragraph", 0, None, "after")]),
        ("words\n- item", [("paragraph", 0, None, "words"), ("item", 1, None, "item")]),
        ("**bold** begins", [("paragraph", 0, None, "**bold** begins")]),
        ("*a* and _b_", [("paragraph", 0, None, "*a* and _b_")]),
        ("27% of -5 +3", [("paragraph", 0, None, "27% of -5 +3")]),
        ("3.36% more", [("paragraph", 0, None, "3.36% more")]),
        ("-5 degrees", [("paragraph", 0, None, "-5 degrees")]),
        ("`code` first", [("paragraph", 0, None, "`code` first")]),
        ("1234567890. no list", [("paragraph", 0, None, "1234567890. no list")]),
    ],
)  # fmt: skip
def test_headings_bullets_and_paragraphs_at_the_margin_are_told_by_their_lines(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        " indented", "    code", "\tcode", "- one\n  more", "- one\n  - two", "> quoted", "- > quoted",
        "```\ncode", "~~~\ncode", "- ```", "---", "***", "_ _ _", "* * *", "- - -", "words\n---", "words\n===",
        "words\n-", "-", "- ", "1.", "1. ", "+", "a | b\n-|-", "[a]: https://b.c", "<div>", "<b>bold</b>", "# #",
        "#", "# closed #", "#word", "####### seven", "-     code", "1.     code", "- - - - - five", "since\n2020. It",
        "- since\nthen\n1. it", "a\rb", "a\0b", "a\vb", "\u00a0words",
    ],
)  # fmt: skip
def test_a_line_that_may_begin_anything_else_leaves_the_text_to_the_parser(text):
    assert rows(text) is None
    assert rows(f"words\n\n{text}\n\nwords") is None


def parsed(text):
    """Blocks and their words as the library's parser has them."""
    environment = {}
    composer = Composer()
    Renderer(composer, environment).render(PARSER.parse(text, environment))
    return composer.finish()


def by_lines(text):
    composer = Composer()
    compose_lines(composer, told_by_lines(text))
    return composer.finish()


STARTS = [
    "",
    "",
    "- ",
    "* ",
    "+ ",
    "-   ",
    "1. ",
    "2. ",
    "10) ",
    "01. ",
    "- 1. ",
    "1. - ",
    "# ",
    "###  ",
]
WORDS = ["word", "**bold**", "*it* is", "_a_", "27%", "1.5", "2020.", "-5", "[a](https://b.cd)", "`c`", "(d)",
         "é ", "ab  ", "#", "&amp;", "\\*", "!", "=x", "-", "*", "1.", ""]  # fmt: skip


@settings(max_examples=500)
@given(st.lists(st.tuples(st.sampled_from(STARTS), st.sampled_from(WORDS)), max_size=8))
def test_lines_tell_the_blocks_that_the_parser_finds(lines):
    text = "\n".join(start + words for start, words in lines)
    if told_by_lines(text) is not None:
        assert by_lines(text) == parsed(text)


@settings(max_examples=300)
@given(st.text(alphabet="-+*_=#>`~<&[1.) \nab\u00a0\u2028", max_size=24))
def test_no_run_of_marks_is_told_otherwise_than_the_parser_does(text):
    if told_by_lines(text) is not None:
        assert by_lines(text) == parsed(text)


@pytest.mark.parametrize(
    "text",
    ["- " * 50_000, "1. " * 40_000, "*" * 100_000, "# a" + " #" * 50_000, "a " * 50_000, "a\n" * 50_000, "9" * 100_000],
)  # fmt: skip
def test_lines_are_told_in_linear_time(text):
    with within(1):
        told_by_lines(text)


def test_a_summary_of_such_lines_is_read_without_the_parser(monkeypatch):
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    monkeypatch.delitem(sys.modules, "citemark.documents.markdown.rules", raising=False)
    (document,) = read(b"## Findings\n- 1. **Sparse Replay (SR)**\n- Source: [a](https://a.bc)\n")
    assert [block.level for block in document.blocks] == [2, 2, 1]
    assert len(document.strong) == len(document.links) == 1
