"""``citemark score``: judge the sources of documents."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import shutil
import sys
from pathlib import Path

import click

from citemark.assembly import open_scorer
from citemark.cli.inputs import Named, Unread, read_inputs
from citemark.documents import TYPES
from citemark.failing import errors_for_the_user
from citemark.ledger import observe, open_ledger
from citemark.printing import printable
from citemark.progress import followed
from citemark.references import extract_all
from citemark.report import to_html, to_json, to_json_array, to_jsonl, to_text
from citemark.settings import Settings
from citemark.types import Document, Label, Report

FORMATS = ("text", "json", "jsonl", "html")
READERS_FORMATS = ("text", "html")


@click.command()
@click.argument("inputs", nargs=-1, metavar="[FILE|URL|-]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Form of the reports.",
)
@click.option(
    "--type",
    "kind",
    type=click.Choice(("auto", *TYPES)),
    default="auto",
    show_default=True,
    help="What the documents are; auto tells by content.",
)
@click.option("--offline", is_flag=True, help="Ask no remote source: open no socket at all.")
@click.option(
    "--index",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of a local index (default: CITEMARK_INDEX, else none).",
)
@click.option(
    "--ledger",
    metavar="memory|none|URL",
    help="memory: the documents named together testify about one another (default); none: each "
    "stands alone; sqlite:///FILE or postgresql://…: a kept ledger, read and added to.",
)
@click.option(
    "--now",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Judge as of this date (default: today).",
)
@click.option(
    "--fail-on",
    type=click.Choice([label.value for label in Label]),
    help="Exit with 1 when any reference is at least this severe.",
)
def score(
    inputs: tuple[str, ...],
    form: str,
    kind: str,
    offline: bool,  # noqa: FBT001 - click passes options by name
    index: Path | None,
    ledger: str | None,
    now: dt.datetime | None,
    fail_on: str | None,
) -> None:
    """Judge every source that documents lean on.

    Reads capsules (schema.org JSON-LD), web pages, Markdown, BibTeX, RIS, PubMed's NBIB,
    EndNote's and the Web of Science's tagged text, CSL-JSON, saved e-mails and plain text, told apart by
    content. "-" or nothing reads standard input.

    Exits with 0, with 1 for what --fail-on names, and with 2 when an input cannot be read (each
    is named, the others are still judged) or an option or setting cannot be used.

    \b
    Examples:
      citemark score summary.json
      citemark score *.md --offline --index ~/citemark-index
      citemark score paper.bib --format json --fail-on mismatch
      curl -s https://example.org/summary | citemark score - --type html
    """
    today = now.date() if now is not None else dt.datetime.now(dt.UTC).date()
    with errors_for_the_user():
        settings = Settings.from_environment()
        if index is not None:
            settings = dataclasses.replace(settings, index=index)
        items = tuple(read_inputs(inputs or ("-",), kind=kind, settings=settings, offline=offline))
        named = tuple(item for item in items if isinstance(item, Named))
        reports = _score(
            tuple(item.document for item in named),
            settings=settings,
            ledger=ledger or settings.ledger or "memory",
            now=today,
            offline=offline,
        )
    if form in READERS_FORMATS:
        reports = tuple(map(_titled, reports, named))
    _print(reports, form, several=len(inputs) > 1 or len(items) > 1)
    unread = tuple(item for item in items if isinstance(item, Unread))
    for item in unread:
        click.echo(printable(f"{click.format_filename(item.name)}: {item.message}"), err=True)
    sys.exit(_exit_code(reports, unread, fail_on))


def _score(
    documents: tuple[Document, ...], *, settings: Settings, ledger: str, now: dt.date, offline: bool
) -> tuple[Report, ...]:
    """Observe the whole set first, so that the order of the documents never matters."""
    found = [
        (document, extract_all(document))
        for document in followed(documents, "reading", unit="documents")
    ]
    with open_ledger(ledger) as opened:
        opened.record(observe(document, extraction.references) for document, extraction in found)
        with open_scorer(settings, opened, now=now, offline=offline) as scorer:
            return tuple(
                scorer.score(document, extraction=extraction)
                for document, extraction in followed(found, "judging", unit="documents")
            )


def _titled(report: Report, named: Named) -> Report:
    """For readers a document without a title goes by its file's name, not by its digest."""
    if report.document.title is not None:
        return report
    document = dataclasses.replace(report.document, title=named.name)
    return dataclasses.replace(report, document=document)


def _print(reports: tuple[Report, ...], form: str, *, several: bool) -> None:
    """Write the reports as UTF-8, whatever the locale says: the bytes are the contract."""
    if form == "json":
        text = to_json_array(reports) if several or not reports else to_json(reports[0])
    elif form == "jsonl":
        text = "".join(map(to_jsonl, reports))
    elif form == "html":
        text = to_html(reports)
    else:
        text = to_text(reports, colour=_colour(), width=_width())
    click.echo(text.encode("utf-8"), nl=False)


def _colour() -> bool:
    """On a terminal that has colours, unless its user wants none (https://no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def _width() -> int:
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100


def _exit_code(reports: tuple[Report, ...], unread: tuple[Unread, ...], fail_on: str | None) -> int:
    if unread:
        return 2
    if fail_on is None:
        return 0
    limit = Label(fail_on).severity
    return int(
        any(
            judged.verdict.label.severity >= limit
            for report in reports
            for judged in report.references
        )
    )
