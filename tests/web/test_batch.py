"""Many documents in one request: a line for each, in order."""

from __future__ import annotations

import json
from typing import Any

from flask.testing import FlaskClient

from .conftest import MakeCapsule, post


def batch(client: FlaskClient, *lines: str) -> list[dict[str, Any]]:
    answer = client.post(
        "/v1/score/batch", data="\n".join(lines), content_type="application/x-ndjson"
    )
    assert (answer.status_code, answer.mimetype) == (200, "application/x-ndjson")
    return [json.loads(line) for line in answer.text.splitlines()]


def test_every_line_is_answered_by_one_line_in_order(
    client: FlaskClient, make_capsule: MakeCapsule
) -> None:
    capsules = [
        make_capsule("a", "Sparse Replay of Activations"),
        make_capsule("b", "Federated Tuning with Separated Gradients"),
    ]
    answers = batch(
        client,
        json.dumps(capsules[0]),
        "",
        "{broken",
        json.dumps({"capsule": capsules[1]}),
        json.dumps({"text": "x" * 70_000}),
        json.dumps({"text": "See arXiv:2601.07321."}),
    )
    assert [answer.get("label") for answer in answers] == [
        "unverified", None, "suspect", None, "unverified",
    ]  # fmt: skip
    errors = [answer["error"] for answer in answers if "error" in answer]
    assert [(error["line"], error["status"]) for error in errors] == [(3, 400), (5, 413)]


def test_a_line_gives_the_report_of_a_single_request(
    client: FlaskClient, make_capsule: MakeCapsule
) -> None:
    line = json.dumps(make_capsule("a", "Sparse Replay of Activations"))
    (in_batch,) = batch(client, line + "\n")
    single = post(client, line + "\n")
    assert in_batch == single


def test_a_batch_may_be_larger_than_one_body(client: FlaskClient) -> None:
    lines = [json.dumps({"text": f"{number} " + "x" * 30_000}) for number in range(5)]
    assert [answer["references"] for answer in batch(client, *lines)] == [[]] * 5


def test_a_batch_of_another_type_is_refused(client: FlaskClient) -> None:
    answer = client.post("/v1/score/batch", data="{}", content_type="application/json")
    assert answer.status_code == 415
