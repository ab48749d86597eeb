"""Every dump format: one small invented sample each, read whole, and told apart by content."""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from citemark.errors import UnreadableInput, UnsupportedType
from citemark.index import dumps
from citemark.index.dumps import retractions
from citemark.index.dumps.unpack import Dump, buffered
from citemark.index.work import UnreadableRowError, Work
from citemark.types import Identifier


def works_in(path: Path) -> list[Work]:
    form = dumps.by_name(dumps.detect(Dump(path)))
    with buffered(Dump(path)) as stream:
        return [work for item in form.items(stream) if (work := form.read(item))]


def sample(tmp_path: Path, content: object) -> Path:
    path = tmp_path / "dump"
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    return path


ARXIV_ROW = {
    "id": "0704.0001",
    "authors": "A. Quill, B. Marsh",
    "title": "Tide tables\n  by candlelight with $\\alpha$",
    "categories": "cs.LG math.ST",
    "doi": "10.5072/one 10.5072/two",
    "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}],
    "update_date": "2008-11-26",
    "authors_parsed": [["Quill", "Ada", ""], ["Marsh", "Bo", "Jr."]],
}
ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>
<entry><id>http://arxiv.org/abs/2105.00042v2</id><published>2021-05-03T10:00:00Z</published>
<title>Tide   tables</title><author><name>Ada Quill</name></author>
<doi xmlns="http://arxiv.org/schemas/atom">10.5072/one</doi>
<category term="cs.LG"/><category term="stat.ML"/></entry></feed>"""
OAI = """<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record>
<header><identifier>oai:arXiv.org:2105.00042</identifier></header><metadata>
<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2105.00042</id><created>2021-05-03</created>
<authors><author><keyname>Quill</keyname><forenames>Ada</forenames></author></authors>
<title>Tide tables</title><categories>cs.LG stat.ML</categories></arXiv></metadata></record>
</ListRecords></OAI-PMH>"""
OAI_RAW = """<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>
<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>hep-th/9901001</id>
<version version="v1"><date>Fri, 1 Jan 1999 08:00:00 GMT</date></version>
<title>Strings</title><authors>Ada Quill (Tide Lab), Bo Marsh and Cleo Ferro</authors>
<categories>hep-th</categories></arXivRaw></ListRecords></OAI-PMH>"""
OAI_DC = """<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>
<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Strings</dc:title><dc:creator>Quill, Ada</dc:creator><dc:date>2000-02-02</dc:date>
<dc:date>1999-01-01</dc:date><dc:identifier>http://arxiv.org/abs/hep-th/9901001</dc:identifier>
</oai_dc:dc></ListRecords></OAI-PMH>"""
DBLP = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE dblp SYSTEM "dblp-2019-11-22.dtd">
<dblp>
<inproceedings mdate="2022-01-01" key="conf/x/1"><author>Zo&eacute; M&uuml;ller 0002</author>
<author>Bo Marsh</author><title>H<sub>2</sub>O &amp; tides.</title><booktitle>NeurIPS</booktitle>
<year>2022</year><ee>https://doi.org/10.5072/ONE</ee></inproceedings>
<article key="journals/corr/1"><author>Ada Quill</author><title>Tides.</title>
<journal>CoRR</journal><year>2021</year><ee>https://arxiv.org/abs/2105.00042</ee></article>
<www key="homepages/1"><author>Ada Quill</author><title>Home Page</title></www>
<article key="journals/x/2"><author>No Title</author></article>
</dblp>"""
ACL = """<?xml version='1.0' encoding='UTF-8'?>
<collection id="2020.acl"><volume id="main"><meta><booktitle>Proceedings of ACL</booktitle>
<year>2020</year></meta><paper id="7"><title><fixed-case>T</fixed-case>ides of text</title>
<author><first>Ada</first><last>Quill</last></author><author><last>Mononym</last></author>
<doi>10.18653/v1/2020.acl-main.7</doi></paper>
<paper id="8"><title>Taken back</title><retracted date="2021-01-01"/></paper></volume></collection>"""
CROSSREF = {
    "DOI": "10.5072/ONE",
    "prefix": "10.5072",
    "type": "proceedings-article",
    "title": ["LanternNet"],
    "subtitle": ["patient reading"],
    "author": [{"given": "Ada", "family": "Quill"}, {"name": "Tide Consortium"}],
    "container-title": ["Proceedings of Tides"],
    "issued": {"date-parts": [[2021, 3, 9]]},
    "relation": {"has-preprint": [{"id-type": "doi", "id": "10.48550/arXiv.2105.00042"}]},
}
OPENALEX = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.5072/one",
    "title": "Tide tables",
    "publication_year": 2021,
    "publication_date": "2021-05-03",
    "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/123456"},
    "authorships": [{"author": {"display_name": "Ada Quill"}}, {"raw_author_name": "Bo Marsh"}],
    "primary_location": {"source": {"display_name": "Journal of Tides"}},
    "locations": [{"landing_page_url": "http://arxiv.org/abs/2105.00042"}],
    "type": "article",
    "is_retracted": True,
}
CSL = [
    {
        "id": "x",
        "type": "article-journal",
        "title": "Tide tables",
        "author": [{"family": "Beek", "given": "Jo", "non-dropping-particle": "van"}],
        "issued": {"date-parts": [["2021"]]},
        "container-title": "Journal of Tides",
        "DOI": "10.5072/one",
        "note": "arXiv:2105.00042",
    }
]
BIBTEX = """% a comment
@string{jt = "Journal of Tides"}
@article{quill-2021,
  title = "{T}ide tables with \\"o and {\\'e}",
  author = "Quill, Ada and Bo Marsh and others",
  journal = jt # " (Series B)", year = 2021, doi = {10.5072/one},
  url = "https://aclanthology.org/2020.acl-main.7"
}
@proceedings{p, title = {A volume}}
"""

ARXIV_ID = Identifier("arxiv", "2105.00042")
DOI = Identifier("doi", "10.5072/one")


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


def test_a_retraction_notice_names_what_it_retracts(tmp_path: Path) -> None:
    notice = {
        **CROSSREF,
        "update-to": [
            {"DOI": "10.5072/BAD", "type": "retraction"},
            {"DOI": "10.5072/fine", "type": "correction"},
        ],
    }
    (work,) = works_in(sample(tmp_path, notice))
    assert work.retracts == (Identifier("doi", "10.5072/bad"),)


@pytest.mark.parametrize(
    ("header", "row", "retracted"),
    [
        ("doi,retractionwatch", "10.5072/A,Retraction", True),
        ("doi,retractionwatch", "10.5072/A,Expression of concern;Retraction", True),
        ("OriginalPaperDOI,RetractionNature", "10.5072/a,Retraction", True),
        ("doi,nature", "10.5072/a,Correction", False),
        ("doi,nature", "10.5072/a,Expression of concern", False),
        ("doi,nature", "10.5072/a,Retraction\n10.5072/a,Reinstatement", False),
        ("OriginalPaperDOI,RetractionNature", "unavailable,Retraction", False),
    ],
)
def test_only_a_retraction_retracts(tmp_path: Path, header: str, row: str, retracted: bool) -> None:
    path = sample(tmp_path, f"{header}\n{row}\n")
    assert dumps.detect(Dump(path)) == dumps.RETRACTIONS
    with buffered(Dump(path)) as stream:
        found = retractions.read(stream)
    assert found == ({Identifier("doi", "10.5072/a")} if retracted else frozenset())


def test_a_retraction_may_name_a_pubmed_number(tmp_path: Path) -> None:
    text = "Record ID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature\n1,,31234567,Retraction\n2,,0,Retraction\n"
    with buffered(Dump(sample(tmp_path, text))) as stream:
        assert retractions.read(stream) == {Identifier("pmid", "31234567")}


@pytest.mark.parametrize(
    "pack",
    [gzip.compress, lzma.compress, zstandard.ZstdCompressor().compress, bytes],
    ids=["gz", "xz", "zst", "plain"],
)
def test_packed_dumps_are_unpacked_on_the_way(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    rows = b"".join(b'{"title": "Tide %d", "authors": []}\n' % number for number in range(5000))
    path = tmp_path / "dump"
    path.write_bytes(pack(rows))
    assert len(works_in(path)) == 5000
    with buffered(dump := Dump(path)) as stream:
        stream.read()
        assert dump.position == dump.size == path.stat().st_size


@pytest.mark.parametrize("content", ["", "Dear reader", "{}", "[]", '{"a": 1}', "<html></html>"])
def test_a_file_of_no_known_format_is_named(tmp_path: Path, content: str) -> None:
    with pytest.raises(UnsupportedType, match="no format that is read"):
        dumps.detect(Dump(sample(tmp_path, content)))


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
        works_in(path)
    except (UnreadableInput, UnsupportedType, ValueError, RecursionError) as error:
        assert len(str(error)) < 2000  # noqa: PT017 - several are right, all must be short


@pytest.mark.parametrize(("count", "cut"), [(39, False), (40, True)])
def test_a_plain_list_as_long_as_lists_are_cut_to_is_taken_as_cut(count: int, cut: bool) -> None:
    row = {"title": "T", "authors": [f"Ada {number}" for number in range(count)]}
    work = dumps.by_name("plain").read(row)
    assert (len(work.authors), work.authors_truncated) == (count, cut)


def test_what_a_dump_holds_encoded_twice_is_filed_as_meant() -> None:
    row = {"title": "Caf\\u00e9 tides", "authors": ["Ren\\u00e9 Faro", "RenÃ© Gorse"]}
    work = dumps.by_name("plain").read(row)
    assert (work.title, work.authors) == ("Café tides", ("René Faro", "René Gorse"))
