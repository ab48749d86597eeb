"""This module knows the one path from a document to its report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version as installed_version
from typing import Any

from citemark.evidence import Deadline, Gathered, Source, gather
from citemark.ledger import Ledger, Testimony
from citemark.model import Model
from citemark.references import Extraction, extract_all
from citemark.signals import (
    DOCUMENT_SPECS,
    REFERENCE_SPECS,
    Case,
    DocumentCase,
    Finding,
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
class LookedUp:
    """A document, its references, and what the sources say of them."""

    document: Document
    extraction: Extraction
    gathered: Gathered


@dataclass(frozen=True, slots=True)
class Heard:
    """What other documents say of the same identifiers and works besides."""

    looked_up: LookedUp
    testimony: Testimony


@dataclass(frozen=True, slots=True)
class Examined:
    """The case of every reference, in order."""

    heard: Heard
    cases: Sequence[Case]


@dataclass(frozen=True, slots=True)
class Measured:
    """The findings about every reference, in order."""

    examined: Examined
    findings: Sequence[Mapping[str, Finding]]


@dataclass(frozen=True, slots=True)
class Judged:
    """Every reference with its verdict, in order."""

    heard: Heard
    references: tuple[JudgedReference, ...]


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
        state: Any = document, extraction or extract_all(document)
        for stage in self.stages:
            state = stage(state)
        report: Report = state
        return report

    @property
    def stages(self) -> tuple[Callable[[Any], Any], ...]:
        """What ``score`` does, in its order, each stage with what the one before it made: for whoever
        takes many documents through one stage before the next, which costs a fifth less."""
        return self.look_up, self.hear, self.examine, self.measure, self.judge, self.report

    def look_up(self, found: tuple[Document, Extraction]) -> LookedUp:
        """Ask the sources about all references of a document."""
        document, extraction = found
        deadline = Deadline.after(self.deadline_s) if self.deadline_s is not None else None
        gathered = gather(extraction.references, sources=self.sources, deadline=deadline)
        return LookedUp(document, extraction, gathered)

    def hear(self, looked_up: LookedUp) -> Heard:
        """Ask the ledger what other documents say."""
        references = looked_up.extraction.references
        testimony = self.ledger.testimony(
            tuple(identifier for item in references for identifier in item.identifiers),
            tuple(item.claim for item in references),
            but_not=looked_up.document.id,
        )
        return Heard(looked_up, testimony)

    def examine(self, heard: Heard) -> Examined:
        """Hold every reference against the records that were found."""
        found, testimony = heard.looked_up, heard.testimony
        cases = [
            build_case(
                reference, found.document, evidence, testimony, now=self.now, rarity=self.rarity
            )
            for reference, evidence in zip(
                found.extraction.references, found.gathered.evidence, strict=True
            )
        ]
        return Examined(heard, cases)

    def measure(self, examined: Examined) -> Measured:
        """Ask every question of every reference."""
        return Measured(examined, [measure(case, self.asked) for case in examined.cases])

    def judge(self, measured: Measured) -> Judged:
        """Judge every reference by the findings."""
        examined = measured.examined
        found = examined.heard.looked_up
        verdicts = [
            judge(case, findings, self.model)
            for case, findings in zip(examined.cases, measured.findings, strict=True)
        ]
        judged = map(
            JudgedReference, found.extraction.references, verdicts, found.gathered.evidence
        )
        return Judged(examined.heard, tuple(judged))

    def report(self, judged: Judged) -> Report:
        """Judge the document by its references, and report."""
        found, references = judged.heard.looked_up, judged.references
        document = found.document
        verdicts = tuple((item.reference, item.verdict) for item in references)
        case = DocumentCase(
            document, verdicts, found.extraction.announced, found.extraction.left_out
        )
        label, probability, reasons = judge_document(
            case, measure(case, DOCUMENT_SPECS), self.model
        )
        return Report(
            document=document,
            label=label,
            probability=probability,
            reasons=reasons,
            references=references,
            versions=Versions(
                citemark=_own_version(),
                model=self.model.version,
                index=self.index_version,
                ledger=judged.heard.testimony.version,
            ),
            complete=found.gathered.complete,
        )
