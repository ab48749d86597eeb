"""This module knows what a request works with: the scorer of today, the ledger and the store.

One rule lives here: a document is scored first and observed then, so that it is judged by what
others said. What is opened by one process is never used by another, and a scorer is opened anew
when the day changes, for its clock is a date.
"""

from __future__ import annotations

import datetime as dt
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from citemark.evidence.source import Recalled
from citemark.ledger import Ledger, observe, open_ledger
from citemark.ledger.forgetting import Forgotten, forget
from citemark.ledger.opening import own_address
from citemark.ledger.store import Store, StoredDocument
from citemark.pipeline import Scorer
from citemark.references import extract_all
from citemark.report import to_json
from citemark.settings import Settings
from citemark.types import Document, Report
from citemark.web.keeping import keep

OpenScorer = Callable[[dt.date], AbstractContextManager[Scorer]]


def today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


@dataclass(slots=True)
class _Opened:
    """An open scorer and how many requests use it; the last one closes it when it is outdated."""

    key: tuple[int, dt.date]
    scorer: Scorer
    context: AbstractContextManager[Scorer]
    users: int = 0
    outdated: bool = False


class ScorerOfToday:
    """Lends the scorer of this process and this day."""

    def __init__(self, open_scorer: OpenScorer, clock: Callable[[], dt.date] = today) -> None:
        self._open = open_scorer
        self._clock = clock
        self._lock = threading.Lock()
        self._opened: _Opened | None = None

    @contextmanager
    def lent(self) -> Iterator[Scorer]:
        with self._lock:
            opened = self._current()
            opened.users += 1
        try:
            yield opened.scorer
        finally:
            with self._lock:
                opened.users -= 1
                self._close_if_done(opened)

    def _current(self) -> _Opened:
        key = (os.getpid(), self._clock())
        older = self._opened
        if older is not None and older.key == key:
            return older
        context = self._open(key[1])
        self._opened = _Opened(key, context.__enter__(), context)
        if older is not None and older.key[0] == key[0]:
            older.outdated = True
            self._close_if_done(older)
        return self._opened

    def close(self) -> None:
        with self._lock:
            opened, self._opened = self._opened, None
            if opened is not None and opened.key[0] == os.getpid():
                opened.outdated = True
                self._close_if_done(opened)

    @staticmethod
    def _close_if_done(opened: _Opened) -> None:
        if opened.outdated and opened.users == 0:
            opened.context.__exit__(None, None, None)


@dataclass(frozen=True, slots=True)
class Judged:
    """A report, and the very text in which it is sent and kept."""

    report: Report
    text: str


@dataclass(frozen=True, slots=True)
class Services:
    """All that the routes need; ``store`` is ``None`` where nothing is to be kept."""

    scorers: ScorerOfToday
    ledger: Ledger
    store: Store | None
    index_built: dt.date | None = None
    """When the index was built, if there is one."""

    def judge(self, document: Document, data: bytes) -> Judged:
        """Score a document, let it testify, and keep it with its report."""
        extraction = extract_all(document)
        with self.scorers.lent() as scorer:
            report = scorer.score(document, extraction=extraction)
        judged = Judged(report, to_json(report))
        observation = observe(document, extraction.references)
        if self.store is None:
            self.ledger.record([observation])
            return judged
        stored = StoredDocument(
            sha256=document.sha256,
            id=document.id,
            media_type=document.media_type,
            data=data,
            report=judged.text,
            complete=report.complete,
        )
        keep(self.store.database, observation, stored)
        return judged

    def judge_references(self, document: Document) -> Judged:
        """Score references that came without their document; they testify nothing.

        A page that is read as it grows sends some of its references again and again: each
        time it would be one more witness of its own claims.
        """
        with self.scorers.lent() as scorer:
            report = scorer.score(document)
        return Judged(report, to_json(report))

    def forget(self, document_id: str) -> Forgotten:
        """Forget what was kept of a document, reports of an earlier time included."""
        return forget(self.ledger, document_id)

    def close(self) -> None:
        self.scorers.close()
        self.ledger.close()


def open_services(
    settings: Settings,
    *,
    clock: Callable[[], dt.date] = today,
    recalled: Recalled | None = None,
) -> Services:
    """What the settings name, opened; raises the error that tells the operator what to mend.

    ``recalled`` is told of every remote look-up whether its answer was remembered.
    """
    from citemark.assembly import open_scorer

    ledger = open_ledger(settings.ledger or own_address())
    offline = settings.sources == ()

    def open_for(day: dt.date) -> AbstractContextManager[Scorer]:
        return open_scorer(
            settings, ledger, now=day, offline=offline, wait=False, recalled=recalled
        )

    database = getattr(ledger, "database", None)
    store = Store(database) if database is not None and settings.store_reports else None
    return Services(ScorerOfToday(open_for, clock), ledger, store, _index_built(settings))


def _index_built(settings: Settings) -> dt.date | None:
    if settings.index is None:
        return None
    from citemark.index import open_index

    with open_index(settings.index) as index:
        return index.built
