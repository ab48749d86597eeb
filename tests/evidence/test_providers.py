"""How each authority's answers read: every field of the record, and what must not be one."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from evidence_answers import ANSWERS, BY_SOURCE, TITLE

from citemark.evidence.answer import Answer, UnreadableAnswerError
from citemark.evidence.authorities import dblp, openalex, openreview, pubmed, semantic_scholar
from citemark.evidence.opening import providers
from citemark.types import Claim, Identifier, Record

PROVIDERS = {provider.name: provider for provider in providers()}
DOI, ARXIV = Identifier("doi", "10.1145/1111.2222"), Identifier("arxiv", "2401.01234")
PMID, PMCID = Identifier("pmid", "30000001"), Identifier("pmcid", "PMC7000001")
ADA, BO = "Ada Quill", "Bo van der Meer"
ABSTRACT = "We hang lanterns."

EXPECTED = {
    "arxiv": Record(
        title=TITLE,
        authors=(ADA, BO),
        year=2023,
        date=dt.date(2023, 12, 30),
        venues=("arXiv", "J. Orchard Eng. 5 (2024)"),
        years=(2023, 2024),
        identifiers=(ARXIV, DOI),
        categories=("cs.RO", "eess.SP"),
        kind="preprint",
        abstract="We hang lanterns in orchards & measure them.",
        url="https://arxiv.org/abs/2401.01234",
    ),
    "crossref": Record(
        title=TITLE,
        authors=(ADA, BO, "The Lantern Group"),
        year=2024,
        date=dt.date(2024, 11, 30),
        venues=("Journal of Orchard Engineering", "J. Orchard Eng."),
        years=(2024, 2025),
        identifiers=(DOI, ARXIV),
        kind="journal-article",
        abstract=ABSTRACT,
        url="https://doi.org/10.1145/1111.2222",
    ),
    "datacite": Record(
        title=TITLE,
        authors=(ADA, BO, "The Lantern Group"),
        year=2024,
        date=dt.date(2024, 3, 5),
        venues=("Zenodo",),
        years=(2024,),
        identifiers=(
            Identifier("doi", "10.5281/zenodo.111"),
            Identifier("doi", "10.5281/zenodo.110"),
        ),
        categories=("lanterns",),
        kind="dataset",
        abstract=ABSTRACT,
        url="https://zenodo.org/records/111",
        earlier_titles=("Laternen",),
    ),
    "pubmed": Record(
        title=TITLE,
        authors=("Quill A", "van der Meer B", "Lantern Group"),
        year=2023,
        date=dt.date(2023, 12, 20),
        venues=("Journal of orchard engineering", "J Orchard Eng"),
        years=(2023, 2024),
        identifiers=(PMID, DOI, PMCID),
        kind="Journal Article",
        url="https://pubmed.ncbi.nlm.nih.gov/30000001/",
        retracted=True,
    ),
    "openreview": Record(
        title=TITLE,
        authors=(ADA, BO),
        year=2024,
        date=dt.date(2024, 1, 16),
        venues=("ICLR 2024 poster",),
        years=(2024,),
        identifiers=(Identifier("openreview", "aBcDeF1234"),),
        categories=("applications",),
        kind="submission",
        abstract=ABSTRACT,
        url="https://openreview.net/forum?id=aBcDeF1234",
    ),
    "acl_anthology": Record(
        title=TITLE,
        authors=(ADA, BO),
        year=2018,
        venues=(
            "Proceedings of the 56th Annual Meeting of the Association for Computational Linguistics",
        ),
        years=(2018,),
        identifiers=(Identifier("acl", "P18-1001"), Identifier("doi", "10.18653/v1/p18-1001")),
        kind="inproceedings",
        abstract=ABSTRACT,
        url="https://aclanthology.org/P18-1001/",
    ),
    "europe_pmc": Record(
        title=TITLE,
        authors=(ADA, BO, "Lantern Group"),
        year=2024,
        date=dt.date(2023, 12, 20),
        venues=("Journal of orchard engineering", "J Orchard Eng"),
        years=(2023, 2024),
        identifiers=(PMID, PMCID, DOI),
        kind="research-article",
        abstract=ABSTRACT,
        url="https://europepmc.org/article/MED/30000001",
    ),
    "openalex": Record(
        title=TITLE,
        authors=(ADA, BO),
        year=2024,
        date=dt.date(2024, 11, 30),
        venues=("Journal of Orchard Engineering", "arXiv (Cornell University)"),
        years=(2024,),
        identifiers=(DOI, PMID, ARXIV),
        kind="article",
        url="https://openalex.org/W1",
    ),
    "semantic_scholar": Record(
        title=TITLE,
        authors=(ADA, BO),
        year=2024,
        date=dt.date(2023, 12, 30),
        venues=("ICRA", "ArXiv"),
        years=(2023, 2024),
        identifiers=(DOI, ARXIV, PMID),
        kind="JournalArticle",
        url="https://www.semanticscholar.org/paper/cbd569036fc72ae7ff747350b91816440282596b",
    ),
}


def found(name: str) -> Answer:
    response = BY_SOURCE[name].found
    assert response is not None
    return Answer(200, response.body.decode(), response.content_type)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_record_reads_as_expected(name: str) -> None:
    identifier = BY_SOURCE[name].identifier
    reading = PROVIDERS[name].read(found(name), identifier)
    assert reading.record == EXPECTED[name]
    assert bool(reading.detail) is reading.record.retracted


def test_dblp_numbers_homonyms_and_closes_titles_with_a_full_stop() -> None:
    answer = Answer(200, (ANSWERS / "dblp.json").read_text(), "application/json")
    first, second = dblp.PROVIDER.read_all(answer)
    assert first == Record(
        title=TITLE,
        authors=(ADA, BO),
        year=2024,
        venues=("ICRA", "CoRR"),
        years=(2024,),
        identifiers=(DOI, ARXIV),
        kind="Conference and Workshop Papers",
        url="https://dblp.org/rec/conf/icra/QuillM24",
    )
    assert second.authors == ("One Alone",)


@pytest.mark.parametrize(
    ("name", "doi", "registers"),
    [
        ("crossref", "10.1145/1.2", True),
        ("crossref", "10.31234/1.2", False),
        ("datacite", "10.5281/zenodo.1", True),
        ("datacite", "10.31234/1.2", False),
        ("doi_org", "10.31234/1.2", True),
        ("openalex", "10.1145/1.2", False),
    ],
)
def test_the_last_word_belongs_to_the_registrant(name: str, doi: str, registers: bool) -> None:
    identifier = Identifier("doi", doi)
    assert PROVIDERS[name].by_identifier(identifier)
    assert PROVIDERS[name].registers(identifier) is registers


@pytest.mark.parametrize(
    ("name", "doi"), [("crossref", "10.5281/zenodo.1"), ("datacite", "10.1145/1.2")]
)
def test_an_agency_is_not_asked_for_the_others_dois(name: str, doi: str) -> None:
    assert PROVIDERS[name].by_identifier(Identifier("doi", doi)) == ()


def test_openreview_asks_its_older_half_before_it_denies() -> None:
    asks = openreview.PROVIDER.by_identifier(Identifier("openreview", "aBcDeF1234"))
    assert [ask.address for ask in asks] == [None, "v1"]


def test_openreviews_older_half_does_not_wrap_its_values() -> None:
    note = {"id": "x12345", "cdate": 1_500_000_000_000, "content": {"title": "A", "authors": ["B"]}}
    answer = Answer(200, json.dumps({"notes": [note]}), "application/json")
    record = openreview.PROVIDER.read(answer, Identifier("openreview", "x12345")).record
    assert (record.title, record.authors, record.year) == ("A", ("B",), 2017)


def test_a_review_is_no_submission() -> None:
    note = {"id": "x12345", "content": {"rating": {"value": 3}}}
    answer = Answer(200, json.dumps({"notes": [note]}), "application/json")
    with pytest.raises(UnreadableAnswerError):
        openreview.PROVIDER.read(answer, Identifier("openreview", "x12345"))


def test_pubmed_brackets_titles_it_has_translated() -> None:
    summary = {"uid": "1", "title": "[Lanterns in orchards]."}
    answer = Answer(200, json.dumps({"result": {"1": summary}}), "application/json")
    record = pubmed.PROVIDER.read(answer, Identifier("pmid", "1")).record
    assert record.title == "Lanterns in orchards"


def test_an_error_of_pubmed_other_than_unknown_denies_nothing() -> None:
    answer = Answer(200, json.dumps({"result": {"1": {"error": "busy"}}}), "application/json")
    with pytest.raises(UnreadableAnswerError):
        pubmed.PROVIDER.read(answer, Identifier("pmid", "1"))


def test_openalex_is_known_to_cut_long_lists_of_authors() -> None:
    people = [{"author": {"display_name": f"Author {n}"}} for n in range(100)]
    body = json.dumps({"title": "T", "authorships": people})
    record = openalex.PROVIDER.read(Answer(200, body, "application/json"), DOI).record
    assert record.authors_truncated


def test_semantic_scholar_takes_its_own_identifiers() -> None:
    for value in ("a" * 40, "CorpusID:123"):
        (ask,) = semantic_scholar.PROVIDER.by_identifier(Identifier("s2", value))
        assert ask.path == f"/graph/v1/paper/{value}"


@pytest.mark.parametrize(
    "body", ["", "no entry", "@misc{a,title={x}}\n@misc{b,title={y}}", "@misc{a, year = 2018}"]
)
def test_what_is_not_one_bibtex_entry_with_a_title_is_unreadable(body: str) -> None:
    with pytest.raises(UnreadableAnswerError):
        PROVIDERS["acl_anthology"].read(
            Answer(200, body, "application/x-bibtex"), Identifier("acl", "P18-1001")
        )


def test_a_title_of_signs_alone_is_not_searched_for() -> None:
    for name in ("dblp", "openalex", "europe_pmc"):
        assert PROVIDERS[name].by_title(Claim(title="!!!")) is None


@pytest.mark.parametrize(
    ("name", "there", "missing"),
    [
        (
            "datacite",
            Identifier("doi", "10.5281/zenodo.111"),
            Identifier("doi", "10.5281/zenodo.9"),
        ),
        ("pubmed", PMID, Identifier("pmid", "9")),
        ("crossref", DOI, Identifier("doi", "10.1145/9")),
    ],
)
def test_what_a_list_lacks_is_left_to_be_asked_singly(
    name: str, there: Identifier, missing: Identifier
) -> None:
    body = json.loads(found(name).body)
    if name == "datacite":
        body = {"data": [body["data"]]}
    elif name == "crossref":
        body = {"message": {"items": [body["message"]]}}
    answer = Answer(200, json.dumps(body), "application/json")
    singles = PROVIDERS[name].batch.split(answer, [there, missing])
    assert set(singles) == {there}
    assert PROVIDERS[name].read(singles[there], there).record == EXPECTED[name]


@pytest.mark.parametrize("name", ["crossref", "datacite", "openalex", "semantic_scholar"])
def test_a_record_without_a_title_is_unreadable(name: str) -> None:
    bodies = {"crossref": {"message": {"DOI": "x"}}, "datacite": {"data": {"attributes": {}}}}
    answer = Answer(200, json.dumps(bodies.get(name, {"id": "x"})), "application/json")
    with pytest.raises(UnreadableAnswerError):
        PROVIDERS[name].read(answer, DOI)


@pytest.mark.parametrize("name", ["crossref", "openalex", "semantic_scholar", "europe_pmc"])
def test_a_search_without_a_list_is_unreadable(name: str) -> None:
    with pytest.raises(UnreadableAnswerError):
        PROVIDERS[name].read_all(Answer(200, "{}", "application/json"))
