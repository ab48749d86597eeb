"""This module knows who may call: origins, host names, the key, and how often."""

from __future__ import annotations

import hmac
import ipaddress
import math
import mmap
import struct
import time
from hashlib import blake2b
from urllib.parse import urlsplit

from flask import Flask, request

from citemark.settings import Settings
from citemark.web.problems import ForeignCaller, KeyRequired, TooManyRequests

EXTENSIONS = ("chrome-extension://", "moz-extension://")
"""Origins of browser extensions: the browser, not a page, decides that they may call."""

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})

OPEN_PATHS = ("/healthz", "/readyz", "/docs", "/openapi.json", "/static/", "/favicon.ico")
"""What may be read without the key: nothing here tells of documents."""


def is_loopback(host: str) -> bool:
    """Whether a service that listens on ``host`` is reached from this machine only."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def install(app: Flask, settings: Settings, *, requests_per_minute: int | None = None) -> None:
    """Refuse foreign callers before anything of their request is read."""
    local = is_loopback(settings.host)
    allowed = frozenset(origin.lower().rstrip("/") for origin in settings.allowed_origins)
    hosts = frozenset(urlsplit(origin).netloc for origin in allowed)
    rate = Rate(requests_per_minute) if requests_per_minute else None

    @app.before_request
    def guard() -> None:
        host = request.headers.get("Host", "").lower()
        if local and _name(host) not in LOCAL_NAMES and host not in hosts:
            raise ForeignCaller(
                "This service answers to localhost only (a foreign Host is how DNS rebinding "
                "looks); add the address to CITEMARK_ALLOWED_ORIGINS to use it by that name."
            )
        origin = request.headers.get("Origin")
        if origin is not None and not _may_call(origin.lower(), host, allowed):
            raise ForeignCaller(
                "Web pages of other origins may not call this service; "
                "add theirs to CITEMARK_ALLOWED_ORIGINS if they should."
            )
        if request.path == "/" or request.path.startswith(OPEN_PATHS):
            return
        if settings.api_key is not None and not _knows(settings.api_key):
            raise KeyRequired("Send the service's key as “Authorization: Bearer KEY”.")
        if rate is not None and (wait := rate.take(request.remote_addr or "")) > 0:
            raise TooManyRequests(math.ceil(wait))


def _name(host: str) -> str:
    """A ``Host`` header without its port."""
    return host if host.endswith("]") else host.rpartition(":")[0] or host


def _may_call(origin: str, host: str, allowed: frozenset[str]) -> bool:
    if origin in allowed or origin.startswith(EXTENSIONS):
        return True
    scheme, _, place = origin.partition("://")
    return scheme in {"http", "https"} and place == host


def _knows(key: str) -> bool:
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    same = hmac.compare_digest(given.strip().encode("utf-8", "replace"), key.encode("utf-8"))
    return scheme.lower() == "bearer" and same


class Rate:
    """How often each caller may ask, over all workers: GCRA (ITU-T I.371) in shared memory.

    A slot holds the time at which its caller would have used up the rate so far. Half a
    minute's worth may come at once. Callers share a slot with a probability of 1 in ``SLOTS``.
    Made before the workers are forked; a race between two of them lets one request pass.
    """

    SLOTS = 1 << 16
    _TIME = struct.Struct("d")

    def __init__(self, per_minute: int) -> None:
        self._step = 60.0 / per_minute
        self._burst = max(30.0, self._step)
        self._times = mmap.mmap(-1, self.SLOTS * self._TIME.size)

    def take(self, caller: str, *, now: float | None = None) -> float:
        """Count one request; the seconds to wait when it comes too early (it is then not counted)."""
        moment = time.monotonic() if now is None else now
        digest = blake2b(caller.encode("utf-8", "replace"), digest_size=8).digest()
        place = int.from_bytes(digest, "big") % self.SLOTS * self._TIME.size
        (spent,) = self._TIME.unpack_from(self._times, place)
        next_spent = max(spent, moment) + self._step
        if next_spent - moment > self._burst:
            return float(next_spent - moment - self._burst)
        self._TIME.pack_into(self._times, place, next_spent)
        return 0.0
