"""This module knows what is shown while a run goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from citemark.batch.guard import OnProgress


@contextmanager
def shown(
    title: str, *, total: Callable[[], int | None], done: int = 0, errors: int = 0
) -> Iterator[OnProgress]:
    """A bar with rate, time left and errors on a terminal, elsewhere nothing.

    ``total`` may be an estimate; it is asked for on a terminal only. ``done`` and ``errors`` are
    what earlier steps and runs have come to.
    """
    stream: IO[str] = sys.stderr
    from tqdm import tqdm

    there = stream.isatty()
    with tqdm(
        desc=title,
        total=total() if there else None,
        initial=done,
        unit=" documents",
        file=stream,
        disable=not there,
        smoothing=0.05,
        mininterval=0.5,
    ) as bar:
        bar.set_postfix(errors=errors, refresh=False)

        def more(begun: int, failed: int) -> None:
            nonlocal errors
            errors += failed
            bar.set_postfix(errors=errors, refresh=False)
            bar.update(begun)

        yield more
        bar.total = bar.n
