"""This module knows the routes that judge: one document, or a stream of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import IO

from flask import Response, request, stream_with_context
from werkzeug.exceptions import RequestEntityTooLarge

from citemark.errors import (
    CitemarkError,
    FetchFailed,
    ForbiddenAddress,
    InputTooLarge,
    InvalidRequest,
    LedgerUnavailable,
    UnreadableInput,
    UnsupportedType,
)
from citemark.report import SCHEMA, to_jsonl
from citemark.web import problems
from citemark.web.bodies import JSON, MEDIA_TYPES, Sent, from_json, sent_as
from citemark.web.endpoints import Context, Endpoint, as_json
from citemark.web.schemas import ScoreRequestSchema
from citemark.web.services import Judged

NDJSON = "application/x-ndjson"

_TEXT = {"type": "string"}


def score(context: Context) -> Response:
    body = request.get_data(cache=False)
    if len(body) > context.settings.body_limit:
        raise RequestEntityTooLarge
    charset = request.mimetype_params.get("charset")
    sent = sent_as(request.mimetype, body, charset=charset, settings=context.settings)
    return as_json(_judged(context, sent).text)


def _judged(context: Context, sent: Sent) -> Judged:
    if sent.data is None:
        judged = context.services.judge_references(sent.document)
    else:
        judged = context.services.judge(sent.document, sent.data)
    context.metrics.judged(judged.report)
    return judged


def batch(context: Context) -> Response:
    if request.mimetype not in {NDJSON, "application/jsonl", "application/ndjson"}:
        raise UnsupportedType(f"Send {NDJSON}: one document a line.")
    request.max_content_length = sys.maxsize  # each line is bounded instead
    lines = _lines(request.stream, context.settings.body_limit)
    answers = stream_with_context(_answer(context, number, line) for number, line in lines)
    return Response(answers, content_type=NDJSON)


def _lines(stream: IO[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Number and content of each line that is not blank; ``None`` for one that is too long."""
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        if not line.endswith(b"\n") and len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield number, None
        elif line.strip():
            yield number, line


def _answer(context: Context, number: int, line: bytes | None) -> str:
    """The line that answers a line: a report, or an ``error`` that names the line."""
    try:
        if line is None:
            limit = context.settings.body_limit
            raise InputTooLarge(f"The line is longer than {limit:,} bytes.")
        sent = from_json(line, settings=context.settings, capsules=True)
        return to_jsonl(_judged(context, sent).report)
    except CitemarkError as error:
        return json.dumps({"error": problems.as_dict(error) | {"line": number}}) + "\n"


_READING = (
    InvalidRequest,
    ForbiddenAddress,
    InputTooLarge,
    UnsupportedType,
    UnreadableInput,
    FetchFailed,
    LedgerUnavailable,
)

ENDPOINTS = (
    Endpoint(
        "POST",
        "/v1/score",
        "score",
        "Judge the sources of one document",
        score,
        description=(
            "The body is the document, read by its content type, or JSON with the document in "
            "exactly one field. The document is judged by what other documents said, and then "
            "testifies itself. `complete: false` means that a remote source did not answer in "
            "time: ask again later."
        ),
        takes={JSON: ScoreRequestSchema} | dict.fromkeys(MEDIA_TYPES, _TEXT),
        gives={JSON: SCHEMA},
        problems=_READING,
    ),
    Endpoint(
        "POST",
        "/v1/score/batch",
        "score_batch",
        "Judge a stream of documents",
        batch,
        description=(
            "One JSON body of `/v1/score`, or one capsule, a line. Each line is answered by one "
            'line, in order and as soon as it is judged: a report, or `{"error": …}` with the '
            "line's number. The limit on a body's size applies to each line."
        ),
        takes={NDJSON: _TEXT},
        gives={NDJSON: _TEXT},
        problems=(UnsupportedType,),
    ),
)
