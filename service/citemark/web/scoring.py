"""This module knows the routes that judge: one document, or a stream of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import count

from flask import Response, request, stream_with_context
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

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
from citemark.web.connections import MALFORMED, Caller
from citemark.web.endpoints import Context, Endpoint, as_json
from citemark.web.problems import BAD_TRANSFER, CUT_OFF, TooSlow
from citemark.web.schemas import ScoreRequestSchema
from citemark.web.services import Judged

NDJSON = "application/x-ndjson"

SECONDS_BETWEEN_LINES = 300.0
"""A stream may pause as long as this: who makes summaries one by one sends them as they are done."""

_TEXT = {"type": "string"}


def score(context: Context) -> Response:
    body = request.get_data(cache=False)
    # The server hands on what came of a body that broke off as if it were all.
    if len(body) < (request.content_length or 0):
        raise ClientDisconnected
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
    lines = _lines(_Stream(), context.settings.body_limit)
    answers = stream_with_context(_answer(context, number, line) for number, line in lines)
    return Response(answers, content_type=NDJSON)


class _Stream:
    """The lines of this request's body."""

    def __init__(self) -> None:
        self._caller = request.environ.get("gunicorn.socket")
        self._to_come = request.content_length or 0
        self._stream = request.stream

    def read(self, most: int) -> bytes:
        """The next line, or so many bytes of it; raises where the body breaks off."""
        if isinstance(self._caller, Caller):
            self._caller.expect(SECONDS_BETWEEN_LINES)
        try:
            line = self._stream.readline(most)
        except ClientDisconnected as error:
            raise TooSlow(CUT_OFF) from error
        except MALFORMED as error:
            raise InvalidRequest(BAD_TRANSFER) from error
        self._to_come -= len(line)
        if not line.endswith(b"\n") and len(line) < most and self._to_come > 0:
            raise TooSlow(CUT_OFF)
        return line


def _lines(stream: _Stream, limit: int) -> Iterator[tuple[int, bytes | CitemarkError]]:
    """Number and content of each line that is not blank, or what is wrong with it."""
    for number in count(1):
        try:
            line = stream.read(limit + 2)
            long = not line.endswith(b"\n") and len(line) > limit
            while line and not line.endswith(b"\n") and long:
                line = stream.read(limit)
        except (TooSlow, InvalidRequest) as error:
            yield number, error
            return
        if long:
            yield number, InputTooLarge(f"The line is longer than {limit:,} bytes.")
        elif not line:
            return
        elif line.strip():
            yield number, line


def _answer(context: Context, number: int, line: bytes | CitemarkError) -> str:
    """The line that answers a line: a report, or an ``error`` that names the line."""
    try:
        if isinstance(line, CitemarkError):
            raise line
        sent = from_json(line, settings=context.settings, capsules=True)
        return to_jsonl(_judged(context, sent).report)
    except CitemarkError as error:
        return json.dumps({"error": problems.as_dict(error) | {"line": number}}) + "\n"


_READING = (
    InvalidRequest,
    ForbiddenAddress,
    TooSlow,
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
