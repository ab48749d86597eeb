"""What a record says against a claim, and what it must not be taken to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from citemark.signals import REFERENCE_SPECS, Case, Finding, Mark, measure
from citemark.types import (
    Claim,
    Coverage,
    Evidence,
    Identifier,
    Outcome,
    PartialDate,
    Record,
    SourceKind,
)

Ask = Callable[..., dict[str, Finding]]

WORK = Record(
    title="Sparse Lattices for Patient Reading of Long Documents",
    authors=("Ada Brook", "Ben Carver", "Chloe Dunn"),
    year=2021,
    venues=("NeurIPS",),
    years=(2021,),
    identifiers=(Identifier("arxiv", "2105.04567"),),
)
RIGHT = Claim(title=WORK.title, authors=WORK.authors)
OTHER = replace(
    WORK,
    title="Tidal Forcing of Shallow Estuaries in Winter",
    authors=("Dora Eng",),
    identifiers=(),
)
CLAIMED = Identifier("arxiv", "2105.04567")


def held(record: Record = WORK, query: str = "title") -> Evidence:
    return Evidence("index", SourceKind.INDEX, Outcome.FOUND, query, record=record)


CONTRADICTIONS = [
    (
        "authors_added",
        replace(RIGHT, authors=(*WORK.authors, "Zoe Quist", "Yan Roe"), venue="NeurIPS"),
    ),
    ("one_author_differs", replace(RIGHT, authors=(*WORK.authors, "Zoe Quist"))),
    ("authors_left_out", replace(RIGHT, authors=WORK.authors[:2], venue="NeurIPS")),
    ("authors_not_recorded", replace(RIGHT, authors=("Vera Holm", "Ugo Prati"))),
    ("first_author_differs", replace(RIGHT, authors=("Vera Holm", "Ugo Prati"))),
    ("year_distance", replace(RIGHT, date=PartialDate(2031))),
    (
        "title_words_changed",
        replace(RIGHT, title=WORK.title.replace("Patient", "Hasty and Patient"), venue="NeurIPS"),
    ),
]


@pytest.mark.parametrize(("signal", "claim"), CONTRADICTIONS)
def test_a_claim_that_the_record_contradicts_shows_with_the_record(
    ask: Ask, signal: str, claim: Claim
) -> None:
    finding = ask(claim, [held()])[signal]
    assert finding.value > 0
    assert finding.mark is Mark.CONTRADICTION
    assert "Ada Brook" in finding.message or "2021" in finding.message


@pytest.mark.parametrize(("signal", "_"), CONTRADICTIONS)
def test_a_right_claim_shows_none_of_it(ask: Ask, signal: str, _: Claim) -> None:
    finding = ask(replace(RIGHT, date=PartialDate(2021)), [held()])[signal]
    assert finding.value == 0
    assert finding.mark is None


@pytest.mark.parametrize(("signal", "claim"), CONTRADICTIONS)
def test_without_a_record_nothing_is_compared(ask: Ask, signal: str, claim: Claim) -> None:
    assert signal not in ask(claim, [])


@pytest.mark.parametrize(
    "claim",
    [
        replace(RIGHT, authors=("A. Brook", "B. Carver", "C. Dunn")),
        replace(RIGHT, authors=("Brook, Ada", "Carver, Ben", "Dunn, Chloe")),
        replace(RIGHT, authors=("Ada Brook",), authors_truncated=True),
        replace(RIGHT, title=WORK.title.upper()),
        replace(RIGHT, authors=()),
    ],
)
def test_the_usual_ways_of_writing_contradict_nothing(ask: Ask, claim: Claim) -> None:
    findings = ask(claim, [held()])
    assert not [name for name, item in findings.items() if item.mark is Mark.CONTRADICTION]
    assert findings["record_agrees"].mark is Mark.SUPPORT


def test_another_title_under_the_claimed_identifier_contradicts(ask: Ask) -> None:
    finding = ask(RIGHT, [held(OTHER, "identifier")], [CLAIMED])["identifier_title_distance"]
    assert finding.mark is Mark.CONTRADICTION
    assert OTHER.title in finding.message


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Sparse Lattices for Slow Reading of Long Documents", False),
        ("Tidal Forcing of Shallow Estuaries in Winter", True),
    ],
)
def test_nearly_the_recorded_title_is_not_called_another_work(
    ask: Ask, title: str, *, other: bool
) -> None:
    claim = replace(RIGHT, title=title, venue="NeurIPS")
    finding = ask(claim, [held(WORK, "identifier")], [CLAIMED])["identifier_title_distance"]
    assert ("another work" in finding.message) is other


@pytest.mark.parametrize(
    ("title", "shortened"),
    [
        ("Sparse Lattices", True),
        ("Sparse Lattices for Patient Reading", True),
        ("Reading of Long Documents", True),
        ("Sparse", False),  # one word fits too many
        ("Lattices for Patient Reading", False),  # neither the beginning nor the end
        ("Sparse Lattice", False),
    ],
)
def test_a_shortened_title_is_not_that_of_another_work(
    ask: Ask, title: str, shortened: bool
) -> None:
    coverage = Coverage(0.99, 0.98, 1.0, "a venue and year")
    absent = Evidence("index", SourceKind.INDEX, Outcome.ABSENT, query="title", coverage=coverage)
    claim = Claim(title=title)
    findings = ask(claim, [held(WORK, "identifier"), absent], [CLAIMED])
    assert (findings["identifier_title_distance"].value == 0) is shortened
    assert ("absent_title" in findings) is shortened
    stated = replace(claim, kind="article")
    assert ask(stated, [absent])["absent_title"].value > 0


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Deep Tidal Learning", False),
        ("The Learning of Tides", False),
        ("Deep Tidal Learning for Ponds", True),
    ],
)
def test_a_few_words_may_be_what_a_list_calls_a_work(ask: Ask, title: str, *, told: bool) -> None:
    coverage = Coverage(0.99, 0.98, 1.0, "a venue and year")
    absent = Evidence("index", SourceKind.INDEX, Outcome.ABSENT, query="title", coverage=coverage)
    assert ("absent_title" in ask(Claim(title=title, venue="CVPR"), [absent])) is told
    assert "absent_title" in ask(Claim(title=title, venue="CVPR", kind="inproceedings"), [absent])


def test_an_identifier_that_exists_supports_nothing_by_itself(ask: Ask) -> None:
    findings = ask(Claim(), [held(WORK, "identifier")], [CLAIMED])
    assert "record_agrees" not in findings


def test_another_work_with_a_like_title_is_not_held_against_the_claim(ask: Ask) -> None:
    findings = ask(RIGHT, [held(OTHER)])
    assert "authors_not_recorded" not in findings
    assert "year_distance" not in findings


def test_works_of_one_title_are_told_apart_by_their_authors(ask: Ask) -> None:
    namesake = replace(WORK, authors=("Nils Ode",), identifiers=())
    findings = ask(RIGHT, [held(namesake), held()])
    assert findings["authors_not_recorded"].value == 0


def test_a_retraction_is_told_and_accuses_no_one(ask: Ask) -> None:
    finding = ask(RIGHT, [held(replace(WORK, retracted=True))])["retracted"]
    assert finding.mark is None


PREPRINT = replace(WORK, venues=("arXiv",))
COVERED = Coverage(0.97, 0.95, 0.99, "a venue and year")


def test_a_retitled_preprint_is_told_apart_from_another_work(ask: Ask) -> None:
    retitled = replace(RIGHT, title="Reading Long Documents Slowly and Well")
    findings = ask(retitled, [held(PREPRINT, "identifier")], [CLAIMED])
    assert WORK.title in findings["identifier_retitled"].message
    assert "identifier_title_distance" not in findings
    for record in (WORK, PREPRINT):
        evidence = [held(record, "identifier")]
        published = ask(replace(retitled, venue="NeurIPS"), evidence, [CLAIMED])
        assert published["identifier_title_distance"].value > 0
    assert "title_words_changed" not in findings
    unlike = replace(retitled, title="Tidal Forcing of Shallow Estuaries in Winter")
    findings = ask(unlike, [held(PREPRINT, "identifier")], [CLAIMED])
    assert findings["identifier_title_distance"].value > 0
    strangers = replace(retitled, authors=("Vera Holm", "Ugo Prati"))
    findings = ask(strangers, [held(PREPRINT, "identifier")], [CLAIMED])
    assert "identifier_retitled" not in findings
    assert findings["identifier_title_distance"].value > 0


def test_a_changed_word_tells_beside_the_record_of_the_same_edition_alone(ask: Ask) -> None:
    changed = replace(RIGHT, title=WORK.title.replace("Patient", "Hasty and Patient"))
    preprint = ask(changed, [held(PREPRINT)])
    assert "title_words_changed" not in preprint
    assert preprint["titled_otherwise"].mark is None
    assert "record_agrees" not in preprint
    edition = ask(replace(changed, venue="NeurIPS"), [held()])
    assert edition["title_words_changed"].value == 1
    assert "titled_otherwise" not in edition


@pytest.mark.parametrize(
    ("title", "replaced"),
    [
        ("Sparse Lattices for Hasty Reading of Long Documents", 1),
        ("Dense Lattices for Hasty Reading of Long Documents", None),  # the first is often a name
        ("Sparse Lattices for Hasty Reading of Short Documents", 2),
        ("Sparse Trees for Hasty Reading of Short Letters", None),  # hardly the same title
        ("Sparse Lattices for Reading of Long Documents", None),
        ("Sparse Lattices for Very Patient of Long Documents", None),  # one added, one dropped
        ("Sparse Lattices for Very Patient Reading of Long Documents", None),
        ("Sparse Lattices for Hasty and Patient Reading of Long Documents", None),
        ("Sparse Lattices for Patient Reading of Long Document", None),
    ],
)
def test_words_in_others_places_tell_where_no_number_tells_which_work_is_meant(
    ask: Ask, title: str, replaced: int | None
) -> None:
    claim = replace(RIGHT, title=title, venue=None)
    findings = ask(claim, [held(PREPRINT)])
    finding = findings.get("title_words_replaced")
    assert (finding.value if finding else None) == replaced
    if finding is not None:
        assert finding.mark is Mark.CONTRADICTION
        assert "“patient” (“hasty”)" in finding.message
        assert "titled_otherwise" not in findings
        dated = ask(replace(claim, date=PartialDate((PREPRINT.year or 0) + 2)), [held(PREPRINT)])
        assert dated["title_words_replaced_of_a_version"].value == replaced
        assert "title_words_replaced" not in dated
        posted = replace(PREPRINT, year=2023, years=(2021, 2023), venues=("Pond Letters", "arXiv"))
        early = ask(replace(claim, date=PartialDate(2021)), [held(posted)])
        assert "title_words_replaced" not in early
        same_year = replace(claim, date=PartialDate(WORK.year or 0))
        for venue, record in (("arXiv", WORK), ("Journal of Pond Research", PREPRINT)):
            elsewhere = ask(replace(same_year, venue=venue), [held(record)])
            assert elsewhere["title_words_replaced_of_a_version"].value == replaced
            assert "title_words_replaced" not in elsewhere
        there = replace(claim, venue="NeurIPS", date=PartialDate(WORK.year or 0))
        assert ask(there, [held()])["title_words_replaced"].value == replaced
    # Beside the work's own number the title is another version's, whatever differs.
    own = ask(claim, [held(PREPRINT, "identifier")], [CLAIMED])
    assert "title_words_replaced" not in own


def test_a_shorter_list_beside_another_version_is_told_apart(ask: Ask) -> None:
    shorter = replace(RIGHT, authors=WORK.authors[:2], venue="arXiv")
    for identifiers in ([], [CLAIMED]):  # a number of arXiv's stands for every version
        version = ask(shorter, [held()], identifiers)
        assert version["authors_left_out_of_a_version"].value == pytest.approx(1 / 3)
        assert "authors_left_out" not in version
    published = Identifier("doi", "10.5555/3540261.3540300")
    record = replace(WORK, identifiers=(*WORK.identifiers, published))
    edition = ask(shorter, [held(record)], [published])
    assert edition["authors_left_out"].value == pytest.approx(1 / 3)
    assert "authors_left_out_of_a_version" not in edition


@pytest.mark.parametrize(
    ("venue", "authors", "told"),
    [
        ("NeurIPS", (*WORK.authors, "Zoe Quist", "Yan Roe"), True),
        ("arXiv", (*WORK.authors, "Zoe Quist", "Yan Roe"), False),
        (None, (*WORK.authors[:1], "Zoe Quist", "Yan Roe", *WORK.authors[1:]), False),
        ("arXiv", ("Zoe Quist", "Yan Roe", *WORK.authors), True),
        ("arXiv", (*WORK.authors[:2], "Zoe Quist", "Yan Roe"), True),
        ("arXiv", (*WORK.authors[::-1], "Zoe Quist", "Yan Roe"), True),
    ],
)
def test_authors_may_join_a_work_between_its_versions(
    ask: Ask, venue: str | None, authors: tuple[str, ...], told: bool
) -> None:
    findings = ask(replace(RIGHT, venue=venue, authors=authors), [held()])
    assert ("authors_added" in findings) == ("authors_not_recorded" in findings) == told
    assert "record_agrees" not in findings


@pytest.mark.parametrize(
    ("venue", "named", "of_a_version"),
    [
        ("arXiv", 4, True),
        (None, 4, True),
        ("NeurIPS", 4, False),  # the record's own publication
        ("Journal of Pond Research", 4, True),  # the article that was printed of the paper
        ("ICML", 4, False),  # another conference than the record's
        ("arXiv", 3, False),  # half of the names are others
    ],
)
def test_authors_join_and_leave_a_work_between_its_versions(
    ask: Ask, venue: str | None, named: int, of_a_version: bool
) -> None:
    six = (*WORK.authors, "Dora Ems", "Egon Farr", "Fay Gorse")
    strangers = ("Vera Holm", "Ugo Prati", "Zoe Quist")[: 6 - named]
    claim = replace(RIGHT, venue=venue, authors=(*six[:named], *strangers))
    findings = ask(claim, [held(replace(WORK, authors=six))])
    assert ("authors_not_of_a_version" in findings) == of_a_version
    assert ("authors_not_recorded" in findings) == ("authors_added" in findings) != of_a_version


def test_who_is_named_first_differs_between_versions(ask: Ask) -> None:
    first, second, third = WORK.authors
    exchanged = ask(replace(RIGHT, authors=(second, first, third)), [held()])
    assert "first_author_differs" not in exchanged
    assert exchanged["authors_reordered"].value == 1
    stranger = ask(replace(RIGHT, authors=("Vera Holm", first, third)), [held()])
    assert stranger["first_author_differs"].value > 0


def test_names_in_a_titles_place_are_no_list_of_authors(ask: Ask) -> None:
    label = Claim(authors=WORK.authors[:1], date=PartialDate(2021))
    findings = ask(label, [held(query="identifier")], [CLAIMED])
    assert {"authors_left_out", "authors_left_out_of_a_version"}.isdisjoint(findings)
    other = ask(replace(label, authors=("Vera Holm",)), [held(query="identifier")], [CLAIMED])
    assert other["authors_not_recorded"].value == 1


def test_a_sister_work_by_half_of_the_authors_is_not_held_against_the_claim(ask: Ask) -> None:
    title = WORK.title.replace("Patient", "Hasty")
    half = Claim(title, authors=("Ada Brook", "Vera Holm"))
    assert "authors_not_recorded" not in ask(half, [held()])
    assert ask(replace(half, authors=WORK.authors[:2]), [held()])["title_words_replaced"].value == 1


def test_a_preprints_record_with_the_publications_doi_knows_the_preprints_title(ask: Ask) -> None:
    doi = Identifier("doi", "10.1145/3290000.3300001")
    record = replace(PREPRINT, identifiers=(*PREPRINT.identifiers, doi))
    retitled = "Reading Long Documents with Sparse Lattices, Patiently"
    claim = replace(RIGHT, title=retitled, venue="NeurIPS")
    evidence = [replace(held(record, "identifier"), identifier=doi)]
    findings = ask(claim, evidence, [doi])
    assert "identifier_title_distance" not in findings
    assert findings["identifier_retitled"].value > 0
    other = ask(replace(claim, title=OTHER.title), evidence, [doi])
    assert other["identifier_title_distance"].value > 0


def test_a_named_work_under_another_title_is_not_absent(ask: Ask) -> None:
    """The rest of a title changes from submission to proceedings; the system keeps its name."""
    named = replace(WORK, title="LatticeNet: Tidal Forcing of Shallow Estuaries")
    evidence = [replace(held(named), coverage=COVERED)]
    claim = replace(RIGHT, title="LatticeNet: How Long Is a Coast?", venue="NeurIPS")
    findings = ask(claim, evidence)
    assert {"absent_title", "record_agrees", "title_words_replaced"}.isdisjoint(findings)
    for other in (
        replace(claim, title="HarbourNet: How Long Is a Coast?"),
        replace(claim, title="How Long Is a Coast?", kind="inproceedings"),
        replace(claim, authors=("Ada Brook", "Vera Holm")),
        replace(claim, authors=WORK.authors[:2]),
    ):
        assert ask(other, evidence)["absent_title"].value > 0


def test_a_shared_tasks_description_may_stand_beside_the_conferences_own_volume(ask: Ask) -> None:
    title = "Findings of the Shared Task on Patient Reading"
    evidence = [replace(held(replace(PREPRINT, title=title)), coverage=COVERED)]
    assert "only_a_preprint" not in ask(replace(RIGHT, title=title, venue="NeurIPS"), evidence)


def test_a_record_without_authors_supports_no_claim_of_them(ask: Ask) -> None:
    nameless = replace(WORK, authors=())
    assert "record_agrees" not in ask(RIGHT, [held(nameless)])
    assert "record_agrees" in ask(replace(RIGHT, authors=()), [held(nameless)])


@pytest.mark.parametrize(
    ("venue", "recorded", "supported"),
    [
        ("NeurIPS", ("NeurIPS",), True),
        ("Computational Linguistics", ("ICRA",), False),
        ("ICRA", ("Second Workshop on Patient Reading",), False),
        ("Proceedings of Machine Learning Research", ("ICML",), True),  # a series names no venue
        (None, ("ICRA",), True),
        ("arXiv", ("ICRA",), True),
    ],
)
def test_another_known_venue_than_the_recorded_is_not_verified(
    ask: Ask, venue: str | None, recorded: tuple[str, ...], supported: bool
) -> None:
    record = replace(WORK, venues=recorded)
    assert ("record_agrees" in ask(replace(RIGHT, venue=venue), [held(record)])) == supported


def test_an_identifier_that_no_source_knows_is_not_verified(ask: Ask) -> None:
    published = replace(WORK, identifiers=(Identifier("doi", "10.1145/3290000.3300001"),))
    number = Identifier("arxiv", "2105.09999")
    assert "record_agrees" in ask(RIGHT, [held(published)])
    assert "record_agrees" not in ask(RIGHT, [held(published)], [number])
    both = [held(published), held(replace(WORK, identifiers=(number,)), "identifier")]
    assert "record_agrees" in ask(RIGHT, both, [number])


def test_a_record_of_few_authors_supports_no_claim_of_many(ask: Ask) -> None:
    """Some sources keep the first author alone; the others may be anybody."""
    claim = replace(RIGHT, authors=(*WORK.authors, "Dora Ems"))
    for kept, supported in ((1, False), (2, False), (3, True)):
        record = replace(WORK, authors=WORK.authors[:kept], authors_truncated=True)
        assert ("record_agrees" in ask(claim, [held(record)])) == supported
        # Whoever knows its identifier as well has seen the work.
        known = ask(claim, [held(record, "identifier")], [CLAIMED])
        assert "record_agrees" in known
        other = replace(claim, authors=("Dora Ems", *WORK.authors))
        agrees = "record_agrees" in ask(other, [held(record, "identifier")], [CLAIMED])
        assert agrees == supported  # another first author: the record names few of the claimed


def test_words_in_others_places_tell_nothing_about_strangers(ask: Ask) -> None:
    claim = replace(
        RIGHT, title=WORK.title.replace("Patient", "Hasty"), authors=("Vera Holm", "Ugo Prati")
    )
    assert "title_words_replaced" not in ask(claim, [held(PREPRINT)])


def test_an_identifier_that_a_line_broke_conflicts_with_nothing(ask: Ask) -> None:
    whole = Identifier("doi", "10.1109/cvpr.2021.00713")
    record = replace(WORK, identifiers=(whole,))
    broken = ask(RIGHT, [held(record)], [Identifier("doi", "10.1109/cvpr")])
    assert "identifier_differs" not in broken
    assert "absent_identifier" not in broken
    claim = replace(RIGHT, venue=WORK.venues[0])
    other = ask(claim, [held(record)], [Identifier("doi", "10.1109/cvpr.2021.00714")])
    assert other["identifier_differs"].value == 1


def test_a_work_called_by_its_head_is_not_another_that_is_called_just_so(ask: Ask) -> None:
    number, others = Identifier("arxiv", "2411.16750"), Identifier("arxiv", "2405.17238")
    claim = Claim(title="Iris")
    meant = replace(PREPRINT, title="Iris: Patient Reading of Tides", identifiers=(number,))
    namesake = replace(PREPRINT, title="Iris", authors=("Vera Holm",), identifiers=(others,))
    found = [held(meant, query="identifier"), held(namesake)]
    assert "identifier_differs" not in ask(claim, found, [number])
    strange = replace(meant, title="Patient Reading of Tides")
    told = ask(claim, [held(strange, query="identifier"), held(namesake)], [number])
    assert told["identifier_differs"].value == 1


def test_a_record_under_another_doi_does_not_confirm_the_documents(ask: Ask) -> None:
    """Nor contradict it: a work of two publishers has a DOI from either."""
    record = replace(WORK, identifiers=(Identifier("doi", "10.1109/cvpr.2021.00713"),))
    for doi, confirmed in (("10.1109/cvpr.2021.00713", True), ("10.1145/3290000.3300001", False)):
        findings = ask(RIGHT, [held(record)], [Identifier("doi", doi)])
        assert ("record_agrees" in findings) == confirmed
        assert not (found := findings.get("identifier_differs")) or not found.value


@pytest.mark.parametrize(
    ("venue", "supported"),
    [
        (None, True),
        ("arXiv preprint", True),
        ("Workshop on Patient Reading", False),
        ("Journal of Patient Reading", False),
    ],
)
def test_a_preprint_does_not_support_a_venue(ask: Ask, venue: str | None, supported: bool) -> None:
    findings = ask(replace(RIGHT, venue=venue), [held(PREPRINT)])
    assert ("record_agrees" in findings) == supported


@pytest.mark.parametrize(
    ("claim", "record", "namesake"),
    [
        # The head of a longer title, by others.
        (Claim("Modern Reading", authors=("Vera Holm",)),
         replace(WORK, title="Modern Reading: A Study of Long Documents"), True),
        (Claim("Modern Reading", authors=("Ada Brook",)),
         replace(WORK, title="Modern Reading: A Study of Long Documents"), False),
        # Two content words; and a long title that hardly two works share.
        (Claim("Machine Reading", authors=("Vera Holm",)), replace(WORK, title="Machine Reading"), True),
        (replace(RIGHT, authors=("Vera Holm",)), WORK, False),
        # No author, no venue and no year in common; and as much in common as distortions have.
        (replace(RIGHT, authors=("Vera Holm",), date=PartialDate(1990)), WORK, True),
        (replace(RIGHT, authors=("Vera Holm",), date=PartialDate(2019)), WORK, False),
        (replace(RIGHT, authors=("Vera Holm",), date=PartialDate(1990), venue="NeurIPS"), WORK, False),
        (replace(RIGHT, authors=("Ada Brook",), date=PartialDate(1990)), WORK, False),
        (Claim("Which One?", date=PartialDate(2019)), replace(WORK, title="Which One?"), True),
        (Claim("Machine Reading", date=PartialDate(1936)), replace(WORK, title="Machine Reading"), True),
        # A book, named by its publisher.
        (replace(RIGHT, authors=("Vera Holm",), venue="MIT Press"), WORK, True),
    ],
)  # fmt: skip
def test_a_namesake_is_not_held_against_the_claim(
    ask: Ask, claim: Claim, record: Record, namesake: bool
) -> None:
    findings = ask(claim, [held(record)])
    assert ("authors_not_recorded" not in findings) == namesake


@pytest.mark.parametrize(
    ("kind", "year", "other"),
    [
        ("proceedings", 2020, True),
        ("proceedings", WORK.year, False),
        ("inproceedings", 2020, False),
    ],
)
def test_the_proceedings_of_another_year_are_another_volume(
    ask: Ask, kind: str, year: int, other: bool
) -> None:
    claim = Claim(WORK.title, date=PartialDate(year), kind=kind)
    findings = ask(claim, [held(replace(WORK, venues=("NeurIPS",)))])
    assert ("year_distance" not in findings) == other


def test_a_record_that_names_nobody_does_not_tell_whose_work_it_is(ask: Ask) -> None:
    """Decades apart it may be another work of that title; within the years of versions it is not."""
    nobodys = [held(replace(WORK, authors=()))]
    for year, held_against in ((1990, False), (2019, True)):
        findings = ask(replace(RIGHT, date=PartialDate(year)), nobodys)
        assert ("year_distance" in findings) == held_against
    assert "year_distance" in ask(replace(RIGHT, date=PartialDate(1990)), [held()])


def test_works_of_a_group_with_like_titles_are_not_held_against_each_other(ask: Ask) -> None:
    sister = replace(RIGHT, title="Sparse Lattices for Hasty Reading of Long Documents")
    findings = ask(replace(sister, authors=WORK.authors[::-1]), [held()])
    assert "title_words_changed" not in findings


@pytest.mark.parametrize(
    ("venue", "year", "value"),
    [("Annals of Mathematics", 2025, 0), ("Annals of Mathematics", 2028, 7), (None, 2025, 0),
     (None, 2028, 7), (None, 2017, 4), ("arXiv", 2025, 0), ("arXiv", 2028, 7),
     ("arXiv", 2017, 4)],
)  # fmt: skip
def test_a_publication_may_follow_its_preprint_by_years(
    ask: Ask, venue: str | None, year: int, value: int
) -> None:
    claim = replace(RIGHT, venue=venue, date=PartialDate(year))
    assert ask(claim, [held(PREPRINT)])["year_distance"].value == value


@pytest.mark.parametrize(
    ("venue", "recorded", "year", "value"),
    [
        ("arXiv preprint", "Machine Learning", 2018, 0),
        ("arXiv preprint", "Machine Learning", 2014, 7),
        ("Journal of Machine Learning Research", "NeurIPS", 2024, 0),
        ("Journal of Machine Learning Research", "NeurIPS", 2018, 0),
        ("Journal of Machine Learning Research", "NeurIPS", 2015, 6),
        ("Journal of Machine Learning Research", "NeurIPS", 2028, 7),
        ("NeurIPS", "Machine Learning", 2018, 0),
        ("NeurIPS", "Machine Learning", 2024, 3),
        ("Machine Learning", "Machine Learning", 2024, 3),
        ("Machine Learning", "Machine Learning", 2019, 0),
        ("Machine Learning", "Machine Learning", 2015, 6),
        ("NeurIPS", "ICML", 2024, 3),
        (None, "Machine Learning", 2018, 0),
        (None, "Machine Learning", 2015, 6),
        (None, "Machine Learning", 2024, 3),
        (None, "NeurIPS", 2026, 0),
        (None, "NeurIPS", 2027, 6),
    ],
)
def test_the_year_of_another_version_is_not_the_claimed_ones(
    ask: Ask, venue: str | None, recorded: str, year: int, value: int
) -> None:
    record = replace(WORK, venues=(recorded,), identifiers=())
    claim = replace(RIGHT, venue=venue, date=PartialDate(year))
    assert ask(claim, [held(record)])["year_distance"].value == value


def test_the_year_of_the_recorded_edition_is_asked_by_itself(ask: Ask) -> None:
    """A year of another version tells little; an edition of a conference has but one."""
    for venue, told in (("NeurIPS", 3.0), ("ICML", None), ("arXiv", None), (None, None)):
        findings = ask(replace(RIGHT, venue=venue, date=PartialDate(2024)), [held()])
        assert ("edition_distance" in findings) == ("year_distance" not in findings)
        if told is not None:
            assert findings["edition_distance"].value == told
            assert findings["edition_distance"].mark is Mark.CONTRADICTION
    right = ask(replace(RIGHT, venue="NeurIPS", date=PartialDate(2021)), [held()])
    assert right["edition_distance"].value == right["year_distance"].value == 0


@pytest.mark.parametrize(
    ("record", "year", "told"),
    [
        (replace(WORK, identifiers=()), 2019, None),
        (replace(WORK, identifiers=()), 2016, None),
        (replace(WORK, identifiers=()), 2015, 6.0),
        (replace(WORK, identifiers=()), 2023, 2.0),
        (WORK, 2019, 2.0),  # its preprint is known, and of 2021
        (replace(WORK, year=2023, years=(2021, 2023)), 2021, None),
    ],
)
def test_a_publication_may_be_dated_by_its_first_version(
    ask: Ask, record: Record, year: int, told: float | None
) -> None:
    """Search engines join the year and the authors of the first version with the venue of the last."""
    six = (*WORK.authors, "Dora Ems", "Egon Farr")
    claim = replace(RIGHT, venue="NeurIPS", date=PartialDate(year))
    findings = ask(claim, [held(replace(record, authors=six))])
    assert findings["edition_distance"].value == (told or 0.0)
    assert ("authors_left_out_of_a_version" in findings) == (told is None)
    assert ("authors_left_out" in findings) == (told is not None)


def test_the_doi_of_the_publication_is_no_first_versions(ask: Ask) -> None:
    doi = Identifier("doi", "10.5555/3540261.3540300")
    claim = replace(RIGHT, authors=WORK.authors[:2], venue="NeurIPS", date=PartialDate(2020))
    findings = ask(claim, [held(replace(WORK, identifiers=(doi,)))], [doi])
    assert findings["authors_left_out"].value == pytest.approx(1 / 3)


def test_a_journals_year_is_that_of_its_issue_or_of_the_article_online(ask: Ask) -> None:
    record = replace(WORK, venues=("Machine Learning",), identifiers=())
    claim = replace(RIGHT, venue="Machine Learning", date=PartialDate(2023))
    findings = ask(claim, [held(record)])
    assert "edition_distance" not in findings
    assert findings["year_distance"].value == 2


def test_a_record_that_remembers_the_preprint_knows_its_year(ask: Ask) -> None:
    for record in (WORK, replace(WORK, venues=("NeurIPS", "arXiv"), identifiers=())):
        claim = replace(RIGHT, venue="arXiv", date=PartialDate(2018))
        assert ask(claim, [held(record)])["year_distance"].value == 3


@pytest.mark.parametrize(
    ("venue", "year", "value"),
    [(None, 2021, 0), (None, 2025, 0), (None, 2027, 0), (None, 2028, 7), (None, 2018, 3),
     ("arXiv preprint", 2025, 0), ("arXiv preprint", 2028, 7), ("NeurIPS", 2025, None)],
)  # fmt: skip
def test_a_preprints_year_may_be_that_of_its_latest_version(
    ask: Ask, venue: str | None, year: int, value: int | None
) -> None:
    """So arXiv's own BibTeX export and reference managers date them, with the number or not."""
    claim = replace(RIGHT, venue=venue, date=PartialDate(year))
    for identifiers in ([CLAIMED], []):
        finding = ask(claim, [held()], identifiers).get("year_distance")
        assert (finding.value if finding else None) == value


def test_one_name_in_anothers_place_is_told_once(ask: Ask) -> None:
    findings = ask(replace(RIGHT, authors=(*WORK.authors[:2], "Zoe Quist")), [held()])
    assert findings["one_author_differs"].mark is Mark.CONTRADICTION
    assert "authors_added" not in findings
    assert "authors_not_recorded" not in findings
    assert findings["authors_left_out"].value == 0
    first = ask(replace(RIGHT, authors=("Zoe Quist", *WORK.authors[1:])), [held()])
    assert "one_author_differs" not in first
    assert first["authors_added"].value == 1


@pytest.mark.parametrize(
    ("venue", "coverage", "told"),
    [
        ("NeurIPS", COVERED, True),
        ("NeurIPS", replace(COVERED, estimate=0.2, low=0.1), False),
        ("NeurIPS", replace(COVERED, estimate=0.6, low=0.1), False),  # preprints, and no list
        ("Companion Proceedings of the ACM Web Conference", COVERED, False),
    ],
)
def test_only_a_preprint_is_told_where_the_publication_would_be_held(
    ask: Ask, venue: str, coverage: Coverage, told: bool
) -> None:
    evidence = replace(held(PREPRINT), coverage=coverage)
    finding = ask(replace(RIGHT, venue=venue), [evidence]).get("only_a_preprint")
    assert (finding is not None and finding.value > 0) == told


@pytest.mark.parametrize(
    ("venue", "told"),
    [
        (
            "International Conference on Lattice Reading and Patience",
            "bare_meeting_beside_preprint",
        ),
        ("Workshop on Lattice Reading", "bare_meeting_beside_preprint"),
        ("2nd International Conference on Lattice Reading", "unlisted_venue_beside_preprint"),
        ("IEEE Symposium on Lattice Reading", "unlisted_venue_beside_preprint"),
        ("Symposium on Lattice Reading (SLR)", "unlisted_venue_beside_preprint"),
        ("Third Workshop on Lattice Reading", None),
        ("Journal of Lattice Reading", None),
        ("NeurIPS", None),
    ],
)
def test_a_meeting_that_nothing_tells_apart_is_asked_for_by_itself(
    ask: Ask, venue: str, told: str | None
) -> None:
    """Of workshops and journals that are told apart no list is expected."""
    names = ("bare_meeting_beside_preprint", "unlisted_venue_beside_preprint")
    findings = ask(replace(RIGHT, venue=venue), [held(replace(PREPRINT, categories=("cs.LG",)))])
    assert [name for name in names if name in findings and findings[name].value] == (
        [told] if told else []
    )
    assert "unlisted_venue_beside_record" not in findings
    if told:
        assert findings[told].mark is Mark.CONTRADICTION
        assert venue in findings[told].message


def test_what_is_too_long_for_a_name_was_read_with_what_stands_beside_it(ask: Ask) -> None:
    name = "Journal of Lattice Reading"
    assert ask(replace(RIGHT, venue=name), [held()])["unlisted_venue_beside_record"].value == 1
    merged = f"Roe K 2018 {'Tides of Ponds and of Lakes ' * 4}{name}"
    assert "unlisted_venue_beside_record" not in ask(replace(RIGHT, venue=merged), [held()])


@pytest.mark.parametrize("categories", [(), ("hep-ph",), ("math.NT", "quant-ph")])
def test_meetings_of_fields_that_no_list_covers_are_held_against_nobody(
    ask: Ask, categories: tuple[str, ...]
) -> None:
    claim = replace(RIGHT, venue="Workshop on Neutrino Telescopes")
    findings = ask(claim, [held(replace(PREPRINT, categories=categories))])
    assert "bare_meeting_beside_preprint" not in findings


def test_a_bare_meeting_beside_a_publication_is_told_by_that(ask: Ask) -> None:
    findings = ask(replace(RIGHT, venue="Workshop on Lattice Reading"), [held()])
    assert findings["unlisted_venue_beside_record"].value == 1
    assert "bare_meeting_beside_preprint" not in findings
    unnamed = replace(PREPRINT, venues=(), identifiers=())
    findings = ask(replace(RIGHT, venue="Workshop on Lattice Reading"), [held(unnamed)])
    assert "bare_meeting_beside_preprint" not in findings


def test_the_year_of_a_work_under_another_title_may_be_that_of_its_sequel(ask: Ask) -> None:
    longer = replace(RIGHT, title=f"{RIGHT.title} and Books", venue="JMLR", date=PartialDate(2024))
    findings = ask(longer, [held(replace(WORK, venues=("Machine Learning",)))])
    assert "title_words_replaced" not in findings
    assert findings["year_distance"].value == 0
    far = replace(longer, date=PartialDate(2028))
    assert ask(far, [held(replace(WORK, venues=("Machine Learning",)))])["year_distance"].value == 7


def test_a_held_preprint_of_another_title_is_not_absent(ask: Ask) -> None:
    changed = replace(RIGHT, title=WORK.title.replace("Patient", "Hasty"))
    evidence = [replace(held(PREPRINT), coverage=COVERED)]
    assert "absent_title" not in ask(changed, evidence)
    assert ask(replace(changed, venue="NeurIPS"), evidence)["absent_title"].value > 0


@pytest.mark.parametrize(
    ("many", "left_out", "its_own"), [(5, 1, True), (6, 1, False), (6, 2, True), (12, 1, False)]
)
def test_one_of_many_authors_left_out_tells_less(
    ask: Ask, many: int, left_out: int, *, its_own: bool
) -> None:
    """Search engines lack one of many, and lists are made from what they hold."""
    names = tuple(f"{letter}da Farrow{letter.lower()}" for letter in "ABCDEFGHIJKL"[:many])
    claim = replace(RIGHT, authors=(names[0], *names[1 + left_out :]), venue=WORK.venues[0])
    findings = ask(claim, [held(replace(WORK, authors=names))])
    told = {
        name for name in findings if name.startswith("authors_left_out") and findings[name].value
    }
    assert told == {"authors_left_out" if its_own else "authors_left_out_of_a_version"}


@pytest.mark.parametrize(("year", "told"), [(1996, False), (2012, True), (2019, False)])
def test_what_was_printed_long_before_is_archived_in_computing_too(
    ask: Ask, year: int, *, told: bool
) -> None:
    archived = replace(PREPRINT, year=2019, years=(2019,), categories=("cs.DB",))
    claim = replace(
        RIGHT, venue="International Conference on Data Engineering", date=PartialDate(year)
    )
    findings = ask(claim, [held(archived)])
    assert bool("year_distance" in findings and findings["year_distance"].value) is told


@pytest.mark.parametrize(
    ("venue", "told"),
    [
        ("Findings", False),
        ("Findings of Ponds", True),
        ("Find. Assoc.", False),
        ("Proc. Find. Pond.", True),
    ],
)
def test_the_beginning_of_the_recorded_name_is_no_other_venue(
    ask: Ask, venue: str, *, told: bool
) -> None:
    record = replace(WORK, venues=("Findings of the Association for Computational Linguistics",))
    findings = ask(replace(RIGHT, venue=venue), [held(record)])
    assert ("unlisted_venue_beside_record" in findings) is told


@pytest.mark.parametrize(
    ("venue", "told"),
    [
        ("Neural Networks. Keepers of Ditches, Delft", False),
        ("Neural Networks, Ditch Keepers", False),
        ("Neural Networks and Ditches", True),
        ("Neural Ditches", True),
    ],
)
def test_what_goes_on_behind_the_recorded_name_and_a_mark_is_no_other_venue(
    ask: Ask, venue: str, *, told: bool
) -> None:
    record = replace(WORK, venues=("Neural Networks",))
    findings = ask(replace(RIGHT, venue=venue), [held(record)])
    assert ("unlisted_venue_beside_record" in findings) is told


@pytest.mark.parametrize(
    ("subject", "mark"), [(0.9, None), (0.55, None), (0.3, Mark.CONTRADICTION)]
)
def test_what_is_rather_about_the_record_does_not_contradict_it(
    make_case: Callable[..., Case], subject: float, mark: Mark | None
) -> None:
    """However little a fit lets such a distance weigh, it must not keep the record from supporting."""
    case = make_case(Claim(method="Sparse Lattices"), [held(query="identifier")], [CLAIMED])
    match = case.identified
    assert match is not None
    told = replace(match, comparison=replace(match.comparison, subject=subject))
    findings = measure(replace(case, identified=told), REFERENCE_SPECS)
    assert findings["identifier_subject_distance"].mark is mark
    assert ("record_agrees" in findings) == (mark is None)


@pytest.mark.parametrize(
    ("venue", "year", "told"),
    [
        ("Deep Tides and Quiet Ponds in Practical Informatics", 2023, False),
        ("Deep Tides and Quiet Ponds in Practical Informatics", 2021, True),
        ("Journal of Quiet Ponds in Practical Informatics", 2023, True),
    ],
)
def test_a_paper_may_be_printed_again_in_a_book(
    ask: Ask, venue: str, year: int, told: bool
) -> None:
    claim = replace(RIGHT, venue=venue, date=PartialDate(year))
    finding = ask(claim, [held(replace(WORK, identifiers=()))]).get("unlisted_venue_beside_record")
    assert (finding is not None and finding.value == 1.0) is told


def test_a_preprint_whose_authors_nobody_recorded_may_be_that_of_a_publication_held(
    ask: Ask,
) -> None:
    preprint = replace(PREPRINT, title="Reading Long Papers Through Lattices", authors=())
    evidence = [held(preprint, "identifier"), held(replace(WORK, identifiers=()))]
    claim = replace(RIGHT, venue="NeurIPS", date=PartialDate(2021))
    assert "identifier_title_distance" not in ask(claim, evidence, [CLAIMED])
    for other in (
        replace(preprint, title="Tidal Forcing of Shallow Estuaries"),
        replace(preprint, authors=("Dora Eng",)),
        replace(preprint, year=2014),
    ):
        evidence = [held(other, "identifier"), held(replace(WORK, identifiers=()))]
        assert ask(claim, evidence, [CLAIMED])["identifier_title_distance"].value > 0


def test_a_work_called_by_the_beginning_of_its_title_and_a_short_name_is_held(ask: Ask) -> None:
    claim = Claim(
        title="Patient Lattices of Reading before Pages (LABP)",
        authors=("Brook",),
        authors_truncated=True,
        venue="NeurIPS",
        date=PartialDate(2021),
    )
    named = "Patient Lattices of Reading before Pages: A Model of Very Long Documents"
    evidence = replace(held(replace(WORK, title=named)), coverage=COVERED)
    assert "absent_title" not in ask(claim, [evidence], [])
    other = replace(held(replace(WORK, title="Pages before Lattices: A Model")), coverage=COVERED)
    assert ask(claim, [other], [])["absent_title"].value > 0
