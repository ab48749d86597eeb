"""This module knows what it takes to forget a document: its testimony, its bytes, its reports."""

from __future__ import annotations

from dataclasses import dataclass

from citemark.ledger.testimony import Ledger


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What there was of a document, and is no more."""

    testimony: bool
    """Whether it testified."""
    reports: int
    """Versions of it that were kept, each with its report."""

    @property
    def anything(self) -> bool:
        return self.testimony or self.reports > 0


def forget(ledger: Ledger, document_id: str) -> Forgotten:
    """Forget all that was kept under the document's identifier.

    Reports that other documents got meanwhile may still name it as a witness: they say what was
    known when they were made.
    """
    return Forgotten(
        reports=_forget_reports(ledger, document_id), testimony=ledger.forget(document_id)
    )


def _forget_reports(ledger: Ledger, document_id: str) -> int:
    database = getattr(ledger, "database", None)
    if database is None:
        return 0
    from citemark.ledger.store import Store

    return Store(database).forget(document_id)
