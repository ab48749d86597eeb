"""What another document says falsely under an identifier takes nothing from who cites it rightly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from citemark.assembly import open_scorer
from citemark.documents import read
from citemark.ledger import observe, open_ledger
from citemark.references import extract
from citemark.settings import Settings
from citemark.types import Label, Report

NOW = dt.date(2026, 11, 21)
RIGHT = (
    "1. Quill, A., Marsh, B., and Ferro, C. Tidal Gating for Patient Sequence Readers. NeurIPS 2023. "
    "arXiv:2305.04242"
)
OTHERS = (
    "1. Doe, J. Slow Harvests of Winter Barley under Ice. ICML 2024. arXiv:2305.04242",
    "1. Roe, K. Quiet Gradients for Night Time Routing in Cities. AAAI 2023. arXiv:2305.04242",
    "1. Poe, L. Salt Marsh Clocks and Their Many Keepers. ICLR 2024. arXiv:2305.04242",
)


def reports(lists: Sequence[str], settings: Settings) -> list[Report]:
    """Of lists of references that testify about one another, offline."""
    documents = [read(f"# References\n\n{line}\n".encode())[0] for line in lists]
    with (
        open_ledger("memory") as ledger,
        open_scorer(settings, ledger, now=NOW, offline=True) as scorer,
    ):
        ledger.record([observe(document, extract(document)) for document in documents])
        return [scorer.score(document) for document in documents]


def test_one_documents_word_against_another_makes_neither_a_suspect() -> None:
    for report in reports((RIGHT, OTHERS[0]), Settings()):
        verdict = report.references[0].verdict
        assert verdict.label is Label.UNVERIFIED
        assert "identifier_reused" in {reason.signal for reason in verdict.reasons}


def test_an_identifier_of_many_works_makes_suspects() -> None:
    for report in reports(OTHERS, Settings()):
        assert report.label is Label.SUSPECT


def test_what_a_record_confirms_stays_verified_whatever_others_say(small_library: Path) -> None:
    right, *others = reports((RIGHT, *OTHERS), Settings(index=small_library))
    assert right.label is Label.VERIFIED
    assert [report.label for report in others] == [Label.MISMATCH] * len(OTHERS)
