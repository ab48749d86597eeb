"""The service as it is run: gunicorn, several processes, real sockets."""

from __future__ import annotations

import contextlib
import dataclasses
import gc
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests

from citemark.errors import ModelRejected
from citemark.settings import Settings
from citemark.web import serve

CODE = "import json, sys; from citemark.cli import main; main(['serve', *sys.argv[1:]])"

MakeCapsule = Callable[..., dict[str, Any]]


@dataclass
class Running:
    """A service on a free port of this machine."""

    address: str
    process: subprocess.Popen[str]
    model: Path
    lines: list[dict[str, Any]] = field(default_factory=list)

    def wait_for(self, event: str, *, times: int = 1) -> None:
        deadline = time.monotonic() + 60
        while sum(event in line["event"] for line in list(self.lines)) < times:
            assert time.monotonic() < deadline, self.lines
            assert self.process.poll() is None, self.lines
            threading.Event().wait(0.05)

    def workers(self) -> set[int]:
        return {line["process"] for line in list(self.lines) if "Booting" in line["event"]}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def running(tmp_path: Path, model_folder: Path) -> Iterator[Running]:
    model = tmp_path / "model"
    shutil.copytree(model_folder, model)
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if "CITEMARK" not in name} | {
        "CITEMARK_MODEL": str(model),
        "CITEMARK_LEDGER": f"sqlite:///{tmp_path / 'ledger.db'}",
        "CITEMARK_BODY_LIMIT": "65536",
        "CITEMARK_CACHE": str(tmp_path),
    }
    process = subprocess.Popen(
        [sys.executable, "-c", CODE, "--port", str(port), "--offline"],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    found = Running(f"http://127.0.0.1:{port}", process, model)

    def listen() -> None:
        assert process.stderr is not None
        for line in process.stderr:
            found.lines.append(json.loads(line))

    listener = threading.Thread(target=listen)
    listener.start()
    try:
        found.wait_for("Booting worker", times=2)
        yield found
    finally:
        process.terminate()
        process.wait(timeout=60)
        listener.join()
        assert process.stderr is not None
        process.stderr.close()


def test_the_main_flow_over_real_sockets(running: Running, make_capsule: MakeCapsule) -> None:
    first, second = (
        make_capsule("a", "Sparse Replay of Activations"),
        make_capsule("b", "Federated Tuning with Separated Gradients"),
    )
    body = json.dumps(first).encode()
    headers = {"Content-Type": "application/ld+json"}
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
    numbers = requests.get(f"{running.address}/metrics", timeout=30).text
    assert 'citemark_requests_total{route="/v1/score",status="200"} 1.0' in numbers
    assert 'citemark_verdicts_total{label="suspect"} 1.0' in numbers

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


def test_a_reload_takes_the_new_model_and_no_request_fails(
    running: Running, make_capsule: MakeCapsule
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
    running.process.send_signal(signal.SIGHUP)
    running.wait_for("Booting worker", times=4)
    running.wait_for("Worker exiting", times=2)
    after = version()
    stop.set()
    asking.join()
    assert after != before
    assert set(statuses) == {200}

    manifest.write_text("{}")
    running.process.send_signal(signal.SIGHUP)
    running.wait_for("the reload failed")
    for worker in running.workers():
        with contextlib.suppress(ProcessLookupError):  # the first two have ended
            os.kill(worker, signal.SIGKILL)
    running.wait_for("Booting worker", times=6)
    assert version() == after


def test_a_killed_worker_is_replaced_and_loses_nothing(
    running: Running, make_capsule: MakeCapsule
) -> None:
    body = json.dumps(make_capsule("a", "Sparse Replay of Activations"))
    headers = {"Content-Type": "application/ld+json"}
    url = f"{running.address}/v1/score"
    assert requests.post(url, data=body, headers=headers, timeout=30).status_code == 200
    for worker in running.workers():
        os.kill(worker, signal.SIGKILL)
    running.wait_for("Booting worker", times=4)
    uses = requests.get(f"{running.address}/v1/identifiers/arxiv/2601.07321", timeout=30).json()
    assert len(uses["uses"]) == 1


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("CITEMARK_MODEL", "/nowhere", "manifest.json"),
        ("CITEMARK_LEDGER", "sqlite:////nowhere/ledger.db", "folder and permissions"),
        ("CITEMARK_INDEX", "/nowhere", "/nowhere"),
    ],
)
def test_a_wrong_setting_stops_the_start(
    model_folder: Path, tmp_path: Path, name: str, value: str, message: str
) -> None:
    environment = os.environ | {
        "CITEMARK_MODEL": str(model_folder),
        "CITEMARK_LEDGER": f"sqlite:///{tmp_path / 'ledger.db'}",
        name: value,
    }
    command = [sys.executable, "-c", CODE, "--offline"]
    ran = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 2
    assert message in ran.stderr
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
