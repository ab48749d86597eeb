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
from collections.abc import Callable
from pathlib import Path

from citemark.evidence.answer import Answer, Ask
from citemark.evidence.source import Deadline, Recalled
from citemark.evidence.transport.endpoint import Endpoint
from citemark.evidence.transport.exchange import Exchange, Reply
from citemark.evidence.transport.rates import RECHECK_S, Rates, Turn
from citemark.evidence.transport.remembered import LIFETIMES, Lifetimes, Remembered
from citemark.evidence.transport.silence import Silence
from citemark.evidence.transport.turns import TURN_S, Turns

LOG = logging.getLogger(__name__)

FILES = ("rates.sqlite", "answers.sqlite")
"""What all workers of the machine share."""
PATIENCE_S = 30.0
"""So long a look-up may take in all when nobody waits for it any more."""
MOST_AHEAD = 10_000
"""Questions looked for ahead and not asked yet whose counting is remembered."""


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
        rates, answers = FILES
        self.rates = Rates(directory / rates, clock=clock)
        self._turns = Turns(self.rates, sleep)
        self._silence = Silence()
        self._remembered = Remembered(directory / answers, lifetimes=lifetimes, clock=clock)
        self._exchange = Exchange(user_agent, proxy)
        self._lock = threading.Lock()

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
            turn, problem = self._turns.wait(endpoint.name, *endpoint.lane(ask), deadline)
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

    def _send(self, endpoint: Endpoint, ask: Ask, turn: Turn) -> Reply:
        try:
            with self._silence.request(endpoint.name):
                return self._exchange.send(
                    endpoint.url(ask), (*ask.params, *endpoint.params), endpoint.headers
                )
        finally:
            self.rates.land(turn)

    def _concluded(self, endpoint: Endpoint, reply: Reply) -> Answer:
        """The answer that a reply is, counted for or against the source."""
        day = dt.datetime.fromtimestamp(self._clock(), dt.UTC).date()
        answer = endpoint.concluded(reply, day)
        if answer.problem is None:
            self._silence.answered(endpoint.name)
            self.rates.answered(endpoint.name)
        elif reply.status != 400:  # our question was refused: that says nothing of the source
            self.rates.failed(endpoint.name, unreachable=reply.unreachable)
            LOG.info("%s: %s", endpoint.name, answer.problem)
        return answer

    def overdue(self, name: str, *, seconds: float) -> None:
        """A document has waited in vain: a source that has not answered since counts as down."""
        if self._silence.holds(name, seconds=seconds):
            try:
                self.rates.failed(name, unreachable=True)
            except sqlite3.Error as error:
                LOG.warning("the shared rates cannot be written: %s", error)

    @staticmethod
    def _no_state(error: sqlite3.Error) -> Answer:
        LOG.warning("the shared rates cannot be used: %s", error)
        return Answer(problem="the shared rates cannot be used, so nothing was asked")
