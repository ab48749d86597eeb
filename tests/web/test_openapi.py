"""The published description of the interface, held against what the service does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from citemark.web.app import ENDPOINTS
from citemark.web.endpoints import Endpoint
from citemark.web.openapi import specification

DOCUMENT = specification(ENDPOINTS)
DOCUMENTATION = Path(__file__).parents[2] / "docs" / "api.md"


@schemathesis.serializer("application/x-ndjson")
def as_line(_context: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else json.dumps(value).encode()


def test_the_service_publishes_what_it_is_made_from(client: FlaskClient) -> None:
    assert client.get("/openapi.json").json == json.loads(json.dumps(DOCUMENT))


def test_every_route_is_described_and_every_description_is_a_route(app: Flask) -> None:
    pages = {"/", "/docs", "/sample", "/openapi.json", "/static/<path:filename>"}
    routes = {rule.rule for rule in app.url_map.iter_rules()} - pages
    assert routes == {endpoint.rule for endpoint in ENDPOINTS}
    assert set(DOCUMENT["paths"]) == {endpoint.path for endpoint in ENDPOINTS}


def test_every_route_is_in_the_documentation() -> None:
    text = DOCUMENTATION.read_text("utf-8")
    for endpoint in ENDPOINTS:
        assert f"`{endpoint.method} {endpoint.path}`" in text


def test_every_shape_is_a_schema_and_every_reference_leads_somewhere() -> None:
    text = json.dumps(DOCUMENT)
    for name in set(_references(DOCUMENT)):
        target: Any = DOCUMENT
        for part in name.removeprefix("#/").split("/"):
            target = target[part]
        assert target
    for name, schema in DOCUMENT["components"]["schemas"].items():
        resolved = {"components": DOCUMENT["components"], **schema}
        jsonschema_rs.validator_for(json.loads(json.dumps(resolved)))
        assert name in text


def _references(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [name for value in node.values() for name in _references(value)]
    if isinstance(node, list):
        return [name for value in node for name in _references(value)]
    return []


@pytest.mark.no_cover  # random requests: tests/conftest.py says why
@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)
def test_the_service_does_what_its_description_says(app: Flask, endpoint: Endpoint) -> None:
    """Whatever the schema allows, and some that it forbids, is answered as described."""
    schema = schemathesis.openapi.from_wsgi("/openapi.json", app)
    operation = schema[endpoint.path][endpoint.method]

    @settings(
        max_examples=25,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(operation.as_strategy(mode) for mode in GenerationMode))
    def exchange(case: Any) -> None:
        # Any text may be a body, and a body of the right shape may still be no document.
        excluded = [positive_data_acceptance]
        if endpoint.takes and case.media_type != "application/json":
            excluded.append(negative_data_rejection)
        case.call_and_validate(headers={"Host": "localhost"}, excluded_checks=excluded)

    exchange()
