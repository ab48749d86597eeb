from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citemark.documents import limits, read
from citemark.errors import UnreadableInput
from citemark.types import Document

PROSE = (
    "Long prompts cost memory. In Hierarchical Context Folding, researchers fold them1. "
    "Software is at the project’s page."
)


def page(body: str, head: str = "") -> Document:
    markup = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    (document,) = read(markup.encode(), type="html")
    return document


def test_the_sample_shows_what_a_reader_sees(sample, blocks_of):
    document = sample("page.html")
    assert blocks_of(document)[:12] == [
        ("heading", 1, None, "Folding contexts"),
        ("paragraph", 0, None, PROSE),
        ("item", 1, 3, "Third finding"),
        ("item", 1, 4, "Fourth finding"),
        ("paragraph", 1, None, "with detail"),
        ("cell", 0, None, "Method"),
        ("cell", 0, None, "Gain"),
        ("cell", 0, None, "HCF"),
        ("cell", 0, None, "97%"),
        ("code", 0, None, "x = 1\n  y = 2"),
        ("heading", 2, None, "References"),
        ("item", 1, 1, "Vaswani, A. et al. Attention Is All You Need. NeurIPS, 2017. arXiv"),
    ]  # fmt: skip
    for unseen in ("Hidden", "Styled", "screen readers", "Template", "script", "Home", "Related one",
                   "Imprint", "Skip to", "color"):  # fmt: skip
        assert unseen not in document.text


def test_the_sample_says_what_it_is(sample):
    document = sample("page.html")
    assert document.title == "Folding Contexts: A Digest"
    assert document.id == document.url == "https://digest.example.org/folding"
    assert (document.published, document.modified) == (dt.date(2026, 5, 19), dt.date(2026, 5, 21))
    assert document.language == "en"
    assert ("doi", "10.5555/example.2026.19") in document.declared


def test_stated_references_stand_where_the_page_shows_them(sample):
    shown, formatted, linked = sample("page.html").entries
    assert (shown.title, shown.authors, shown.date) == (
        "Attention Is All You Need", ("Ashish Vaswani", "Noam Shazeer"), "2017",
    )  # fmt: skip
    assert shown.venue == "Advances in Neural Information Processing Systems"
    assert shown.text.startswith("Vaswani, A. et al. Attention")
    assert formatted.text.startswith("Kingma, D. P. & Ba, J. Adam")
    assert linked.identifiers == ("https://arxiv.org/abs/2605.03456",)


def test_a_reference_list_is_read_even_where_it_is_hidden(sample):
    assert "https://arxiv.org/abs/2605.03456" in sample("page.html").text


@pytest.mark.parametrize(
    "wrapper",
    ['<footer class="references">{}</footer>', '<aside><div id="bibliography">{}</div></aside>',
     '<div style="display:none"><section role="doc-bibliography">{}</section></div>',
     '<div hidden><ol class="ref-list">{}</ol></div>', '<div aria-hidden="true" class="c-references">{}</div>'],
)  # fmt: skip
def test_reference_lists_are_never_dropped(wrapper):
    works = (
        '<p><a href="https://a.org/1">Work one</a></p><p><a href="https://a.org/2">Work two</a></p>'
    )
    document = page(f"<p>Text.</p>{wrapper.format(works)}")
    assert "Work two" in document.text
    assert len(document.links) == 2


@pytest.mark.parametrize(
    "unseen",
    ["<div hidden>X</div>", '<p aria-hidden="true">X</p>', '<p style="visibility:hidden">X</p>',
     '<p style="font-size:0">X</p>', '<p style="opacity: 0">X</p>', '<span class="visually-hidden">X</span>',
     '<div role="navigation">X</div>', '<ul class="menu breadcrumb"><li>X</ul>', "<noscript>X</noscript>",
     "<button>X</button>", "<select><option>X</select>", "<svg><text>X</text></svg>", "<!-- X -->",
     "<nav class=references>X</nav>", "<iframe>X</iframe>", "<textarea>X</textarea>"],
)  # fmt: skip
def test_what_a_reader_does_not_see_is_left_out(unseen):
    assert page(f"<p>Seen.</p>{unseen}<p>Too.</p>").text == "Seen.\n\nToo."


@pytest.mark.parametrize(
    "seen",
    ["<div>X</div>", '<p aria-hidden="false">X</p>', '<p style="font-size:0.9em">X</p>',
     '<p style="opacity:0.8">X</p>', "<header>X</header>", "<footer>X</footer>", "<aside>X</aside>",
     "<form><p>X</p></form>", '<p class="hiddenish">X</p>', "<details><summary>X</summary></details>"],
)  # fmt: skip
def test_what_looks_like_it_but_is_seen_stays(seen):
    assert "X" in page(f"<p>Seen.</p>{seen}").text


def test_links_lead_to_absolute_addresses_and_emphasis_has_its_place():
    document = page(
        'A <a href=" /b?x=1 ">relative</a> <a href="//c.org/d">bare</a> <a href="#e">inside</a> '
        '<a href="javascript:f()">code</a> <a href="mailto:g@h.i">mail</a> <a href="http://[bad">bad</a> '
        '<a href="doi:10.1/x"> spaced </a><a href="https://k.l"><img></a> <b>bold</b> and <i> it </i>',
        '<base href="https://a.org/dir/">',
    )
    assert [(document.text[k.start : k.end], k.url) for k in document.links] == [
        ("relative", "https://a.org/b?x=1"), ("bare", "https://c.org/d"), ("spaced", "doi:10.1/x"),
    ]  # fmt: skip
    assert [document.text[run.start : run.end] for run in document.strong] == ["bold", "it"]


def test_relative_links_without_a_base_lead_nowhere():
    assert page('<a href="/x">y</a>').links == ()


def test_one_break_is_a_line_and_two_are_a_paragraph(blocks_of):
    texts = [text for *_, text in blocks_of(page("<div>one<br>two<br> <br>three</div>"))]
    assert texts == ["one\ntwo", "three"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>T | Site</title>", "H"),
        ('<meta property="og:title" content="O"><title>T</title>', "O"),
        ('<meta name="DC.Title" content="D"><meta property="og:title" content="O">', "D"),
        ('<script type="application/ld+json">{"@type": "Article", "headline": "L"}</script>', "L"),
    ],
)
def test_the_most_trustworthy_title_wins(head, title):
    assert page("<h1>H</h1><p>Text.</p>", head).title == title


def test_addresses_that_cannot_be_taken_apart_are_passed_over():
    head = '<link rel=canonical href="http://[x"><base href="http://["><meta property=og:url content="https://a.b/c">'
    document = page('<a href="/x">y</a>', head)
    assert document.url == "https://a.b/c"
    assert [link.url for link in document.links] == ["https://a.b/x"]


def test_attribute_names_that_no_standard_knows_do_no_harm():
    assert page('<p { }="x" 1a:b={c} class=d>Text</p>').text == "Text"


def test_a_title_element_is_better_than_none():
    assert page("<p>Text.</p>", "<title>T</title>").title == "T"


@pytest.mark.parametrize(
    "head",
    ['<meta name="citation_date" content="2026/05/19">', '<meta name="dc.date" content="19 May 2026">',
     '<meta property="article:published_time" content="2026-05-19T10:00Z">',
     '<meta itemprop="datePublished" content="2026-05-19">',
     '<script type="application/ld+json">{"@type": "Article", "datePublished": "2026-05-19"};</script>'],
)  # fmt: skip
def test_dates_are_read_from_where_pages_put_them(head):
    assert page("<p>Text.</p>", head).published == dt.date(2026, 5, 19)


def test_a_time_element_dates_the_page():
    assert page('<time datetime="2026-05-19">in May</time>').published == dt.date(2026, 5, 19)


def test_broken_embedded_metadata_is_a_problem_and_not_the_end():
    document = page("<p>Text.</p>", '<script type="application/ld+json">{"@type": </script>')
    assert document.text == "Text."
    assert [problem.code for problem in document.problems] == ["broken-metadata"]


def test_an_empty_shell_is_filled_from_its_metadata():
    text = "A finding about models. " * 20
    document = page(
        '<div id="app">Loading…</div>',
        f'<script type="application/ld+json">{{"@type": "Article", "articleBody": "{text}"}}</script>',
    )
    assert "A finding about models." in document.text


def test_a_page_that_shows_nothing_is_refused():
    with pytest.raises(UnreadableInput, match="shows no text"):
        page("<script>x</script><!-- y -->")
    with pytest.raises(UnreadableInput, match="shows no text"):
        read(b"<!-- only -->", type="html")


def test_nesting_beyond_the_parser_is_read_all_the_same():
    document = page(
        "<div>" * 2_000
        + "<p class='a b' data-x=1>deep</p><!-- c -->"
        + "</div>" * 2_000
        + "<p>after</p>"
    )
    assert document.text == "deep\n\nafter"
    assert [problem.code for problem in document.problems] == ["nested-too-deep"]


def test_bounds_on_a_page_are_said(monkeypatch):
    monkeypatch.setattr(limits, "PAGE", 400)
    assert [problem.code for problem in page("<p>x</p>" * 100).problems] == ["text-cut"]
    monkeypatch.setattr(limits, "NESTED_PAGE", 300)
    monkeypatch.setattr(limits, "PAGE", 10_000)
    codes = [problem.code for problem in page("x" + "<i>" * 300 + "y").problems]
    assert codes == ["nested-too-deep", "text-cut"]
    monkeypatch.setattr(limits, "BLOCKS", 3)
    document = page("<p>x</p>" * 10)
    assert (len(document.blocks), document.problems[0].code) == (3, "too-many-blocks")
    monkeypatch.setattr(limits, "LINKS", 2)
    document = page("<a href=https://a.b>x</a> " * 10)
    assert (len(document.links), document.problems[0].code) == (2, "too-many-links")


def test_xhtml_with_a_declaration_is_read():
    data = (
        b'<?xml version="1.0" encoding="utf-8"?><html xml:lang="de"><body><p>Text</p></body></html>'
    )
    (document,) = read(data)
    assert (document.text, document.language) == ("Text", "de")


def test_addresses_broken_by_entities_and_lines_are_mended():
    document = page(
        "<p>https://arxiv.org/abs/\n2604.01234 and 10.&shy;1038&#x200B;/s4<wbr>1563</p>"
    )
    assert document.text == "https://arxiv.org/abs/2604.01234 and 10.1038/s41563"


def test_numbers_of_list_items_follow_the_markup(blocks_of):
    items = blocks_of(
        page("<ol><li>a<li value=7>b<li>c</ol><ol start=x><li>d</ol><ul><li>e<ul><li>f</ul></ul>")
    )
    assert [item[1:] for item in items] == [
        (1, 1, "a"), (1, 7, "b"), (1, 8, "c"), (1, 1, "d"), (1, None, "e"), (2, None, "f"),
    ]  # fmt: skip


def test_the_number_of_a_preprint_is_read_from_the_journal_of_a_stated_reference():
    content = (
        "citation_title=Gated Ebbs for Harbours;,citation_author=Jane Doe;,"
        "citation_publication_date=2026;,citation_journal_title=arXiv preprint arXiv:2611.01234"
    )
    (entry,) = page("<p>Text.</p>", f'<meta name="citation_reference" content="{content}">').entries
    assert (entry.title, entry.authors) == ("Gated Ebbs for Harbours", ("Jane Doe",))
    assert (entry.date, entry.identifiers) == ("2026", ("arXiv:2611.01234",))


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Doe et al. [2020]", ""),
        ("Doe et al. (2020)", ""),
        ("[7]", "[7] "),
        ("[DR+20]", "[DR+20] "),
    ],
)
def test_the_label_of_an_entry_of_latexml_does_not_run_into_its_authors(label, shown):
    document = page(
        f'<ul><li class="ltx_bibitem"><span class="ltx_tag ltx_tag_bibitem">{label}</span>'
        '<span class="ltx_bibblock">Jane Doe and Ann Roe. </span><span class="ltx_bibblock">Tides.'
        '</span><span class="ltx_bibblock ltx_bib_cited">Cited by: <a href="#S1">§1</a>.</span></ul>'
    )
    assert document.text == f"{shown}Jane Doe and Ann Roe. Tides."


@pytest.mark.parametrize(
    "back",
    [
        '<span class="mw-cite-backlink"><b>^ <a href="#c-0"><i>a</i></a> <a href="#c-1"><i>b</i></a></b></span>',
        '<a href="#fnref1" role="doc-backlink">↩︎</a>',
        '<a href="#fnref1" class="footnote-backref">1</a>',
    ],
)
def test_what_leads_back_from_a_note_is_no_part_of_it(back):
    document = page(f"<ol><li>{back} Jane Doe. Tides. 2020.</li></ol>")
    assert document.text == "Jane Doe. Tides. 2020."


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div hidden>", "</div>", "<ol>", "<li>", "</ol>", "<a href='https://a.b'>", "</a>", "<b>",
     "</b>", "<pre>", "</pre>", "<footer>", "</footer>", "<nav>", "</nav>", "<br>", "<td>", "<table>", "<script>",
     "</script>", "<div id=references>", "<blockquote>", "<h2>", "<meta name=citation_reference content=x>",
     "&shy;", "&#0;", "text ", "\n", "<", ">", "&", "<!--", "-->", "<svg>", "</html>"]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(TAGS, max_size=40))
def test_any_tag_soup_is_a_sound_document_or_a_clear_refusal(assert_sound, soup):
    try:
        document = page("".join(soup))
    except UnreadableInput:
        return
    assert_sound(document)


def test_a_quotation_stands_in_the_marks_that_browsers_show():
    (document,) = read(b"<p>Doe: <q>Tides of <i>Ponds</i></q>, 2020</p>", type="html")
    assert document.text == "Doe: “Tides of Ponds”, 2020"


def test_the_title_of_a_page_is_not_its_text():
    (document,) = read(
        b"<html><head><title>T</title></head><body><p>Words</p><title>U</title></body></html>"
    )
    assert (document.title, document.text) == ("T", "Words")


def test_what_two_scripts_cite_alike_is_one() -> None:
    node = {"@type": "Article", "headline": "S", "citation": [{"name": "Ponds and rain"}]}
    script = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    (document,) = read(f"<html><body><p>Text.</p>{script}{script}</body></html>".encode())
    assert [entry.title for entry in document.entries] == ["Ponds and rain"]
