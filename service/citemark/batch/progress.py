"""This module knows what is shown while a run goes on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from citemark.batch.guard import OnRecord


@contextmanager
def shown(title: str, *, total: int | None, done: int = 0) -> Iterator[OnRecord]:
    """A bar with rate, time left and errors on a terminal, elsewhere nothing."""
    stream: IO[str] = sys.stderr
    from tqdm import tqdm

    with tqdm(
        desc=title,
        total=total,
        initial=done,
        unit=" documents",
        file=stream,
        disable=not stream.isatty(),
        smoothing=0.05,
        mininterval=0.5,
    ) as bar:
        errors = 0

        def one_more(what: str) -> None:
            nonlocal errors
            if what == "record":
                bar.update()
            else:
                errors += 1
                bar.set_postfix(errors=errors, refresh=False)

        yield one_more
