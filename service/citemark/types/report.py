"""This module knows the report of a document: all verdicts, with the versions that produced them."""

from __future__ import annotations

from dataclasses import dataclass

from citemark.types.document import Document
from citemark.types.evidence import Evidence
from citemark.types.reference import Reference
from citemark.types.verdict import Label, Reason, Verdict


@dataclass(frozen=True, slots=True)
class JudgedReference:
    """A reference with its verdict and the evidence it rests on."""

    reference: Reference
    verdict: Verdict
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    citemark: str
    model: str
    index: str | None
    ledger: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """All verdicts of a document, with the versions that produced them."""

    document: Document
    label: Label
    probability: float
    reasons: tuple[Reason, ...]
    references: tuple[JudgedReference, ...]
    versions: Versions
    complete: bool = True
    """False when a remote look-up did not come back before the deadline."""

    def counts(self) -> dict[str, int]:
        """References per label, every label present, most severe first."""
        counts = {label.value: 0 for label in Label}
        for judged in self.references:
            counts[judged.verdict.label.value] += 1
        return counts
