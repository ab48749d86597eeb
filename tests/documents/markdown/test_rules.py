from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from citemark.documents.composing import Composer
from citemark.documents.markdown.emphasis import mend_emphasis
from citemark.documents.markdown.lines import told_by_lines
from citemark.documents.markdown.reader import compose_lines
from citemark.documents.markdown.rules import _unneeded, parse_blocks
from citemark.documents.markdown.spans import PLAIN_ADDRESS, one_span
from citemark.documents.markdown.tokens import Renderer
from citemark.documents.markdown.words import Words

FULL = MarkdownIt("commonmark").enable("table")
BLOCKS_ONLY = MarkdownIt("commonmark").enable("table").disable("inline")


class Plain(Words):
    """Writes what the library's own parser tells of a text with every rule, without any short way."""

    def write(self, content):
        mended = mend_emphasis(content)
        self.resolved(FULL.parseInline(mended, self._environment)[0].children)


def fully_parsed(text):
    environment = {}
    composer = Composer()
    tokens = BLOCKS_ONLY.parse(text, environment)
    renderer = Renderer(composer, environment)
    renderer._words = Plain(composer, environment)
    renderer.render(tokens)
    return composer.finish(), environment


def same(text):
    tokens, notes = parse_blocks(text)
    composer = Composer()
    Renderer(composer, notes).render(tokens)
    assert (composer.finish(), notes) == fully_parsed(text)
    lines = told_by_lines(text)
    if lines is not None:
        composer = Composer()
        compose_lines(composer, lines)
        assert composer.finish() == fully_parsed(text)[0]


PIECES = st.sampled_from(
    ["# ", "- ", "* ", "+ ", "1. ", "2) ", "> ", "**", "*", "_", "__", "`", "``", "```\n", "~~~\n", "[", "[a]",
     "](https://a.b)", "](<c d> 'T')", "](/e?f=&amp;g)", "![", "]", "]: ", "[a]: https://c 'T'\n", "\n[a]:\n https://c",
     "|", "|-|\n", "-|-\n", "\n", "\n", "\n\n", "    ", "     ", " ", "  ", "   ", "\t", "word", "word ", "a", "-", "--", "---",
     "- - -", "*\t*\t*", "_ _ _", "=", "===", "=\n", "-\n", " \n", "  \n", "\r\n", "\r", "\0", "#", "###", "<b>", "</b>",
     "<div>", "<!--", "-->", "<https://f.g>", "<h@i.j>", "&amp;", "&#35;", "&", "\\", "\\*", "\\\n", "https://k.l/m_n_o", "!",
     "**word**", "**a b)**", "**(a", "[word](https://a.bc/d)", "](https://e.fg)", "é", "\u00a0", ":", "1", "10. "]
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=24))
def test_a_text_reads_the_same_without_the_rules_it_cannot_need(pieces):
    same("".join(pieces))


@settings(max_examples=200)
@given(st.text(alphabet="a_*[ é.", max_size=20))
def test_underscores_read_the_same_inside_words_and_beside_them(text):
    same(text)


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
    ("paragraph", "parts"),
    [
        ("**Sparse Replay (SR)**", ("", "Sparse Replay (SR)", None, "")),
        ("1. **Bold**: then words", ("1. ", "Bold", None, ": then words")),
        ("Source: [a.b](https://a.bc/d_e).", ("Source: ", "a.b", "https://a.bc/d_e", ".")),
        ("[a, b (c)](https://a.bc)", ("", "a, b (c)", "https://a.bc", "")),
        ("[a.b/c_d](https://a.bc/c_d) e_f", ("", "a.b/c_d", "https://a.bc/c_d", " e_f")),
        ("a_b **c_d**", ("a_b ", "c_d", None, "")),
    ],
)
def test_one_bold_run_or_one_link_needs_no_parser(paragraph, parts):
    assert one_span(paragraph) == parts
    same(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "** bold**",
        "**bold **",
        "word**bold**",
        "(**bold**)",
        "**bold**word",
        "**bold**—",
        "**bold** **again**",
        "*a* **b**",
        "**a_**",
        "**_b**",
        "**a__b**",
        "a_ **b**",
        "é_b **c**",
        "**a** `b`",
        "**a** &amp; b",
        "![a](https://b.cd)",
        "[a](b)",
        "[a](https://b.cd 'T')",
        "[a](https://b.cd) [c]",
        "[a [b]](https://b.cd)",
        "[**a**](https://b.cd)",
        "****",
        "[](https://b.cd)",
        "plain",
        "**a\nb**",
    ],
)
def test_paragraphs_of_any_other_shape_go_through_the_parser(paragraph):
    assert one_span(paragraph) is None
    same(paragraph)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(["**", "**", "[", "](https://a.bc)", "a", "b c", " ", ")", ".", ":", "é", "—", "\u00a0", "\x85"]),
        max_size=9,
    )
)  # fmt: skip
def test_short_paragraphs_read_the_same_whatever_stands_beside_their_marks(pieces):
    same("".join(pieces))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "** " * 30_000,
        "[a" * 30_000,
        "**a" * 30_000,
        "[a](" * 20_000,
        "a_" * 50_000,
        "[a_b" * 25_000,
    ],
)
def test_shapes_are_recognised_in_linear_time(text):
    assert one_span(text) is None


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
    assert bool(PLAIN_ADDRESS.fullmatch(url)) is plain


@given(st.from_regex(PLAIN_ADDRESS, fullmatch=True))
def test_the_library_leaves_plain_addresses_as_they_are(url):
    assert FULL.normalizeLink(url) == url
    assert FULL.validateLink(url)
