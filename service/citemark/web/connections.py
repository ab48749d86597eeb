"""This module knows how long a caller may take, and what one hears whose request is no HTTP.

There are few threads: without limits, as many callers as there are threads could send a byte now
and then and stop the service. So a request of usual size gets a thread only once it is whole. What
is larger, and a stream, which is answered while it comes, holds a thread from the start, and is
waited for less when others wait for a thread.
"""

from __future__ import annotations

import errno
import json
import re
import socket
import time
from collections.abc import Callable
from http import HTTPStatus

from gunicorn.http import errors

SECONDS_TO_SEND = 30.0
"""What may be waited for a request. Apache's mod_reqtimeout gives 20 to 40 for the head."""
BYTES_A_SECOND = 10_000
"""What has come buys time at this rate: a full body of 2 MB over a slow line has four minutes."""
SECONDS_WHEN_CROWDED = 5.0
"""What may be waited for a request that holds a thread while others wait for one."""
SECONDS_BETWEEN_LOOKS = 0.5
"""After which who waits for a caller looks whether others wait for a thread."""
USUAL = 65_536
"""Bytes of a request that are taken in without a thread. Summaries are smaller, and a thousand
connections, which is what a worker takes, then hold 65 MB at worst."""
SECONDS_TO_TAKE = 60.0
"""What the caller may take to read an answer."""

MALFORMED = errors.ParseException

_STATUS: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (errors.LimitRequestLine, HTTPStatus.REQUEST_URI_TOO_LONG),
    (errors.LimitRequestHeaders, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    (errors.ExpectationFailed, HTTPStatus.EXPECTATION_FAILED),
    (errors.UnsupportedTransferCoding, HTTPStatus.NOT_IMPLEMENTED),
    (errors.InvalidResponseHeader, HTTPStatus.INTERNAL_SERVER_ERROR),
    (errors.InvalidResponseHeaderName, HTTPStatus.INTERNAL_SERVER_ERROR),
    (MALFORMED, HTTPStatus.BAD_REQUEST),
)


_STREAMED = re.compile(
    rb"\r\n(?:transfer-encoding|expect|content-type:[ \t]*application/(?:x-ndjson|ndjson|jsonl))\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,15})[ \t]*\r\n", re.IGNORECASE)


def wants_more(come: bytes | bytearray) -> bool:
    """Whether a request is worth waiting for before it gets a thread.

    A stream is not, nor is a caller who waits for a word before he goes on. What is no HTTP is
    for gunicorn to say: here it is only not waited for.
    """
    if len(come) >= USUAL:
        return False
    head = come.find(b"\r\n\r\n")
    if head < 0:
        return True
    if _STREAMED.search(come, 0, head + 2):
        return False
    length = _LENGTH.search(come, 0, head + 2)
    whole = head + 4 + int(length[1]) if length else 0
    return len(come) < whole <= USUAL


class Caller(socket.socket):
    """A connection to a caller who is waited for so long and no longer.

    Only waiting counts, not what the service itself takes. Whoever has set a timeout minds it
    alone, as gunicorn does when it closes a connection.
    """

    _granted = _left = SECONDS_TO_SEND
    _crowded: Callable[[], bool] = staticmethod(lambda: False)
    _come = b""
    _looked = 0.0

    @classmethod
    def of(cls, accepted: socket.socket, crowded: Callable[[], bool] | None = None) -> Caller:
        """The same connection; the socket given is no longer one.

        ``crowded`` says whether others wait for a thread.
        """
        caller = cls(accepted.family, accepted.type, accepted.proto, accepted.detach())
        if crowded is not None:
            caller._crowded = crowded
        return caller

    def expect(self, seconds: float = SECONDS_TO_SEND) -> None:
        """A request begins, or a part of one that may come at its own time."""
        self._granted = self._left = seconds
        self._looked = time.monotonic()

    @property
    def overdue(self) -> bool:
        """Whether what is taken in has been waited for long enough."""
        return time.monotonic() - self._looked > self._left

    def take_in(self) -> bool:
        """Take what has come, without waiting; whether there is nothing more to wait for."""
        try:
            data = super().recv(USUAL)
        except BlockingIOError:
            return False
        except OSError:
            return True  # the thread hears it too, and ends the connection
        self._come += data
        self._count(len(data), self._looked)
        return not data or not wants_more(self._come)

    def recv(self, size: int, flags: int = 0) -> bytes:
        if self._come:  # as a whole, whatever size: gunicorn keeps what it did not ask for
            come, self._come = self._come, b""
            return come
        if self.gettimeout() is not None:
            return super().recv(size, flags)
        begun = time.monotonic()
        try:
            data = self._wait(size, flags)
        finally:
            self.settimeout(None)
        self._count(len(data), begun)
        return data

    def _wait(self, size: int, flags: int) -> bytes:
        begun = time.monotonic()
        while True:
            spent = time.monotonic() - begun
            left = self._left - spent
            if self._crowded():
                left -= max(0.0, self._granted - SECONDS_WHEN_CROWDED)
            self.settimeout(min(max(left, 0.001), SECONDS_BETWEEN_LOOKS))  # 0: do not wait at all
            try:
                return super().recv(size, flags)
            except TimeoutError as error:
                if left <= SECONDS_BETWEEN_LOOKS:
                    # gunicorn ends such a connection without a word
                    raise errors.NoMoreData from error

    def _count(self, come: int, since: float) -> None:
        """So much has come, after waiting since then."""
        self._looked = time.monotonic()
        self._left += come / BYTES_A_SECOND - (self._looked - since)

    def sendall(self, data: bytes, flags: int = 0) -> None:  # type: ignore[override]  # any buffer
        if self.gettimeout() is not None:
            return super().sendall(data, flags)
        self.settimeout(SECONDS_TO_TAKE)
        try:
            return super().sendall(data, flags)
        except TimeoutError as error:
            raise BrokenPipeError(errno.EPIPE, "the answer is not read") from error
        finally:
            self.settimeout(None)


def status_of(error: Exception) -> HTTPStatus:
    """What a request that is no HTTP, or too long for it, is answered with."""
    found = (status for kind, status in _STATUS if isinstance(error, kind))
    return next(found, HTTPStatus.INTERNAL_SERVER_ERROR)


def refusal(status: HTTPStatus) -> bytes:
    """A whole answer; it quotes nothing, for what came may be anything."""
    problem = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": status.description or status.phrase,
    }
    body = json.dumps(problem, indent=2) + "\n"
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Connection: close",
        "Content-Type: application/problem+json",
        "X-Content-Type-Options: nosniff",
        f"Content-Length: {len(body)}",
    )
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode("ascii")
