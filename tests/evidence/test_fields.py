"""Taking fields out of answers that may hold anything anywhere."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citemark.evidence import fields
from citemark.evidence.answer import Answer, UnreadableAnswerError
from citemark.evidence.opening import providers
from citemark.types import Claim, Identifier

from ..costs import within

TEXTS = [
    ("plain", "plain"),
    ("  two\n lines ", "two lines"),
    ("H<sub>2</sub>O and <i>E. coli</i>", "H2O and E. coli"),
    ("R&amp;D &lt;b&gt;bold&lt;/b&gt;", "R&D bold"),
    ("a < b and c > d", "a < b and c > d"),
    ("", None),
    ("   ", None),
    (5, None),
    (None, None),
    (["x"], None),
]


@pytest.mark.parametrize(("value", "expected"), TEXTS)
def test_a_text_is_a_string_without_markup(value: object, expected: str | None) -> None:
    assert fields.text(value) == expected


PATHS = [
    ({"a": {"b": [1, 2]}}, ("a", "b", 1), 2),
    ({"a": {"b": [1, 2]}}, ("a", "b", 2), None),
    ({"a": "text"}, ("a", 0), None),
    ([{"a": 1}], (0, "a"), 1),
    (None, ("a",), None),
    ("text", ("a",), None),
    ({"a": 1}, (), {"a": 1}),
]


@pytest.mark.parametrize(("value", "path", "expected"), PATHS)
def test_a_path_ends_in_nothing_where_there_is_nothing(
    value: object, path: tuple[str | int, ...], expected: object
) -> None:
    assert fields.at(value, *path) == expected


YEARS = [
    (2024, 2024),
    ("2024", 2024),
    ("2024-03-05", 2024),
    ("2012 Mar", 2012),
    ("1455", 1455),
    (0, None),
    (20240305, None),
    ("20240305", None),
    ("soon", None),
    (True, None),
    (2024.5, None),
    (None, None),
]


@pytest.mark.parametrize(("value", "expected"), YEARS)
def test_a_year_is_plausible(value: object, expected: int | None) -> None:
    assert fields.year(value) == expected


DAYS = [
    ("2024-03-05", dt.date(2024, 3, 5)),
    ("2024-03-05T10:00:00Z", dt.date(2024, 3, 5)),
    ("2024/03/01 00:00", dt.date(2024, 3, 1)),
    ("2024 Mar 5", dt.date(2024, 3, 5)),
    ("2024 Mar", None),
    ("2024 Feb 30", None),
    ("2024-02-30", None),
    ("2024-13-01", None),
    ("2024-03", None),
    ("2024", None),
    (20240305, None),
]


@pytest.mark.parametrize(("value", "expected"), DAYS)
def test_a_day_is_a_whole_date_that_exists(value: object, expected: dt.date | None) -> None:
    assert fields.day(value) == expected


PARTS = [
    ({"date-parts": [[2024, 11, 30]]}, (2024, dt.date(2024, 11, 30))),
    ({"date-parts": [[2024, 2, 31]]}, (2024, None)),
    ({"date-parts": [[2024, 11]]}, (2024, None)),
    ({"date-parts": [[None]]}, (None, None)),
    ({"date-parts": []}, (None, None)),
    ({"date-parts": "2024"}, (None, None)),
    (None, (None, None)),
]


@pytest.mark.parametrize(("value", "expected"), PARTS)
def test_date_parts_are_known_to_the_year_or_the_day(value: object, expected: object) -> None:
    assert fields.parts(value) == expected


NAMES = [
    ("Doe, Jane", "Jane Doe"),
    ("Jane Doe", "Jane Doe"),
    ("Doe, Jane, PhD", "Doe, Jane, PhD"),
    ("Doe,", "Doe,"),
    (None, None),
]


@pytest.mark.parametrize(("value", "expected"), NAMES)
def test_a_name_stands_in_reading_order(value: str | None, expected: str | None) -> None:
    assert fields.in_reading_order(value) == expected


def test_what_is_no_identifier_is_left_out() -> None:
    found = fields.named(
        ("doi", "10.1145/1.2"),
        ("doi", "10.1145/1.2"),
        ("doi", "not one"),
        ("pmid", 123),
        ("arxiv", None),
        ("doi", "10.1/" + "x" * 1000),
        ("arxiv", "24"),
    )
    assert found == (Identifier("doi", "10.1145/1.2"), Identifier("pmid", "123"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=20,
)
NAMES_USED = sorted(
    [
        "message",
        "items",
        "title",
        "subtitle",
        "author",
        "given",
        "family",
        "name",
        "DOI",
        "issued",
        "date-parts",
        "data",
        "attributes",
        "titles",
        "creators",
        "dates",
        "result",
        "hits",
        "hit",
        "info",
        "authors",
        "@total",
        "notes",
        "content",
        "value",
        "results",
        "ids",
        "authorships",
        "locations",
        "source",
        "resultList",
        "pubTypeList",
        "pubType",
        "journalInfo",
        "externalIds",
        "journal",
        "articleids",
        "idtype",
        "pubtype",
        "uids",
        "error",
        "responseCode",
        "relation",
        "updated-by",
        "type",
        "id",
    ]
)
SHAPED = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.just("10.1145/1.2"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES_USED), inner, max_size=6)
    ),
    max_leaves=30,
)
JSON_PROVIDERS = [item for item in providers() if item.name not in ("arxiv", "acl_anthology")]
SUBJECTS = {
    "pubmed": Identifier("pmid", "1"),
    "openreview": Identifier("openreview", "aBcDeF"),
}


@pytest.mark.parametrize("provider", JSON_PROVIDERS, ids=lambda item: item.name)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=JSON | SHAPED)
def test_no_answer_whatever_breaks_a_reader(provider, body: object) -> None:
    answer = Answer(200, json.dumps(body), "application/json")
    subject = SUBJECTS.get(provider.name, Identifier("doi", "10.1145/1.2"))
    readings = [lambda: provider.read_all(answer)]
    if provider.read is not None:
        readings.append(lambda: provider.read(answer, subject))
    if provider.batch is not None:
        readings.append(lambda: provider.batch.split(answer, [subject]))
    for read in readings:
        try:
            read()
        except UnreadableAnswerError:
            continue
    provider.is_no(Answer(404, json.dumps(body), "application/json"))


@settings(max_examples=60, deadline=None)
@given(body=st.text(max_size=200))
@pytest.mark.parametrize("name", ["arxiv", "acl_anthology"])
def test_no_text_whatever_breaks_a_reader(name: str, body: str) -> None:
    (provider,) = (item for item in providers() if item.name == name)
    subject = Identifier(name.partition("_")[0], "2401.00001" if name == "arxiv" else "P18-1001")
    for text in (body, f"<feed>{body}</feed>", f"@article{{x, title={{{body}}}}}"):
        try:
            provider.read(Answer(200, text, "text/plain"), subject)
        except UnreadableAnswerError:
            continue


TITLES = st.text(min_size=1, max_size=400)


@pytest.mark.parametrize(
    "provider",
    [item for item in providers() if item.read_all is not providers()[0].read_all],
    ids=lambda item: item.name,
)
@settings(max_examples=30, deadline=None)
@given(title=TITLES)
def test_any_title_makes_one_bounded_question(provider, title: str) -> None:
    ask = provider.by_title(Claim(title=title, authors=("Ada Quill",)))
    if ask is not None:
        assert ask.search
        assert len(ask.question) < 2_000
        assert ask.path.startswith("/")


HOSTILE_DOIS = ["10.1145/../../admin", "10.1145/a?b=c&d#e", "10.1145/x%2f..%2fy", "10.1145/a b"]


@pytest.mark.parametrize("doi", HOSTILE_DOIS)
@pytest.mark.parametrize("provider", providers(), ids=lambda item: item.name)
def test_an_identifier_cannot_leave_its_place_in_the_path(provider, doi: str) -> None:
    for ask in provider.by_identifier(Identifier("doi", doi)):
        assert "/../" not in ask.path
        assert not {"?", "#", " "} & set(ask.path)


@pytest.mark.parametrize("letter", ["<", "&", "<a ", "&amp;", "&#", " "])
def test_long_texts_are_cleaned_in_linear_time(letter: str) -> None:
    with within(1):
        fields.text(letter * 100_000)
