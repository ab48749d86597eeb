"""``citemark index``: build an index from dumps, see what it holds, ask it."""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from citemark.failing import errors_for_the_user
from citemark.printing import printable
from citemark.types import Coverage, Identifier, Record

if TYPE_CHECKING:
    from citemark.index.reader import Index
    from citemark.index.reading import Progress

_DIRECTORY = click.Path(path_type=Path, exists=True, file_okay=False)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def index() -> None:
    """Build and query the local index of real works.

    \b
    Examples:
      citemark index build --out ~/index arxiv-metadata-oai-snapshot.json dblp.xml.gz
      citemark index info ~/index
      citemark index lookup ~/index arXiv:1706.03762
    """


@index.command()
@click.argument("dumps", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Directory of the index; readers of an older one in it are not disturbed.",
)
@click.option("--workers", type=click.IntRange(1, 64), help="Processes (default: one a core).")
def build(dumps: tuple[Path, ...], out: Path, workers: int | None) -> None:
    """Build an index of DUMPS in the directory OUT.

    Formats are told apart by content, .gz .xz .zst are unpacked on the way, directories are
    searched: arXiv (metadata snapshot, Atom, OAI-PMH), DBLP XML, ACL Anthology (XML, BibTeX),
    Crossref public data file, OpenAlex works, CSL-JSON, BibTeX, JSON lines; and lists of
    retractions (Retraction Watch CSV), which mark the works they name.

    \b
    Examples:
      citemark index build --out ~/index arxiv-metadata-oai-snapshot.json
      citemark index build --out ~/index dblp.xml.gz anthology/data/xml crossref/ retractions.csv
    """
    from citemark.index.build import build as build_index

    logging.basicConfig(format="%(message)s", stream=sys.stderr)
    with errors_for_the_user(), _progress() as progress:
        built = build_index(
            dumps,
            out,
            built=dt.datetime.now(dt.UTC).date(),
            progress=progress,
            workers=workers,
        )
    click.echo(
        f"{built.works:,} works from {built.rows:,} rows"
        f" ({built.skipped:,} skipped, {built.unreadable:,} unreadable) in {built.directory}"
    )


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar a stage, with rate and time left, on a terminal only."""
    from tqdm import tqdm

    bars: dict[str, tqdm[Any]] = {}

    def show(stage: str, done: int, total: int) -> None:
        if stage not in bars:
            for other in bars.values():
                other.close()
            unit, scale = ("B", 1024) if stage == "reading" else (" rows", 1000)
            bars[stage] = tqdm(
                desc=stage,
                total=total,
                unit=unit,
                unit_scale=True,
                unit_divisor=scale,
                disable=None,
            )
        bars[stage].update(done - bars[stage].n)

    try:
        yield show
    finally:
        for bar in bars.values():
            bar.close()


@index.command()
@click.argument("directory", type=_DIRECTORY)
@click.option(
    "--coverage",
    "scope",
    type=click.Choice(["venue", "arxiv", "doi"]),
    help="List what share is held of each venue and year, arXiv month, or DOI prefix.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def info(directory: Path, scope: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Show what the index in DIRECTORY is, holds and covers.

    \b
    Examples:
      citemark index info ~/index
      citemark index info ~/index --coverage venue
    """
    from citemark.index import open_index

    with errors_for_the_user(), open_index(directory) as opened:
        if scope is not None:
            table = opened.stored.statements(scope)
            show = _coverage_json if as_json else _coverage_line
            for part, held, coverage in table:
                click.echo(show(part, held, coverage))
        elif as_json:
            click.echo(json.dumps(opened.info(), indent=2))
        else:
            click.echo(_summary(opened))


def _coverage_line(part: str, held: int, coverage: Coverage) -> str:
    share = f"{coverage.estimate:6.1%} ({coverage.low:.0%} to {coverage.high:.0%})"
    return f"{part}\t{held:,} held\t{share}\t{coverage.basis}"


def _coverage_json(part: str, held: int, coverage: Coverage) -> str:
    row = {
        "part": part,
        "held": held,
        "estimate": round(coverage.estimate, 4),
        "low": round(coverage.low, 4),
        "high": round(coverage.high, 4),
        "basis": coverage.basis,
    }
    return json.dumps(row, ensure_ascii=False)


def _summary(opened: Index) -> str:
    about = opened.info()
    lines = [
        f"index      {about['version']}",
        f"built      {about['built']}",
        f"newest     {about['newest'] or 'unknown'}",
        f"works      {opened.works:,}",
        f"size       {opened.size / 1e6:,.0f} MB",
        f"unreadable {opened.unreadable:,} rows",
        "",
        "sources    works       newest",
    ]
    lines += [
        f"  {name:<8} {works:>9,}   {newest or '-'}"
        for name, works, newest in opened.stored.sources()
    ]
    lines += ["", "coverage   parts       works held   estimated share of the real works"]
    lines += [
        f"  {scope:<8} {parts:>9,}   {held:>10,}   {estimate:.0%}"
        for scope, parts, held, estimate in opened.stored.scopes()
    ]
    return "\n".join(lines)


@index.command()
@click.argument("directory", type=_DIRECTORY)
@click.argument("query")
@click.option("--author", "authors", multiple=True, help="An author, to tell equal titles apart.")
@click.option("--year", type=int, help="A year, to tell equal titles apart.")
@click.option(
    "--limit", type=click.IntRange(1, 50), default=5, show_default=True, help="Works to show."
)
def lookup(
    directory: Path, query: str, authors: tuple[str, ...], year: int | None, limit: int
) -> None:
    """Look QUERY, an identifier or a title, up in the index in DIRECTORY.

    \b
    Examples:
      citemark index lookup ~/index 10.1145/3292500.3330919
      citemark index lookup ~/index "Attention is all you need" --author Vaswani
    """
    from citemark.identifiers import parse
    from citemark.index import open_index

    if not query.strip():
        raise click.UsageError("QUERY is empty: give an identifier or a title.")
    with errors_for_the_user(), open_index(directory) as opened:
        identifier = parse(query)
        coverage = None
        if identifier is not None and identifier.scheme != "url":
            records = opened.by_identifier(identifier)
            coverage = opened.identifier_coverage(identifier)
        else:
            records = opened.by_title(query, authors=authors, year=year, limit=limit)
        for record in records:
            click.echo(_described(record))
        if not records:
            reach = f" {coverage.basis}" if coverage else ""
            click.echo(f"Not held.{reach} Newest work: {opened.newest or 'unknown'}.")


def _described(record: Record) -> str:
    authors = ", ".join(record.authors[:6]) + (" et al." if len(record.authors) > 6 else "")
    places = ", ".join(record.venues)
    years = ", ".join(map(str, record.years))
    lines = [record.title, f"  {authors}", f"  {places} {years}".rstrip()]
    lines += [f"  {_name(item)}" for item in record.identifiers]
    lines += [f"  earlier: {title}" for title in record.earlier_titles]
    if record.retracted:
        lines.append("  RETRACTED")
    return "\n".join(printable(line) for line in lines if line.strip())


def _name(identifier: Identifier) -> str:
    return f"{identifier.scheme}:{identifier.value}"
