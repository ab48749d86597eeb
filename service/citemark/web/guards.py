"""This module knows who may call: origins, host names, the key, and how often."""

from __future__ import annotations

import hmac
import ipaddress
import math
from urllib.parse import urlsplit

from flask import Flask, request

from citemark.settings import Settings
from citemark.web.problems import ForeignCaller, KeyRequired, TooManyRequests
from citemark.web.rate import Callers, Rate

EXTENSIONS = ("chrome-extension://", "moz-extension://")
"""Origins of browser extensions: the browser, not a page, decides that they may call."""

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})

OPEN_PATHS = (
    "/healthz",
    "/readyz",
    "/docs",
    "/sample",
    "/openapi.json",
    "/static/",
    "/favicon.ico",
)
"""What may be read without the key: nothing here tells of documents."""


def is_loopback(host: str) -> bool:
    """Whether a service that listens on ``host`` is reached from this machine only."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def install(app: Flask, settings: Settings) -> None:
    """Refuse foreign callers before anything of their request is read."""
    local = is_loopback(settings.host)
    allowed = frozenset(origin.lower().rstrip("/") for origin in settings.allowed_origins)
    hosts = frozenset(urlsplit(origin).netloc for origin in allowed)
    rate = Rate(settings.requests_per_minute) if settings.requests_per_minute else None
    callers = Callers(settings.trusted_proxies)

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
        if rate is not None:  # before the key: guessing it is what must not go fast
            forwarded = request.headers.get("X-Forwarded-For", "")
            if (wait := rate.take(callers.asking(request.remote_addr or "", forwarded))) > 0:
                raise TooManyRequests(math.ceil(wait))
        if settings.api_key is not None and not _knows(settings.api_key):
            raise KeyRequired("Send the service's key as “Authorization: Bearer KEY”.")


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
