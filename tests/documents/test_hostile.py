"""Input written to hurt: work grows no faster than the input, and nothing unexpected escapes."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citemark.documents import TYPES, read
from citemark.documents.addresses import rejoin
from citemark.documents.bibtex.salvage import salvage, salvage_fields
from citemark.documents.cleaning import clean, plain, unescape
from citemark.documents.columns import unfolded
from citemark.documents.cutting import seems_cut
from citemark.documents.dates import dated_by_text, parse_date
from citemark.documents.detection import detect_text
from citemark.documents.entries import mentioned
from citemark.documents.latex import address, decode
from citemark.documents.markdown.emphasis import mend_emphasis
from citemark.documents.names import first_last, split_people, without_others
from citemark.errors import UnreadableInput

from ..costs import within

FUNCTIONS: list[Callable[[str], object]] = [
    rejoin, salvage, salvage_fields, clean, plain, unescape, unfolded, seems_cut, dated_by_text, parse_date,
    detect_text, mend_emphasis, mentioned, address, decode, first_last, split_people,
    lambda text: without_others([text]),
]  # fmt: skip
SEEDS = [
    "a", " ", "\n", "\t", "{", "}", "\\", '"', "'", "<", "<a ", "<p", "</", "<!--", "&", "&a", "&#1", "-", "- ",
    "*", "**a ", "a** ", "_", "#", "# ", "[", "](", "[^", "[1] ", "|", "|-", "@", "@a{", "@a{k,", "a=", "a=b,", ",a = {",
    "http://", "http://a/\n1/", "https://a.b/c-\n", "10.1000/", "doi:", "arXiv:", "abs/1", "\\c{", "\\'{ ", "\\u ",
    "\\href{", "$", "``", "--", "~", "，", "\u200c", "\u00ad", "１", "as of ", "published ", "May 1, ", "1 May ", "2020-",
    "a, ", "a and ", "; ", "et al. ", "word-\n", "x  y\n", "1. ", "https://arxiv.org/abs/", "(", "the ", "TY  - ",
    "  [1] ", "\f", "=\"", "date: ", "charset=", "\\url{", "\\\\", "\\a ",
]  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_work_on_text_grows_with_its_length(seed):
    """100 kB of any pattern cost each function at most three seconds: quadratic work needs minutes."""
    hostile = (seed * (100_000 // len(seed)))[:100_000]
    for function in FUNCTIONS:
        for text in (hostile, hostile + "\n!", "x" + hostile):
            with within(3):
                function(text)


HOSTILE = {
    "brackets": "# T\n\n" + "[" * 100_000,
    "images": "# T\n\n" + "![a](" * 20_000,
    "stars": "# T\n\n" + "**a *b " * 15_000,
    "quotes": "# T\n\n" + "> " * 50_000,
    "lists": "# T\n\n" + "- " * 50_000,
    "definitions": "# T\n\n" + "".join(f"[a{n}]: http://b\n" for n in range(5_000)),
    "footnotes": "# T\n\n" + "".join(f"[^{n}]: b\n" for n in range(5_000)),
    "html blocks": "# T\n\n" + "<div>\n\n" * 3_000,
    "divs": "<html><body>" + "<div>" * 20_000 + "x",
    "tags": "<html><body>x" + "<p" * 50_000,
    "attributes": "<html><body><p " + "a=b " * 25_000 + ">x",
    "footers": "<html><body>x" + "<footer><a href=https://a.b>y</a>" * 100 + "</footer>" * 100,
    "tables": "<html><body>" + "<table><tr><td>x" * 80,
    "metas": "<html><head>"
    + "<meta name=citation_reference content='citation_title=x'>" * 3_000
    + "</head>x",
    "blocks": "".join(f"@a{{k{n},t={{x}}}}\n" for n in range(5_000)),
    "open blocks": "@article{k, title={T},\n" * 5_000,
    "comments": "@comment{" * 20_000,
    "records": "TY  - JOUR\nTI  - T\n" * 5_000,
    "items": json.dumps([{"title": "x", "type": "book"}] * 5_000),
    "citations": json.dumps({"@type": "Article", "text": "x", "citation": [{"name": "x"}] * 5_000}),
    "blank lines": "Ponds and their tides.\n" + "\n \t" * 100_000,
    "a long location": "PMID- 1\nTI  - T\nLID - " + "a" * 100_000 + "\n",
    "a long author": f"title,authors,year\nT,{'a' * 130_000},2020\n",
    "a long list of authors": f'title,authors,year\nT,"{"Doe,  J., " * 12_000}Roe",2020\n',
    "columns": "a" + " " * 50_000 + "b\n" * 1_000,
    "identifiers": "# T\n\n"
    + "".join(f"- https://arxiv.org/abs/2604.{n:05d}\n" for n in range(10_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_are_read_in_bounded_time(name, assert_sound):
    with within(10):
        for document in read(HOSTILE[name].encode()):
            assert_sound(document)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([text.encode()[:400] for text in HOSTILE.values()]),
    st.lists(st.tuples(st.integers(0, 400), st.binary(max_size=6)), max_size=6),
    st.sampled_from(["auto", *TYPES]),
)
def test_fuzzed_input_is_documents_or_a_clear_refusal(assert_sound, data, edits, kind):
    for place, piece in edits:
        data = data[:place] + piece + data[place + len(piece) // 2 :]
    try:
        documents = read(data, type=kind)
    except UnreadableInput as refusal:
        message = str(refusal)
        documents = ()
    else:
        message = "it was read"
        assert read(data, type=kind) == documents
    assert 10 < len(message) < 300
    for document in documents:
        assert_sound(document)


def test_a_deep_page_that_calls_itself_xml_is_read_without_a_warning():
    (document,) = read(
        b'<?xml version="1.0"?>' + b"<div>" * 300 + b"Words at the bottom", type="html"
    )
    assert document.text == "Words at the bottom"
    assert [problem.code for problem in document.problems] == ["nested-too-deep"]
