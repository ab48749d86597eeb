"""The service as the files of ``deploy/`` start it."""

from __future__ import annotations

import hashlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"


def write_model(folder: Path) -> Path:
    """A model that weighs one signal, whatever is trained."""
    folder.mkdir()
    signals = [{"signal": "identifier_reused", "edges": [0.25], "weights": [-1.0, 6.0]}]
    files = {
        "reference.json": {"intercept": -2.0, "signals": signals},
        "document.json": {"intercept": -2.0, "signals": []},
    }
    digests = {}
    for name, table in files.items():
        text = json.dumps(table)
        (folder / name).write_text(text)
        digests[name] = hashlib.sha256(text.encode()).hexdigest()
    manifest = {
        "format": 1,
        "scikit_learn": "1.9.1",
        "files": digests,
        "models": {
            "reference": {"signals": ["identifier_reused"], "tables": "reference.json"},
            "document": {"signals": [], "tables": "document.json"},
        },
        "prevalence": 0.2,
        "thresholds": {"red": 0.8, "supported": 0.9, "verified": 0.3},
        "data": {},
        "metrics": {},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


@dataclass
class Running:
    """gunicorn with the configuration of ``deploy/``, on a free port of this machine."""

    port: int
    model: Path
    process: subprocess.Popen[str]
    lines: list[dict[str, Any]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def wait_for(self, event: str, *, times: int = 1) -> None:
        deadline = time.monotonic() + 60
        while sum(event in line["event"] for line in list(self.lines)) < times:
            assert time.monotonic() < deadline, self.lines
            assert self.process.poll() is None or "exit" in event.lower(), self.lines
            threading.Event().wait(0.02)

    def booted(self) -> tuple[int, ...]:
        """The workers in the order in which they were started."""
        return tuple(
            line["process"] for line in list(self.lines) if "Booting worker" in line["event"]
        )


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    model = write_model(tmp_path / "model")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = {name: value for name, value in os.environ.items() if "CITEMARK" not in name} | {
        "CITEMARK_MODEL": str(model),
        "CITEMARK_LEDGER": f"sqlite:///{tmp_path / 'ledger.db'}",
        "CITEMARK_CACHE": str(tmp_path),
        "CITEMARK_SOURCES": "",
        "CITEMARK_PORT": str(port),
        "CITEMARK_WORKERS": "2",
        "TMPDIR": str(temporary),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", str(DEPLOY / "gunicorn.conf.py")],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    found = Running(port, model, process)

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
