"""This module knows what a run is made from, and that its folders are its own."""

from __future__ import annotations

import datetime as dt
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from citemark.assembly import load_current_model
from citemark.batch import manifest
from citemark.batch.engines import Engine, Told
from citemark.batch.guard import COMMAND, SECONDS_A_DOCUMENT, StepFailed
from citemark.batch.inputs import Inputs
from citemark.batch.layout import Out, Work
from citemark.batch.worker import as_plain
from citemark.errors import InvalidSetting
from citemark.settings import Settings

READ: Final = (
    *("documents", "uses", "asks", "witnesses", "unread", "ended", "heard", "words", "times"),
    *("shuffled.json", "workers.log", "plan.log"),
)
JUDGED: Final = (
    *("reports.parquet", "references.parquet", "failed.parquet", "times", "errors.parquet"),
    *("changes.parquet", "reused.parquet", "summary.json", "summary.html"),
)
"""What the steps write, for a fresh run to remove."""


@dataclass(frozen=True, slots=True)
class Run:
    """What is to be judged, by what, where the results go, and who does the work."""

    inputs: Inputs
    work: Work
    out: Out
    settings: Settings
    now: dt.date
    online: bool
    engine: Engine
    command: tuple[str, ...] = COMMAND
    patience: float = SECONDS_A_DOCUMENT

    def told(self) -> Told:
        return Told(
            {
                "work": str(self.work.root.resolve()),
                "out": str(self.out.root.resolve()),
                "settings": as_plain(self.settings),
                "now": self.now.isoformat(),
                "online": self.online,
            },
            log=self.work.root / "workers.log",
            command=self.command,
            patience=self.patience,
        )


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """The folder for this process alone; another run in it must end first.

    Raises ``InvalidSetting`` when it cannot be made or written into.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        opened = (folder / ".lock").open("w")
    except OSError as error:
        raise InvalidSetting(
            f"{folder}: it cannot be written ({error.strerror}): name another folder"
        ) from error
    with opened as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StepFailed(
                f"another run is at work in {folder}: wait until it has ended"
            ) from error
        yield


def prepare(run: Run, *, fresh: bool) -> None:
    """See that both folders hold this run or nothing; with ``fresh``, remove what is another's.

    What was read stays when only the model, the index or the date is another one. Raises
    :class:`~citemark.batch.manifest.AnotherRun`.
    """
    reading = manifest.of_work(run.inputs)
    judging = manifest.of_run(
        reading,
        model=load_current_model(run.settings).version,
        index=_index_version(run.settings),
        now=run.now.isoformat(),
        prevalence=run.settings.prevalence,
        online=run.online,
        sources=list(run.settings.sources) if run.settings.sources is not None else None,
    )
    if fresh:
        reading.replace(run.work.manifest, READ)
        judging.replace(run.out.manifest, JUDGED)
    reading.claim(run.work.manifest)
    judging.claim(run.out.manifest)


def _index_version(settings: Settings) -> str | None:
    if settings.index is None:
        return None
    from citemark.index import open_index

    with open_index(settings.index) as index:
        return index.version
