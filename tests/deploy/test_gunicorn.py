"""gunicorn with the shipped configuration: start, reload, stop, and a worker that dies."""

from __future__ import annotations

import json
import os
import signal
import socket
from pathlib import Path
from typing import Any

import requests

CAPSULE = {
    "@context": "https://schema.org",
    "@type": "CreativeWork",
    "@id": "https://graph.example/capsules/a",
    "name": "Summary a",
    "dateCreated": "2026-04-17",
    "text": "**1. Sparse Replay**\n\nResearchers introduced Sparse Replay.\nSource: arXiv:2601.07321\n",
}
BODY = json.dumps(CAPSULE).encode()
HEAD = (
    "POST /v1/score HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/ld+json\r\n"
    f"Content-Length: {len(BODY)}\r\nConnection: close\r\n\r\n"
).encode()


def asked(running: Any) -> requests.Response:
    headers = {"Content-Type": "application/ld+json", "Connection": "close"}
    return requests.post(f"{running.address}/v1/score", data=BODY, headers=headers, timeout=30)


def model(running: Any) -> str:
    answer = requests.get(f"{running.address}/readyz", timeout=30)
    assert answer.status_code == 200
    return str(answer.json()["versions"]["model"])


def scored(running: Any) -> float:
    """Requests that all workers together count."""
    numbers = requests.get(f"{running.address}/metrics", timeout=30).text
    counted = 'citemark_requests_total{route="/v1/score",status="200"} '
    return sum(
        float(line.removeprefix(counted)) for line in numbers.splitlines() if counted in line
    )


def test_it_starts_judges_and_counts_over_all_workers(running: Any) -> None:
    before = scored(running)
    for _ in range(4):
        assert asked(running).json()["label"] == "unverified"
    assert scored(running) == before + 4


def test_a_reload_takes_the_new_model_and_refuses_an_unusable_one(running: Any) -> None:
    before = model(running)
    manifest: Path = running.model / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"data": {}', '"data": {"new": 1}'))
    renewed = {"Booting worker": 2, "Worker exiting": 2}
    with running.waiting_for(renewed):
        running.process.send_signal(signal.SIGHUP)
    after = model(running)
    assert after != before
    sound = manifest.read_text()
    manifest.write_text("{}")
    with running.waiting_for({"the reload failed": 1} | renewed):
        running.process.send_signal(signal.SIGHUP)
    assert model(running) == after
    manifest.write_text(sound)


def test_a_killed_worker_is_replaced(running: Any) -> None:
    assert asked(running).status_code == 200
    with running.waiting_for({"Booting worker": 2}):
        for worker in running.workers()[-2:]:
            os.kill(worker, signal.SIGKILL)
    assert asked(running).status_code == 200


def test_a_request_in_hand_is_answered_before_the_end(running: Any) -> None:
    """The last of this module: the service has ended then."""
    with socket.create_connection(("127.0.0.1", running.port), timeout=30) as connection:
        connection.sendall(HEAD + BODY[:10])
        # Another request on its way through the same socket queue: once it is answered, the first
        # has been taken.
        assert requests.get(f"{running.address}/healthz", timeout=30).status_code == 200
        with running.waiting_for({"Worker exiting": 1}):
            running.process.send_signal(signal.SIGTERM)
        connection.sendall(BODY[10:])
        answer = b""
        while data := connection.recv(65536):
            answer += data
    assert answer.startswith(b"HTTP/1.1 200")
    assert running.process.wait(timeout=60) == 0
    assert not list((running.folder / "tmp").glob("citemark-*"))
