"""This module knows the one path from a document to its report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version as installed_version

from citemark.evidence import Deadline, Source, gather
from citemark.ledger import Ledger
from citemark.model import Model
from citemark.references import Extraction, extract_all
from citemark.signals import (
    DOCUMENT_SPECS,
    REFERENCE_SPECS,
    Case,
    DocumentCase,
    SignalSpec,
    build_case,
    measure,
)
from citemark.types import Document, JudgedReference, Report, Versions
from citemark.verdicts import judge, judge_document


@cache
def _own_version() -> str:
    """Read once: looking it up parses the package's metadata, which costs 2 ms."""
    return installed_version("citemark")


@dataclass(frozen=True, slots=True)
class Scorer:
    """Judges documents: same document, model, sources, ledger state and ``now``, same report.

    Reads the ledger and never writes it: whoever calls decides when a document testifies.
    """

    model: Model
    sources: tuple[Source, ...]
    ledger: Ledger
    now: dt.date
    index_version: str | None = None
    rarity: Callable[[str], float] | None = None
    """How rare a word is among the titles of the index, when there is one."""
    deadline_s: float | None = None
    """Seconds that remote look-ups may take for one document; ``None`` waits for all."""
    asked: tuple[SignalSpec[Case], ...] = field(init=False, repr=False, compare=False)
    """The questions whose answers can show in a report; the others weigh 0 and are not told."""

    def __post_init__(self) -> None:
        hears = self.model.reference.hears
        asked = (
            spec
            for spec in REFERENCE_SPECS
            if spec.strongest is not None or spec.direction == 0 or spec.told or hears(spec.name)
        )
        object.__setattr__(self, "asked", tuple(asked))

    def score(self, document: Document, *, extraction: Extraction | None = None) -> Report:
        """Judge every reference of the document, and the document.

        ``extraction`` saves a second one to callers that have just observed the document; nothing
        is read from the document's text then.
        """
        extraction = extraction or extract_all(document)
        found = extraction.references
        deadline = Deadline.after(self.deadline_s) if self.deadline_s is not None else None
        gathered = gather(found, sources=self.sources, deadline=deadline)
        testimony = self.ledger.testimony(
            tuple(identifier for item in found for identifier in item.identifiers),
            tuple(item.claim for item in found),
            but_not=document.id,
        )
        judged = []
        for reference, evidence in zip(found, gathered.evidence, strict=True):
            case = build_case(
                reference, document, evidence, testimony, now=self.now, rarity=self.rarity
            )
            findings = measure(case, self.asked)
            judged.append(JudgedReference(reference, judge(case, findings, self.model), evidence))
        return self._report(
            document,
            tuple(judged),
            extraction.announced,
            ledger=testimony.version,
            complete=gathered.complete,
        )

    def _report(
        self,
        document: Document,
        judged: tuple[JudgedReference, ...],
        announced: int | None,
        *,
        ledger: str | None,
        complete: bool,
    ) -> Report:
        verdicts = tuple((item.reference, item.verdict) for item in judged)
        case = DocumentCase(document, verdicts, announced)
        label, probability, reasons = judge_document(
            case, measure(case, DOCUMENT_SPECS), self.model
        )
        return Report(
            document=document,
            label=label,
            probability=probability,
            reasons=reasons,
            references=judged,
            versions=Versions(
                citemark=_own_version(),
                model=self.model.version,
                index=self.index_version,
                ledger=ledger,
            ),
            complete=complete,
        )
