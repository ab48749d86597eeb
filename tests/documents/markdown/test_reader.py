from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citemark.documents import limits, read
from citemark.documents.markdown.emphasis import mend_emphasis
from citemark.types import Document


def markdown(text: str) -> Document:
    (document,) = read(text.encode(), type="markdown")
    return document


def test_the_sample_reads_as_it_renders(sample, blocks_of):
    document = sample("summary.md")
    assert document.title == "Folding contexts: a digest"
    assert document.published == dt.date(2026, 5, 19)
    assert blocks_of(document) == [
        ("heading", 1, None, "Folding contexts"),
        (
            "paragraph",
            0,
            None,
            "Long prompts cost memory [1]. A survey[^1] and Lazy Eviction (LE) say so.",
        ),
        ("item", 2, 1, "Hierarchical Context Folding (HCF)"),
        ("item", 1, None, "Researchers folded prompts."),
        ("item", 1, None, "Source: https://arxiv.org/abs/2605.03789"),
        ("cell", 0, None, "Method"),
        ("cell", 0, None, "Gain"),
        ("cell", 0, None, "HCF"),
        ("cell", 0, None, "97%"),
        ("quote", 0, None, "Quoted finding."),
        ("code", 0, None, "x = 1"),
        ("item", 0, 2, "[2] https://example.org/unused An unused definition"),
        ("paragraph", 0, None, "[^1]: Smith, J. A Survey of Prompts. Journal of Examples, 2024."),
    ]


def test_links_and_emphasis_have_their_places(sample):
    document = sample("summary.md")
    assert [(document.text[link.start : link.end], link.url) for link in document.links] == [
        ("[1]", "https://arxiv.org/abs/2605.03456"),
        ("https://arxiv.org/abs/2605.03789", "https://arxiv.org/abs/2605.03789"),
        ("https://example.org/unused", "https://example.org/unused"),
    ]
    assert [document.text[run.start : run.end] for run in document.strong] == [
        "Lazy Eviction (LE)", "Hierarchical Context Folding (HCF)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "text", "strong"),
    [
        ("Foo (BAR)**", "Foo (BAR)", ["Foo (BAR)"]),
        ("1. Foo (BAR)**", "Foo (BAR)", ["Foo (BAR)"]),
        ("**Foo (BAR)", "Foo (BAR)", ["Foo (BAR)"]),
        ("**3. Foo (BAR)**", "3. Foo (BAR)", ["3. Foo (BAR)"]),
        ("Source: [x](https://a.b)*", "Source: x", []),
        ("*Source: x", "Source: x", []),
        ("**a** and b**", "a and b", ["a"]),
        ("Foo**\nand prose", "Foo and prose", ["Foo"]),
        ("a ** b", "a b", []),
        ("2**n states", "2**n states", []),
        ("a \\* b", "a * b", []),
        ("__init__ and snake_case", "init and snake_case", ["init"]),
        ("***both***", "both", ["both"]),
        ("a **** b", "a b", []),
        ("x" * 300 + "**", "x" * 300, []),
    ],
)
def test_broken_emphasis_is_mended(written, text, strong):
    document = markdown(written)
    assert document.text == text
    assert [document.text[run.start : run.end] for run in document.strong] == strong


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "A claim.\n[1] First. 2020.\n[2] Second.",
            ["A claim.", "[1] First. 2020.", "[2] Second."],
        ),
        ("Text.\nSource: [a](https://a.b)", ["Text.", "Source: a"]),
        ("Sources:\nhttps://a.b\nhttps://c.d", ["Sources:", "https://a.b", "https://c.d"]),
        ("hard\nwrapped\nprose", ["hard wrapped prose"]),
        ("[1]: https://a.b\n\nSee\n[1] here", ["[1] https://a.b", "See", "[1] here"]),
        ("one  \ntwo", ["one\ntwo"]),
        ("a <b>c</b><br>d <a href='https://e.f'>g</a> <sup>1</sup><!-- h -->", ["a c\nd g 1"]),
        ("`code` and ![an image](https://i.j/k.png)", ["code and an image"]),
        ("&amp; &copy; &#8212;", ["& © —"]),
        ("- a\n\n  b\n- c", ["a", "b", "c"]),
        ("    code\n      more", ["code\n  more"]),
        ("a\n```\n    \n```\nb", ["a", "b"]),
        (
            "<div><p>inside <i>html</i></p><script>no()</script></div>\n\nafter",
            ["inside html", "after"],
        ),
        ("[x][y]\n\n[y]: https://a.b 'T'", ["x"]),
        ("[z]: https://a.b", ["[z] https://a.b"]),
        ("[^a]: Note one.\n[^b]: https://c.d", ["[^a]: Note one.", "[^b]: https://c.d"]),
        (
            "Bare https://arxiv.org/abs/2604.01234 stays",
            ["Bare https://arxiv.org/abs/2604.01234 stays"],
        ),
    ],
)
def test_blocks_are_what_a_reader_would_point_at(written, texts, blocks_of):
    assert [text for *_, text in blocks_of(markdown(written))] == texts


def test_html_anchors_are_links_and_dangerous_ones_are_not():
    document = markdown("<a href='https://e.f'>g</a> [x](javascript:alert) <b>bold</b></i>")
    assert [link.url for link in document.links] == ["https://e.f"]
    assert [document.text[run.start : run.end] for run in document.strong] == ["bold"]


def test_a_title_is_the_first_heading_of_the_highest_level():
    assert (
        markdown("# Site\n\n# A Longer Title of It\n\ntext\n\n# Other").title
        == "A Longer Title of It"
    )
    assert markdown("text\n\n## Later").title == "Later"
    assert markdown("text only").title is None


def test_front_matter_names_what_it_names():
    document = markdown(
        "---\ntitle: T\npublished: 2026-05-19\nlastmod: 2026-06-02\nurl: https://a.b\nlang: en\n---\nText"
    )
    assert (document.title, document.url, document.language, document.text) == (
        "T",
        "https://a.b",
        "en",
        "Text",
    )
    assert (document.published, document.modified) == (dt.date(2026, 5, 19), dt.date(2026, 6, 2))
    assert markdown("---\nno front matter").text


def test_a_note_about_a_work_bears_the_works_date_and_none_of_its_own():
    note = "---\ntitle: Tides of ponds\ndate: 2019-05-19\ndoi: 10.1000/xyz\n---\nText"
    assert markdown(note).published is None
    assert markdown(note.replace("doi: 10.1000/xyz\n", "")).published == dt.date(2019, 5, 19)


def test_paragraphs_too_long_to_be_written_by_hand_are_not_resolved(monkeypatch):
    monkeypatch.setattr(limits, "INLINE", 20)
    assert (
        markdown("**bold** and more words than twenty").text
        == "**bold** and more words than twenty"
    )


def test_bounds_on_markdown_are_said(monkeypatch):
    monkeypatch.setattr(limits, "LINES", 3)
    document = markdown("a\n\nb\n\nc")
    assert (document.text, document.problems[0].code) == ("a\n\nb", "text-cut")
    monkeypatch.setattr(limits, "CHARACTERS", 4)
    document = markdown("abcdefg")
    assert (document.text, document.problems[0].code) == ("abcd", "text-cut")


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("1. **Night Ebbs (NE)** turn", "1. **Night Ebbs (NE)** turn"), ("****", "****"),
        ("**Night** and **Ebbs**", "**Night** and **Ebbs**"), ("Night Ebbs (NE)**", "**Night Ebbs (NE)**"),
        ("***Night*", "***Night"), ("*Night **Ebbs*", "*Night **Ebbs*"), ("2 ** 3 * 4", "2 ** 3 * 4"),
    ],
)  # fmt: skip
def test_only_a_lone_mark_is_mended(written, mended):
    assert mend_emphasis(written) == mended


@given(st.text(alphabet="*_ a\nb1.", max_size=60))
def test_mending_emphasis_only_adds_or_takes_marks(text):
    assert "".join(mend_emphasis(text).split()).replace("*", "") == "".join(text.split()).replace(
        "*", ""
    )


PIECES = st.sampled_from(
    ["# ", "- ", "1. ", "> ", "**", "*", "_", "`", "```\n", "[", "](https://a.b)", "![", "]", "[^1]: ", "[1]: https://c",
     "|", "|-|\n", "\n", "\n\n", "    ", "word ", "<b>", "</b>", "<div>", "<!--", "&amp;", "\\", "https://d.e/", "  \n"]
)  # fmt: skip


@settings(max_examples=80)
@given(st.lists(PIECES, max_size=40))
def test_any_marks_make_a_sound_document(assert_sound, pieces):
    assert_sound(markdown("x" + "".join(pieces)))


def test_sources_in_tags_of_a_language_model_are_read_with_their_titles():
    text = 'Some words.\n\n<sources>\n<source id="1">\n<title>Tides of Ponds</title>\n<url>https://example.org/1</url>\n</source>\n</sources>\n'
    (document,) = read(text.encode(), type="markdown")
    assert "Tides of Ponds\nhttps://example.org/1" in document.text
    (bold,) = document.strong
    assert document.text[bold.start : bold.end] == "Tides of Ponds"


def test_an_address_that_was_linked_line_by_line_is_one():
    whole = "https://ponds.example/tides/of_small.pdf"
    text = f"Doe. Tides, 2024. URL [https://ponds.exam]({whole}) [ple/tides/of]({whole})\n[\\_small.pdf]({whole}). See [Ponds]({whole}) [Lakes]({whole})."
    (document,) = read(text.encode(), type="markdown")
    assert f"URL {whole}. See Ponds Lakes." in document.text
    assert [link.url for link in document.links] == [whole] * 3


def test_an_address_on_a_line_of_its_own_is_part_of_its_item():
    text = "1. Doe, J. (2020). Tides.\n   https://doi.org/10.1000/x.1\n2. Roe, R. (2021). Lakes.\n   doi:10.1000/x.2\n"
    (document,) = read(text.encode(), type="markdown")
    assert [document.text[one.start : one.end] for one in document.blocks] == [
        "Doe, J. (2020). Tides.\nhttps://doi.org/10.1000/x.1",
        "Roe, R. (2021). Lakes.\ndoi:10.1000/x.2",
    ]


def test_a_title_in_bold_is_a_line_of_its_item():
    text = "- **Tides of Very Small Ponds**\n  Jane Doe, Rita Roe, 2020\n- **TideNet** keeps\n  Ponds apart\n"
    (document,) = read(text.encode(), type="markdown")
    assert [document.text[one.start : one.end] for one in document.blocks] == [
        "Tides of Very Small Ponds\nJane Doe, Rita Roe, 2020",
        "TideNet keeps Ponds apart",
    ]
