"""What a request works with: opened once a process and day, closed when nobody uses it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, cast

from citemark.documents import read
from citemark.pipeline import Scorer
from citemark.settings import Settings
from citemark.web.services import ScorerOfToday, open_services


class Opener:
    """Opens nothing, and remembers what was opened and closed."""

    def __init__(self) -> None:
        self.opened: list[dt.date] = []
        self.closed: list[dt.date] = []

    def __call__(self, day: dt.date) -> AbstractContextManager[Scorer]:
        return cast("AbstractContextManager[Scorer]", self._open(day))

    @contextmanager
    def _open(self, day: dt.date) -> Iterator[Any]:
        self.opened.append(day)
        yield day
        self.closed.append(day)


FIRST, SECOND = dt.date(2026, 11, 21), dt.date(2026, 11, 22)


def test_a_scorer_is_opened_once_a_day() -> None:
    opener, day = Opener(), [FIRST]
    scorers = ScorerOfToday(opener, lambda: day[0])
    for _ in range(3):
        with scorers.lent():
            pass
    day[0] = SECOND
    with scorers.lent() as lent:
        assert lent == SECOND  # type: ignore[comparison-overlap]  # the opener lends dates
    assert (opener.opened, opener.closed) == ([FIRST, SECOND], [FIRST])
    scorers.close()
    assert opener.closed == [FIRST, SECOND]


def test_a_request_at_midnight_keeps_its_scorer_to_the_end() -> None:
    opener, day = Opener(), [FIRST]
    scorers = ScorerOfToday(opener, lambda: day[0])
    with scorers.lent():
        day[0] = SECOND
        with scorers.lent():
            assert opener.closed == []
    assert opener.closed == [FIRST]


def test_a_forked_process_opens_its_own_and_leaves_its_parent_s_alone() -> None:
    opener = Opener()
    scorers = ScorerOfToday(opener, lambda: FIRST)
    with scorers.lent():
        pass
    child = os.fork()
    if child == 0:  # only the exit code speaks here
        with scorers.lent():
            pass
        os._exit(0 if (len(opener.opened), opener.closed) == (2, []) else 1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert (len(opener.opened), opener.closed) == (1, [])


def test_threads_that_come_together_open_one_scorer() -> None:
    opener = Opener()
    scorers = ScorerOfToday(opener, lambda: FIRST)
    gate = threading.Barrier(8)

    def use() -> None:
        gate.wait()
        with scorers.lent():
            pass

    threads = [threading.Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opener.opened == [FIRST]


def test_look_ups_of_remote_sources_are_told(settings: Settings) -> None:
    told: list[tuple[str, bool]] = []
    nobody = (("arxiv", "http://127.0.0.1:9"),)  # the port of “discard”: refused at once
    asking = dataclasses.replace(settings, sources=("arxiv",), addresses=nobody, deadline=5.0)
    services = open_services(asking, recalled=lambda source, hit: told.append((source, hit)))
    (document,) = read(b"See arXiv:2601.07321.")
    services.judge(document, b"See arXiv:2601.07321.")
    services.close()
    assert told == [("arxiv", False)]
