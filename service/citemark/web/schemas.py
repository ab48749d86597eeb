"""This module knows the shapes of what is sent and answered; OpenAPI is written from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

SHORT = validate.Length(max=500)
LONG = validate.Length(max=4000)
"""Characters of one field of a reference: what an extension may send of one (4 kB)."""
REFERENCES = validate.Length(min=1, max=1000)
"""References in one request; a page of 15,000 paragraphs was measured to hold 1,000."""


class ClaimSchema(Schema):
    """What the document says of the source; leave out what it does not say."""

    title = fields.String(validate=LONG, allow_none=True)
    method = fields.String(validate=SHORT, allow_none=True)
    acronym = fields.String(validate=SHORT, allow_none=True)
    authors = fields.List(fields.String(validate=SHORT), validate=validate.Length(max=1000))
    affiliations = fields.List(fields.String(validate=SHORT), validate=validate.Length(max=1000))
    venue = fields.String(validate=SHORT, allow_none=True)
    date = fields.String(validate=SHORT, allow_none=True)
    category = fields.String(validate=SHORT, allow_none=True)
    sentence = fields.String(validate=LONG, allow_none=True)


class ReferenceSchema(Schema):
    """One source: its identifiers as they stand in the text, and the claim."""

    key = fields.String(validate=SHORT, allow_none=True)
    text = fields.String(validate=LONG, allow_none=True)
    identifiers = fields.List(
        fields.String(validate=LONG),
        validate=validate.Length(max=20),
        metadata={"example": ["arXiv:1706.03762", "https://doi.org/10.1000/182"]},
    )
    claim = fields.Nested(ClaimSchema, allow_none=True)


class JsonDocument(fields.Field[object]):
    """A JSON object or array, taken as it is."""

    def _deserialize(
        self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object
    ) -> object:
        if not isinstance(value, dict | list):
            raise ValidationError("Not a JSON object or array.")
        return super()._deserialize(value, attr, data, **kwargs)


CONTENTS = ("capsule", "html", "markdown", "text", "bibtex", "url", "references")


class ScoreRequestSchema(Schema):
    """A document in exactly one of the fields."""

    capsule = JsonDocument(metadata={"type": "object", "description": "schema.org JSON-LD"})
    html = fields.String(metadata={"description": "A web page."})
    markdown = fields.String()
    text = fields.String(metadata={"description": "Plain text, with or without a reference list."})
    bibtex = fields.String()
    url = fields.Url(schemes={"http", "https"}, metadata={"description": "Fetched if allowed."})
    references = fields.List(
        fields.Nested(ReferenceSchema),
        validate=REFERENCES,
        metadata={"description": "References without a document; nothing of them is kept."},
    )

    @validates_schema
    def exactly_one(self, data: Mapping[str, Any], **_: object) -> None:
        if len(data) != 1:
            raise ValidationError(f"Exactly one of {', '.join(CONTENTS)} is needed.")


class ProblemSchema(Schema):
    """An error (RFC 9457)."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    errors = fields.Dict(metadata={"description": "Field by field what breaks the schema."})


class WitnessSchema(Schema):
    """One document's word on an identifier."""

    document_id = fields.String(required=True)
    document_title = fields.String(required=True, allow_none=True)
    published = fields.String(required=True, allow_none=True, metadata={"format": "date"})
    claim = fields.Nested(ClaimSchema, required=True)


class IdentifierSchema(Schema):
    """Who claims what with an identifier."""

    scheme = fields.String(required=True)
    value = fields.String(required=True)
    url = fields.String(required=True)
    uses = fields.List(fields.Nested(WitnessSchema), required=True)


class ForgottenSchema(Schema):
    """What there was of a document, and is no more."""

    document_id = fields.String(required=True)
    testimony = fields.Boolean(
        required=True, metadata={"description": "Whether it testified about identifiers."}
    )
    reports = fields.Integer(
        required=True, metadata={"description": "Versions of it that were kept."}
    )


class SignalSchema(Schema):
    """One question that is asked of every reference or document."""

    name = fields.String(required=True)
    question = fields.String(required=True)
    scope = fields.String(required=True)
    direction = fields.Integer(
        required=True, metadata={"description": "+1: a higher value speaks against the source."}
    )
    strongest = fields.String(required=True, allow_none=True)


class HealthSchema(Schema):
    """That a citemark service answers, and which one."""

    status = fields.String(required=True)
    citemark = fields.String(required=True)


class ReadySchema(Schema):
    """That documents can be judged, and with what."""

    status = fields.String(required=True)
    versions = fields.Dict(
        keys=fields.String(), values=fields.String(allow_none=True), required=True
    )
