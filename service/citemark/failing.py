"""This module knows how a command ends that cannot do its work: a line on stderr, an exit code."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from citemark.errors import CitemarkError
from citemark.printing import printable

INTERRUPTED = 128 + signal.SIGINT
"""Ctrl-C, as shells count it: 1 is kept for verdicts, 2 for what can be mended."""
UNHEARD = 128 + signal.SIGPIPE
"""The reader of the output has left (``citemark … | head``): nothing to say, and nobody to tell."""
_NOWHERE = Path(os.devnull)


class Failure(click.ClickException):
    """Exit code 1 is kept for what ``--fail-on`` asks: a script must tell the two apart."""

    exit_code = 2


@contextmanager
def errors_for_the_user() -> Iterator[None]:
    """Turn the errors that citemark raises on purpose into one line on stderr."""
    try:
        yield
    except CitemarkError as error:
        raise Failure(printable(str(error))) from error


@contextmanager
def endings() -> Iterator[None]:
    """Around a whole command: what the world does to it ends it with a line, never a traceback."""
    _open_closed_streams()
    try:
        yield
    except KeyboardInterrupt as stop:
        click.echo("Stopped.", err=True)
        raise click.exceptions.Exit(INTERRUPTED) from stop
    except OSError as error:
        _drop_output()
        if error.errno == errno.EPIPE:
            raise click.exceptions.Exit(UNHEARD) from error
        place = "the output" if error.filename is None else click.format_filename(error.filename)
        place = printable(place)
        what = error.strerror or str(error)
        raise Failure(f"{place}: {what}: check its space and permissions") from error


def _open_closed_streams() -> None:
    """A closed descriptor would go to the next file that is opened, and be written into."""
    if sys.stdin is None:
        sys.stdin = _NOWHERE.open(encoding="utf-8")
    if sys.stdout is None:
        raise Failure("standard output is closed: send it to a file (> FILE) or to /dev/null")
    if sys.stderr is None:
        sys.stderr = _NOWHERE.open("w", encoding="utf-8")


def _drop_output() -> None:
    """What could not be written must not be tried again when the interpreter ends."""
    with suppress(OSError), _NOWHERE.open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
