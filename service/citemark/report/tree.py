"""This module knows the report as plain values, in the order that its contract fixes."""

from __future__ import annotations

from collections.abc import Iterable

from citemark.report.addresses import address
from citemark.types import (
    Claim,
    Coverage,
    Document,
    Evidence,
    Identifier,
    JudgedReference,
    Reason,
    Record,
    Report,
)

Tree = dict[str, object]

DIGITS = 6
"""Probabilities and weights are given to six decimals: more is noise that hinders comparing."""


def as_dict(report: Report) -> Tree:
    """The report as JSON knows it; ``SCHEMA`` describes it."""
    versions = report.versions
    return {
        "citemark": versions.citemark,
        "document": _document(report.document),
        "label": report.label.value,
        "probability": round(report.probability, DIGITS),
        "counts": report.counts(),
        "complete": report.complete,
        "reasons": _reasons(report.reasons),
        "references": [_reference(judged) for judged in report.references],
        "versions": {
            "citemark": versions.citemark,
            "model": versions.model,
            "index": versions.index,
            "ledger": versions.ledger,
        },
    }


def _document(document: Document) -> Tree:
    return {
        "id": document.id,
        "title": document.title,
        "media_type": document.media_type,
        "sha256": document.sha256,
        "published": document.published.isoformat() if document.published else None,
    }


def _reference(judged: JudgedReference) -> Tree:
    reference, verdict = judged.reference, judged.verdict
    return {
        "index": reference.index,
        "key": reference.key,
        "text": reference.text,
        "start": reference.start,
        "end": reference.end,
        "identifiers": _identifiers(reference.identifiers),
        "claim": _claim(reference.claim),
        "label": verdict.label.value,
        "probability": round(verdict.probability, DIGITS),
        "reasons": _reasons(verdict.reasons),
        "evidence": [_evidence(item) for item in judged.evidence],
    }


def _identifiers(identifiers: Iterable[Identifier]) -> list[Tree]:
    return [
        {"scheme": item.scheme, "value": item.value, "url": address(item)} for item in identifiers
    ]


def _claim(claim: Claim) -> Tree:
    return {
        "title": claim.title,
        "method": claim.method,
        "acronym": claim.acronym,
        "authors": list(claim.authors),
        "affiliations": list(claim.affiliations),
        "venue": claim.venue,
        "date": claim.date.isoformat() if claim.date else None,
        "category": claim.category,
        "sentence": claim.sentence,
    }


def _reasons(reasons: Iterable[Reason]) -> list[Tree]:
    return [
        {"signal": item.signal, "message": item.message, "weight": round(item.weight, DIGITS)}
        for item in reasons
    ]


def _evidence(evidence: Evidence) -> Tree:
    tree: Tree = {
        "source": evidence.source,
        "outcome": evidence.outcome.value,
        "record": _record(evidence.record) if evidence.record else None,
        "as_of": evidence.as_of.isoformat() if evidence.as_of else None,
        "detail": evidence.detail,
    }
    if evidence.coverage is not None:
        tree["coverage"] = _coverage(evidence.coverage)
    return tree


def _record(record: Record) -> Tree:
    return {
        "title": record.title,
        "authors": list(record.authors),
        "year": record.year,
        "date": record.date.isoformat() if record.date else None,
        "venues": list(record.venues),
        "identifiers": _identifiers(record.identifiers),
        "url": record.url,
        "retracted": record.retracted,
    }


def _coverage(coverage: Coverage) -> Tree:
    return {
        "estimate": round(coverage.estimate, DIGITS),
        "low": round(coverage.low, DIGITS),
        "high": round(coverage.high, DIGITS),
        "basis": coverage.basis,
    }
