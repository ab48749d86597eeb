"""Books, programs and classics appear again and again: a record of one of them dates no other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.signals.conftest import Ask, covering, held, silent

from citemark.signals import Finding
from citemark.types import Claim, Identifier, Outcome, PartialDate, Record

TITLE = "Elements of the Theory of Small Ponds"
BOOK = Record(title=TITLE, authors=("Ada Brook",), year=1991, years=(1991,), venues=("Wiley",))
CLAIM = Claim(title=TITLE, authors=("Ada Brook",), date=PartialDate(2006))
CURRENT = Record(
    title=TITLE,
    authors=("Ada Brook",),
    year=2014,
    years=(2014,),
    venues=("arXiv",),
    categories=("math.HO",),
    identifiers=(Identifier("arxiv", "1405.01234"), Identifier("doi", "10.1109/iccv.2008.166")),
)


def reds(findings: dict[str, Finding]) -> list[str]:
    return [name for name, finding in findings.items() if finding.mark and finding.value]


@pytest.mark.parametrize(
    ("record", "year", "told"),
    [
        (BOOK, 2006, False),  # a later edition
        (replace(BOOK, venues=()), 2006, False),
        (replace(BOOK, venues=(), year=2024, years=(2024,)), 1899, False),  # a reprint
        (replace(BOOK, venues=("CRAN: Contributed Packages",)), 2016, False),
        (replace(BOOK, venues=("Zenodo",)), 2016, False),
        (replace(BOOK, venues=("OpenReview",)), 2016, True),  # an archive of papers
        (replace(BOOK, venues=("NeurIPS",)), 2006, True),
        (replace(BOOK, venues=("Nature", "Wiley")), 2006, True),
    ],
)
def test_what_appears_again_is_dated_by_no_record(
    ask: Ask, record: Record, year: int, told: bool
) -> None:
    findings = ask(replace(CLAIM, date=PartialDate(year)), [held(record)])
    assert (findings["year_distance"].value > 0) is told


@pytest.mark.parametrize(
    ("record", "claim", "told"),
    [
        (CURRENT, replace(CLAIM, date=PartialDate(2003)), False),  # archived long after it appeared
        (CURRENT, replace(CLAIM, date=PartialDate(2009)), True),
        (CURRENT, replace(CLAIM, date=PartialDate(2003), venue="Genome Biol"), False),
        (CURRENT, replace(CLAIM, date=PartialDate(2008), venue="Genome Biol"), False),
        (CURRENT, replace(CLAIM, date=PartialDate(2003), venue="arXiv"), True),
        (CURRENT, replace(CLAIM, date=PartialDate(2025)), True),
        (replace(CURRENT, categories=("cs.LG",)), replace(CLAIM, date=PartialDate(2003)), True),
        (replace(CURRENT, categories=()), replace(CLAIM, date=PartialDate(2003)), True),
    ],
)
def test_fields_other_than_computing_archive_what_appeared_before(
    ask: Ask, record: Record, claim: Claim, told: bool
) -> None:
    assert (ask(claim, [held(record)])["year_distance"].value > 0) is told


def test_the_year_that_the_shared_identifier_names_is_no_contradiction(ask: Ask) -> None:
    record = replace(CURRENT, categories=("cs.LG",))
    shared = Identifier("doi", "10.1109/iccv.2008.166")
    dated = replace(CLAIM, date=PartialDate(2008))
    assert ask(dated, [held(record)])["year_distance"].value > 0
    assert ask(dated, [held(record)], [shared])["year_distance"].value == 0
    other = replace(CLAIM, date=PartialDate(2005))
    assert ask(other, [held(record)], [shared])["year_distance"].value > 0


PAPER = Record(
    title=TITLE, authors=("Yan Wave",), year=2012, years=(2012,), venues=("arXiv",), identifiers=()
)


@pytest.mark.parametrize(
    ("claim", "accused"),
    [
        (replace(CLAIM, kind="book", date=PartialDate(2009)), False),  # the paper reviews the book
        (replace(CLAIM, kind="book", authors=(), date=PartialDate(2009)), False),
        (replace(CLAIM, kind="inbook", date=PartialDate(2012)), False),
        (replace(CLAIM, venue="Tarn: Tarnshire University Press", date=PartialDate(2009)), False),
        (replace(CLAIM, venue="The MIT Press", date=PartialDate(2009)), False),
        (replace(CLAIM, kind="article", date=PartialDate(2012)), True),
        (replace(CLAIM, kind="incollection", venue="NeurIPS", date=PartialDate(2012)), True),
        (replace(CLAIM, date=PartialDate(2012)), True),
        (replace(CLAIM, venue="Pond Letters", date=PartialDate(2009)), True),
    ],
)
def test_a_book_is_another_work_than_the_paper_of_its_title(
    ask: Ask, claim: Claim, accused: bool
) -> None:
    assert bool(reds(ask(claim, [held(PAPER)]))) is accused


def test_a_book_that_its_authors_archived_is_the_recorded_work(ask: Ask) -> None:
    claim = replace(CLAIM, authors=("Yan Wave",), date=PartialDate(2012), kind="book")
    assert "record_agrees" in ask(claim, [held(PAPER)])


def test_a_programme_is_not_the_paper_that_begins_with_its_name(ask: Ask) -> None:
    paper = replace(PAPER, title="All Ponds Considered: Finding Tarns across Articles")
    named = Claim(title="All Ponds Considered", date=PartialDate(2001))
    assert not reds(ask(named, [held(paper)]))
    near = replace(named, date=PartialDate(2012))
    assert "record_agrees" in ask(near, [held(paper)])


@pytest.mark.parametrize(
    ("title", "retitled"),
    [
        ("De Summis Stagnorum Parvorum", True),
        ("Über die Summen kleiner Teiche", True),
        ("Sur les sommes des petits étangs", True),
        ("Counting Frogs in Spring", False),  # English, too
        ("Summae Stagnorum", False),  # no small word tells its language
    ],
)
def test_a_classic_is_archived_in_translation(ask: Ask, title: str, retitled: bool) -> None:
    number = Identifier("arxiv", "0506.0415")
    record = replace(CURRENT, title="On the sums of small ponds", identifiers=(number,))
    claim = Claim(title=title, authors=("Ada Brook",))
    findings = ask(claim, [held(record, "identifier")], [number])
    assert ("identifier_title_distance" not in reds(findings)) is retitled
    stranger = replace(claim, authors=("Vera Holm",))
    assert "identifier_title_distance" in reds(
        ask(stranger, [held(record, "identifier")], [number])
    )


def test_reports_under_one_title_are_told_apart_by_their_numbers(ask: Ask) -> None:
    record = replace(CURRENT, year=2018, years=(2018,))
    number = Identifier("arxiv", "math/0312001")
    findings = ask(replace(CLAIM, date=PartialDate(2003)), [held(record)], [number])
    assert not reds(findings)
    late = ask(replace(CLAIM, date=PartialDate(2017)), [held(record)], [number])
    assert "identifier_differs" in reds(late)


@pytest.mark.parametrize(
    ("venue", "told"),
    [
        ("Tarn City: Association for Pond Machinery", False),
        ("International Wide Pond Conferences Steering Committee", False),
        ("Proc. of the 8th Annual Conference on Computer Learning Theory", False),
        ("Proc. of the 8th Annual Conference on Computational Laerning Theory", False),
        ("Pond Bank Working Papers", False),
        ("Annual Conference on Pond Learning Theory", True),
        ("Conference of the Association for Pond Machinery", True),
    ],
)
def test_a_publisher_and_a_slip_name_no_other_venue(ask: Ask, venue: str, told: bool) -> None:
    record = replace(PAPER, venues=("COLT",))
    claim = Claim(title=TITLE, authors=PAPER.authors, venue=venue, date=PartialDate(2012))
    finding = ask(claim, [held(record)]).get("unlisted_venue_beside_record")
    assert bool(finding and finding.value) is told


@pytest.mark.parametrize(
    ("venue", "told"),
    [
        ("NeurIPS 2020", True),
        ("Companion Proceedings of the Web Conference 2020", False),
        ("WWW 2012 (Companion Volume)", False),
        ("CVPR Workshops 2020", True),
    ],
)
def test_what_is_covered_is_the_volume_of_the_papers(ask: Ask, venue: str, told: bool) -> None:
    absent = silent(Outcome.ABSENT, coverage=covering(0.99))
    finding = ask(replace(CLAIM, venue=venue), [absent]).get("absent_title")
    assert bool(finding and finding.value) is told


@pytest.mark.parametrize(
    ("title", "authors", "year"),
    [
        (
            f"{TITLE} (ESP) Toolbox",
            ("Ada Brook", "Yan Wave"),
            2012,
        ),  # a program named after the book
        (f"On the {TITLE}", ("Yan Wave",), 2001),  # a paper of its subject
    ],
)
def test_works_are_named_after_others(
    ask: Ask, title: str, authors: tuple[str, ...], year: int
) -> None:
    record = replace(PAPER, title=title, authors=authors, year=year, years=(year,))
    claim = replace(CLAIM, authors=("Ada Brook", "Ben Carver"), date=PartialDate(2006))
    if authors == ("Yan Wave",):
        claim = replace(claim, authors=("Ada Brook",))
    assert not reds(ask(claim, [held(record)]))


def test_a_chapter_bears_the_identifier_of_its_book(ask: Ask) -> None:
    number = Identifier("doi", "10.1137/1.9781611970128")
    book = replace(BOOK, identifiers=(number,))
    chapter = replace(CLAIM, title="Estimating the Depth", date=None)
    named = replace(chapter, venue=TITLE, kind="incollection")
    for claim, told in ((chapter, True), (named, False)):
        findings = ask(claim, [held(book, "identifier")], [number])
        assert ("identifier_title_distance" in reds(findings)) is told


def test_a_sister_work_of_another_year_tells_nothing_of_the_venue(ask: Ask) -> None:
    title = "Introduction to Patient Pond Arithmetic for Tidal Gates"
    record = replace(PAPER, title=title.replace("Introduction to", "Boosting"), venues=("ICML",))
    claim = Claim(title, authors=("Yan Wave",), venue="Annual Conference on Pond Gates")
    for year, told in ((2012, True), (2007, False)):
        finding = ask(replace(claim, date=PartialDate(year)), [held(record)])
        assert bool("unlisted_venue_beside_record" in reds(finding)) is told
