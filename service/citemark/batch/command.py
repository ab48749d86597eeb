"""``citemark rescore``: judge whole collections, resumably."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citemark.batch.inputs import CHUNK_DOCUMENTS
from citemark.errors import CitemarkError
from citemark.printing import printable
from citemark.report.wording import counted
from citemark.settings import Settings

if TYPE_CHECKING:
    from citemark.batch.summary import Summary

_BATCH: dict[str, tuple[str, ...]] = {"batch": ("daft", "pyarrow")}
EXTRAS = {
    "native": _BATCH,
    "ray": {**_BATCH, "cluster": ("ray",)},
}
"""Engine → the extras it needs, and by which libraries they are known."""


class Unusable(click.ClickException):
    """What was named cannot be used: mend that; a run that broke off can only be gone on with."""

    exit_code = 2


@click.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Results."
)
@click.option(
    "--files-from", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Read further inputs from this list, one a line.",
)  # fmt: skip
@click.option(
    "--index", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Local index."
)
@click.option(
    "--now",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Judge as of this date (default: today).",
)
@click.option(
    "--previous",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Say what changed since the run in this folder.",
)
@click.option(
    "--work", type=click.Path(path_type=Path, file_okay=False),
    help="Keep what was read here, for other runs over the same inputs (default: OUT/work).",
)  # fmt: skip
@click.option("--fresh", is_flag=True, help="Replace a run of something else in OUT.")
@click.option("--online", is_flag=True, help="Ask the remote sources too, at their shared rates.")
@click.option("--yes", is_flag=True, help="Do not ask before an --online run.")
@click.option(
    "--shard-documents", type=click.IntRange(1, 100_000), default=CHUNK_DOCUMENTS,
    show_default=True, help="Documents that are done at once; more on a cluster.",
)  # fmt: skip
@click.option(
    "--engine", type=click.Choice(tuple(EXTRAS)), default="native", show_default=True,
    help="native: processes of this machine; ray: a cluster that sees the same folders.",
)  # fmt: skip
@click.option("--address", help="Address of the Ray cluster (default: RAY_ADDRESS, else here).")
@click.option(
    "--workers", type=click.IntRange(1), default=os.cpu_count() or 1,
    help="Processes of the native engine (default: one a core).",
)  # fmt: skip
def rescore(  # noqa: PLR0913 - one parameter an option
    *,
    inputs: tuple[str, ...],
    out: Path,
    files_from: Path | None,
    index: Path | None,
    now: dt.datetime | None,
    previous: Path | None,
    work: Path | None,
    fresh: bool,
    online: bool,
    yes: bool,
    shard_documents: int,
    engine: str,
    address: str | None,
    workers: int,
) -> None:
    """Judge whole collections; run the same command again to go on where it was stopped.

    INPUT is a folder or pattern of documents, JSON lines (.jsonl, .gz, .zst), Parquet, a web
    archive (.warc.gz), a sitemap (.xml, with --online), or a service's ledger (sqlite:///FILE,
    postgresql://…). OUT gets reports.parquet, references.parquet, errors.parquet, summary.json
    and summary.html.

    Exits with 0 when the run is through (errors.parquet names the documents that have no report),
    with 1 when it broke off, with 2 when an input, option or setting cannot be used.

    \b
    Examples:
      citemark rescore capsules/ --out run1 --index ~/citemark-index
      citemark rescore capsules/ --out run2 --previous run1 --work run1/work
      citemark rescore crawl/*.warc.gz --out /shared/run --engine ray --address ray://head:10001
    """
    _require_libraries(engine)
    from citemark.batch import manifest, run, steps
    from citemark.batch.engines import Engine, Native, Ray
    from citemark.batch.guard import StepFailed
    from citemark.batch.inputs import list_inputs, names_in
    from citemark.batch.layout import Out, Work

    try:
        settings = Settings.from_environment()
        if index is not None:
            settings = dataclasses.replace(settings, index=index.resolve())
        if not online:
            settings = dataclasses.replace(settings, sources=())
        listed = names_in(files_from) if files_from is not None else ()
        found = list_inputs((*inputs, *listed), online=online, shard_documents=shard_documents)
        if not found.parts:
            raise click.UsageError(f"no INPUT holds any document{_passed_over(found.passed_over)}")
        chosen: Engine = Native(workers) if engine == "native" else Ray(address)
        if previous is not None:
            manifest.read(previous / "run.json")
            if previous.resolve() == out.resolve():
                raise click.UsageError("--previous and --out name the same folder")
        results = Out(out)
        kept = Work(work if work is not None else out / "work")
        with run.held(out), run.held(kept.root):
            day = _day(now, results.manifest, fresh=fresh)
            judged = run.Run(found, kept, results, settings, day, online, chosen)
            run.prepare(judged, fresh=fresh)
            ask = None if not online else lambda count: _announce(count, settings, yes=yes)
            summary = steps.perform(judged, previous=previous, before_judging=ask)
        _tell(summary, out)
    except StepFailed as error:
        raise click.ClickException(printable(str(error))) from error
    except CitemarkError as error:
        raise Unusable(printable(str(error))) from error
    except KeyboardInterrupt:
        click.echo("Stopped; run the same command again to go on.", err=True)
        sys.exit(130)


def _require_libraries(engine: str) -> None:
    for extra, libraries in EXTRAS[engine].items():
        if not all(map(find_spec, libraries)):
            lock = f"deploy/locks/{extra}.txt"
            raise Unusable(
                f"rescore needs the extra citemark[{extra}]: install {lock} (docs/batch.md)"
            )


def _announce(references: int, settings: Settings, *, yes: bool) -> None:
    """Say how long the remote sources will take, and ask whether to go on."""
    from citemark.batch.online import estimate

    found = estimate(references, settings)
    if found is not None:
        click.echo(str(found), err=True)
        if not yes:
            click.confirm("Go on?", abort=True, err=True)


def _tell(summary: Summary, out: Path) -> None:
    labels = ", ".join(f"{number:,} {label}" for label, number in summary.references.items())
    click.echo(
        f"{counted(summary.judged, 'document')} judged, {counted(summary.errors, 'error')}"
        f"{_passed_over(summary.passed_over)}; references: {labels}. "
        f"See {out / 'summary.html'}."
    )


def _passed_over(files: int) -> str:
    """Who hands in a folder of PDFs must not take silence for a clean bill."""
    named = counted(files, "file")
    return f", {named} passed over (no document by name: PDF, Word, …)" if files else ""


def _day(now: dt.datetime | None, stored: Path, *, fresh: bool) -> dt.date:
    """The date as of which to judge: a run that was begun yesterday goes on as of yesterday."""
    from citemark.batch import manifest

    if now is not None:
        return now.date()
    if stored.exists() and not fresh:
        return dt.date.fromisoformat(str(manifest.read(stored)["now"]))
    return dt.datetime.now(dt.UTC).date()
