"""This module knows what the service counts about itself, for all of its processes together."""

from __future__ import annotations

import datetime as dt
import os

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

from citemark.types import Report
from citemark.web import METRICS_DIRECTORY

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
"""Buckets from the goal for a capsule (5 ms) over that for the 99th percentile (100 ms) to what
remote sources take."""


class Metrics:
    """The service's numbers; none of them tells of a document or a caller."""

    def __init__(self) -> None:
        own = self._own = CollectorRegistry()
        self.requests = Counter(
            "citemark_requests", "Requests answered.", ["route", "status"], registry=own
        )
        self.seconds = Histogram(
            "citemark_request_seconds",
            "Time to answer a request.",
            ["route"],
            buckets=SECONDS,
            registry=own,
        )
        self.verdicts = Counter("citemark_verdicts", "References judged.", ["label"], registry=own)
        self.outcomes = Counter(
            "citemark_source_outcomes", "Answers of sources.", ["source", "outcome"], registry=own
        )
        self.look_ups = Counter(
            "citemark_source_look_ups",
            "Look-ups of remote sources, by whether the cache held the answer.",
            ["source", "cache"],
            registry=own,
        )
        self.incomplete = Counter(
            "citemark_incomplete_reports", "Reports that a deadline cut short.", registry=own
        )
        self.index_age = Gauge(
            "citemark_index_age_days",
            "Days since the index was built.",
            registry=own,
            multiprocess_mode="mostrecent",
        )

    def judged(self, report: Report) -> None:
        """Count the verdicts of a report and the answers they rest on."""
        for label, number in report.counts().items():
            if number:
                self.verdicts.labels(label).inc(number)
        for evidence in (each for judged in report.references for each in judged.evidence):
            self.outcomes.labels(evidence.source, evidence.outcome.value).inc()
        if not report.complete:
            self.incomplete.inc()

    def recalled(self, source: str, hit: bool) -> None:  # noqa: FBT001 - as ``Recalled`` is called
        """Count a remote look-up: the cache held its answer, or the source was asked."""
        self.look_ups.labels(source, "hit" if hit else "miss").inc()

    def set_index_age(self, built: dt.date | None, now: dt.date) -> None:
        if built is not None:
            self.index_age.set((now - built).days)

    def page(self) -> tuple[bytes, str]:
        """The numbers of all processes as Prometheus reads them, and the content type."""
        registry = self._own
        if os.environ.get(METRICS_DIRECTORY):
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # untyped library call
        return generate_latest(registry), CONTENT_TYPE_LATEST


def forget_process(process: int) -> None:
    """Drop the live gauges of a worker that ended; its counters stay in the sums."""
    if os.environ.get(METRICS_DIRECTORY):
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(process)  # type: ignore[no-untyped-call]  # untyped library call
