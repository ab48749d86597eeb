"""The service as it is run: gunicorn, several processes, real sockets."""

from __future__ import annotations

import dataclasses
import gc
import hashlib
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from citemark.errors import (
    CitemarkError,
    IndexUnusable,
    InvalidSetting,
    LedgerUnavailable,
    ModelRejected,
)
from citemark.settings import Settings
from citemark.web import METRICS_DIRECTORY, serve

from .conftest import MakeCapsule

CODE = "import json, sys; from citemark.cli import main; main(['serve', *sys.argv[1:]])"


@pytest.fixture(scope="module")
def running(
    tmp_path_factory: pytest.TempPathFactory, running_service: Callable[..., Any]
) -> Iterator[Any]:
    """One service for all tests of this module; starting it takes longer than what they do."""
    command = [sys.executable, "-c", CODE, "--port", "{port}", "--offline"]
    folder = tmp_path_factory.mktemp("service")
    with running_service(folder, command, {"CITEMARK_BODY_LIMIT": "65536"}) as found:
        yield found


@pytest.fixture
def forgetful(running: Any) -> Iterator[None]:
    """Afterwards nothing of this test testifies to the others."""
    yield
    for name in "ab":
        address = f"{running.address}/v1/documents/https://graph.example/capsules/{name}"
        assert requests.delete(address, timeout=30).status_code in {200, 404}


def counted(running: Any) -> list[float]:
    """Documents judged over HTTP, one by one, and references suspected, by all workers."""
    numbers = requests.get(f"{running.address}/metrics", timeout=30).text.splitlines()
    rows = (
        'citemark_requests_total{route="/v1/score",status="200"} ',
        'citemark_verdicts_total{label="suspect"} ',
    )
    return [sum(float(line.removeprefix(row)) for line in numbers if row in line) for row in rows]


@pytest.mark.usefixtures("forgetful")
def test_the_main_flow_over_real_sockets(running: Any, make_capsule: MakeCapsule) -> None:
    first, second = (
        make_capsule("a", "Sparse Replay of Activations"),
        make_capsule("b", "Federated Tuning with Separated Gradients"),
    )
    body = json.dumps(first).encode()
    headers = {"Content-Type": "application/ld+json"}
    before = counted(running)
    one = requests.post(f"{running.address}/v1/score", data=body, headers=headers, timeout=30)
    assert (one.status_code, one.json()["label"]) == (200, "unverified")

    def lines() -> Iterator[bytes]:
        yield json.dumps(second).encode() + b"\n"
        yield b"{broken\n"

    batch = requests.post(
        f"{running.address}/v1/score/batch",
        data=lines(),
        headers={"Content-Type": "application/x-ndjson"},
        timeout=30,
    )
    answers = [json.loads(line) for line in batch.text.splitlines()]
    assert answers[0]["references"][0]["label"] == "suspect"
    assert answers[1]["error"]["line"] == 2
    digest = hashlib.sha256(body).hexdigest()
    kept = requests.get(f"{running.address}/v1/reports/{digest}", timeout=30)
    assert kept.content == one.content
    uses = requests.get(f"{running.address}/v1/identifiers/arxiv/2601.07321", timeout=30).json()
    assert len(uses["uses"]) == 2
    more = [after - earlier for earlier, after in zip(before, counted(running), strict=True)]
    assert more == [1, 1]

    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 1024

    large = requests.post(
        f"{running.address}/v1/score",
        data=endless(),
        headers={"Content-Type": "text/plain"},
        timeout=30,
    )
    assert (large.status_code, large.json()["status"]) == (413, 413)
    foreign = requests.get(f"{running.address}/", headers={"Host": "evil.example"}, timeout=30)
    assert foreign.status_code == 403
    said = json.dumps(running.lines)
    assert "Sparse Replay" not in said
    assert "graph.example" not in said


@pytest.mark.usefixtures("forgetful")
def test_a_reload_takes_the_new_model_and_no_request_fails(
    running: Any, make_capsule: MakeCapsule
) -> None:
    def version() -> str:
        answer = requests.get(f"{running.address}/readyz", timeout=30)
        assert answer.status_code == 200
        return str(answer.json()["versions"]["model"])

    before, statuses, stop = version(), [], threading.Event()

    def ask() -> None:
        body = json.dumps(make_capsule("a", "Sparse Replay of Activations"))
        headers = {"Content-Type": "application/ld+json", "Connection": "close"}
        while not stop.is_set():
            answer = requests.post(
                f"{running.address}/v1/score", data=body, headers=headers, timeout=30
            )
            statuses.append(answer.status_code)

    asking = threading.Thread(target=ask)
    asking.start()
    manifest = running.model / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"data": {}', '"data": {"new": 1}'))
    with running.waiting_for({"Booting worker": 2, "Worker exiting": 2}):
        running.process.send_signal(signal.SIGHUP)
    after = version()
    stop.set()
    asking.join()
    assert after != before
    assert set(statuses) == {200}

    sound = manifest.read_text()
    manifest.write_text("{}")
    with running.waiting_for({"the reload failed": 1}):
        running.process.send_signal(signal.SIGHUP)
    with running.waiting_for({"Booting worker": 2}):
        for worker in running.workers()[-2:]:
            os.kill(worker, signal.SIGKILL)
    assert version() == after
    manifest.write_text(sound)


@pytest.mark.usefixtures("forgetful")
def test_a_killed_worker_is_replaced_and_loses_nothing(
    running: Any, make_capsule: MakeCapsule
) -> None:
    body = json.dumps(make_capsule("a", "Sparse Replay of Activations"))
    headers = {"Content-Type": "application/ld+json"}
    url = f"{running.address}/v1/score"
    assert requests.post(url, data=body, headers=headers, timeout=30).status_code == 200
    with running.waiting_for({"Booting worker": 2}):
        for worker in running.workers()[-2:]:
            os.kill(worker, signal.SIGKILL)
    uses = requests.get(f"{running.address}/v1/identifiers/arxiv/2601.07321", timeout=30).json()
    assert len(uses["uses"]) == 1


@pytest.fixture
def unserved(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """``serve.run`` up to the point where gunicorn would take over, and nothing left of it."""
    monkeypatch.setenv(METRICS_DIRECTORY, "")
    loggers = [logging.getLogger(name) for name in ("citemark", "gunicorn.error")]
    before = [(each, each.handlers, each.level, each.propagate) for each in loggers]
    yield
    gc.unfreeze()
    for each, handlers, level, propagate in before:
        each.handlers, each.propagate = handlers, propagate
        each.setLevel(level)


WRONG = [
    ({"model": Path("/nowhere")}, ModelRejected, "manifest.json"),
    ({"ledger": "sqlite:////nowhere/ledger.db"}, LedgerUnavailable, "folder and permissions"),
    ({"ledger": "memory", "workers": 2, "host": "192.0.2.1"}, InvalidSetting, "one process's own"),
    ({"index": Path("/nowhere")}, IndexUnusable, "/nowhere"),
    ({"host": "192.0.2.1"}, InvalidSetting, "cannot listen on 192.0.2.1:"),
]


@pytest.mark.usefixtures("unserved")
@pytest.mark.parametrize(("wrong", "error", "message"), WRONG)
def test_a_wrong_setting_stops_the_start(
    settings: Settings, wrong: dict[str, Any], error: type[CitemarkError], message: str
) -> None:
    with pytest.raises(error, match=message):
        serve.run(dataclasses.replace(settings, **wrong))


def test_a_port_in_use_is_told_at_once_with_exit_code_2(running: Any) -> None:
    command = [sys.executable, "-c", CODE, "--offline", "--port", str(running.port)]
    environment = os.environ | {"CITEMARK_LEDGER": "none", "CITEMARK_MODEL": str(running.model)}
    ran = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 2
    assert f"cannot listen on 127.0.0.1:{running.port}" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_settings_become_gunicorn_s(settings: Settings) -> None:
    found = serve.options(settings)
    assert (found["bind"], found["workers"], found["threads"]) == ("127.0.0.1:8000", 2, 4)
    assert serve.options(Settings(host="::1", port=9))["bind"] == "[::1]:9"


def test_an_application_is_looked_over_before_it_is_served(
    settings: Settings, tmp_path: Path
) -> None:
    try:
        app = serve.load(settings, tmp_path)
    finally:
        gc.unfreeze()
    assert app.test_client().get("/readyz").status_code == 200
    with pytest.raises(ModelRejected):
        serve.load(dataclasses.replace(settings, model=Path("/nowhere")), tmp_path)
