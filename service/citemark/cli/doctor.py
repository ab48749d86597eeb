"""``citemark doctor``: check this installation, and say what to do about what is wrong."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator

import click

from citemark.assembly import load_current_model
from citemark.errors import CitemarkError
from citemark.failing import errors_for_the_user
from citemark.settings import Settings


def _model(settings: Settings) -> str:
    model = load_current_model(settings)
    return f"model {model.version}: digests and signals are right"


def _index(settings: Settings) -> str:
    if settings.index is None:
        return "index: none (set CITEMARK_INDEX, or build one with “citemark index build”)"
    from citemark.index import open_index

    with open_index(settings.index) as index:
        index.check()
        return f"index {index.version}: built {index.built}, newest work {index.newest}"


def _ledger(settings: Settings) -> str:
    if settings.ledger is None:
        return "ledger: memory on the command line, a SQLite file in the service"
    from citemark.ledger import open_ledger

    with open_ledger(settings.ledger) as ledger:
        return f"ledger: readable, version {ledger.version}"


def _cache(settings: Settings) -> str:
    directory = settings.cache_directory
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=directory):
        pass  # a folder may be there and not be ours to write into
    return f"cache: {directory}"


CHECKS: tuple[tuple[str, Callable[[Settings], str]], ...] = (
    ("model", _model),
    ("index", _index),
    ("ledger", _ledger),
    ("cache", _cache),
)


def _run(settings: Settings) -> Iterator[tuple[bool, str]]:
    for name, check in CHECKS:
        try:
            yield True, check(settings)
        except CitemarkError as error:
            yield False, f"{name}: {error}"
        except OSError as error:
            place = settings.cache_directory if error.filename is None else error.filename
            yield False, f"{name}: {place}: {error.strerror}; check its permissions"


@click.command()
def doctor() -> None:
    """Check settings, model, index, ledger and cache.

    Exits with 0 when all is well, with 1 when one of them is not, and with 2 when a setting
    cannot be used.

    \b
    Example:
      CITEMARK_INDEX=~/citemark-index citemark doctor
    """
    with errors_for_the_user():
        settings = Settings.from_environment()
    results = list(_run(settings))
    for good, line in results:
        click.echo(f"{'ok  ' if good else 'FAIL'} {line}")
    sys.exit(0 if all(good for good, _ in results) else 1)
