"""This module knows the process that does the work of a step, document by document.

It is told what to do on standard input, one JSON object a line, and says on standard output when it
has done it. Before each record it notes on a shared page which one it is, so that whoever waits
knows which record it hangs on or died of. It holds one scorer for all of its tasks.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import resource
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # the others reserve address space

from citemark.batch.layout import Out, Work
from citemark.batch.observing import observe_part
from citemark.batch.position import Page
from citemark.batch.staging import Failure
from citemark.errors import CitemarkError
from citemark.pipeline import Scorer
from citemark.settings import Settings, table

MEMORY = 2 * 2**30
"""Bytes a worker may allocate: ten times what it needs for ordinary documents (measured: 200 MB
with an index of a million works, which is mapped and does not count)."""

YOUNG = 50_000
"""Values between two looks for garbage, which the reading of most documents leaves none of: with
what is loaded left out of it, reading takes up to a tenth less and 4 MB more (measured)."""


def as_plain(settings: Settings) -> dict[str, Any]:
    """The settings as JSON knows them."""
    values = {row.name: getattr(settings, row.name) for row in table()}
    return {
        name: str(value) if isinstance(value, Path) else value for name, value in values.items()
    }


def from_plain(values: dict[str, Any]) -> Settings:
    paths = {row.name for row in table() if row.reader == "path"}
    read: dict[str, Any] = {
        name: Path(value) if name in paths and value is not None else _frozen(value)
        for name, value in values.items()
    }
    return Settings(**read)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


class Worker:
    """The state of one process: where its files are, and its scorer once it is needed."""

    def __init__(self, told: dict[str, Any], said: IO[str]) -> None:
        self._work, self._out = Work(Path(told["work"])), Out(Path(told["out"]))
        self._settings = from_plain(told["settings"])
        self._now = dt.date.fromisoformat(told["now"])
        self._online: bool = told["online"]
        self._page = Page(told["page"])
        self._said = said
        self._opened = ExitStack()
        self._scorer: Scorer | None = None
        self._doomed: dict[tuple[int, int], Failure] = {}
        self.alone = False

    def perform(self, task: dict[str, Any]) -> None:
        self._doomed = {
            (shard, record): Failure(error, message)
            for shard, record, error, message in task["doomed"]
        }
        self.alone = task["alone"] or self._online
        if task["step"] == "observe":
            observe_part(task, self._work, self)
        else:
            from citemark.batch.scoring import score_group

            score_group(task, self._work, self._out, self._open_scorer(), self)
        self.say(["done"])

    def begin(self, shard: int, record: int) -> Failure | None:
        self._page.begin(shard, record)
        return self._doomed.get((shard, record))

    def at(self, record: int) -> None:
        self._page.at(record)

    def failed(self) -> None:
        self._page.one_failed()

    def between(self) -> None:
        self._page.between()

    def _open_scorer(self) -> Scorer:
        if self._scorer is None:
            from citemark.assembly import open_scorer
            from citemark.ledger import open_ledger

            self._scorer = self._opened.enter_context(
                open_scorer(
                    self._settings, open_ledger("none"), now=self._now, offline=not self._online
                )
            )
            gc.freeze()  # as in ``main``
        return self._scorer

    def say(self, words: list[object]) -> None:
        self._said.write(json.dumps(words) + "\n")
        self._said.flush()

    def close(self) -> None:
        self._opened.close()


def main() -> None:
    """Perform tasks until standard input ends; an error that no document is to blame for is told."""
    said = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever prints must not be taken for our words
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    gc.freeze()  # what was loaded lives on
    gc.set_threshold(YOUNG, 5, 10)
    worker: Worker | None = None
    for line in sys.stdin:
        told = json.loads(line)
        if worker is None:
            worker = Worker(told, said)
            continue
        try:
            worker.perform(told)
        except BrokenPipeError:  # nobody listens any more
            return
        except CitemarkError as error:
            worker.say(["failed", str(error)])
        except OSError as error:
            worker.say(["failed", f"{error.filename or 'a file'}: {error.strerror}"])
    if worker is not None:
        worker.close()


if __name__ == "__main__":
    main()
