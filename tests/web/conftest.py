"""The service over the real scorer, with a small model and no remote source."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from citemark.settings import Settings
from citemark.web.app import create_app
from citemark.web.services import Services, open_services

TODAY = dt.date(2026, 11, 21)
LD = "application/ld+json"

MakeCapsule = Callable[..., dict[str, Any]]
CODE = "import sys; from citemark.cli import main; main(['serve', *sys.argv[1:]])"


@pytest.fixture
def settings(tmp_path: Path, model_folder: Path) -> Settings:
    return Settings(
        model=model_folder,
        ledger=f"sqlite:///{tmp_path / 'ledger.db'}",
        sources=(),
        cache=tmp_path,
        body_limit=64 * 1024,
    )


@pytest.fixture
def services(settings: Settings) -> Iterator[Services]:
    opened = open_services(settings, clock=lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture
def app(services: Services, settings: Settings) -> Flask:
    return create_app(services, settings)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def post(client: FlaskClient, body: bytes | str, content_type: str = LD) -> dict[str, Any]:
    """The report of one document."""
    answer = client.post("/v1/score", data=body, content_type=content_type)
    assert (answer.status_code, answer.mimetype) == (200, "application/json"), answer.text
    report: dict[str, Any] = json.loads(answer.data)
    return report


PURPOSES = {
    "a": "which keeps only the most informative neurons when contexts grow to a million tokens",
    "b": "a way for hospitals to train language models together without sharing patient records",
}


def capsule(name: str, work: str, *, identifier: str = "arXiv:2601.07321") -> dict[str, object]:
    """A summary, invented, of the shape that knowledge graphs publish."""
    text = (
        f"## Analysis\n**1. {work}**\n\nResearchers introduced {work}, {PURPOSES[name]}.\n"
        f"Source: {identifier}\n"
    )
    return {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": f"https://graph.example/capsules/{name}",
        "name": f"Summary {name}",
        "dateCreated": "2026-04-17",
        "text": text,
    }


@pytest.fixture
def make_capsule() -> Callable[..., dict[str, object]]:
    return capsule


@pytest.fixture(scope="module")
def running(
    tmp_path_factory: pytest.TempPathFactory, running_service: Callable[..., Any]
) -> Iterator[Any]:
    """A service with its defaults for all tests of a module: starting one takes longer than what they do."""
    command = [sys.executable, "-c", CODE, "--port", "{port}", "--offline"]
    with running_service(tmp_path_factory.mktemp("service"), command, {}) as found:
        yield found
