from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from citemark.documents.emphasis import mend_emphasis
from citemark.documents.markdown_rules import _PLAIN_ADDRESS, _unneeded, parse

FULL = MarkdownIt("commonmark").enable("table")
BLOCKS_ONLY = MarkdownIt("commonmark").enable("table").disable("inline")


def fully_parsed(text):
    """The tokens of the library's own parser with every rule, of paragraphs with mended emphasis."""
    environment = {}
    tokens = BLOCKS_ONLY.parse(text, environment)
    for token in tokens:
        if token.type == "inline":
            token.content = mend_emphasis(token.content)
            token.children = FULL.parseInline(token.content, environment)[0].children
    return tokens, environment


def rendered(tokens):
    """The tokens, where a paragraph without marks is its content, whether parsed or not."""
    for token in tokens:
        children = token.children or []
        if [(child.type, child.content) for child in children] == [("text", token.content)]:
            token.children = []
    return tokens


def same(text):
    mine, my_notes = parse(text)
    full, full_notes = fully_parsed(text)
    assert rendered(mine) == rendered(full)
    assert my_notes == full_notes


PIECES = st.sampled_from(
    ["# ", "- ", "* ", "+ ", "1. ", "2) ", "> ", "**", "*", "_", "__", "`", "``", "```\n", "~~~\n", "[", "[a]",
     "](https://a.b)", "](<c d> 'T')", "](/e?f=&amp;g)", "![", "]", "]: ", "[a]: https://c 'T'\n", "\n[a]:\n https://c",
     "|", "|-|\n", "-|-\n", "\n", "\n", "\n\n", "    ", "     ", " ", "  ", "   ", "\t", "word", "word ", "a", "-", "--", "---",
     "- - -", "*\t*\t*", "_ _ _", "=", "===", "=\n", "-\n", " \n", "  \n", "\r\n", "\r", "\0", "#", "###", "<b>", "</b>",
     "<div>", "<!--", "-->", "<https://f.g>", "<h@i.j>", "&amp;", "&#35;", "&", "\\", "\\*", "\\\n", "https://k.l/m_n_o", "!",
     "é", "\u00a0", ":", "1", "10. "]
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=24))
def test_a_text_reads_the_same_without_the_rules_it_cannot_need(pieces):
    same("".join(pieces))


@settings(max_examples=100)
@given(st.text(alphabet="-=*_ \t\n>#1.)a[]:|`~<&\\", max_size=30))
def test_any_short_run_of_marks_reads_the_same(text):
    same(text)


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("a | b\n--|--\nc | d", "table"),
        ("    code", "code"),
        ("-\tcode", "code"),
        ("```\ncode\n```", "fence"),
        ("> quoted", "blockquote"),
        ("---", "hr"),
        ("*  *  *", "hr"),
        ("_\t__", "hr"),
        ("- - -", "hr"),
        ("[a]: https://b.c", "reference"),
        ("<div>", "html_block"),
        ("# heading", "heading"),
        ("heading\n===", "lheading"),
        ("heading\n-   ", "lheading"),
        ("> heading\n> =", "lheading"),
        ("`code`", "backticks"),
        ("_emphasis_", "emphasis"),
        ("[a](b)", "link"),
        ("![a](b)", "image"),
        ("<https://a.b>", "autolink"),
        ("a<br>b", "html_inline"),
        ("&amp;", "entity"),
        ("\\*", "escape"),
        ("a\rb", "normalize"),
    ],
)
def test_every_rule_is_kept_for_a_text_that_needs_it(text, needed):
    assert needed not in _unneeded(text)
    assert needed in _unneeded("plain words; 1 of them - dashed - and (so on)")
    same(text)


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://arxiv.org/abs/2604.01234", True),
        ("http://a.bc", True),
        ("https://doi.org/10.5072/lantern_1~2", True),
        ("https://A.org/", False),
        ("https://ü.de/", False),
        ("https://a.b:80/", False),
        ("https://a.b/%41", False),
        ("https://a.b/c d", False),
        ("https://" + "a" * 64 + ".org/", False),
        ("javascript:alert", False),
    ],
)
def test_only_addresses_that_are_normal_already_skip_the_library(url, plain):
    assert bool(_PLAIN_ADDRESS.fullmatch(url)) is plain


@given(st.from_regex(_PLAIN_ADDRESS, fullmatch=True))
def test_the_library_leaves_plain_addresses_as_they_are(url):
    assert FULL.normalizeLink(url) == url
    assert FULL.validateLink(url)
