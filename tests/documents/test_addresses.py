from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.documents.addresses import absolute, is_address, rejoin

WIDE = "x" * 50


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("see https://arxiv.org/abs/\n2604.01234. Next", "see https://arxiv.org/abs/2604.01234. Next"),
        ("10.1038/s41563-026-\n   01234-3 is", "10.1038/s41563-026-01234-3 is"),
        ("see 10.1000/293967\n.293978 and", "see 10.1000/293967.293978 and"),
        ("doi:10.1000/ab\n  -12_3", "doi:10.1000/ab-12_3"),
        ("doi: 10.1000/ 12.3", "doi: 10.1000/12.3"),
        ("https://doi.org/\n10.1038/abc", "https://doi.org/10.1038/abc"),
        ("https://\nexample.org/a", "https://example.org/a"),
        ("https://a.org/x?id=\n12&y=3", "https://a.org/x?id=12&y=3"),
        ("www.a.org/research/\nsome-long-slug-here x", "www.a.org/research/some-long-slug-here x"),
        ("https://a.org/v1.\n2345/x", "https://a.org/v1.2345/x"),
        ("https://a.org/\nb/\nc_1", "https://a.org/b/c_1"),
        (f"{WIDE} https://a.org/paper/hash/1457c0d6bf\nb8ac142f64a-Paper.pdf",
         f"{WIDE} https://a.org/paper/hash/1457c0d6bfb8ac142f64a-Paper.pdf"),
    ],
)  # fmt: skip
def test_an_address_left_unfinished_at_a_line_end_is_joined(broken, joined):
    assert rejoin(broken) == joined


@pytest.mark.parametrize(
    "text",
    [
        "https://openai.com/\nOpenAI is a company",
        "https://a.org/x.\n2. Second item",
        "10.1000/293967\n- 12 ponds",
        "10.1000/293967\n.htaccess is a file",
        "- https://arxiv.org/abs/\n- https://arxiv.org/abs/2",
        "https://a.org/b/\nhttps://a.org/c",
        "https://a.org/b/\n[2] Next reference",
        "https://a.org/abc\n2604.01234",
        "https://a.org/b/\n\n2604.01234",
        "well-\nknown words/\n2020",
        "https://a.org/x.\nThe next sentence",
        "https://a.org/x/\n12 apples",
        "https://\nlocalhost",
        f"{WIDE} https://a.org/paper\nFurther reading.",
        "doi:\nthe number",
    ],
)
def test_a_finished_address_keeps_its_line(text):
    assert rejoin(text) == text


@given(st.lists(st.sampled_from(["https://a.b/", "1", "\n", " ", "-", "x.", "10.1000/", "word"])))
def test_joining_only_takes_white_space_away(pieces):
    text = "".join(pieces)
    assert "".join(rejoin(text).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("address", "base", "url"),
    [
        ("/b", "https://a.org/c/d", "https://a.org/b"),
        ("//b.org", "https://a.org", "https://b.org"),
        (" https://b.org/x ", None, "https://b.org/x"),
        ("/b", None, None),
        ("/b", "http://[", None),
        ("http://[", None, None),
        ("javascript:x", "https://a.org", None),
        ("https:///x", None, None),
    ],
)
def test_relative_addresses_lead_from_their_base(address, base, url):
    assert absolute(address, base) == url


def test_an_address_that_cannot_be_taken_apart_is_none():
    assert is_address("https://[::1]/x")
    assert not is_address("https://[x")
