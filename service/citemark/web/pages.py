"""This module knows the pages for people: the reader's, the documentation, and a sample to try."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, render_template

from citemark.web.endpoints import Endpoint, as_json
from citemark.web.openapi import specification
from citemark.web.problems import PROBLEMS

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Sent with everything: no page of ours needs more, and an answer opened as a page is harmless.
No route sets any of them itself."""


STRINGS = Path(__file__).parent / "static" / "strings.json"


def install(app: Flask, endpoints: Iterable[Endpoint], *, fetches: bool) -> None:
    """Serve the pages; what they show is made once, at the start."""
    rows = tuple(endpoints)
    document, openapi = _described(rows)
    languages = json.loads(STRINGS.read_text("utf-8"))
    with app.app_context():
        reader = render_template(
            "reader.html", s=languages["en"], languages=languages, fetches=fetches
        )
        sample = render_template("sample.html")
        docs = render_template(
            "docs.html", endpoints=rows, problems=PROBLEMS, operations=_operations(document)
        )

    @app.get("/")
    def reader_page() -> Response:
        return _page(reader)

    @app.get("/sample")
    def sample_page() -> Response:
        """A summary for the extension to mark; the extension marks no page that is not served."""
        return _page(sample)

    @app.get("/docs")
    def docs_page() -> Response:
        return _page(docs)

    @app.get("/openapi.json")
    def openapi_json() -> Response:
        return as_json(openapi)

    @app.after_request
    def harden(response: Response) -> Response:
        response.headers.extend(HEADERS)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


@cache
def _described(rows: tuple[Endpoint, ...]) -> tuple[Mapping[str, Any], str]:
    """The rows as OpenAPI, and as it is sent: a reload need not make it again."""
    document = specification(rows)
    return document, json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _page(text: str) -> Response:
    return Response(text, content_type="text/html; charset=utf-8")


def _operations(document: Mapping[str, Any]) -> dict[str, Any]:
    return {
        operation["operationId"]: operation
        for path in document["paths"].values()
        for method, operation in path.items()
        if method != "parameters"
    }
