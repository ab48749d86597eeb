"""This module knows how the table of endpoints is written as OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin

from citemark.errors import CitemarkError
from citemark.web import problems
from citemark.web.endpoints import Endpoint, Shape
from citemark.web.problems import ForeignCaller, KeyRequired, TooManyRequests
from citemark.web.schemas import CONTENTS, ProblemSchema

GUARDS = (KeyRequired, ForeignCaller, TooManyRequests)
"""What any endpoint may answer before it looks at the request."""

UNGUARDED = ("healthz", "readyz")


def specification(endpoints: Iterable[Endpoint]) -> dict[str, Any]:
    """The whole document, as served at ``/openapi.json``."""
    spec = APISpec(
        title="citemark",
        version=version("citemark"),
        openapi_version="3.1.0",
        plugins=[MarshmallowPlugin(schema_name_resolver=_schema_name)],
        info={"description": "Does every source of a summary exist, and is it what it says it is?"},
    )
    spec.components.schema("Problem", schema=ProblemSchema)
    spec.components.security_scheme("key", {"type": "http", "scheme": "bearer"})
    for endpoint in endpoints:
        spec.path(
            path=endpoint.path,
            operations={endpoint.method.lower(): _operation(endpoint)},
            parameters=[_parameter(parameter) for parameter in endpoint.parameters],
        )
    document: dict[str, Any] = spec.to_dict()
    # marshmallow states this rule in code; JSON Schema can say it.
    request = document["components"]["schemas"]["ScoreRequest"]
    request["oneOf"] = [{"required": [name]} for name in CONTENTS]
    request["additionalProperties"] = False
    return document


def _schema_name(schema: Any) -> str:
    name = schema.__name__ if isinstance(schema, type) else type(schema).__name__
    return name.removesuffix("Schema")


def _parameter(parameter: Any) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": "path",
        "required": True,
        "description": parameter.description,
        "schema": dict(parameter.schema),
    }


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "responses": _responses(endpoint),
    }
    if endpoint.description:
        operation["description"] = endpoint.description
    if endpoint.name not in UNGUARDED:
        operation["security"] = [{"key": []}, {}]
    if endpoint.takes:
        operation["requestBody"] = {"required": True, "content": _content(endpoint.takes)}
    return operation


def _responses(endpoint: Endpoint) -> dict[str, Any]:
    responses: dict[str, Any] = {
        "200": {"description": "As asked.", "content": _content(endpoint.gives)}
    }
    raised = endpoint.problems if endpoint.name in UNGUARDED else (*GUARDS, *endpoint.problems)
    statuses: dict[int, list[str]] = {}
    for error in raised:
        row = _row(error)
        statuses.setdefault(row.status, []).append(row.title)
    for status, titles in sorted(statuses.items()):
        responses[str(status)] = {
            "description": "; ".join(titles) + ".",
            "content": {problems.MEDIA_TYPE: {"schema": ProblemSchema}},
        }
    return responses


def _row(error: type[CitemarkError]) -> problems.Problem:
    return next(row for row in problems.PROBLEMS if row.error is error)


def _content(shapes: Mapping[str, Shape]) -> dict[str, Any]:
    return {media_type: {"schema": _shape(shape)} for media_type, shape in shapes.items()}


def _shape(shape: Shape) -> Any:
    if isinstance(shape, Mapping):
        return {name: value for name, value in shape.items() if name not in {"$schema", "$id"}}
    return shape
