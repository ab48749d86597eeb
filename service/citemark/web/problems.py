"""This module knows how errors are told over HTTP: RFC 9457 problems, one class to one status."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import Flask, Response
from werkzeug.exceptions import ClientDisconnected, HTTPException, RequestEntityTooLarge

from citemark.errors import (
    CitemarkError,
    FetchFailed,
    ForbiddenAddress,
    IndexUnusable,
    InputTooLarge,
    InvalidRequest,
    InvalidSetting,
    LedgerUnavailable,
    ModelRejected,
    NotFound,
    UnreadableInput,
    UnsupportedType,
)
from citemark.web.connections import MALFORMED

MEDIA_TYPE = "application/problem+json"

CUT_OFF = "The request came too slowly or broke off, and was not judged; send it again."
BAD_TRANSFER = "The body breaks the rules of its transfer encoding; send it with its length."

_LOG = logging.getLogger("citemark.web")


class InvalidFields(InvalidRequest):
    """A body whose fields break the schema: correct the ones named in ``errors``."""

    def __init__(self, errors: Mapping[str, Any]) -> None:
        super().__init__("The body does not fit the schema; “errors” names what to correct.")
        self.errors = errors


class KeyRequired(CitemarkError):
    """The service wants its key and did not get it: send it as a bearer token."""


class ForeignCaller(CitemarkError):
    """A web page of another origin calls, or a name that is not this machine's: not allowed."""


class TooSlow(CitemarkError):
    """The request came too slowly, or broke off: nothing of it was judged, send it again."""


class TooManyRequests(CitemarkError):
    """The caller asks faster than the service allows: wait ``seconds`` and go on slower."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"More requests than this service allows; wait {seconds} s.")
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Problem:
    """One row: the error's name in the problem's type, its status and its title."""

    error: type[CitemarkError]
    name: str
    status: int
    title: str


PROBLEMS = (
    Problem(InvalidRequest, "invalid-request", 400, "The request breaks the schema"),
    Problem(KeyRequired, "key-required", 401, "This service wants its key"),
    Problem(ForeignCaller, "foreign-caller", 403, "This origin may not call the service"),
    Problem(ForbiddenAddress, "forbidden-address", 403, "This address must not be fetched"),
    Problem(NotFound, "not-found", 404, "Nothing is stored under that name"),
    Problem(TooSlow, "request-timeout", 408, "The request did not arrive whole"),
    Problem(InputTooLarge, "input-too-large", 413, "The document is too large"),
    Problem(UnsupportedType, "unsupported-type", 415, "No reader knows this type"),
    Problem(UnreadableInput, "unreadable-input", 422, "The document cannot be read"),
    Problem(TooManyRequests, "too-many-requests", 429, "Too many requests"),
    Problem(InvalidSetting, "invalid-setting", 500, "The service is set up wrongly"),
    Problem(FetchFailed, "fetch-failed", 502, "The document could not be fetched"),
    Problem(LedgerUnavailable, "ledger-unavailable", 503, "The ledger is unavailable"),
    Problem(IndexUnusable, "index-unusable", 503, "The index is unusable"),
    Problem(ModelRejected, "model-rejected", 503, "The model is unusable"),
    Problem(CitemarkError, "error", 500, "The service failed"),
)
"""Every error of ours; a class that is not listed is told as its nearest listed base."""

OPERATORS = (InvalidSetting, LedgerUnavailable, IndexUnusable, ModelRejected)
"""What the operator must mend, and nobody else can."""

_BY_CLASS = {row.error: row for row in PROBLEMS}


def row_of(error: CitemarkError) -> Problem:
    return next(_BY_CLASS[kind] for kind in type(error).__mro__ if kind in _BY_CLASS)


def as_dict(error: CitemarkError) -> dict[str, Any]:
    """The problem of an error, as RFC 9457 wants it."""
    row = row_of(error)
    problem: dict[str, Any] = {
        "type": f"/docs#{row.name}",
        "title": row.title,
        "status": row.status,
        "detail": _detail(error, row),
    }
    if isinstance(error, InvalidFields):
        problem["errors"] = error.errors
    return problem


def _detail(error: CitemarkError, row: Problem) -> str:
    """What the caller may know: where ledger, index and model stand is the operator's alone."""
    if row.error not in OPERATORS:
        return str(error)
    _LOG.error("%s: %s", row.title, error)
    return f"{row.title}; the service's log says why."


def install(app: Flask, *, body_limit: int) -> None:
    """Answer every error with a problem, expected or not."""

    @app.errorhandler(CitemarkError)
    def ours(error: CitemarkError) -> Response:
        response = _response(as_dict(error))
        if isinstance(error, TooManyRequests):
            response.headers["Retry-After"] = str(error.seconds)
        if isinstance(error, KeyRequired):
            response.headers["WWW-Authenticate"] = "Bearer"
        return response

    @app.errorhandler(RequestEntityTooLarge)
    def too_large(_error: RequestEntityTooLarge) -> Response:
        limit = f"The body is larger than {body_limit:,} bytes; CITEMARK_BODY_LIMIT raises that."
        return ours(InputTooLarge(limit))

    @app.errorhandler(ClientDisconnected)
    def cut_off(_error: ClientDisconnected) -> Response:
        return ours(TooSlow(CUT_OFF))

    @app.errorhandler(MALFORMED)
    def malformed(_error: Exception) -> Response:
        return ours(InvalidRequest(BAD_TRANSFER))

    @app.errorhandler(HTTPException)
    def standard(error: HTTPException) -> Response:
        status = HTTPStatus(error.code or 500)
        problem = {
            "type": "about:blank",
            "title": status.phrase,
            "status": status.value,
            "detail": status.description or status.phrase,
        }
        response = _response(problem)
        response.headers.extend(
            {name: value for name, value in error.get_headers() if name == "Allow"}
        )
        return response

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        # The traceback names our code; the message could quote the document, and is left out.
        _LOG.error("unexpected %s", type(error).__name__, extra={"trace": error.__traceback__})
        problem = as_dict(CitemarkError("An error that is ours, not yours; the log names it."))
        return _response(problem)


def _response(problem: Mapping[str, Any]) -> Response:
    text = json.dumps(problem, indent=2, ensure_ascii=True) + "\n"
    return Response(text, status=problem["status"], content_type=MEDIA_TYPE)
