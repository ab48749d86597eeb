"""This package knows the questions that are asked of a reference and of a document.

One module a family; each signal is one function. Whatever a module here registers in its
``FAMILY`` shows in reports, in the documentation and, after the next training, in the model.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from citemark.signals import (
    absence,
    agreement,
    document,
    identifier_facts,
    record_authors,
    record_publication,
    record_titles,
    reuse,
    templates,
    unlisted_venues,
    venue_claims,
)
from citemark.signals.case import Case, Match, build_case
from citemark.signals.document import DocumentCase
from citemark.signals.spec import Finding, Mark, SignalSpec

__all__ = [
    "DOCUMENT_SPECS",
    "REFERENCE_SPECS",
    "SPECS",
    "Case",
    "DocumentCase",
    "Finding",
    "Mark",
    "Match",
    "SignalSpec",
    "build_case",
    "measure",
]

REFERENCE_SPECS: tuple[SignalSpec[Case], ...] = tuple(
    spec
    for family in (
        identifier_facts,
        venue_claims,
        templates,
        record_titles,
        record_authors,
        record_publication,
        unlisted_venues,
        agreement,
        absence,
        reuse,
    )
    for spec in family.FAMILY.specs
)
DOCUMENT_SPECS: tuple[SignalSpec[DocumentCase], ...] = document.FAMILY.specs
SPECS: tuple[SignalSpec[Case] | SignalSpec[DocumentCase], ...] = (
    *REFERENCE_SPECS,
    *DOCUMENT_SPECS,
)

CaseT = TypeVar("CaseT")


def measure(case: CaseT, specs: Sequence[SignalSpec[CaseT]]) -> dict[str, Finding]:
    """Ask every question; those without an answer are absent from the result, never 0."""
    findings = {}
    for spec in specs:
        finding = spec.measure(case)
        if finding is not None:
            findings[spec.name] = finding
    return findings
