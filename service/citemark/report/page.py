"""This module knows the report as one self-contained page: no script, nothing loaded, all text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from citemark.model import BASELINE
from citemark.report.addresses import address, is_web_address
from citemark.report.characters import harmless
from citemark.report.figures import counts_bar, heaviest, weight_bar
from citemark.report.page_frame import PAGE_END, page_start
from citemark.report.page_style import STYLE
from citemark.report.title_marks import marked_titles
from citemark.report.wording import (
    FIELDS,
    LABELS,
    OUTCOMES,
    by_severity,
    claim_fields,
    identifier_text,
    named_work,
    percent,
    record_fields,
    records,
    source_text,
    telling,
)
from citemark.types import Evidence, Identifier, JudgedReference, Label, Reason, Record, Report


def to_html(reports: Iterable[Report]) -> str:
    """A page with one section a document, its references most severe first.

    It needs no script and no other file; what documents and sources say stands in it as text,
    and only http and https addresses become links.
    """
    all_reports = tuple(reports)
    titles = [_title(report) for report in all_reports]
    title = f"citemark: {titles[0]}" if len(titles) == 1 else f"citemark: {len(titles)} documents"
    return "".join(
        (
            page_start(title=title, heading="citemark: what the sources say", style=STYLE),
            *_contents(all_reports),
            "<main>\n",
            *(
                part
                for number, report in enumerate(all_reports, 1)
                for part in _document(number, report)
            ),
            "" if all_reports else "<p>No documents.</p>\n",
            "</main>\n",
            *_footer(all_reports),
            PAGE_END,
        )
    )


def _title(report: Report) -> str:
    return harmless(report.document.title or report.document.id)


def _contents(reports: tuple[Report, ...]) -> Iterator[str]:
    if len(reports) < 2:
        return
    yield '<nav aria-label="Documents"><ul class="found">\n'
    for number, report in enumerate(reports, 1):
        yield f'<li class="{report.label}">{_label(report.label)} <a href="#d{number}">{_said(_title(report))}</a></li>\n'
    yield "</ul></nav>\n"


def _document(number: int, report: Report) -> Iterator[str]:
    document, counts = report.document, report.counts()
    yield f'<section class="document" id="d{number}" aria-labelledby="d{number}t">\n'
    yield f'<h2 id="d{number}t">{_said(_title(report))}</h2>\n'
    about = [_address(document.id), escape(harmless(document.media_type))]
    if document.published:
        about.append(document.published.isoformat())
    yield f'<p class="quiet">{" · ".join(about)}</p>\n'
    yield f'<p class="{report.label}">{_label(report.label)} Probability that it misleads about a source: '
    yield f"<strong>{percent(report.probability)}</strong></p>\n{counts_bar(counts)}"
    yield '<ul class="legend">'
    for label in Label:
        none = "" if counts[label.value] else " none"
        yield f'<li class="{label}{none}">{LABELS[label].glyph} {counts[label.value]} {label}</li>'
    yield "</ul>\n"
    if not report.complete:
        yield '<p class="notice">Some look-ups did not come back in time; ask again for them.</p>\n'
    yield from _reasons(report.reasons, "What weighs for the whole document", opened=False)
    if not report.references:
        yield "<p>No references were found.</p>\n"
    for judged in by_severity(report.references):
        yield from _reference(f"d{number}r{judged.reference.index}", judged)
    yield "</section>\n"


def _reference(anchor: str, judged: JudgedReference) -> Iterator[str]:
    reference, verdict = judged.reference, judged.verdict
    yield f'<article class="reference {verdict.label}" id="{anchor}" aria-labelledby="{anchor}t">\n'
    yield f'<p class="line">{_label(verdict.label)}<strong>{percent(verdict.probability)}</strong>'
    yield f'<span class="quiet">[{_key(judged)}]</span>'
    yield "".join(f"<span>{_identifier(item)}</span>" for item in reference.identifiers)
    yield "" if reference.identifiers else '<span class="quiet">no identifier</span>'
    yield f'</p>\n<h3 id="{anchor}t">{_said(named_work(reference))}</h3>\n'
    compared = records(judged)
    if reference.claim.sentence and harmless(reference.claim.sentence) != named_work(reference):
        yield f'<p class="quote">{_said(harmless(reference.claim.sentence))}</p>\n'
    yield from _beside(judged, compared)
    if verdict.label is Label.UNVERIFIED:
        said = (f"<li>{_said(harmless(reason.message))}</li>" for reason in telling(judged))
        yield f'<ul class="found">{"".join(said)}</ul>\n'
    yield from _reasons(verdict.reasons, "How the probability adds up", opened=verdict.label.red)
    yield from _evidence(judged.evidence)
    yield "</article>\n"


def _key(judged: JudgedReference) -> str:
    key = judged.reference.key
    return escape(harmless(key)) if key else str(judged.reference.index)


def _beside(
    judged: JudgedReference, compared: tuple[tuple[Evidence, Record], ...]
) -> Iterator[str]:
    """The claim in one column, each record in the next, a row a field."""
    claim = judged.reference.claim
    columns = [dict(claim_fields(claim)), *(dict(record_fields(record)) for _, record in compared)]
    names = [name for name in FIELDS if any(name in column for column in columns)]
    if not compared and len(names) < 2:
        return
    marks = marked_titles(claim.title, [record.title for _, record in compared])
    yield "<table><caption>Claim and record</caption>\n<thead><tr>"
    yield '<th scope="col" class="field"><span class="unseen">Field</span></th>'
    yield '<th scope="col">The document says</th>'
    for evidence, record in compared:
        yield f'<th scope="col">Recorded by {_source(evidence, record)}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for name in names:
        yield f'<tr><th scope="row">{name}</th>'
        for number, column in enumerate(columns):
            value = column.get(name)
            title = marks[number] if name == "Work" and marks else None
            yield f"<td>{title or (_said(value) if value else '—')}</td>"
        yield "</tr>\n"
    yield "</tbody></table>\n"


def _source(evidence: Evidence, record: Record) -> str:
    name = escape(source_text(evidence.source))
    return _anchor(record.url, name) if record.url else name


def _reasons(reasons: tuple[Reason, ...], title: str, *, opened: bool) -> Iterator[str]:
    """Every contribution to the log-odds as a row with a bar."""
    if not reasons:
        return
    scale = heaviest([reason.weight for reason in reasons])
    yield f"<details{' open' * opened}><summary>{title}</summary>\n<table>"
    yield "<caption>Contributions to the log-odds: + accuses, − speaks for the source</caption>\n"
    yield '<thead><tr><th scope="col" class="number">Weight</th>'
    yield '<th scope="col" class="bar"><span class="unseen">Bar</span></th>'
    yield '<th scope="col">Reason</th></tr></thead>\n<tbody>\n'
    for reason in reasons:
        bar = weight_bar(reason.weight, scale)
        yield f'<tr><td class="number">{reason.weight:+.2f}</td><td>{bar}</td>'
        yield f"<td>{_said(harmless(reason.message))}"
        if reason.signal != BASELINE:
            yield f'<span class="signal">{escape(harmless(reason.signal))}</span>'
        yield "</td></tr>\n"
    yield "</tbody></table></details>\n"


def _evidence(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    if not evidence:
        return
    yield '<details><summary>Who was asked</summary>\n<ul class="found">\n'
    for item in evidence:
        parts = [OUTCOMES[item.outcome]]
        if item.detail:
            parts.append(harmless(item.detail))
        if item.coverage:
            cover = item.coverage
            parts.append(
                f"would hold it with probability {cover.estimate:.2f}"
                f" ({cover.low:.2f} to {cover.high:.2f}; {harmless(cover.basis)})"
            )
        if item.as_of:
            parts.append(f"as of {item.as_of.isoformat()}")
        yield f"<li><strong>{escape(harmless(item.source))}</strong>: {_said('; '.join(parts))}</li>\n"
    yield "</ul></details>\n"


def _footer(reports: tuple[Report, ...]) -> Iterator[str]:
    yield '<footer class="quiet"><p>A flag is a lead to follow, not a proof of intent: look at the record beside the claim.'
    yield " Silence of a source is never counted as a no.</p>\n"
    for versions in dict.fromkeys(report.versions for report in reports):
        parts = (
            f"citemark {versions.citemark}",
            f"model {versions.model}",
            f"index {versions.index or 'none'}",
            f"ledger {versions.ledger or 'none'}",
        )
        yield f"<p>{escape(harmless(', '.join(parts)))}</p>\n"
    yield "</footer>\n"


# ----------------------------------------------------------------------- parts


def _said(text: str) -> str:
    """Text of a document or source, kept from turning the writing direction around it (HTML bdi)."""
    return f"<bdi>{escape(text)}</bdi>"


def _label(label: Label) -> str:
    look = LABELS[label]
    return f'<span class="label {label}" title="{escape(look.meaning)}">{look.glyph} {label}</span>'


def _identifier(identifier: Identifier) -> str:
    return _anchor(address(identifier), escape(identifier_text(identifier)))


def _address(text: str) -> str:
    return _anchor(text, escape(harmless(text)))


def _anchor(url: str, inner: str) -> str:
    """A link when the address is plain http or https, else only its text."""
    if not is_web_address(url):
        return inner
    return f'<a href="{escape(url)}" rel="noopener noreferrer nofollow">{inner}</a>'
