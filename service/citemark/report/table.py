"""This module knows the report as a terminal table, with the proof under each red line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from citemark.model import BASELINE
from citemark.report.characters import cut, harmless, width, wrap
from citemark.report.wording import (
    LABELS,
    by_severity,
    claim_line,
    counted,
    identifier_text,
    one_line,
    percent,
    record_fields,
    records,
    source_text,
    telling,
)
from citemark.types import JudgedReference, Label, Report

NARROWEST, WIDEST = 60, 160
"""Columns: a narrower terminal is written past its edge, a wider one is not filled."""

SHOWN_REASONS = 4
LABEL_COLUMNS = 13
"""Glyph, blank and the longest label (``fabricated``), and a blank behind."""
DETAIL_INDENT = 5


@dataclass(frozen=True, slots=True)
class _Style:
    columns: int
    colour: bool

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def to_text(reports: Iterable[Report], *, colour: bool = False, width: int = 100) -> str:
    """Documents one after another: title and counts, then each reference, most severe first.

    Under a red line stand the claim, the record beside it and the accusing reasons by weight;
    under ``unverified`` why. Nothing a document says can write escapes or reorder the terminal.
    """
    style = _Style(min(max(width, NARROWEST), WIDEST), colour)
    documents = ["\n".join(_document(report, style)) + "\n" for report in reports]
    return "\n".join(documents) or "No documents.\n"


def _document(report: Report, style: _Style) -> Iterator[str]:
    document = report.document
    title = harmless(document.title or document.id)
    yield from (style.paint(line, "1") for line in wrap(title, style.columns))
    if document.title and document.id != document.title:
        yield style.paint(cut(harmless(document.id), style.columns), "2")
    yield from _summary(report, style)
    if not report.references:
        yield ""
        yield "No references were found."
    for judged in by_severity(report.references):
        yield ""
        yield from _reference(judged, style)
    yield ""
    yield from (style.paint(line, "2") for line in wrap(harmless(_versions(report)), style.columns))


def _summary(report: Report, style: _Style) -> Iterator[str]:
    look = LABELS[report.label]
    label = style.paint(f"{look.glyph} {report.label.value.upper()}", look.ansi)
    yield f"{label}  probability that it misleads about a source: {percent(report.probability)}"
    counts = report.counts()
    parts = [
        style.paint(
            f"{counts[item.value]} {item.value}", LABELS[item].ansi if counts[item.value] else "2"
        )
        for item in Label
    ]
    yield f"{counted(len(report.references), 'reference')}: " + " · ".join(parts)
    if not report.complete:
        yield from wrap(
            "Some look-ups did not come back in time; ask again for them.", style.columns
        )
    for reason in report.reasons:
        if reason.weight >= 0 and reason.signal != BASELINE:
            head = _weight(reason.weight) if reason.weight else "note"
            yield from _wrapped(f"{head:<5}  ", harmless(reason.message), 2, style)


def _reference(judged: JudgedReference, style: _Style) -> Iterator[str]:
    reference, verdict = judged.reference, judged.verdict
    look = LABELS[verdict.label]
    number = f"{reference.index:>3}  "
    label = f"{look.glyph} {verdict.label.value}".ljust(LABEL_COLUMNS)
    chance = f"{percent(verdict.probability):>5}  "
    names = ", ".join(map(identifier_text, reference.identifiers)) or "no identifier"
    if reference.key:
        names = f"[{harmless(reference.key)}] {names}"
    lead = len(number) + LABEL_COLUMNS + len(chance)
    first, *rest = wrap(names, max(20, style.columns - lead)) or [""]
    yield number + style.paint(label, look.ansi) + chance + first
    yield from (" " * lead + line for line in rest)
    yield from _details(judged, style)


def _details(judged: JudgedReference, style: _Style) -> Iterator[str]:
    """What is claimed, the records beside it, and why the label was given."""
    label = judged.verdict.label
    claimed = claim_line(judged.reference)
    if claimed != harmless(judged.reference.text):
        # A bare identifier claims nothing; it stands in the line above.
        yield from _wrapped("claimed   ", claimed, DETAIL_INDENT, style)
    compared = records(judged) if label.red else records(judged)[:1]
    for evidence, record in compared:
        line = f"{one_line(record_fields(record))} ({source_text(evidence.source)})"
        yield from _wrapped("recorded  ", line, DETAIL_INDENT, style)
    if label is Label.VERIFIED:
        return
    for reason in telling(judged)[:SHOWN_REASONS]:
        head = "why       " if reason.weight == 0 else f"{_weight(reason.weight):<10}"
        yield from _wrapped(head, harmless(reason.message), DETAIL_INDENT, style)


def _wrapped(head: str, text: str, indent: int, style: _Style) -> Iterator[str]:
    """The text behind its head, further lines under the text's beginning."""
    start = indent + width(head)
    for number, line in enumerate(wrap(text, max(20, style.columns - start))):
        yield " " * indent + style.paint(head, "2") + line if number == 0 else " " * start + line


def _weight(weight: float) -> str:
    return f"{weight:+.2f}"


def _versions(report: Report) -> str:
    versions = report.versions
    return (
        f"citemark {versions.citemark}, model {versions.model}, index {versions.index or 'none'},"
        f" ledger {versions.ledger or 'none'}. A flag is a lead to follow, not a proof of intent."
    )
