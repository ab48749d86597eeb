"""This module knows the report's JSON Schema (draft 2020-12), published as ``docs/report.schema.json``."""

from __future__ import annotations

from citemark.types import Label, Outcome

Schema = dict[str, object]


def _object(properties: Schema, *, optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {**schema, "type": [str(schema["type"]), "null"]}


def _said(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_DATE: Schema = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
_DAY: Schema = {"type": "string", "format": "date"}
_LABEL: Schema = {"enum": [label.value for label in Label]}

_IDENTIFIER = _object({"scheme": _TEXT, "value": _TEXT, "url": _TEXT})
_REASON = _object(
    {
        "signal": _TEXT,
        "message": _TEXT,
        "weight": _said({"type": "number"}, "Contribution to the log-odds; 0 for an explanation."),
    }
)
_CLAIM = _object(
    {
        "title": _or_null(_TEXT),
        "method": _or_null(_TEXT),
        "acronym": _or_null(_TEXT),
        "authors": _list(_TEXT),
        "affiliations": _list(_TEXT),
        "venue": _or_null(_TEXT),
        "date": _or_null(_DATE),
        "category": _or_null(_TEXT),
        "sentence": _or_null(_TEXT),
    }
)
_RECORD = _object(
    {
        "title": _TEXT,
        "authors": _list(_TEXT),
        "year": _or_null({"type": "integer"}),
        "date": _or_null(_DAY),
        "venues": _list(_TEXT),
        "identifiers": _list(_IDENTIFIER),
        "url": _or_null(_TEXT),
        "retracted": {"type": "boolean"},
    }
)
_COVERAGE = _said(
    _object({"estimate": _SHARE, "low": _SHARE, "high": _SHARE, "basis": _TEXT}),
    "The estimated probability that this source would hold the work if it existed as claimed.",
)
_EVIDENCE = _object(
    {
        "source": _TEXT,
        "outcome": {"enum": [outcome.value for outcome in Outcome]},
        "record": {"oneOf": [_RECORD, {"type": "null"}]},
        "as_of": _or_null(_DAY),
        "detail": _TEXT,
        "coverage": _COVERAGE,
    },
    optional=("coverage",),
)
_REFERENCE = _object(
    {
        "index": {"type": "integer", "minimum": 1},
        "key": _said(_or_null(_TEXT), "The entry's BibTeX, RIS, EndNote or CSL key."),
        "text": _TEXT,
        "start": _said(_COUNT, "Offset into the document's extracted text, in code points."),
        "end": _COUNT,
        "identifiers": _list(_IDENTIFIER),
        "claim": _CLAIM,
        "label": _LABEL,
        "probability": _said(_SHARE, "That the document misleads about this source."),
        "reasons": _list(_REASON),
        "evidence": _list(_EVIDENCE),
    }
)

SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "citemark report",
    "description": "What citemark found about every source that one document leans on.",
    **_object(
        {
            "citemark": _said(_TEXT, "The version that made the report."),
            "document": _object(
                {
                    "id": _TEXT,
                    "title": _or_null(_TEXT),
                    "media_type": _TEXT,
                    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                    "published": _or_null(_DAY),
                }
            ),
            "label": _said(_LABEL, "The worst label of any reference."),
            "probability": _said(_SHARE, "That the document misleads about at least one source."),
            "counts": _object({label.value: _COUNT for label in Label}),
            "complete": _said(
                {"type": "boolean"}, "False when a look-up did not come back before the deadline."
            ),
            "reasons": _list(_REASON),
            "references": _list(_REFERENCE),
            "versions": _object(
                {
                    "citemark": _TEXT,
                    "model": _TEXT,
                    "index": _or_null(_TEXT),
                    "ledger": _or_null(_TEXT),
                }
            ),
        }
    ),
}
"""Every key is required, none other is allowed; a new key is a new version of the report."""
