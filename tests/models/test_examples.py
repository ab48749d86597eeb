"""Examples are what they say they are, and a run gives the same ones twice."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from pathlib import Path

import corpora
import evidence_states
import generate
import pytest
from claims import names_the_edition, render
from corruptions import CORRUPTIONS
from evidence_states import State
from invention import invented_venue
from works import Work

from citemark.matching.publication import is_preprint_server
from citemark.types import (
    Claim,
    Coverage,
    Evidence,
    Identifier,
    Outcome,
    Record,
    Reference,
    SourceKind,
)
from citemark.venues import is_bare_meeting, known
from citemark.venues.plausibility import MEETINGS, shape

NOW = dt.date(2026, 11, 21)


def work(number: int, *, preprint: bool = False) -> Work:
    return Work(
        title=f"Patient Lattices for Reading Number {number} of Long River Documents",
        authors=(f"Ada Brook{number}", f"Ben Carver{number}", f"Chloe Dunn{number}"),
        authors_truncated=False,
        year=2019 + number % 4,
        venue="arXiv (cs.LG)" if preprint else ("NeurIPS", "ICML", "ACL", "CVPR")[number % 4],
        arxiv=f"2105.{1000 + number:05d}",
        doi=None if preprint else f"10.1145/3290000.{3300000 + number}",
        date="2021-05-06",
    )


OTHERS = [
    replace(work(number), title=f"Tidal Forcing {word} Estuaries in Winter Storms")
    for number, word in enumerate(("Beside", "Beneath", "Across", "Along"), 1)
]


@pytest.mark.parametrize("kind", CORRUPTIONS)
def test_every_corruption_states_something_else_than_the_work(kind: str) -> None:
    rng = random.Random(3)
    original = work(0, preprint=kind == "preprint_as_published")
    wrong = CORRUPTIONS[kind](original, OTHERS, rng)
    assert wrong is not None
    stated = wrong.stated
    right = {f"arXiv:{original.arxiv}", f"https://doi.org/{original.doi}"}
    assert (
        (stated.title or "").casefold() != original.title.casefold()
        or set(stated.authors) != set(original.authors)
        or stated.venue != original.venue
        or stated.year != original.year
        or not set(stated.identifiers) <= right
    )


def test_a_right_rendering_keeps_the_work() -> None:
    for seed in range(40):
        stated = render(work(0), random.Random(seed))
        if not stated.slips:
            assert stated.title is not None
            assert stated.title.casefold() == work(0).title.casefold()
            assert abs((stated.year or 0) - work(0).year) <= 1


def test_a_slip_of_years_names_no_edition_and_a_wrong_edition_is_years_away() -> None:
    slips, wrong = set(), set()
    for seed in range(2_000):
        stated = render(work(0), random.Random(seed))
        away = abs((stated.year or 0) - work(0).year)
        if away > 1:
            slips.add(names_the_edition(work(0), stated.venue))
        made = CORRUPTIONS["wrong_year"](work(0), OTHERS, random.Random(seed))
        assert made is not None
        if names_the_edition(work(0), made.stated.venue):
            wrong.add(abs((made.stated.year or 0) - work(0).year))
    assert slips == {False}
    assert wrong == {2, 3, 4, 5, 6}


def test_a_preprints_wrong_year_is_never_later() -> None:
    """Its latest version may be of any year after the first."""
    for seed in range(200):
        made = CORRUPTIONS["wrong_year"](work(0, preprint=True), OTHERS, random.Random(seed))
        assert made is not None
        assert made.stated.year is not None
        if made.stated.venue is None or is_preprint_server(made.stated.venue):
            assert made.stated.year < work(0, preprint=True).year


def test_meetings_in_no_list_are_told_apart_where_they_are_real() -> None:
    """Slips follow what real references do; invented meetings are mostly named barely."""
    rng = random.Random(5)
    preprint = work(0, preprint=True)
    stated = [render(preprint, rng) for _ in range(8_000)]
    real = [
        item.venue for item in stated if item.slips and item.venue and shape(item.venue) in MEETINGS
    ]
    invented = [
        name for name in (invented_venue(rng) for _ in range(500)) if shape(name) in MEETINGS
    ]
    assert len(real) > 50
    assert not any(map(known, real))
    for names, least, most in ((real, 0.05, 0.3), (invented, 0.5, 0.8)):
        assert least < sum(map(is_bare_meeting, names)) / len(names) < most


def test_the_same_seed_writes_the_same_world(tmp_path: Path) -> None:
    for name in ("one", "two"):
        generate.write(tmp_path / name, works=50, documents=8, seed=5)
    for path in sorted((tmp_path / "one").rglob("*.json*")):
        assert (
            path.read_bytes()
            == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()
        )


def test_every_generated_document_is_read_with_its_labels(tmp_path: Path) -> None:
    generate.write(tmp_path, works=50, documents=8, seed=5)
    examples = list(corpora.from_world(tmp_path))
    assert len(examples) == 8
    assert all(example.misleads for example in examples)


COVERED = Evidence(
    "index",
    SourceKind.INDEX,
    Outcome.FOUND,
    "title",
    record=Record(title="A Title"),
    coverage=Coverage(0.8, 0.7, 0.9, "a venue and year"),
)
REFERENCE = Reference(1, None, "…", 0, 1, (Identifier("doi", "10.1/x"),), Claim(title="A Title"))


def test_a_held_work_also_stands_for_those_not_held() -> None:
    views = evidence_states.seen_in(State.INDEX, REFERENCE, [COVERED], made_up=(), now=NOW)
    assert [view.weight for view in views] == pytest.approx([0.8, 0.2])
    assert views[1].evidence[0].outcome is Outcome.ABSENT


@pytest.mark.parametrize("state", [State.OUTAGE, State.STALE, State.NOTHING])
def test_what_did_not_answer_carries_neither_record_nor_coverage(state: State) -> None:
    views = evidence_states.seen_in(state, REFERENCE, [COVERED], made_up=(), now=NOW)
    for item in views[0].evidence:
        assert item.record is None
        assert item.coverage is None


def test_a_registrant_denies_only_what_was_made_up() -> None:
    made_up = REFERENCE.identifiers
    denied = evidence_states.seen_in(State.REGISTRANT, REFERENCE, [], made_up=made_up, now=NOW)
    silent = evidence_states.seen_in(State.REGISTRANT, REFERENCE, [], made_up=(), now=NOW)
    assert [item.outcome for item in denied[0].evidence] == [Outcome.ABSENT]
    assert silent[0].evidence == ()
