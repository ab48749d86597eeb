"""This module knows how to ask a source: once, politely, bounded, and never by surprise.

One :class:`Transport` a process serves all sources. It looks into what is
remembered, lets one worker of the machine ask each question, waits for the source's
turn, asks with a size and a time limit, and says why when there is no answer.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import sqlite3
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from citemark.evidence.answer import Answer, Ask
from citemark.evidence.exchange import Exchange, Reply
from citemark.evidence.rates import RECHECK_S, Pace, Rates, Turn
from citemark.evidence.remembered import LIFETIMES, Lifetimes, Remembered
from citemark.evidence.source import Deadline, Recalled

LOG = logging.getLogger(__name__)

FILES = ("rates.sqlite", "answers.sqlite")
"""What all workers of the machine share."""
TURN_S = 15.0
"""So long a worker may be held up by a source's rate: its thread is wanted for other sources."""
BRIEFLY_S = 0.5
MOST_PATIENT = 16
"""So many look-ups of a process may wait for turns longer than briefly: half of its workers, for
the other half must stay free for sources that have turns to give."""
LOOK_UP_S = 0.2
"""So often one who waits for a turn looks whether the source is still to be asked."""
LEFT_ALONE = "left alone for a while after failures"
PATIENCE_S = 30.0
"""So long a look-up may take in all when nobody waits for it any more."""
MOST_AHEAD = 10_000
"""Questions looked for ahead and not asked yet whose counting is remembered."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What the transport must know of a source."""

    name: str
    addresses: Mapping[str, str]
    """Base URLs; the one named ``""`` is meant when a question names none."""
    pace: Pace
    search_pace: Pace | None = None
    """Its own rate for searches, where the source's policy states one."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Sent with every request; may hold keys: never stored, never logged."""
    params: tuple[tuple[str, str], ...] = ()
    """The same, for sources that want their key or contact in the query."""
    content_types: tuple[str, ...] = ("application/json",)
    is_no: Callable[[Answer], bool] = lambda _: False
    """Whether this answer other than 200 is the source's own "there is no such record"."""

    def url(self, ask: Ask) -> str:
        return self.addresses[ask.address or ""].rstrip("/") + ask.path


class Transport:
    """The one way to the network; every method answers, none raises for what a source does."""

    def __init__(
        self,
        directory: Path,
        *,
        user_agent: str,
        proxy: str | None = None,
        lifetimes: Lifetimes = LIFETIMES,
        recalled: Recalled | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._recalled = recalled
        self._ahead: set[str] = set()
        self._sleep = sleep
        self._clock = clock
        self._closed = False
        self._patient = threading.BoundedSemaphore(MOST_PATIENT)
        rates, answers = FILES
        self.rates = Rates(directory / rates, clock=clock)
        self._remembered = Remembered(directory / answers, lifetimes=lifetimes, clock=clock)
        self._exchange = Exchange(user_agent, proxy)
        self._lock = threading.Lock()
        self._open_since: dict[str, list[float]] = {}
        self._last_answer: dict[str, float] = {}

    def close(self) -> None:
        """End it; look-ups still going on end without an answer."""
        self._closed = True
        self._exchange.close()
        self._remembered.close()
        self.rates.close()

    # ----------------------------------------------------------------- memory

    @staticmethod
    def _key(endpoint: Endpoint, ask: Ask) -> str:
        return f"{endpoint.name} {ask.question}"

    def recall(self, endpoint: Endpoint, ask: Ask) -> Answer | None:
        """What is remembered and still holds; looked for ahead of asking for it by ``get``."""
        answer = self._stored(endpoint, ask)
        if answer is not None and not answer.stale:
            return answer
        self._tell(endpoint, ask, hit=False)
        with self._lock:
            if len(self._ahead) < MOST_AHEAD:
                self._ahead.add(self._key(endpoint, ask))
        return None

    def _tell(self, endpoint: Endpoint, ask: Ask, *, hit: bool) -> None:
        """Count the look-up, but for one that was counted when it was looked for ahead."""
        with self._lock:
            counted = self._key(endpoint, ask) in self._ahead
            self._ahead.discard(self._key(endpoint, ask))
        if not counted and self._recalled is not None:
            self._recalled(endpoint.name, hit)

    def _stored(self, endpoint: Endpoint, ask: Ask) -> Answer | None:
        try:
            return self._remembered.recall(self._key(endpoint, ask), search=ask.search)
        except sqlite3.Error as error:
            LOG.warning("the cache of answers cannot be read: %s", error)
            return None

    def keep(self, endpoint: Endpoint, ask: Ask, answer: Answer) -> None:
        """Remember an answer, as if it had been given to this question."""
        try:
            self._remembered.keep(self._key(endpoint, ask), answer)
        except sqlite3.Error as error:
            LOG.warning("the cache of answers cannot be written: %s", error)

    # ----------------------------------------------------------------- asking

    def claim(self, endpoint: Endpoint, ask: Ask, owner: str) -> bool:
        """Whether this owner may ask; if not, somebody on this machine is just asking it."""
        return self.rates.claim(self._key(endpoint, ask), owner)

    def release(self, endpoint: Endpoint, ask: Ask, owner: str) -> None:
        self.rates.release(self._key(endpoint, ask), owner)

    @staticmethod
    def owner() -> str:
        """A name under which to claim questions."""
        return f"{os.getpid()}-{uuid.uuid4().hex}"

    def get(
        self,
        endpoint: Endpoint,
        ask: Ask,
        *,
        deadline: Deadline | None = None,
        understood: Callable[[Answer], Answer] = lambda answer: answer,
    ) -> Answer:
        """The answer: remembered, or asked now, or the reason why there is none.

        A new answer is remembered as it is ``understood``, and not at all when it has a problem.
        """
        until = deadline or Deadline.after(PATIENCE_S)
        owner = self.owner()
        while True:
            if self._closed:
                return Answer(problem="the service is shutting down")
            answer = self._stored(endpoint, ask)
            if answer is not None and not answer.stale:
                self._tell(endpoint, ask, hit=True)
                return answer
            try:
                if self.claim(endpoint, ask, owner):
                    break
            except sqlite3.Error as error:
                return self._no_state(error)
            if until.remaining() <= RECHECK_S:
                return Answer(problem="another request is still asking the same question")
            self._sleep(RECHECK_S)
        try:
            return self._ask_once(endpoint, ask, until, understood)
        finally:
            self.release(endpoint, ask, owner)

    def _ask_once(
        self,
        endpoint: Endpoint,
        ask: Ask,
        until: Deadline,
        understood: Callable[[Answer], Answer],
    ) -> Answer:
        # Somebody may have been answered between our look and our claim.
        stored = self._stored(endpoint, ask)
        remembered = stored is not None and not stored.stale
        self._tell(endpoint, ask, hit=remembered)
        if stored is not None and remembered:
            return stored
        answer = understood(self.ask(endpoint, ask, deadline=until))
        if answer.problem is None:
            self.keep(endpoint, ask, answer)
        elif stored is not None and stored.status == 200:  # an outdated "no" is no "no"
            return stored
        return answer

    def ask(self, endpoint: Endpoint, ask: Ask, *, deadline: Deadline) -> Answer:
        """Ask the source itself, without looking into what is remembered."""
        if self._closed:
            return Answer(problem="the service is shutting down")
        try:
            return self._ask(endpoint, ask, deadline)
        except sqlite3.Error as error:
            return self._no_state(error)

    def _ask(self, endpoint: Endpoint, ask: Ask, deadline: Deadline) -> Answer:
        retries = self._exchange.retries()
        while True:
            turn, problem = self._turn(endpoint, ask, deadline)
            if turn is None:
                return Answer(problem=problem)
            reply = self._send(endpoint, ask, turn)
            if reply.retry_after is not None:
                self.rates.paused(endpoint.name, reply.retry_after)
            if not reply.may_be_retried(retries):
                return self._concluded(endpoint, reply)
            retries = reply.spent(retries)
            if reply.retry_after is None:
                self._sleep(retries.get_backoff_time())
            elif reply.retry_after > min(deadline.remaining(), TURN_S):
                return self._concluded(endpoint, reply)

    def _turn(
        self, endpoint: Endpoint, ask: Ask, deadline: Deadline
    ) -> tuple[Turn | None, str | None]:
        pace, lane = endpoint.pace, ""
        if ask.search and endpoint.search_pace is not None:
            pace, lane = endpoint.search_pace, "search"
        patient = self._patient.acquire(blocking=False)
        try:
            return self._turn_in(endpoint, pace, lane, deadline, TURN_S if patient else BRIEFLY_S)
        finally:
            if patient:
                self._patient.release()

    def _turn_in(
        self, endpoint: Endpoint, pace: Pace, lane: str, deadline: Deadline, longest: float
    ) -> tuple[Turn | None, str | None]:
        began = time.monotonic()
        while True:
            within = min(deadline.remaining(), longest - (time.monotonic() - began))
            turn = self.rates.take(endpoint.name, pace, within=max(within, 0.0), lane=lane)
            if turn.granted:
                if self._waited(endpoint.name, turn.wait):
                    return turn, None
                self.rates.land(turn)
                return None, LEFT_ALONE
            if turn.down:
                return None, LEFT_ALONE
            if turn.wait > within:
                return None, "its rate allows no request in time"
            self._sleep(turn.wait)

    def _waited(self, source: str, seconds: float) -> bool:
        """Wait for a turn; ``False``: meanwhile the source has turned out to be down."""
        while seconds > 0:
            part = min(seconds, LOOK_UP_S)
            self._sleep(part)
            seconds -= part
            if self.rates.is_down(source):
                return False
        return True

    def _send(self, endpoint: Endpoint, ask: Ask, turn: Turn) -> Reply:
        began = time.monotonic()
        with self._lock:
            self._open_since.setdefault(endpoint.name, []).append(began)
        try:
            return self._exchange.send(
                endpoint.url(ask), (*ask.params, *endpoint.params), endpoint.headers
            )
        finally:
            with self._lock:
                self._open_since[endpoint.name].remove(began)
            self.rates.land(turn)

    def _concluded(self, endpoint: Endpoint, reply: Reply) -> Answer:
        """Judge a reply: an answer, the source's own "no", or the reason why there is neither."""
        day = dt.datetime.fromtimestamp(self._clock(), dt.UTC).date()
        answer = Answer(reply.status, reply.body, reply.content_type, day, problem=reply.problem)
        if reply.status == 200 and reply.problem is None:
            if not reply.content_type.startswith(endpoint.content_types):
                kind = reply.content_type[:60] or "unnamed"
                answer = Answer(status=200, problem=f"answered with a body of type {kind}")
        elif reply.status is not None and endpoint.is_no(
            Answer(reply.status, reply.body, reply.content_type, day)
        ):
            answer = Answer(reply.status, reply.body, reply.content_type, day)
        elif reply.problem is None:
            answer = Answer(status=reply.status, problem=f"answered with status {reply.status}")
        self._count(endpoint, reply, answer)
        return answer

    def _count(self, endpoint: Endpoint, reply: Reply, answer: Answer) -> None:
        if answer.problem is None:
            with self._lock:
                self._last_answer[endpoint.name] = time.monotonic()
            self.rates.answered(endpoint.name)
        elif reply.status != 400:  # our question was refused: that says nothing of the source
            self.rates.failed(endpoint.name, unreachable=reply.unreachable)
            LOG.info("%s: %s", endpoint.name, answer.problem)

    def overdue(self, name: str, *, seconds: float) -> None:
        """A document has waited in vain: a source that has not answered since counts as down."""
        now = time.monotonic()
        with self._lock:
            oldest = min(self._open_since.get(name, ()), default=None)
            silent = oldest is not None and self._last_answer.get(name, 0.0) < oldest
        if silent and oldest is not None and now - oldest >= seconds:
            try:
                self.rates.failed(name, unreachable=True)
            except sqlite3.Error as error:
                LOG.warning("the shared rates cannot be written: %s", error)

    @staticmethod
    def _no_state(error: sqlite3.Error) -> Answer:
        LOG.warning("the shared rates cannot be used: %s", error)
        return Answer(problem="the shared rates cannot be used, so nothing was asked")
