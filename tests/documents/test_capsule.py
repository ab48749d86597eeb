from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.documents import limits, read
from citemark.errors import InputTooLarge, UnreadableInput
from citemark.types import Document


def capsule(**fields: object) -> Document:
    node = {"@context": "https://schema.org", "@type": "CreativeWork", **fields}
    (document,) = read(json.dumps(node).encode())
    return document


def test_the_sample_is_read_whole(sample, blocks_of):
    document = sample("capsule.json")
    assert document.id == document.url == "https://capsules.example.org/1"
    assert document.title == "As of May 19, 2026, several methods"
    assert document.published == dt.date(2026, 5, 19)
    assert ("heading", 2, None, "Key Findings") in blocks_of(document)
    assert ("item", 2, 1, "Context Folding (CF)") in blocks_of(document)
    assert dict(document.declared)["verification_status"] == "sources_verified"
    assert [link.url for link in document.links] == ["https://arxiv.org/abs/2605.03456"]
    bare, described = document.entries
    assert bare.identifiers == ("https://arxiv.org/abs/1706.03762",)
    assert (described.title, described.authors) == (
        "Attention Is All You Need", ("Ashish Vaswani", "Noam Shazeer"),
    )  # fmt: skip
    assert (described.venue, described.date) == ("Journal of Examples", "2017")
    assert described.identifiers == ("doi:10.1000/xyz",)
    assert (described.kind, described.affiliations) == ("ScholarlyArticle", ("Example Lab",))


def test_a_stated_date_outweighs_the_one_in_the_name():
    document = capsule(
        name="As of May 19, 2026, news",
        text="T.",
        dateCreated="2026-05-20T07:11:18.7Z",
        dateModified="2026-06-01",
    )
    assert (document.published, document.modified) == (dt.date(2026, 5, 20), dt.date(2026, 6, 1))


def test_a_text_cut_at_its_bound_is_known_as_cut():
    text = ("A sentence about models. " * 100)[:1_976] + "https://arxiv.org/abs/26"
    assert len(text) == 2_000
    document = capsule(text=text, citation=["https://arxiv.org/abs/1706.03762"])
    assert document.truncated
    assert document.text.endswith("https://arxiv.org/abs/26")
    assert not capsule(text="A short text.").truncated


def test_declared_properties_are_kept_with_their_values():
    declared = capsule(
        text="T.",
        identifier=["abc", {"@type": "PropertyValue", "propertyID": "doi", "value": "10.1000/x"}],
        isPartOf={"name": "Graph"},
        additionalProperty=[
            {"name": "trust_level", "value": 40},
            {"name": "reviewed", "value": True},
            {"name": "empty"},
            "not an object",
        ],
    ).declared
    assert declared == (
        ("identifier", "abc"), ("identifier", "doi:10.1000/x"), ("isPartOf", "Graph"),
        ("trust_level", "40"), ("reviewed", "true"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("citation", "title", "identifiers"),
    [
        ("https://arxiv.org/abs/1", None, ("https://arxiv.org/abs/1",)),
        ("doi:10.1000/x", None, ("doi:10.1000/x",)),
        ("Smith, J. A Title. Journal, 2020.", None, ()),
        ({"name": "T &amp; U"}, "T & U", ()),
        ({"headline": "T", "url": "https://a.b"}, "T", ("https://a.b",)),
        ({"@id": "https://a.b", "name": "T", "sameAs": ["https://doi.org/10.1/x"], "doi": "10.1/x"}, "T",
         ("doi:10.1/x", "https://a.b", "https://doi.org/10.1/x")),
        ({"schema:name": "T"}, "T", ()),
        ({"https://schema.org/name": {"@value": "T", "@language": "en"}}, "T", ()),
        ({"headline": {"en": "T", "pt-BR": "U"}}, "T", ()),
        ({"name": [{"de": ["T", "U"]}]}, "T", ()),
        ({"name": {"id": "x"}, "headline": "T"}, "T", ()),
        ({"@type": "ScholarlyArticle", "text": "Smith, J. A Title."}, None, ()),
        ({"citation": "Smith, J. A Title."}, None, ()),
        ({"@id": "#w"}, "Work Elsewhere", ()),
        ("#w", "Work Elsewhere", ()),
    ],
)  # fmt: skip
def test_citations_are_read_in_every_form(citation, title, identifiers, assert_sound):
    graph = {"@graph": [{"@type": "Article", "text": "T.", "citation": citation},
                        {"@id": "#w", "name": "Work Elsewhere"}]}  # fmt: skip
    (document,) = read(json.dumps(graph).encode(), type="capsule")
    (entry,) = document.entries
    wanted = identifiers if title != "Work Elsewhere" else ("#w",)
    assert (entry.title, entry.identifiers) == (title, wanted)
    assert entry.text
    assert_sound(document)


@pytest.mark.parametrize("citation", [None, [], {}, "", [None, 5, {"@type": "Thing"}]])
def test_citations_that_say_nothing_are_no_entries(citation):
    assert capsule(text="T.", citation=citation).entries == ()


def test_what_a_cited_work_cites_is_no_part_of_it():
    cited = {"doi": "10.1000/x", "citation": [{"name": "A Work Elsewhere"}]}
    (entry,) = capsule(text="T.", citation=cited).entries
    assert "Elsewhere" not in entry.text


def test_people_and_venues_come_in_many_shapes():
    (entry,) = capsule(
        text="T.",
        citation={
            "name": "A Title",
            "author": [
                "Vaswani, Ashish; Shazeer, Noam",
                {"givenName": "Niki", "familyName": "Parmar"},
                {},
                5,
            ],
            "isPartOf": [{"@type": "PublicationVolume", "isPartOf": "The Journal"}],
            "publisher": {"name": "A Press"},
        },
    ).entries
    assert entry.authors == ("Ashish Vaswani", "Noam Shazeer", "Niki Parmar")
    assert (entry.venue, entry.publisher) == ("The Journal", "A Press")
    assert entry.text == "Ashish Vaswani, Noam Shazeer, Niki Parmar. A Title. The Journal"


def test_long_author_lists_are_shortened_in_the_line_only():
    (entry,) = capsule(
        text="T.", citation={"name": "T", "author": [f"A{n} B" for n in range(9)]}
    ).entries
    assert len(entry.authors) == 9
    assert entry.text == "A0 B, A1 B, A2 B, A3 B, A4 B, A5 B et al. T"


def test_a_text_in_html_is_read_as_html(blocks_of):
    document = capsule(text="<h2>Findings</h2><p>One &amp; <b>two</b></p><script>no()</script>")
    assert blocks_of(document) == [
        ("heading", 2, None, "Findings"), ("paragraph", 0, None, "One & two"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "node",
    [{"articleBody": "Body."}, {"reviewBody": "Body."}, {"abstract": "Body."}, {"description": "Body."},
     {"text": ["Body."]}],
)  # fmt: skip
def test_the_body_is_found_under_its_names(node):
    assert capsule(**node).text == "Body."


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (
            {
                "@type": "ItemList",
                "itemListElement": [{"item": {"@type": "Article", "text": "A."}}],
            },
            ["A."],
        ),
        (
            {"@graph": [{"@type": "WebPage", "name": "P"}, {"@type": "Article", "text": "A."}]},
            ["A."],
        ),
        (
            {"@type": "Dataset", "hasPart": [{"@type": "CreativeWork", "text": "A."}] * 2},
            ["A.", "A."],
        ),
        ([{"@type": "Organization", "name": "O"}, {"@type": "CreativeWork", "name": "N"}], [""]),
        ({"@type": ["https://schema.org/Report"], "name": "N"}, [""]),
        ({"@type": "WebPage", "description": "D."}, ["D."]),
    ],
)
def test_documents_are_found_among_other_nodes(value, texts):
    documents = read(json.dumps(value).encode(), type="capsule")
    assert [document.text for document in documents] == texts


def test_a_document_without_text_says_so():
    assert [problem.code for problem in capsule(name="N").problems] == ["no-text"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'{"@type": "CreativeWork", "text": "abc', "breaks off after"),
        (b'{"@type": "CreativeWork", "text": "abc",', "breaks off after"),
        (b'{"@type": "CreativeWork", "text": abc}', "wrong at line 1, column"),
        (b'{"@type": "CreativeWork"}\n{broken\n', "line 2 is not JSON"),
        (b'{"@type": "Organization", "name": "O"}', "needs text, articleBody or citation"),
        (b"[]", "needs text"),
        (b'{"@type": "CreativeWork", "position": ' + b"9" * 9_000 + b"}", "number too long"),
    ],
)
def test_unreadable_json_says_what_to_do(data, says):
    with pytest.raises(UnreadableInput, match=says):
        read(data)


@pytest.mark.parametrize("opening", [b'{"@type":', b"[{", b'[{"@type":"x","y":['])
def test_json_nested_too_deep_is_refused_before_it_is_parsed(opening):
    with pytest.raises(InputTooLarge, match="64 levels"):
        read(opening * 50_000, type="capsule")


def test_brackets_inside_strings_are_no_nesting():
    assert capsule(text="[" * 500 + 'a "quoted\\" [ { ' + "{" * 500).text.startswith("[[[")


def test_raw_line_breaks_inside_strings_are_let_pass():
    (document,) = read(b'{"@type": "CreativeWork", "text": "one\n\ntwo"}')
    assert document.text == "one\n\ntwo"


def test_more_documents_than_the_bound_are_named(monkeypatch):
    monkeypatch.setattr(limits, "DOCUMENTS", 2)
    documents = read(json.dumps([{"@type": "CreativeWork", "text": "T."}] * 3).encode())
    assert len(documents) == 2
    assert documents[0].problems[0].code == "too-many-documents"


def test_lone_surrogates_and_controls_in_strings_do_no_harm(assert_sound):
    document = capsule(text="a\ud800b\u0007c\u00add", name="N\udfff")
    assert (document.text, document.title) == ("a\ufffdbcd", "N\ufffd")
    assert_sound(document)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(
            ["@type", "@id", "@graph", "name", "text", "citation", "author", "isPartOf", "identifier",
             "additionalProperty", "url", "datePublished", "affiliation", "value", "propertyID", "@value"]
        ),
        inner,
        max_size=6,
    ),
    max_leaves=20,
)  # fmt: skip


@given(JSON)
def test_any_json_is_documents_or_a_clear_refusal(value):
    try:
        documents = read(json.dumps(value).encode(), type="capsule")
    except UnreadableInput:
        documents = ()
    for document in documents:
        for entry in document.entries:
            assert document.text[entry.start : entry.end] == entry.text


WORK = {"@type": "ScholarlyArticle", "name": "Ponds and rain", "author": "Ann Doe"}
OTHER = {"@type": "ScholarlyArticle", "name": "Hills and rain"}
LISTED = {"@type": "ItemList", "itemListElement": [
    {"@type": "ListItem", "position": 1, "item": WORK}, {"@type": "ListItem", "item": OTHER},
]}  # fmt: skip


@pytest.mark.parametrize(
    "cited", [[WORK, OTHER], {"@list": [WORK, OTHER]}, {"@set": [WORK, OTHER]}, LISTED, [LISTED]]
)
def test_what_a_list_cites_is_read(cited: object) -> None:
    found = capsule(name="S", citation=cited).entries
    assert [entry.title for entry in found] == ["Ponds and rain", "Hills and rain"]


def test_authors_in_a_list_are_read_in_their_order() -> None:
    people = {"@list": [{"name": "Ann Doe"}, {"givenName": "Bo", "familyName": "Roe"}]}
    (entry,) = capsule(name="S", citation={"name": "Ponds and rain", "author": people}).entries
    assert entry.authors == ("Ann Doe", "Bo Roe")


def test_a_work_that_two_properties_cite_alike_is_one() -> None:
    found = capsule(name="S", citation=[WORK, OTHER], isBasedOn=WORK).entries
    assert [entry.title for entry in found] == ["Ponds and rain", "Hills and rain"]


def test_an_address_may_be_an_object() -> None:
    cited = {"schema:name": "Ponds and rain", "schema:url": {"@id": "https://doi.org/10.1000/xyz"}}
    (entry,) = capsule(name="S", **{"schema:citation": cited}).entries
    assert entry.identifiers == ("https://doi.org/10.1000/xyz",)
