"""This module knows who may call: origins, host names, the key, and how often."""

from __future__ import annotations

import hmac
import ipaddress
import math
from urllib.parse import urlsplit

from flask import Flask, Response, request

from citemark.settings import Settings
from citemark.web.problems import ForeignCaller, KeyRequired, TooManyRequests
from citemark.web.rate import Callers, Rate

EXTENSIONS = ("chrome-extension://", "moz-extension://")
"""Origins of browser extensions: the browser, not a page, decides that they may call."""

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})

SECONDS_TO_REMEMBER = "600"
"""How long a browser may remember what it was allowed; a setting that is taken back holds soon."""

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
    _let_read(app, allowed)

    @app.before_request
    def guard() -> Response | None:
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
        if _asks_first() and _is_named(allowed):
            return Response(status=204)  # browsers send no key with this question
        if request.path == "/" or request.path.startswith(OPEN_PATHS):
            return None
        if rate is not None:  # before the key: guessing it is what must not go fast
            forwarded = request.headers.get("X-Forwarded-For", "")
            if (wait := rate.take(callers.asking(request.remote_addr or "", forwarded))) > 0:
                raise TooManyRequests(math.ceil(wait))
        if settings.api_key is not None and not _knows(settings.api_key):
            raise KeyRequired("Send the service's key as “Authorization: Bearer KEY”.")
        return None


def _let_read(app: Flask, allowed: frozenset[str]) -> None:
    @app.after_request
    def name_origin(answer: Response) -> Response:
        """Browsers keep the answer from a page of another origin unless it names that origin."""
        if allowed:
            answer.vary.add("Origin")
        if _is_named(allowed):
            answer.headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
            answer.headers["Access-Control-Expose-Headers"] = "Retry-After"
            if _asks_first():
                answer.headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE"
                answer.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
                answer.headers["Access-Control-Max-Age"] = SECONDS_TO_REMEMBER
        return answer


def _asks_first() -> bool:
    """Whether a browser asks if a page may send what it is about to."""
    return request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers


def _is_named(allowed: frozenset[str]) -> bool:
    return request.headers.get("Origin", "").lower() in allowed


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
