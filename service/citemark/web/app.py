"""This module knows how the Flask application is put together."""

from __future__ import annotations

import logging
import time

from flask import Flask, Response, g, request

from citemark.settings import Settings
from citemark.web import guards, lookups, operations, pages, problems, scoring
from citemark.web.endpoints import Context, register
from citemark.web.metrics import Metrics
from citemark.web.services import Services

ENDPOINTS = (*scoring.ENDPOINTS, *lookups.ENDPOINTS, *operations.ENDPOINTS)

_LOG = logging.getLogger("citemark.web")


def create_app(services: Services, settings: Settings, metrics: Metrics | None = None) -> Flask:
    """The service over ``services``; ``settings`` bound and guard it; ``metrics`` count."""
    app = Flask(__name__)
    app.url_map.merge_slashes = False  # the value of an identifier may be an address
    # One byte more than allowed is read: of a body without a stated length werkzeug otherwise cuts
    # off what is over the limit, and a cut document would be judged.
    app.config["MAX_CONTENT_LENGTH"] = settings.body_limit + 1
    context = Context(services, settings, metrics or Metrics())
    _watch(app, context.metrics)
    guards.install(app, settings)
    problems.install(app, body_limit=settings.body_limit)
    register(app, ENDPOINTS, context)
    pages.install(app, ENDPOINTS, fetches=settings.fetch_urls)
    return app


def _watch(app: Flask, metrics: Metrics) -> None:
    """Count, time and log every request by its route's pattern."""

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def finish(response: Response) -> Response:
        seconds = time.perf_counter() - g.get("started", time.perf_counter())
        route = request.url_rule.rule if request.url_rule is not None else "unknown"
        metrics.requests.labels(route, response.status_code).inc()
        metrics.seconds.labels(route).observe(seconds)
        _LOG.info(
            "request",
            extra={
                "method": request.method,
                "route": route,
                "status": response.status_code,
                "ms": round(seconds * 1000, 1),
                "bytes_in": request.content_length,
            },
        )
        return response
