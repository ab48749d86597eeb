"""Looking up: identifiers, reports, signals, the model; and the service's own state."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from citemark.signals import SPECS

from .conftest import MakeCapsule


def send(client: FlaskClient, capsule: dict[str, Any]) -> None:
    answer = client.post("/v1/score", data=json.dumps(capsule), content_type="application/ld+json")
    assert answer.status_code == 200, answer.text


IDENTIFIERS = [
    ("arXiv:2601.07321", "arxiv", "2601.07321"),
    ("https://arxiv.org/abs/2601.07321v2", "arXiv", "2601.07321v3"),
    ("doi:10.5555/Some(thing)/2", "doi", "10.5555/some(thing)/2"),
    ("https://example.org/paper?id=7", "url", "https://example.org/paper?id=7"),
]


@pytest.mark.parametrize(("written", "scheme", "value"), IDENTIFIERS)
def test_who_claims_what_with_an_identifier(
    client: FlaskClient, make_capsule: MakeCapsule, written: str, scheme: str, value: str
) -> None:
    send(client, make_capsule("a", "Sparse Replay of Activations", identifier=written))
    answer = client.get(f"/v1/identifiers/{scheme}/{quote(value, safe='')}")
    assert answer.status_code == 200, answer.text
    assert answer.json is not None
    assert answer.json["scheme"] == scheme.lower()
    assert answer.json["url"].startswith("https://")
    (use,) = answer.json["uses"]
    assert (use["document_id"], use["document_title"], use["published"]) == (
        "https://graph.example/capsules/a",
        "Summary a",
        "2026-04-17",
    )


def test_an_identifier_that_nobody_used_has_no_uses(client: FlaskClient) -> None:
    answer = client.get("/v1/identifiers/arxiv/2601.00001")
    assert answer.json is not None
    assert answer.json["uses"] == []


NOT_FOUND = [
    "/v1/identifiers/arxiv/26",
    "/v1/identifiers/arxiv/nonsense",
    "/v1/identifiers/nothing/2601.07321",
    f"/v1/reports/{'0' * 64}",
    "/v1/reports/short",
    f"/v1/reports/{'A' * 64}",
    "/v1/nothing",
]


@pytest.mark.parametrize("path", NOT_FOUND)
def test_what_is_not_there_is_a_problem(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


DOCUMENTS = [
    "https://graph.example/capsules/a",
    "https://graph.example/capsule?id=7&part=a%2Fb#top",
    "urn:summary:12",
    "/local/summary",
    "ein Name mit Ümlaut",
]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_forgotten_document_leaves_nothing(
    client: FlaskClient, make_capsule: MakeCapsule, name: str
) -> None:
    capsule = make_capsule("a", "Sparse Replay of Activations") | {"@id": name}
    send(client, capsule)
    send(client, capsule | {"name": "Another version"})
    send(client, make_capsule("b", "Federated Tuning with Gradients"))
    sha256 = hashlib.sha256(json.dumps(capsule).encode()).hexdigest()
    assert client.get(f"/v1/reports/{sha256}").json["document"]["id"] == name
    gone = client.delete(f"/v1/documents/{quote(name, safe='')}")
    assert gone.json == {"document_id": name, "testimony": True, "reports": 2}
    assert client.get(f"/v1/reports/{sha256}").status_code == 404
    uses = client.get("/v1/identifiers/arxiv/2601.07321").json["uses"]
    assert [use["document_id"] for use in uses] == ["https://graph.example/capsules/b"]
    again = client.delete(f"/v1/documents/{quote(name, safe='')}")
    assert (again.status_code, again.mimetype) == (404, "application/problem+json")


def test_only_delete_forgets(client: FlaskClient) -> None:
    answer = client.get("/v1/documents/a")
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"DELETE", "OPTIONS"}


def test_every_signal_is_listed(client: FlaskClient) -> None:
    answer = client.get("/v1/signals")
    assert answer.json is not None
    assert [row["name"] for row in answer.json] == [spec.name for spec in SPECS]
    assert all(row["question"].endswith("?") for row in answer.json)


def test_the_model_tells_what_it_is(client: FlaskClient) -> None:
    answer = client.get("/v1/model")
    assert answer.json is not None
    assert answer.json["thresholds"] == {"red": 0.8, "supported": 0.9, "verified": 0.3}


def test_a_ready_service_names_its_versions(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    assert answer.json is not None
    assert answer.json["status"] == "ok"
    assert set(answer.json["versions"]) == {"citemark", "model", "index", "ledger"}


def test_a_living_service_says_which_one_it_is(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok", "citemark": version("citemark")}


def test_numbers_count_requests_verdicts_and_answers(
    client: FlaskClient, make_capsule: MakeCapsule
) -> None:
    send(client, make_capsule("a", "Sparse Replay of Activations"))
    client.get("/v1/identifiers/arxiv/26")
    page = client.get("/metrics")
    assert page.status_code == 200
    for line in (
        'citemark_requests_total{route="/v1/score",status="200"} 1.0',
        'citemark_requests_total{route="/v1/identifiers/<scheme>/<path:value>",status="404"} 1.0',
        'citemark_verdicts_total{label="unverified"} 1.0',
        'citemark_request_seconds_count{route="/v1/score"} 1.0',
    ):
        assert line in page.text
    assert "2601.07321" not in page.text
    assert "graph.example" not in page.text
