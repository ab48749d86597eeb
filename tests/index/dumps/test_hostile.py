"""Dumps that are damaged, or made to do harm, spoil nothing but themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from citemark.errors import UnreadableInput, UnsupportedType
from citemark.index import dumps
from citemark.index.work import UnreadableRowError

from ...costs import within
from .conftest import (
    ARXIV_ROW,
    CROSSREF,
    CSL,
    OPENALEX,
    sample,
    works_in,
)


def test_an_external_entity_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    text = f"""<!DOCTYPE dblp [<!ENTITY x SYSTEM "{secret.as_uri()}">]>
<dblp><article><title>Tides &x; rise.</title><author>A</author></article></dblp>"""
    (work,) = works_in(sample(tmp_path, text))
    assert work.title == "Tides &x; rise"


def test_entities_that_swell_are_not_expanded(tmp_path: Path) -> None:
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    text = f"""<!DOCTYPE dblp [<!ENTITY l0 "ha">{bomb}]>
<dblp><article><title>Tides.</title></article>
<article><title>Tides &l11; rise.</title></article></dblp>"""
    assert all(len(work.title) < 100 for work in works_in(sample(tmp_path, text)))


def test_a_broken_element_spoils_only_its_neighbourhood(tmp_path: Path) -> None:
    whole = "<article><title>Tide {}.</title></article>"
    text = f"<dblp>{whole.format(1)}<article><title>Bro<ken</article>{whole.format(2)}</dblp>"
    assert "Tide 1" in [work.title for work in works_in(sample(tmp_path, text))]


@pytest.mark.parametrize(
    ("form", "item"),
    [
        ("arxiv", b'{"title": "T", "id": "x"}'),
        ("plain", b'{"title": " ", "authors": []}'),
        ("plain", b"[1, 2]"),
        ("plain", b"nonsense"),
        ("bibtex", ("no entry", {})),
        ("bibtex", ("@article{x, title = {never {closed}", {})),
        ("bibtex", ("@article{x, year = 2020}", {})),
        ("bibtex", 5),
        ("dblp", {"title": "T"}),
    ],
)
def test_an_unreadable_row_says_so(form: str, item: object) -> None:
    with pytest.raises((UnreadableRowError, ValueError)):
        dumps.by_name(form).read(item)


JUNK: tuple[object, ...] = (
    None,
    5,
    1.5,
    True,
    "",
    "x",
    [],
    [[]],
    [None],
    {},
    {"a": []},
    [{"a": 1}],
)


@pytest.mark.parametrize("form", ["arxiv", "crossref", "openalex", "csl", "plain"])
def test_fields_that_hold_anything_never_end_a_build(form: str) -> None:
    base = {
        "arxiv": ARXIV_ROW,
        "crossref": CROSSREF,
        "openalex": OPENALEX,
        "csl": CSL[0],
        "plain": {"title": "T", "authors": ["A"], "src": ["left"], "date": "2020-01-01"},
    }[form]
    for name in base:
        for junk in JUNK:
            try:
                dumps.by_name(form).read({**base, name: junk})
            except ValueError as error:
                assert str(error)  # noqa: PT017 - one kind of error, whatever the field


@pytest.mark.parametrize("start", ["{", "[", '{"items": [', "@article{x, a = {", "<dblp><article>"])
def test_reading_hostile_lines_takes_time_in_proportion(tmp_path: Path, start: str) -> None:
    path = sample(tmp_path, start + '{"' * 50_000)
    try:
        with within(5):
            works_in(path)
    except (UnreadableInput, UnsupportedType, ValueError, RecursionError) as error:
        assert len(str(error)) < 2000  # noqa: PT017 - several are right, all must be short
