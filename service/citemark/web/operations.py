"""This module knows the routes for those who run the service."""

from __future__ import annotations

import json
from importlib.metadata import version

from flask import Response

from citemark.errors import IndexUnusable, LedgerUnavailable, ModelRejected
from citemark.web.endpoints import JSON, Context, Endpoint, as_json
from citemark.web.schemas import HealthSchema, ReadySchema
from citemark.web.services import today

VERSION = version("citemark")
"""Read once: looking it up parses the package's metadata, which costs 2 ms."""


def healthz(_context: Context) -> Response:
    return as_json(json.dumps({"status": "ok", "citemark": VERSION}) + "\n")


def readyz(context: Context) -> Response:
    """Touch everything that a request needs; what fails tells itself as a problem."""
    with context.services.scorers.lent() as scorer:
        versions = {
            "citemark": VERSION,
            "model": scorer.model.version,
            "index": scorer.index_version,
            "ledger": context.services.ledger.version,
        }
    return as_json(json.dumps({"status": "ok", "versions": versions}) + "\n")


def metrics(context: Context) -> Response:
    context.metrics.set_index_age(context.services.index_built, today())
    page, content_type = context.metrics.page()
    return Response(page, content_type=content_type)


ENDPOINTS = (
    Endpoint(
        "GET",
        "/healthz",
        "healthz",
        "Whether the process answers",
        healthz,
        gives={JSON: HealthSchema},
    ),
    Endpoint(
        "GET",
        "/readyz",
        "readyz",
        "Whether documents can be judged",
        readyz,
        gives={JSON: ReadySchema},
        problems=(LedgerUnavailable, IndexUnusable, ModelRejected),
    ),
    Endpoint(
        "GET",
        "/metrics",
        "metrics",
        "Numbers for Prometheus",
        metrics,
        gives={"text/plain": {"type": "string"}},
    ),
)
