"""This module knows the summary as a page that needs nothing else: no script, no other file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from citemark.batch import plots
from citemark.batch.summary import BINS, Summary
from citemark.report.characters import harmless
from citemark.report.page_frame import PAGE_END, page_start
from citemark.report.page_style import STYLE
from citemark.report.wording import percent

_STYLE = (
    STYLE
    + """
svg.plot { width: 100%; height: auto; max-width: 44rem; margin: .5rem 0; }
svg.plot text { fill: var(--ink); font: 11px system-ui, sans-serif; }
svg.plot .axis { stroke: var(--line); } svg.plot .value { fill: var(--link); }
svg.plot .fabricated, svg.plot .mismatch, svg.plot .suspect, svg.plot .unverified, svg.plot .verified { fill: var(--mark); }
h2 { margin-top: 2rem; } table { table-layout: auto; } td { overflow-wrap: anywhere; min-width: 6.5rem; } .wide { overflow-x: auto; }
"""
)

_TITLE = "citemark: a collection judged"


def as_page(summary: Summary) -> str:
    return "".join(
        (
            page_start(title=_TITLE, heading=_TITLE, style=_STYLE),
            "<main>\n",
            *_overview(summary),
            *_plots(summary),
            *_changes(summary),
            *_worst(summary),
            *_reused(summary),
            *_errors(summary),
            *_made_from(summary),
            "</main>\n",
            PAGE_END,
        )
    )


def _overview(summary: Summary) -> Iterator[str]:
    yield f"<p><strong>{summary.judged:,}</strong> documents with "
    yield f"<strong>{sum(summary.references.values()):,}</strong> references were judged; "
    yield f"{summary.records:,} records were read, {summary.errors:,} have no report"
    passed = summary.passed_over
    yield f", {passed:,} files were no documents by their names.</p>\n" if passed else ".</p>\n"


def _plots(summary: Summary) -> Iterator[str]:
    yield "<h2>References by label</h2>\n"
    yield plots.bars(tuple(summary.references.items()), unit="references")
    yield "<h2>Documents by their worst reference</h2>\n"
    yield plots.bars(tuple(summary.documents.items()), unit="documents")
    yield "<h2>Probability that a reference misleads</h2>\n"
    edges = [f"{100 * number // BINS} %" for number in range(BINS)]
    yield plots.columns(tuple(zip(edges, summary.probabilities, strict=True)), unit="references")
    yield "<h2>Probability that a document misleads</h2>\n"
    found = zip(edges, summary.document_probabilities, strict=True)
    yield plots.columns(tuple(found), unit="documents")
    yield "<h2>Time</h2>\n"
    for step, said in (("observe", "reading"), ("score", "judging")):
        time = summary.time[step]
        yield f"<p>{said.capitalize()} took {time['seconds']:,.1f} seconds of all workers together. "
        yield "Milliseconds a document, by deciles of the shards:</p>\n"
        each = time["milliseconds_a_document"]
        marks = [f"{10 * number} %" for number in range(len(each))]
        yield plots.columns(tuple(zip(marks, each, strict=True)), unit="ms")


def _changes(summary: Summary) -> Iterator[str]:
    if summary.changes is None:
        return
    yield f"<h2>What changed</h2>\n<p>{sum(summary.changes.values()):,} verdicts moved.</p>\n"
    yield plots.bars(tuple(summary.changes.items()), unit="references")
    yield from _table(
        ("document", "reference", "before", "after", "moved by"),
        (
            (row["document_id"], _named(row), _judged(row, "before"), _judged(row, "after"), row["moved_by"])
            for row in summary.changed
        ),
    )  # fmt: skip
    if sum(summary.changes.values()) > len(summary.changed):
        yield "<p>The first ones only; all are in <code>changes.parquet</code>.</p>\n"


def _named(row: Mapping[str, Any]) -> str:
    return " · ".join(filter(None, (row["work"] or row["text"], *row["identifiers"])))


def _judged(row: Mapping[str, Any], when: str) -> str:
    return f"{row[when]} ({percent(row[f'probability_{when}'])})"


def _worst(summary: Summary) -> Iterator[str]:
    yield "<h2>Documents that most probably mislead</h2>\n"
    yield from _table(
        ("probability", "label", "document", "title", "from"),
        (
            (percent(row["probability"]), row["label"], row["document_id"], row["title"], row["source"])
            for row in summary.worst
        ),
    )  # fmt: skip


def _reused(summary: Summary) -> Iterator[str]:
    yield "<h2>Identifiers that most documents use</h2>\n"
    yield from _table(
        ("identifier", "documents", "different works named"),
        (
            (row["identifier"], f"{row['documents']:,}", f"{row['works']:,}")
            for row in summary.reused
        ),
    )


def _errors(summary: Summary) -> Iterator[str]:
    yield "<h2>Errors</h2>\n"
    if not summary.errors:
        yield "<p>None.</p>\n"
        return
    yield plots.bars(tuple(summary.errors_by_kind.items()), unit="errors")
    yield "<p>Each with its reason is in <code>errors.parquet</code>.</p>\n"


def _made_from(summary: Summary) -> Iterator[str]:
    yield "<h2>Made from</h2>\n"
    yield from _table(("what", "which"), summary.made_from.items())


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield '<div class="wide" tabindex="0"><table><thead><tr>'
    yield "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    yield "</tr></thead><tbody>\n"
    for row in rows:
        cells = ("–" if cell is None else escape(harmless(str(cell))) for cell in row)
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"
    yield "</tbody></table></div>\n"
