"""This module knows how an error on purpose ends a command: its message, and exit code 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from citemark.errors import CitemarkError


class Failure(click.ClickException):
    """Exit code 1 is kept for what ``--fail-on`` asks: a script must tell the two apart."""

    exit_code = 2


@contextmanager
def errors_for_the_user() -> Iterator[None]:
    """Turn the errors that citemark raises on purpose into one line on stderr."""
    try:
        yield
    except CitemarkError as error:
        raise Failure(str(error)) from error
