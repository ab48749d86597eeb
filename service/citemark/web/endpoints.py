"""This module knows what an endpoint is: its route, what it does, and how it is documented."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response
from marshmallow import Schema
from werkzeug.routing import PathConverter

from citemark.errors import CitemarkError
from citemark.settings import Settings
from citemark.web.metrics import Metrics
from citemark.web.services import Services

JSON = "application/json"
Shape = type[Schema] | Mapping[str, Any]
"""A marshmallow schema, or a JSON Schema that is already one."""


@dataclass(frozen=True, slots=True)
class Context:
    """What every handler is given."""

    services: Services
    settings: Settings
    metrics: Metrics


@dataclass(frozen=True, slots=True)
class Parameter:
    """A part of the path."""

    name: str
    description: str
    schema: Mapping[str, Any]
    rest: bool = False
    """It reaches to the end of the path, slashes included."""


@dataclass(frozen=True, slots=True, eq=False)
class Endpoint:
    """One row of the service's table: Flask's routes and OpenAPI are both made from it.

    A row is itself and no other (``eq=False``): what is made from rows is made once.
    """

    method: str
    path: str
    """As OpenAPI writes it: ``/v1/reports/{sha256}``."""
    name: str
    summary: str
    handler: Callable[..., Response]
    description: str = ""
    parameters: tuple[Parameter, ...] = ()
    takes: Mapping[str, Shape] = field(default_factory=dict)
    """Content type of the body → its shape."""
    gives: Mapping[str, Shape] = field(default_factory=dict)
    """Content type of the answer → its shape."""
    problems: tuple[type[CitemarkError], ...] = ()

    @property
    def rule(self) -> str:
        """As Flask writes the path."""
        converters = {parameter.name: parameter.rest for parameter in self.parameters}
        return re.sub(
            r"\{(\w+)\}",
            lambda match: f"<{'path:' if converters.get(match[1]) else ''}{match[1]}>",
            self.path,
        )


class Rest(PathConverter):
    """The rest of a path, a slash at its start included: identifiers may begin with one."""

    regex = ".+?"
    part_isolating = False


def register(app: Flask, endpoints: Iterable[Endpoint], context: Context) -> None:
    app.url_map.converters["path"] = Rest
    for endpoint in endpoints:
        app.add_url_rule(
            endpoint.rule,
            endpoint=endpoint.name,
            view_func=_bound(endpoint, context),
            methods=[endpoint.method],
        )


def _bound(endpoint: Endpoint, context: Context) -> Callable[..., Response]:
    def view(**parts: str) -> Response:
        return endpoint.handler(context, **parts)

    return view


def as_json(text: str) -> Response:
    """A JSON answer; ``text`` is sent as it is."""
    return Response(text, content_type=JSON)
