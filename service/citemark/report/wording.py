"""This module knows how a report names works, identifiers and labels to a reader."""

from __future__ import annotations

from dataclasses import dataclass

from citemark.model import BASELINE
from citemark.report.characters import harmless
from citemark.types import (
    Claim,
    Evidence,
    Identifier,
    JudgedReference,
    Label,
    Outcome,
    Reason,
    Record,
    Reference,
)

SHOWN_AUTHORS = 4
SHOWN_RECORDS = 2
"""Records beside a claim: the one under its identifier and the best other."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """How a label looks: told apart by glyph and word, never by colour alone."""

    glyph: str
    meaning: str
    ansi: str


LABELS = {
    Label.FABRICATED: Appearance("✗", "proven not to exist", "1;31"),
    Label.MISMATCH: Appearance("≠", "exists, but is something else", "31"),
    Label.SUSPECT: Appearance("!", "probably misleading, without proof", "33"),
    Label.UNVERIFIED: Appearance("?", "not enough evidence either way", "2"),
    Label.VERIFIED: Appearance("✓", "a record agrees", "32"),
}

OUTCOMES = {
    Outcome.FOUND: "found",
    Outcome.ABSENT: "not held",
    Outcome.UNAVAILABLE: "could not be asked",
    Outcome.NOT_COVERED: "not covered",
}

_SCHEMES = {"arxiv": "arXiv:", "doi": "doi:", "url": "", "pmid": "PMID ", "pmcid": "", "isbn": "ISBN ",
            "issn": "ISSN ", "orcid": "ORCID "}  # fmt: skip


_SOURCES = {"index": "the local index"}
"""Names of sources that say too little to a reader."""


def source_text(name: str) -> str:
    """The source as a reader knows it."""
    return _SOURCES.get(name, harmless(name))


def identifier_text(identifier: Identifier) -> str:
    """The identifier as readers of its field write it."""
    value = harmless(identifier.value) + ("…" if identifier.cut_off else "")
    return _SCHEMES.get(identifier.scheme, f"{identifier.scheme}:") + value


def named_work(reference: Reference) -> str:
    """The claimed work in a few words: title, else method and acronym, else the reference's text."""
    claim = reference.claim
    if claim.title:
        return f"“{harmless(claim.title)}”"
    if claim.method and claim.acronym and claim.acronym != claim.method:
        return f"{harmless(claim.method)} ({harmless(claim.acronym)})"
    return harmless(claim.method or claim.acronym or claim.sentence or reference.text)


FIELDS = (
    "Work",
    "Named",
    "Authors",
    "Affiliations",
    "Venue",
    "Date",
    "Category",
    "Identifier",
    "Status",
)
"""The rows of claim and record side by side."""


def claim_line(reference: Reference) -> str:
    """Everything claimed of the work on one line, its name first."""
    fields = dict(claim_fields(reference.claim))
    fields["Work"] = named_work(reference)
    return " · ".join(fields[name] for name in FIELDS if name in fields)


def claim_fields(claim: Claim) -> tuple[tuple[str, str], ...]:
    """(name, value) for everything the document says of the work, in the order of ``FIELDS``."""
    named = f"{claim.method} ({claim.acronym})" if claim.method and claim.acronym else claim.method
    named = named or claim.acronym
    fields = (
        ("Work", claim.title or named),
        ("Named", named if claim.title else None),
        ("Authors", _authors(claim.authors, cut=claim.authors_truncated)),
        ("Affiliations", ", ".join(claim.affiliations)),
        ("Venue", claim.venue),
        ("Date", claim.date.isoformat() if claim.date else None),
        ("Category", claim.category),
    )
    return tuple((name, harmless(value)) for name, value in fields if value)


def record_fields(record: Record) -> tuple[tuple[str, str], ...]:
    """The same names as ``claim_fields``, as the source holds them."""
    year = str(record.year) if record.year is not None else None
    fields = (
        ("Work", record.title),
        ("Authors", _authors(record.authors, cut=record.authors_truncated)),
        ("Venue", "; ".join(record.venues)),
        ("Date", record.date.isoformat() if record.date else year),
        ("Category", ", ".join(record.categories)),
        ("Identifier", ", ".join(map(identifier_text, record.identifiers))),
        ("Status", "retracted" if record.retracted else None),
    )
    return tuple((name, harmless(value)) for name, value in fields if value)


def one_line(fields: tuple[tuple[str, str], ...]) -> str:
    """Fields in a row without their names."""
    return " · ".join(f"“{value}”" if name == "Work" else value for name, value in fields)


def _authors(names: tuple[str, ...], *, cut: bool) -> str:
    shown = ", ".join(names[:SHOWN_AUTHORS])
    return shown + (" et al." if len(names) > SHOWN_AUTHORS or (cut and names) else "")


def records(judged: JudgedReference) -> tuple[tuple[Evidence, Record], ...]:
    """The records that the reference was compared with, those under its identifiers first."""
    found = [(item, item.record) for item in judged.evidence if item.record is not None]
    found.sort(key=lambda pair: pair[0].query != "identifier")
    distinct: dict[tuple[str, tuple[str, ...]], tuple[Evidence, Record]] = {}
    for evidence, record in found:
        distinct.setdefault((record.title, record.authors), (evidence, record))
    return tuple(distinct.values())[:SHOWN_RECORDS]


def by_severity(references: tuple[JudgedReference, ...]) -> list[JudgedReference]:
    """Most severe first; within a label in reading order."""
    return sorted(references, key=lambda judged: -judged.verdict.label.severity)


def telling(judged: JudgedReference) -> tuple[Reason, ...]:
    """The reasons that speak for the label given: accusing ones under red, the stated why otherwise.

    What accuses an unverified reference stands behind the why: the probability must not surprise.
    """
    label, reasons = judged.verdict.label, judged.verdict.reasons
    named = [reason for reason in reasons if reason.signal != BASELINE]
    if label.red:
        return tuple(reason for reason in named if reason.weight > 0)
    if label is Label.VERIFIED:
        return tuple(reason for reason in named if reason.weight < 0)
    explained = [reason for reason in named if reason.weight == 0]
    return (*explained, *(reason for reason in named if reason.weight > 0)) or tuple(named)


def percent(probability: float) -> str:
    """Whole percents that never round a doubt away: ``>99%``, ``<1%``."""
    if 0 < probability < 0.01:
        return "<1%"
    if 0.99 < probability < 1:
        return ">99%"
    return f"{probability:.0%}"


def counted(number: int, noun: str) -> str:
    """So many of something that has a regular plural."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
