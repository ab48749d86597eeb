"""Which of a search's records is shown, and when nothing more needs to be asked."""

from __future__ import annotations

import pytest

from citemark.evidence.candidates import best, settled
from citemark.types import Claim, Evidence, Identifier, Outcome, Record, Reference, SourceKind

TITLE = "Lanterns for small orchards without wires"
RIGHT = Record(TITLE, authors=("Ada Quill", "Bo van der Meer"), year=2024)
NAMESAKE = Record(TITLE, authors=("Zoe Other",), year=2011)
NEAR = Record("Lanterns for large orchards without wires", authors=("Ada Quill",))
UNRELATED = Record("On the growth of orchards in winter", authors=("Ada Quill",))
CLAIM = Claim(title=TITLE, authors=("Ada Quill",))

CHOICES = [
    ((UNRELATED, NAMESAKE, RIGHT), RIGHT),
    ((RIGHT, NAMESAKE), RIGHT),
    ((NEAR, NAMESAKE), NAMESAKE),
    ((UNRELATED, NEAR), NEAR),
    ((UNRELATED,), None),
    ((), None),
    ((RIGHT, RIGHT), RIGHT),
]


@pytest.mark.parametrize(("records", "chosen"), CHOICES)
def test_the_record_that_is_meant_is_shown(
    records: tuple[Record, ...], chosen: Record | None
) -> None:
    assert best(CLAIM, records) == chosen


DOI = Identifier("doi", "10.1145/1.2")


def answer(
    outcome: Outcome, query: str, kind: SourceKind, record: Record | None = None
) -> Evidence:
    return Evidence("s", kind, outcome, query, DOI if query == "identifier" else None, record)


REGISTRANT, AGGREGATOR = SourceKind.REGISTRANT, SourceKind.AGGREGATOR
SETTLED = [
    (CLAIM, answer(Outcome.FOUND, "identifier", REGISTRANT, RIGHT), True),
    (CLAIM, answer(Outcome.FOUND, "title", AGGREGATOR, RIGHT), True),
    (CLAIM, answer(Outcome.FOUND, "identifier", REGISTRANT, UNRELATED), False),
    (CLAIM, answer(Outcome.FOUND, "title", AGGREGATOR, NEAR), False),
    (CLAIM, answer(Outcome.FOUND, "identifier", REGISTRANT), False),
    (CLAIM, answer(Outcome.ABSENT, "identifier", REGISTRANT), True),
    (CLAIM, answer(Outcome.ABSENT, "identifier", AGGREGATOR), False),
    (CLAIM, answer(Outcome.ABSENT, "title", AGGREGATOR), False),
    (CLAIM, answer(Outcome.UNAVAILABLE, "identifier", REGISTRANT), False),
    (CLAIM, answer(Outcome.NOT_COVERED, "identifier", REGISTRANT), False),
    (Claim(method="Lamps"), answer(Outcome.FOUND, "identifier", REGISTRANT, UNRELATED), True),
    (Claim(method="Lamps"), answer(Outcome.FOUND, "title", AGGREGATOR, UNRELATED), False),
]


@pytest.mark.parametrize(("claim", "evidence", "expected"), SETTLED)
def test_only_the_work_itself_or_its_registrants_no_settles(
    claim: Claim, evidence: Evidence, expected: bool
) -> None:
    assert settled(Reference(1, None, "t", 0, 1, (DOI,), claim), (evidence,)) is expected
