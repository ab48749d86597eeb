"""``citemark ledger``: ask the kept ledger, and add to it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from citemark.errors import CitemarkError
from citemark.failing import errors_for_the_user
from citemark.ledger.observation import Observation, observe
from citemark.ledger.opening import open_ledger, own_address, standing
from citemark.ledger.testimony import LISTED, Witness
from citemark.printing import printable
from citemark.progress import followed
from citemark.settings import Settings

QUOTED = 200
"""Characters of a claim shown in one line of ``show``."""

_ADDRESS = click.option(
    "--ledger", "address", metavar="URL", help="Ledger (default: the service's own SQLite file)."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def ledger() -> None:
    """Ask who used an identifier for what; forget documents.

    \b
    Examples:
      citemark ledger show arxiv 2604.01234
      citemark ledger import archive/*.json
    """


@ledger.command()
@click.argument("scheme")
@click.argument("value")
@_ADDRESS
def show(scheme: str, value: str, address: str | None) -> None:
    """List the documents that use an identifier, and for which work.

    \b
    Examples:
      citemark ledger show arxiv 2604.01234
      citemark ledger show doi 10.1038/s41563-026-01234-3
    """
    from citemark.ledger.naming import SCHEME_NAMES, identifier_named

    if scheme.lower() not in SCHEME_NAMES:
        raise click.BadParameter(f"not a scheme; one of {', '.join(SCHEME_NAMES)}")
    identifier = identifier_named(scheme, value)
    if identifier is None:
        raise click.BadParameter(f"“{value}” is no whole {scheme} identifier")
    with errors_for_the_user(), open_ledger(standing(_kept(address))) as opened:
        witnesses = opened.uses_of(identifier)
    if not witnesses:
        click.echo(f"No document is known to use {identifier.scheme} {identifier.value}.")
    for witness in sorted(witnesses, key=_by_date):
        click.echo(printable(_line(witness)))
    if len(witnesses) == LISTED:
        click.echo(f"Only {LISTED} uses are listed.", err=True)


@ledger.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_ADDRESS
def import_(files: tuple[Path, ...], address: str | None) -> None:
    """Let documents testify without judging them.

    \b
    Example:
      citemark ledger import archive/*.json
    """
    unread: list[tuple[Path, str]] = []
    recorded = 0
    with errors_for_the_user(), open_ledger(_kept(address)) as opened:
        for observations in _observations(files, unread):
            opened.record(observations)
            recorded += len(observations)
        version = opened.version
    for path, message in unread:
        click.echo(printable(f"{click.format_filename(path)}: {message}"), err=True)
    documents = "1 document" if recorded == 1 else f"{recorded} documents"
    click.echo(f"{documents} observed; the ledger is at version {version}.")
    sys.exit(2 if unread else 0)


@ledger.command()
@click.argument("documents", nargs=-1, required=True, metavar="ID...")
@_ADDRESS
def forget(documents: tuple[str, ...], address: str | None) -> None:
    """Forget documents: what they testify, their bytes, and their reports.

    ID is the document's own identifier, as "ledger show" lists it and its report names it.

    Exits with 0, and with 2 when nothing is kept under an ID (each is named, the others are
    forgotten all the same) or the ledger cannot be used.

    \b
    Examples:
      citemark ledger forget https://example.org/summaries/12
      citemark ledger forget urn:summary:12 --ledger sqlite:////var/lib/citemark/ledger.db
    """
    from citemark.ledger.forgetting import forget as forget_document

    unknown = []
    with errors_for_the_user():
        kept = standing(_kept(address))
    with errors_for_the_user(), open_ledger(kept) as opened:
        for document in documents:
            found = forget_document(opened, document)
            if not found.anything:
                unknown.append(document)
                continue
            testimony = "its testimony" if found.testimony else "no testimony"
            click.echo(printable(f"{document}: forgot {testimony} and {found.reports} reports."))
    for document in unknown:
        click.echo(
            printable(f"{document}: nothing is kept under this identifier in {_shown(kept)}."),
            err=True,
        )
    sys.exit(2 if unknown else 0)


def _kept(address: str | None) -> str:
    chosen = address or Settings.from_environment().ledger or own_address()
    if chosen in {"memory", "none"}:
        raise click.BadParameter(
            "memory and none keep nothing; name a database", param_hint="ledger"
        )
    return chosen


def _shown(address: str) -> str:
    """A ledger's address for all to see: who asks the wrong one must notice."""
    from sqlalchemy.engine import make_url

    return make_url(address).render_as_string(hide_password=True)


def _observations(
    files: Sequence[Path], unread: list[tuple[Path, str]]
) -> Iterator[tuple[Observation, ...]]:
    """What each file's documents testify; a file that cannot be read is set aside with its reason."""
    from citemark.documents import read
    from citemark.references import extract

    for path in followed(files, "importing", unit="files"):
        try:
            documents = read(_bytes(path), name=str(path))
            yield tuple(observe(document, extract(document)) for document in documents)
        except OSError as error:
            unread.append((path, f"It cannot be read: {error.strerror}."))
        except CitemarkError as error:
            unread.append((path, str(error)))


def _bytes(path: Path) -> bytes:
    from citemark.documents import limits

    with path.open("rb") as stream:
        return stream.read(limits.BYTES + 1)


def _by_date(witness: Witness) -> tuple[str, str]:
    return (witness.published.isoformat() if witness.published else "", witness.document_id)


def _line(witness: Witness) -> str:
    claim = witness.claim
    named = claim.title or claim.method or claim.acronym or claim.sentence or "(no work named)"
    published = witness.published.isoformat() if witness.published else "undated   "
    return f"{published}  {witness.document_id}  {named[:QUOTED]}"
