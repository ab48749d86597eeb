"""This module knows how long a caller may take, and what one hears whose request is no HTTP.

A request holds a thread from its first byte to the last of its answer, and there are few: without
a limit, as many callers as there are threads could send a byte now and then and stop the service.
"""

from __future__ import annotations

import errno
import json
import socket
import time
from http import HTTPStatus

from gunicorn.http import errors

SECONDS_TO_SEND = 30.0
"""What may be waited for a request. Apache's mod_reqtimeout gives 20 to 40 for the head."""
BYTES_A_SECOND = 10_000
"""What has come buys time at this rate: a full body of 2 MB over a slow line has four minutes."""
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


class Caller(socket.socket):
    """A connection to a caller who is waited for so long and no longer.

    Only waiting counts, not what the service itself takes. Whoever has set a timeout minds it
    alone, as gunicorn does when it closes a connection.
    """

    _left = SECONDS_TO_SEND

    @classmethod
    def of(cls, accepted: socket.socket) -> Caller:
        """The same connection; the socket given is no longer one."""
        return cls(accepted.family, accepted.type, accepted.proto, accepted.detach())

    def expect(self, seconds: float = SECONDS_TO_SEND) -> None:
        """A request begins, or a part of one that may come at its own time."""
        self._left = seconds

    def recv(self, size: int, flags: int = 0) -> bytes:
        if self.gettimeout() is not None:
            return super().recv(size, flags)
        begun = time.monotonic()
        self.settimeout(max(self._left, 0.001))  # 0 would mean not to wait at all
        try:
            data = super().recv(size, flags)
        except TimeoutError as error:
            raise errors.NoMoreData from error  # gunicorn ends such a connection without a word
        finally:
            self.settimeout(None)
        self._left += len(data) / BYTES_A_SECOND - (time.monotonic() - begun)
        return data

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
