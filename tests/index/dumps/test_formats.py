"""Every dump format is told by its content and read as works."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citemark.errors import UnreadableInput, UnsupportedType
from citemark.index import dumps
from citemark.index.dumps.unpack import Dump, buffered
from citemark.index.work import Work
from citemark.types import Identifier

from .conftest import (
    ACL,
    ARXIV_ID,
    ARXIV_ROW,
    ATOM,
    BIBTEX,
    CROSSREF,
    CSL,
    DBLP,
    DOI,
    OAI,
    OAI_DC,
    OAI_RAW,
    OPENALEX,
    sample,
    works_in,
)


@pytest.mark.parametrize(
    ("content", "form", "expected"),
    [
        (
            ARXIV_ROW,
            "arxiv",
            Work(
                "Tide tables by candlelight with α",
                ("Ada Quill", "Bo Marsh Jr."),
                year=2007,
                date="2007-04-02",
                venue="arXiv",
                identifiers=(Identifier("arxiv", "0704.0001"), DOI),
                categories=("cs.LG", "math.ST"),
            ),
        ),
        (
            ATOM,
            "arxiv-xml",
            Work(
                "Tide tables",
                ("Ada Quill",),
                year=2021,
                date="2021-05-03",
                venue="arXiv",
                identifiers=(ARXIV_ID, DOI),
                categories=("cs.LG", "stat.ML"),
                sources=("arxiv",),
            ),
        ),
        (
            OAI,
            "arxiv-xml",
            Work(
                "Tide tables",
                ("Ada Quill",),
                year=2021,
                date="2021-05-03",
                venue="arXiv",
                identifiers=(ARXIV_ID,),
                categories=("cs.LG", "stat.ML"),
                sources=("arxiv",),
            ),
        ),
        (
            OAI_RAW,
            "arxiv-xml",
            Work(
                "Strings",
                ("Ada Quill", "Bo Marsh", "Cleo Ferro"),
                year=1999,
                date="1999-01-01",
                venue="arXiv",
                identifiers=(Identifier("arxiv", "hep-th/9901001"),),
                categories=("hep-th",),
                sources=("arxiv",),
            ),
        ),
        (
            OAI_DC,
            "arxiv-xml",
            Work(
                "Strings",
                ("Ada Quill",),
                year=1999,
                date="1999-01-01",
                venue="arXiv",
                identifiers=(Identifier("arxiv", "hep-th/9901001"),),
                sources=("arxiv",),
            ),
        ),
        (
            DBLP,
            "dblp",
            Work(
                "H2O & tides",
                ("Zoé Müller", "Bo Marsh"),
                year=2022,
                venue="NeurIPS",
                identifiers=(DOI,),
                kind="inproceedings",
                sources=("dblp",),
            ),
        ),
        (
            ACL,
            "acl",
            Work(
                "Tides of text",
                ("Ada Quill", "Mononym"),
                year=2020,
                venue="Proceedings of ACL",
                identifiers=(
                    Identifier("acl", "2020.acl-main.7"),
                    Identifier("doi", "10.18653/v1/2020.acl-main.7"),
                ),
                sources=("acl",),
            ),
        ),
        (
            CROSSREF,
            "crossref",
            Work(
                "LanternNet: patient reading",
                ("Ada Quill", "Tide Consortium"),
                year=2021,
                date="2021-03-09",
                venue="Proceedings of Tides",
                identifiers=(DOI, ARXIV_ID),
                kind="proceedings-article",
            ),
        ),
        (
            OPENALEX,
            "openalex",
            Work(
                "Tide tables",
                ("Ada Quill", "Bo Marsh"),
                year=2021,
                date="2021-05-03",
                venue="Journal of Tides",
                identifiers=(DOI, Identifier("pmid", "123456"), ARXIV_ID),
                kind="article",
                retracted=True,
            ),
        ),
        (
            CSL,
            "csl",
            Work(
                "Tide tables",
                ("Jo van Beek",),
                year=2021,
                venue="Journal of Tides",
                identifiers=(DOI, ARXIV_ID),
                kind="article-journal",
            ),
        ),
        (
            BIBTEX,
            "bibtex",
            Work(
                "Tide tables with ö and é",
                ("Ada Quill", "Bo Marsh"),
                authors_truncated=True,
                year=2021,
                venue="Journal of Tides (Series B)",
                identifiers=(DOI, Identifier("acl", "2020.acl-main.7")),
                kind="article",
                sources=("acl",),
            ),
        ),
        (
            {"title": "T", "authors": ["A", 5, None], "year": "2020", "src": ["left"]},
            "plain",
            Work("T", ("A", "5"), year=2020, sources=("left",)),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 12 else "",
)
def test_a_row_of_each_format_is_recognised_and_read(
    tmp_path: Path, content: object, form: str, expected: Work
) -> None:
    path = sample(tmp_path, content)
    assert dumps.detect(Dump(path)) == form
    assert works_in(path)[0] == expected


def test_a_format_without_a_collection_signs_its_works(tmp_path: Path) -> None:
    form = dumps.by_name("crossref")
    (work,) = works_in(sample(tmp_path, CROSSREF))
    assert form.signed(work).sources == ("crossref",)


def test_all_that_is_no_work_is_passed_over(tmp_path: Path) -> None:
    assert [work.title for work in works_in(sample(tmp_path, DBLP))] == ["H2O & tides", "Tides"]
    assert [work.retracted for work in works_in(sample(tmp_path, ACL))] == [False, True]
    for row in ({**CROSSREF, "type": "journal"}, {**CROSSREF, "title": []}):
        assert works_in(sample(tmp_path, row)) == []
    for row in ({**OPENALEX, "is_paratext": True}, {**OPENALEX, "title": None}):
        assert works_in(sample(tmp_path, row)) == []
    assert len(works_in(sample(tmp_path, BIBTEX))) == 1


@pytest.mark.parametrize(
    ("collection", "volume", "paper", "identifier"),
    [
        ("P19", "1", "26", "P19-1026"),
        ("W19", "53", "32", "W19-5332"),
        ("D19", "1", "5", "D19-1005"),
        ("D19", "50", "5", "D19-5005"),
        ("2021.findings", "acl", "12", "2021.findings-acl.12"),
    ],
)
def test_identifiers_of_the_anthology_follow_its_numbering(
    tmp_path: Path, collection: str, volume: str, paper: str, identifier: str
) -> None:
    text = ACL.replace("2020.acl", collection, 1).replace('"main"', f'"{volume}"')
    text = text.replace('paper id="7"', f'paper id="{paper}"').replace("<doi>", "<d>")
    text = text.replace("</doi>", "</d>")
    assert works_in(sample(tmp_path, text))[0].identifiers == (Identifier("acl", identifier),)


def test_rows_may_lie_in_an_array_or_under_items(tmp_path: Path) -> None:
    rows = [{**CROSSREF, "DOI": f"10.5072/{number}"} for number in range(30)]
    lines = "\n".join(json.dumps(row) for row in rows)
    for content in (rows, {"items": rows}, lines, json.dumps({"items": rows}, indent=1)):
        path = sample(tmp_path, content)
        assert [work.identifiers[0].value for work in works_in(path)] == [
            f"10.5072/{number}" for number in range(30)
        ]


def test_an_array_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    path = sample(tmp_path, json.dumps([CROSSREF, CROSSREF])[:-40])
    form = dumps.by_name("crossref")
    with buffered(Dump(path)) as stream:
        items = form.items(stream)
        assert form.read(next(items)) is not None
        with pytest.raises(UnreadableInput, match="breaks off"):
            next(items)


@pytest.mark.parametrize("content", ["", "Dear reader", "{}", "[]", '{"a": 1}', "<html></html>"])
def test_a_file_of_no_known_format_is_named(tmp_path: Path, content: str) -> None:
    with pytest.raises(UnsupportedType, match="no format that is read"):
        dumps.detect(Dump(sample(tmp_path, content)))


@pytest.mark.parametrize(("count", "cut"), [(39, False), (40, True)])
def test_a_plain_list_as_long_as_lists_are_cut_to_is_taken_as_cut(count: int, cut: bool) -> None:
    row = {"title": "T", "authors": [f"Ada {number}" for number in range(count)]}
    work = dumps.by_name("plain").read(row)
    assert (len(work.authors), work.authors_truncated) == (count, cut)


def test_what_a_dump_holds_encoded_twice_is_filed_as_meant() -> None:
    row = {"title": "Caf\\u00e9 tides", "authors": ["Ren\\u00e9 Faro", "RenÃ© Gorse"]}
    work = dumps.by_name("plain").read(row)
    assert (work.title, work.authors) == ("Café tides", ("René Faro", "René Gorse"))
