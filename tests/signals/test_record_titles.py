"""What a record's title says against a claim, and what it must not be taken to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citemark.signals import Mark
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

from .conftest import CLAIMED, COVERED, OTHER, PREPRINT, RIGHT, WORK, Ask, held


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


def test_another_work_with_a_like_title_is_not_held_against_the_claim(ask: Ask) -> None:
    findings = ask(RIGHT, [held(OTHER)])
    assert "authors_not_recorded" not in findings
    assert "year_distance" not in findings


def test_works_of_one_title_are_told_apart_by_their_authors(ask: Ask) -> None:
    namesake = replace(WORK, authors=("Nils Ode",), identifiers=())
    findings = ask(RIGHT, [held(namesake), held()])
    assert findings["authors_not_recorded"].value == 0


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


def test_a_preprint_of_fewer_authors_is_meant_under_another_title(ask: Ask) -> None:
    more = ("Vera Holm", "Ugo Prati", "Ines Abel", "Otto Brand", "Mia Celik")
    title = "Reading Long Documents Slowly and Well"
    claim = replace(RIGHT, title=title, authors=(WORK.authors[0], *more, *WORK.authors[1:]))
    findings = ask(claim, [held(PREPRINT, "identifier")], [CLAIMED])
    assert "identifier_title_distance" not in findings
    first = replace(claim, authors=(*more, *WORK.authors))
    findings = ask(first, [held(PREPRINT, "identifier")], [CLAIMED])
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


def test_words_in_others_places_tell_nothing_about_strangers(ask: Ask) -> None:
    claim = replace(
        RIGHT, title=WORK.title.replace("Patient", "Hasty"), authors=("Vera Holm", "Ugo Prati")
    )
    assert "title_words_replaced" not in ask(claim, [held(PREPRINT)])


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


def test_works_of_a_group_with_like_titles_are_not_held_against_each_other(ask: Ask) -> None:
    sister = replace(RIGHT, title="Sparse Lattices for Hasty Reading of Long Documents")
    findings = ask(replace(sister, authors=WORK.authors[::-1]), [held()])
    assert "title_words_changed" not in findings


def test_a_held_preprint_of_another_title_is_not_absent(ask: Ask) -> None:
    changed = replace(RIGHT, title=WORK.title.replace("Patient", "Hasty"))
    evidence = [replace(held(PREPRINT), coverage=COVERED)]
    assert "absent_title" not in ask(changed, evidence)
    assert ask(replace(changed, venue="NeurIPS"), evidence)["absent_title"].value > 0


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
