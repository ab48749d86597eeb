"""What the service counts about itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from citemark.types import (
    Claim,
    Document,
    Evidence,
    JudgedReference,
    Label,
    Outcome,
    Reference,
    Report,
    SourceKind,
    Verdict,
    Versions,
)
from citemark.web import METRICS_DIRECTORY, metrics
from citemark.web.metrics import Metrics

REFERENCE = Reference(1, None, "", 0, 0, (), Claim())
EVIDENCE = Evidence("arxiv", SourceKind.REGISTRANT, Outcome.UNAVAILABLE, "identifier")
REPORT = Report(
    document=Document("d", "00", "text/plain", ""),
    label=Label.UNVERIFIED,
    probability=0.5,
    reasons=(),
    references=(JudgedReference(REFERENCE, Verdict(Label.UNVERIFIED, 0.5, ()), (EVIDENCE,)),),
    versions=Versions("0", "m", None, None),
    complete=False,
)


def test_a_report_counts_its_labels_and_the_answers_it_rests_on() -> None:
    counted = Metrics()
    counted.judged(REPORT)
    counted.judged(REPORT)
    page, content_type = counted.page()
    assert content_type.startswith("text/plain")
    for line in (
        b'citemark_verdicts_total{label="unverified"} 2.0',
        b'citemark_source_outcomes_total{outcome="unavailable",source="arxiv"} 2.0',
        b"citemark_incomplete_reports_total 2.0",
    ):
        assert line in page
    assert b"fabricated" not in page


def test_what_the_cache_answers_is_counted() -> None:
    counted = Metrics()
    for hit in (True, False, True):
        counted.recalled("arxiv", hit)
    page, _ = counted.page()
    assert b'citemark_source_look_ups_total{cache="hit",source="arxiv"} 2.0' in page
    assert b'citemark_source_look_ups_total{cache="miss",source="arxiv"} 1.0' in page


@pytest.mark.parametrize(
    ("built", "days"), [(dt.date(2026, 11, 1), b"20.0"), (None, b"0.0")], ids=["old", "none"]
)
def test_the_age_of_the_index_is_told(built: dt.date | None, days: bytes) -> None:
    counted = Metrics()
    counted.set_index_age(built, dt.date(2026, 11, 21))
    assert b"citemark_index_age_days " + days in counted.page()[0]


def test_with_a_common_folder_the_numbers_of_all_processes_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The counters of this process stand in memory; the folder, without any, is what is shown."""
    counted = Metrics()
    counted.judged(REPORT)
    monkeypatch.setenv(METRICS_DIRECTORY, str(tmp_path))
    assert counted.page()[0] == b""
    metrics.forget_process(1)
