"""This module knows the routes that look up what is kept, and have it forgotten."""

from __future__ import annotations

import json
import re
from typing import Any

from flask import Response

from citemark.errors import LedgerUnavailable, NotFound
from citemark.identifiers import link
from citemark.ledger.claims import claim_as_dict
from citemark.ledger.naming import SCHEME_NAMES, identifier_named
from citemark.ledger.testimony import Witness
from citemark.report import SCHEMA
from citemark.signals import SPECS
from citemark.web.endpoints import JSON, Context, Endpoint, Parameter, as_json
from citemark.web.schemas import ForgottenSchema, IdentifierSchema, SignalSchema

_SHA256 = re.compile(r"[0-9a-f]{64}")


def identifier(context: Context, scheme: str, value: str) -> Response:
    found = identifier_named(scheme, value)
    if found is None:
        raise NotFound(f"That is no identifier of a scheme known here ({', '.join(SCHEME_NAMES)}).")
    answer = {
        "scheme": found.scheme,
        "value": found.value,
        "url": link(found),
        "uses": [_use(witness) for witness in context.services.ledger.uses_of(found)],
    }
    return as_json(_text(IdentifierSchema().dump(answer)))


def _use(witness: Witness) -> dict[str, Any]:
    return {
        "document_id": witness.document_id,
        "document_title": witness.document_title,
        "published": witness.published.isoformat() if witness.published else None,
        "claim": claim_as_dict(witness.claim),
    }


def report(context: Context, sha256: str) -> Response:
    store = context.services.store
    if store is None:
        raise NotFound("This service keeps no reports.")
    found = store.report(sha256) if _SHA256.fullmatch(sha256) else None
    if found is None:
        raise NotFound("No document with this SHA-256 was judged here.")
    return as_json(found)


def forget(context: Context, document_id: str) -> Response:
    found = context.services.forget(document_id)
    if not found.anything:
        raise NotFound("Nothing is kept of a document with this identifier.")
    answer = {
        "document_id": document_id,
        "testimony": found.testimony,
        "reports": found.reports,
    }
    return as_json(_text(ForgottenSchema().dump(answer)))


def signals(_context: Context) -> Response:
    return as_json(_text(SignalSchema(many=True).dump(SPECS)))


def model(context: Context) -> Response:
    with context.services.scorers.lent() as scorer:
        return as_json(_text(scorer.model.card()))


def _text(answer: object) -> str:
    return json.dumps(answer, indent=2, ensure_ascii=False) + "\n"


ENDPOINTS = (
    Endpoint(
        "GET",
        "/v1/identifiers/{scheme}/{value}",
        "identifier",
        "Who claims what with an identifier",
        identifier,
        parameters=(
            Parameter(
                "scheme", "The identifier's scheme.", {"type": "string", "enum": SCHEME_NAMES}
            ),
            Parameter(
                "value",
                "The identifier, percent-encoded.",
                {"type": "string", "minLength": 1},
                rest=True,
            ),
        ),
        gives={JSON: IdentifierSchema},
        problems=(NotFound, LedgerUnavailable),
    ),
    Endpoint(
        "GET",
        "/v1/reports/{sha256}",
        "report",
        "The latest report of a document",
        report,
        parameters=(
            Parameter(
                "sha256",
                "SHA-256 of the document's bytes, in hex.",
                {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            ),
        ),
        gives={JSON: SCHEMA},
        problems=(NotFound, LedgerUnavailable),
    ),
    Endpoint(
        "DELETE",
        "/v1/documents/{document_id}",
        "forget",
        "Forget a document, its testimony and its reports",
        forget,
        description="What other documents were told of it before stays in their reports.",
        parameters=(
            Parameter(
                "document_id",
                "The document's own identifier (`document.id` of its report), percent-encoded.",
                {"type": "string", "minLength": 1},
                rest=True,
            ),
        ),
        gives={JSON: ForgottenSchema},
        problems=(NotFound, LedgerUnavailable),
    ),
    Endpoint(
        "GET",
        "/v1/signals",
        "signals",
        "Every question that is asked of a source",
        signals,
        gives={JSON: {"type": "array", "items": SignalSchema}},
    ),
    Endpoint(
        "GET",
        "/v1/model",
        "model",
        "The model that judges: data, metrics, thresholds",
        model,
        gives={JSON: {"type": "object"}},
    ),
)
