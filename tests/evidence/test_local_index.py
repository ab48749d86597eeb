"""What the local index says: found, absent as far as it covers, or not covered."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

import pytest

from citemark.evidence.local_index import LocalIndex
from citemark.index import Index, open_index
from citemark.index.build import build
from citemark.types import (
    Claim,
    Evidence,
    Identifier,
    Outcome,
    PartialDate,
    Reference,
    SourceKind,
)

NOW = dt.date(2026, 9, 1)
LANTERN = "LanternNet: Patient Reading of Tide Tables by Candlelight"


def rows() -> Iterator[dict[str, object]]:
    yield {
        "title": LANTERN,
        "authors": ["Ada Quill", "Bo Marsh"],
        "year": 2021,
        "date": "2021-05-03",
        "venue": "NeurIPS",
        "arxiv": "2105.00042",
        "src": ["left", "right", "arxiv"],
    }
    for year in range(2015, 2023):
        for number in range(40):
            yield {
                "title": f"Numbered work {number} of the year {year}",
                "authors": [f"Author {number}"],
                "year": year,
                "venue": "NeurIPS",
                "src": ["left", "right"],
            }
    for number in range(100, 3001, 50):
        yield {
            "title": f"Preprint with the number {number}",
            "authors": [f"Author {number}"],
            "year": 2021,
            "venue": "arXiv (cs.LG)",
            "arxiv": f"2105.{number:05d}",
            "src": ["arxiv"],
        }
    yield {
        "title": "Readings of Unlit Harbours",
        "authors": ["Ada Quill"],
        "year": 2029,
        "venue": "ACL",
        "doi": "10.18653/v1/p29-1472",
        "src": ["left"],
    }
    for name in ("Sparse Tidal Attention", "Sung Tide Anthems", "Saltwater Task Adaptation"):
        yield {"title": f"STA: {name} at Night", "authors": ["Cleo Ferro"], "src": ["left"]}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    place = tmp_path_factory.mktemp("local-index")
    dump = place / "works.jsonl"
    dump.write_text("".join(json.dumps(row) + "\n" for row in rows()))
    build([dump], place / "index", built=NOW, workers=1)
    with open_index(place / "index") as opened:
        yield opened


def ask(index: Index, *identifiers: str, **claim: object) -> tuple[Evidence, ...]:
    year = claim.pop("year", None)
    found = tuple(
        Identifier(scheme, value)
        for scheme, _, value in (raw.partition(":") for raw in identifiers)
    )
    date = PartialDate(year) if isinstance(year, int) else None
    text = str(claim.pop("text", "x"))
    reference = Reference(1, None, text, 0, 1, found, Claim(date=date, **claim))  # type: ignore[arg-type]  # a table of fields
    (answers,) = LocalIndex(index, NOW).look_up([reference], deadline=None)
    return answers


def test_the_index_is_a_source_that_opens_no_socket(index: Index) -> None:
    source = LocalIndex(index, NOW)
    assert (source.name, source.kind, source.remote) == ("index", SourceKind.INDEX, False)
    assert source.look_up([], deadline=None) == []


def test_a_record_under_the_identifier_is_found(index: Index) -> None:
    (answer,) = ask(index, "arxiv:2105.00042")
    assert (answer.outcome, answer.query) == (Outcome.FOUND, "identifier")
    assert answer.identifier == Identifier("arxiv", "2105.00042")
    assert answer.record is not None
    assert answer.record.title == LANTERN
    assert answer.as_of == dt.date(2021, 5, 3)
    assert answer.coverage is None


def test_an_identifier_that_is_not_held_is_absent_as_far_as_its_month_is_covered(
    index: Index,
) -> None:
    (answer,) = ask(index, "arxiv:2105.00077")
    assert answer.outcome is Outcome.NOT_COVERED
    assert answer.coverage is not None
    assert answer.coverage.estimate < 0.05
    assert "arXiv May 2021: 60 of at least" in answer.detail


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("arxiv:2105.03001", "newer than the index (as of 2021-05-03)"),
        ("arxiv:2604.00001", "newer than the index"),
        ("arxiv:1901.00001", "does not know how much it covers"),
        ("doi:10.5072/never.seen", "does not know how much it covers"),
        ("pmid:12345678", "does not know how much it covers"),
    ],
)
def test_what_is_newer_or_of_an_uncovered_scheme_is_never_absent(
    index: Index, identifier: str, words: str
) -> None:
    (answer,) = ask(index, identifier)
    assert answer.outcome is Outcome.NOT_COVERED
    assert words in answer.detail


@pytest.mark.parametrize("identifier", ["url:https://example.org/x", "issn:1234-5679", "orcid:x"])
def test_what_names_no_work_is_not_asked_for(index: Index, identifier: str) -> None:
    assert ask(index, identifier) == ()


def test_an_identifier_that_was_cut_off_is_not_asked_for(index: Index) -> None:
    cut = Identifier("arxiv", "2105", cut_off=True)
    reference = Reference(1, None, "x", 0, 1, (cut,), Claim())
    assert LocalIndex(index, NOW).look_up([reference], deadline=None) == [()]


def test_a_title_that_is_held_is_found_and_says_how_well_its_claimed_venue_is_covered(
    index: Index,
) -> None:
    (answer,) = ask(index, title=LANTERN, authors=("Quill",), venue="NeurIPS", year=2019)
    assert (answer.outcome, answer.query) == (Outcome.FOUND, "title")
    assert answer.coverage is not None
    assert answer.coverage.basis.startswith("NeurIPS 2019")
    (answer,) = ask(index, title=LANTERN)
    assert answer.coverage is None


def test_a_near_title_is_found_and_says_what_its_absence_would_weigh(index: Index) -> None:
    answers = ask(
        index,
        title="LanternNet: Patient Reading of Time Tables by Candlelight",
        venue="NeurIPS",
        year=2019,
    )
    assert answers[0].record is not None
    assert answers[0].record.title == LANTERN
    assert answers[0].coverage is not None
    assert answers[0].coverage.estimate > 0.9


@pytest.mark.parametrize(
    ("title", "authors", "held"),
    [
        ("LanternNet: Sorting Harbour Records in the Dark", ("A. Quill", "B. Marsh"), True),
        ("LanternNet (LAN)", ("A. Quill", "B. Marsh"), True),
        ("LanternNet (LAN)", ("C. Ferro",), False),
        ("LanternNet: Sorting Harbour Records in the Dark", ("A. Quill", "C. Ferro"), False),
        ("LanternNet: Sorting Harbour Records in the Dark", ("A. Quill",), False),
        ("LanternNet: Sorting Harbour Records in the Dark", (), False),
        ("Sorting Harbour Records in the Dark", ("A. Quill", "B. Marsh"), False),
        ("CandleNet: Sorting Harbour Records in the Dark", ("A. Quill", "B. Marsh"), False),
    ],
)
def test_a_named_work_by_the_very_authors_is_found_under_another_title(
    index: Index, title: str, authors: tuple[str, ...], held: bool
) -> None:
    (answer,) = ask(index, title=title, authors=authors, venue="NeurIPS", year=2020)
    assert (answer.outcome is Outcome.FOUND) == held
    assert answer.coverage is not None
    if held:
        assert answer.record is not None
        assert answer.record.title == LANTERN


def test_a_title_that_is_not_held_is_absent_with_the_coverage_of_venue_and_year(
    index: Index,
) -> None:
    (answer,) = ask(index, title="A Theory of Unheard Bells", venue="NeurIPS", year=2019)
    assert (answer.outcome, answer.query) == (Outcome.ABSENT, "title")
    assert answer.coverage is not None
    assert answer.coverage.estimate > 0.9
    assert answer.detail.startswith("NeurIPS 2019: 40 works held")
    assert answer.as_of is not None


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ({"venue": "Journal of Bells", "year": 2019}, "does not know"),
        ({"year": 2019}, "does not know"),
        ({}, "does not know"),
        ({"venue": "NeurIPS", "year": 2026}, "newer than the index"),
        ({"venue": "arXiv", "year": 2021}, "arXiv 2021"),
    ],
)
def test_an_unknown_title_outside_what_is_covered_is_never_absent(
    index: Index, claim: dict[str, object], words: str
) -> None:
    (answer,) = ask(index, title="A Theory of Unheard Bells", **claim)
    assert answer.outcome is Outcome.NOT_COVERED
    assert words in answer.detail


def test_a_title_with_an_identifier_newer_than_the_index_is_not_covered(index: Index) -> None:
    by_identifier, by_title = ask(
        index, "arxiv:2604.00001", title="A Theory of Unheard Bells", venue="NeurIPS", year=2019
    )
    assert by_identifier.outcome is by_title.outcome is Outcome.NOT_COVERED


@pytest.mark.parametrize("named", ["acl:P29-1472", "doi:10.18653/v1/P29-1472"])
def test_a_work_of_the_anthology_is_found_by_its_number_and_by_its_doi(
    index: Index, named: str
) -> None:
    (answer,) = ask(index, named)
    assert answer.outcome is Outcome.FOUND
    assert answer.record is not None
    assert answer.record.title == "Readings of Unlit Harbours"


@pytest.mark.parametrize(
    ("claim", "titles"),
    [
        ({"acronym": "LanternNet"}, [LANTERN]),
        ({"method": "LanternNet"}, [LANTERN]),
        (
            {"acronym": "STA", "method": "Sparse Tidal Attention"},
            ["STA: Sparse Tidal Attention at Night"],
        ),
        ({"acronym": "STA", "method": "Gradient Surgery Of Dreams"}, []),
        ({"method": "Tide"}, []),
        ({}, []),
    ],
)
def test_a_claim_without_title_finds_works_that_begin_with_the_methods_name(
    index: Index, claim: dict[str, object], titles: list[str]
) -> None:
    answers = ask(index, **claim)
    assert [answer.record.title for answer in answers if answer.record] == titles
    assert all(answer.outcome is Outcome.FOUND for answer in answers)


def test_a_reference_gets_a_few_answers_whatever_it_names(index: Index) -> None:
    many = [f"arxiv:2105.{number:05d}" for number in range(100, 1000, 50)]
    assert len(ask(index, *many, title="Preprint with the number 100")) <= 7


def test_every_reference_has_its_own_answers_in_order(index: Index) -> None:
    claims = [Claim(title=LANTERN), Claim(), Claim(title="Numbered work 7 of the year 2019")]
    references = [
        Reference(number, None, "x", 0, 1, (), claim) for number, claim in enumerate(claims, 1)
    ]
    answers = LocalIndex(index, NOW).look_up(references, deadline=None)
    assert [len(found) for found in answers] == [1, 0, 1]


@pytest.mark.parametrize(
    ("venue", "year", "outcome"),
    [
        ("NeurIPS", 2020, Outcome.ABSENT),
        ("NeurIPS", 2021, Outcome.NOT_COVERED),  # in December; the newest work is of May
        ("Workshop on Lanterns at NeurIPS 2021", 2021, Outcome.NOT_COVERED),
        ("NeurIPS", 2022, Outcome.NOT_COVERED),
    ],
)
def test_an_edition_that_was_held_after_the_newest_work_is_not_covered(
    index: Index, venue: str, year: int, outcome: Outcome
) -> None:
    (answer,) = ask(index, title="A Theory of Unheard Bells", venue=venue, year=year)
    assert answer.outcome is outcome


BESIDE = "The third chapter of this thesis on harbours, moss and towers is based on a paper"


@pytest.mark.parametrize(
    ("claim", "held"),
    [
        ({"text": f"{BESIDE}: Ada Quill and Bo Marsh, ‘{LANTERN}’"}, True),
        ({"text": BESIDE}, False),  # nobody names its author
        ({"text": f"{BESIDE} by Ada Quill", "kind": "article"}, False),  # stated in a field
    ],
)
def test_the_title_within_what_was_read_as_one_is_asked_for(
    index: Index, claim: dict[str, object], held: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Index, "by_title", lambda *_, **__: ())  # so few works are all near
    title = f"{BESIDE}: Bo Marsh, ‘{LANTERN}"
    answers = ask(index, title=title, venue="NeurIPS", year=2021, **claim)
    assert any(one.record and one.record.title == LANTERN for one in answers) == held


def test_the_whole_reference_is_looked_at_before_an_absence_that_weighs_is_told(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Index, "by_title", lambda *_, **__: ())
    text = f"{LANTERN}: Ada Quill, Bo Marsh, NeurIPS 2020"
    for claim, held in (
        ({"venue": "NeurIPS", "year": 2020}, True),
        ({"venue": "Pond Letters"}, False),
    ):
        answers = ask(index, title="Bo Marsh, NeurIPS", text=text, **claim)
        assert any(one.record and one.record.title == LANTERN for one in answers) == held
