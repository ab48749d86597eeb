"""Judging over HTTP: one document, or a stream of them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema_rs
import pytest
from flask.testing import FlaskClient

from citemark.assembly import open_scorer
from citemark.documents import read
from citemark.ledger import open_ledger
from citemark.report import SCHEMA, to_json
from citemark.settings import Settings
from citemark.web.app import create_app
from citemark.web.services import Services, open_services

from .conftest import LD, MakeCapsule, post

TODAY = "2026-11-21"


PAPER = "arXiv:2601.07321"


COMMAND = "from citemark.cli import main; main()"


ARGUMENTS = ("score", "--format", "json", "--offline", "--now", TODAY)


def test_a_report_fits_its_published_schema(client: FlaskClient, make_capsule: MakeCapsule) -> None:
    report = post(client, json.dumps(make_capsule("a", "Sparse Replay of Activations")))
    jsonschema_rs.validator_for(SCHEMA).validate(report)
    assert [each["identifiers"][0]["value"] for each in report["references"]] == ["2601.07321"]


def test_http_command_line_and_library_give_the_same_bytes(
    client: FlaskClient,
    settings: Settings,
    make_capsule: MakeCapsule,
    tmp_path: Path,
) -> None:
    data = json.dumps(make_capsule("a", "Sparse Replay of Activations")).encode()
    over_http = client.post("/v1/score", data=data, content_type=LD).data
    file = tmp_path / "a.json"
    file.write_bytes(data)
    by_command = subprocess.run(
        [sys.executable, "-c", COMMAND, *ARGUMENTS, str(file)],
        env=os.environ | {"CITEMARK_MODEL": str(settings.model)},
        stdout=subprocess.PIPE,
        check=True,
    )
    with (
        open_ledger("memory") as ledger,
        open_scorer(settings, ledger, now=dt.date.fromisoformat(TODAY), offline=True) as scorer,
    ):
        by_library = to_json(scorer.score(read(data, type="capsule")[0]))
    assert over_http == by_command.stdout == by_library.encode()


BODIES = [
    ("text/plain", "See arXiv:2601.07321 for more.", ["2601.07321"]),
    ("text/plain; charset=latin-1", "Müller, arXiv:2601.07321".encode("latin-1"), ["2601.07321"]),
    ("text/plain; charset=Shift_JIS", "「arXiv:2601.07321」".encode("shift-jis"), ["2601.07321"]),
    ("text/plain; charset=windows-1251", "см. arXiv:2601.07321".encode("cp1251"), ["2601.07321"]),
    ("text/markdown", "**See** [it](https://arxiv.org/abs/2601.07321).", ["2601.07321"]),
    (
        "text/html",
        "<p>See <a href='https://arxiv.org/abs/2601.07321'>it</a>.</p>",
        ["2601.07321"],
    ),
    ("application/x-bibtex", "@misc{a, title={One Work}, eprint={2601.07321}}", None),
    ("application/nbib", "PMID- 32000001\nTI  - One Work", ["32000001"]),
    ("application/x-endnote-refer", "%0 Generic\n%T One Work\n%R 10.1000/182", ["10.1000/182"]),
    ("application/x-isi-export-format", "PT J\nTI One Work\nDI 10.1000/182\nER", ["10.1000/182"]),
    ("message/rfc822", "Subject: One\n\nSee arXiv:2601.07321.", ["2601.07321"]),
    ("application/octet-stream", "@misc{a, title={One Work}, doi={10.1000/182}}", ["10.1000/182"]),
    ("application/json", json.dumps({"text": "See arXiv:2601.07321."}), ["2601.07321"]),
    ("application/json", json.dumps({"markdown": "See arXiv:2601.07321."}), ["2601.07321"]),
    ("application/json", json.dumps({"html": "<p>See arXiv:2601.07321.</p>"}), ["2601.07321"]),
    ("application/json", json.dumps({"bibtex": "@misc{a, title={One Work}}"}), [None]),
    (
        "application/json",
        json.dumps(
            {"references": [{"identifiers": ["arXiv:2601.07321"]}, {"text": "10.1000/182"}]}
        ),
        None,
    ),
    ("text/plain", "Nothing is cited here.", []),
]


@pytest.mark.parametrize(("content_type", "body", "values"), BODIES)
def test_a_document_is_read_by_its_content_type(
    client: FlaskClient, content_type: str, body: bytes | str, values: list[str | None] | None
) -> None:
    report = post(client, body, content_type)
    if values is None:
        assert report["references"]
        return
    found = [
        (each["identifiers"] or [{"value": None}])[0]["value"] for each in report["references"]
    ]
    assert found == values


def test_a_capsule_in_a_field_is_judged_like_one_in_the_body(
    client: FlaskClient, make_capsule: MakeCapsule
) -> None:
    capsule = make_capsule("a", "Sparse Replay of Activations")
    first = post(client, json.dumps(capsule))
    second = post(client, json.dumps({"capsule": capsule}), "application/json")
    assert first["references"] == second["references"]
    assert first["document"]["id"] == second["document"]["id"]


def test_a_document_is_judged_by_what_others_said_and_then_testifies(
    client: FlaskClient, make_capsule: MakeCapsule
) -> None:
    first = post(client, json.dumps(make_capsule("a", "Sparse Replay of Activations")))
    second = post(
        client, json.dumps(make_capsule("b", "Federated Tuning with Separated Gradients"))
    )
    again = post(client, json.dumps(make_capsule("a", "Sparse Replay of Activations")))
    assert first["references"][0]["label"] == "unverified"
    assert second["references"][0]["label"] == "suspect"
    assert "Sparse Replay of Activations" in json.dumps(second["references"][0]["reasons"])
    assert again["references"][0]["label"] == "suspect"


def test_judging_a_document_again_gives_the_same_bytes(
    client: FlaskClient, make_capsule: MakeCapsule
) -> None:
    body = json.dumps(make_capsule("a", "Sparse Replay of Activations"))
    answers = {client.post("/v1/score", data=body, content_type=LD).data for _ in range(3)}
    assert len(answers) == 1


def test_bare_references_testify_nothing_and_are_not_kept(
    client: FlaskClient, services: Services
) -> None:
    body = {"references": [{"identifiers": [PAPER], "claim": {"title": "One Work of Two"}}]}
    report = post(client, json.dumps(body), "application/json")
    assert services.ledger.version == "0-0000000000000000"
    assert client.get(f"/v1/reports/{report['document']['sha256']}").status_code == 404


def test_a_report_is_kept_under_the_digest_of_the_body(
    client: FlaskClient, make_capsule: MakeCapsule
) -> None:
    body = json.dumps(make_capsule("a", "Sparse Replay of Activations")).encode()
    sent = client.post("/v1/score", data=body, content_type=LD).data
    kept = client.get(f"/v1/reports/{hashlib.sha256(body).hexdigest()}")
    assert (kept.status_code, kept.data) == (200, sent)


REFUSED = [
    ("application/json", "{", 400, "JSON"),
    ("application/json", "[" * 60_000, 400, "JSON"),
    ("application/json", '{"text":' + "9" * 5000 + "}", 400, "JSON"),
    ("application/json", "[]", 400, "JSON object"),
    ("application/json", "{}", 400, "schema"),
    ("application/json", '{"text": "a", "html": "b"}', 400, "schema"),
    ("application/json", '{"text": 5}', 400, "schema"),
    ("application/json", '{"txet": "a"}', 400, "schema"),
    ("application/json", '{"capsule": "text"}', 400, "schema"),
    ("application/json", '{"references": []}', 400, "schema"),
    ("application/json", '{"references": [{"identifier": "x"}]}', 400, "schema"),
    ("application/json", '{"url": "ftp://example.org"}', 400, "schema"),
    ("application/json", '{"url": "https://example.org"}', 403, "fetches no addresses"),
    ("application/json", '{"capsule": {"a": ' + "[" * 900 + "]" * 900 + "}}", 413, "deep"),
    ("application/x-www-form-urlencoded", "a=b", 415, "application/ld+json"),
    ("", "a", 415, "No Content-Type was sent; send one of application/json, application/ld+json"),
    ("image/png", "a", 415, "application/ld+json"),
    ("application/ld+json", "{", 422, "JSON"),
    ("application/ld+json", "", 422, ""),
    ("text/plain; charset=nonsense", "a", 422, "encoding"),
    ("text/plain; charset=ascii", "é", 422, "encoding"),
    # Codecs of Python that are none of text; the first takes minutes for a megabyte.
    ("text/plain; charset=punycode", "a-b9", 422, "encoding"),
    ("text/plain; charset=idna", "arXiv:2601.07321", 422, "encoding"),
    ("text/plain; charset=unicode_escape", "arXiv:2601.07321", 422, "encoding"),
    ("text/plain; charset=utf-7", "arXiv:2601.07321", 422, "encoding"),
    ("text/plain; charset=zlib", "arXiv:2601.07321", 422, "encoding"),
    ("text/plain", "x" * 65 * 1024, 413, "CITEMARK_BODY_LIMIT"),
]


@pytest.mark.parametrize(
    ("content_type", "body", "status", "says"),
    REFUSED,
    ids=[f"{row[0][:30]}-{row[1][:24]}" for row in REFUSED],
)
def test_what_cannot_be_judged_is_a_problem_that_says_what_to_do(
    client: FlaskClient, content_type: str, body: str, status: int, says: str
) -> None:
    answer = client.post("/v1/score", data=body.encode(), content_type=content_type)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json"), (
        answer.text
    )
    assert says in answer.text


def test_of_thousands_of_errors_the_first_are_told_always_the_same(client: FlaskClient) -> None:
    many = {f"f{number:04}": 1 for number in range(2_000)}
    told = client.post("/v1/score", json=many).get_json()["errors"]
    assert list(told) == [f"f{number:04}" for number in range(20)]
    wrong = {"references": [{"claim": {"title": 5}}] * 900}
    told = client.post("/v1/score", json=wrong).get_json()["errors"]["references"]
    assert list(told) == [str(number) for number in range(20)]


def test_several_capsules_in_one_body_are_sent_to_the_batch(
    client: FlaskClient, make_capsule: MakeCapsule
) -> None:
    body = json.dumps([make_capsule("a", "One Work of Two"), make_capsule("b", "Another Work")])
    answer = client.post("/v1/score", data=body, content_type=LD)
    assert answer.status_code == 422
    assert "/v1/score/batch" in answer.text


FETCHED = [
    ("text/html", b"<p>See arXiv:2601.07321</p>"),
    ("text/plain", b"See arXiv:2601.07321."),
    ("", b"See arXiv:2601.07321."),
    ("image/png", b"See arXiv:2601.07321."),
]


@pytest.mark.parametrize(("content_type", "data"), FETCHED)
def test_a_document_is_fetched_where_that_is_allowed(
    services: Services,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    content_type: str,
    data: bytes,
) -> None:
    def fetch(url: str, _settings: Settings) -> tuple[bytes, str]:
        assert url == "https://example.org/summary"
        return data, content_type

    monkeypatch.setattr("citemark.evidence.transport.fetch.fetch_document", fetch)
    fetching = dataclasses.replace(settings, fetch_urls=True)
    client = create_app(services, fetching).test_client()
    report = post(client, '{"url": "https://example.org/summary"}', "application/json")
    assert [each["text"] for each in report["references"]] != []


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x", "http://169.254.169.254/latest"])
def test_an_address_inside_the_network_is_never_fetched(
    services: Services, settings: Settings, address: str
) -> None:
    fetching = dataclasses.replace(settings, fetch_urls=True)
    client = create_app(services, fetching).test_client()
    answer = client.post("/v1/score", json={"url": address})
    assert (answer.status_code, answer.mimetype) == (403, "application/problem+json"), answer.text


def test_nothing_is_kept_where_storing_is_off(
    settings: Settings, make_capsule: MakeCapsule
) -> None:
    unkept = dataclasses.replace(settings, store_reports=False)
    opened = open_services(unkept)
    client = create_app(opened, unkept).test_client()
    body = json.dumps(make_capsule("a", "Sparse Replay of Activations")).encode()
    post(client, body)
    answer = client.get(f"/v1/reports/{hashlib.sha256(body).hexdigest()}")
    assert answer.status_code == 404
    assert "keeps no reports" in answer.text
    assert opened.ledger.version is not None
    assert opened.ledger.version.startswith("1-")
    opened.close()


@pytest.mark.parametrize("ledger", ["memory", "none"])
def test_the_service_runs_without_a_database(
    settings: Settings, ledger: str, make_capsule: MakeCapsule
) -> None:
    small = dataclasses.replace(settings, ledger=ledger)
    opened = open_services(small)
    client = create_app(opened, small).test_client()
    post(client, json.dumps(make_capsule("a", "Sparse Replay of Activations")))
    assert client.get("/readyz").status_code == 200
    assert client.get(f"/v1/reports/{'0' * 64}").status_code == 404
    opened.close()


def test_a_ledger_that_fails_is_told_and_not_taken_for_silence(
    client: FlaskClient, settings: Settings, make_capsule: MakeCapsule
) -> None:
    body = json.dumps(make_capsule("a", "Sparse Replay of Activations"))
    post(client, body)
    assert settings.ledger is not None
    file = Path(settings.ledger.removeprefix("sqlite:///"))
    for path in file.parent.glob("ledger.db*"):
        path.write_bytes(b"damage" * 10_000)
    answer = client.post("/v1/score", data=body, content_type=LD)
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200
