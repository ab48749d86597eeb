"""This module knows how the workers share the requests evenly.

gunicorn's threaded worker takes every connection that it is woken for, and keeps it: of sixteen
connections that come at once one worker of two got all, and one processor had nothing to do.
Here every worker tells how many requests it has in its hands, and
- takes a connection only when no other has fewer;
- ends a connection with its answer when another has clearly fewer: the client's next one goes there;
- leaves a connection with the poller until a whole request of usual size has come: gunicorn lets a
  thread wait for it, browsers open connections that they may never use, and callers are slow;
- waits for nobody for ever, and quotes in its log and its refusals nothing of what came.
"""

from __future__ import annotations

import logging
import mmap
import time
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from selectors import EVENT_READ
from typing import Any

from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import TConn, ThreadWorker

from citemark.web.connections import Caller, refusal, status_of

_LOG = logging.getLogger("citemark.web")

CLEARLY = 2
"""Requests more than another that make a worker end connections. One more is chance: workers take
turns, and a new connection costs about 0.2 ms."""


class Loads:
    """The requests in the hands of each worker, in memory that they share; made before the fork.

    A worker has the byte of its age, gunicorn's count of workers: 0 for none, else one more than
    its requests. A byte is written as a whole, and only by its worker and, when that is dead, by
    the master.
    """

    SLOTS = 256

    def __init__(self) -> None:
        self._bytes = mmap.mmap(-1, self.SLOTS)

    def tell(self, age: int, requests: int) -> None:
        self._bytes[age % self.SLOTS] = 1 + min(max(requests, 0), 254)

    def leave(self, age: int) -> None:
        """The worker takes no more requests."""
        self._bytes[age % self.SLOTS] = 0

    def least(self) -> int:
        """The requests of the worker that has fewest."""
        return min(self._bytes[:].replace(b"\0", b""), default=1) - 1


class EvenWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's threaded worker that minds the others."""

    loads: Loads
    _most_kept = 0

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.arriving: set[TConn] = set()
        """Connections on which a part of a request has come."""

    @property
    def in_hand(self) -> int:
        """Requests that are read, judged or answered, or wait for a thread."""
        waiting = len(self.keepalived_conns) + len(self.pending_conns) + len(self.arriving)
        return max(0, int(self.nr_conns) - waiting)

    def crowded(self) -> bool:
        """Whether requests wait for a thread."""
        return self.in_hand > int(self.cfg.threads)

    @property
    def max_keepalived(self) -> int:
        """How many connections may be kept; gunicorn asks before each answer."""
        return 0 if self.in_hand >= self.loads.least() + CLEARLY else self._most_kept

    @max_keepalived.setter
    def max_keepalived(self, most: int) -> None:
        self._most_kept = most

    def _tell(self) -> None:
        if self.alive:
            self.loads.tell(self.age, self.in_hand)
        else:
            self.loads.leave(self.age)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        self._tell()
        if self.alive:
            self.set_accept_enabled(self.nr_conns < self.worker_connections)
        super().wait_for_and_dispatch_events(timeout)

    def set_accept_enabled(self, enabled: bool) -> None:  # noqa: FBT001 - gunicorn's signature
        super().set_accept_enabled(enabled and self.in_hand <= self.loads.least())

    def enqueue_req(self, conn: TConn) -> None:
        """Give the connection a thread, or leave it with the poller when nothing has come yet.

        What gunicorn read ahead of the next request is in its hands already, and so is the rest.
        """
        if not isinstance(conn.sock, Caller):
            conn.sock = Caller.of(conn.sock, self.crowded)
        if conn.initialized or conn.data_ready:
            super().enqueue_req(conn)
            self._tell()
            return
        conn.sock.setblocking(False)  # noqa: FBT003 - the standard library's signature
        conn.timeout = time.monotonic() + self.cfg.keepalive
        self.pending_conns.append(conn)
        readable = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, EVENT_READ, readable)

    def on_pending_socket_readable(self, conn: TConn, client: Caller) -> None:
        """A first request begins."""
        self.pending_conns.remove(conn)
        self._begin(conn, client)

    def on_client_socket_readable(self, conn: TConn, client: Caller) -> None:
        """A further request begins."""
        self.keepalived_conns.remove(conn)
        self._begin(conn, client)

    def _begin(self, conn: TConn, client: Caller) -> None:
        client.expect()
        self.poller.unregister(client)
        if client.take_in():
            self._give_thread(conn)
        else:
            self.arriving.add(conn)
            self.poller.register(client, EVENT_READ, partial(self._go_on, conn))

    def _go_on(self, conn: TConn, client: Caller) -> None:
        if client.take_in():
            self._arrived(conn)

    def _arrived(self, conn: TConn) -> None:
        self.arriving.remove(conn)
        self.poller.unregister(conn.sock)
        self._give_thread(conn)

    def _give_thread(self, conn: TConn) -> None:
        conn.data_ready = True
        self.enqueue_req(conn)

    def murder_pending(self) -> None:
        """Also let those who send too slowly hear so: reading on fails at once."""
        super().murder_pending()
        for conn in [conn for conn in self.arriving if conn.sock.overdue]:
            conn.sock.expect(0)
            self._arrived(conn)

    def finish_request(self, conn: TConn, fs: Any) -> None:
        """What is read ahead of a further request had its own time to come."""
        conn.sock.expect()
        super().finish_request(conn, fs)

    def handle_error(self, _req: object, client: Any, _addr: object, exc: Exception) -> None:
        """What gunicorn says names the caller and quotes the request, and says it as HTML."""
        status = status_of(exc)
        facts: dict[str, Any] = {"status": status.value}
        if status == HTTPStatus.INTERNAL_SERVER_ERROR:
            facts["trace"] = exc.__traceback__
        _LOG.log(
            logging.ERROR if "trace" in facts else logging.INFO,
            "refused: %s",
            type(exc).__name__,
            extra=facts,
        )
        with suppress(OSError):  # who sends no HTTP may not read it either
            write_nonblock(client, refusal(status))


def even_workers() -> type[EvenWorker]:
    """A class of workers that mind one another."""
    return type("EvenWorkers", (EvenWorker,), {"loads": Loads()})


def forget_worker(worker: Any) -> None:
    """Called by the master when a worker has ended, however it did."""
    if isinstance(worker, EvenWorker):
        worker.loads.leave(worker.age)
