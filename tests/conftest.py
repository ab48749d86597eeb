"""What tests across the packages share: documents of our own, an index of the works they cite,
a model that does not depend on any training, and the service as a process of its own."""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
import json
import os
import re
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from citemark.index.build import build

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

DATA = Path(__file__).parent / "data"
"""Documents and works, all invented."""


OF_TIME = re.compile("linear|bounded|hostile|cost|in_time|thousand")
"""Words by which our tests of time are named."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count no coverage in tests of time, which would measure the counting, nor in those that walk
    one path for many random examples: it doubles what they take, and what only a random example
    reaches is not covered for sure."""
    for item in items:
        random = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        slow = item.get_closest_marker("slow") is not None
        if random or slow or OF_TIME.search(item.name.partition("[")[0]):
            item.add_marker(pytest.mark.no_cover)


def pytest_collection_finish() -> None:
    """Look for no garbage among the thousands of tests that stay until the end: a tenth of the time
    of short tests goes into that."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def browsers() -> Iterator[Playwright]:
    """The one driver of browsers: a process can hold only one, whichever tests it is given."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=20_000)  # two browsers at work on a busy machine take their time
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def invented() -> Path:
    return DATA


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index that holds the invented works."""
    folder = tmp_path_factory.mktemp("library") / "index"
    build([DATA / "works.jsonl"], folder, built=dt.date(2026, 9, 1), workers=1)
    return folder


def _write_model(folder: Path, weight: float = 6.0) -> Path:
    signals = [{"signal": "identifier_reused", "edges": [0.25], "weights": [-1.0, weight]}]
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


@pytest.fixture(scope="session")
def write_model() -> Callable[..., Path]:
    """Writes a model that weighs one signal, reuse: enough to move verdicts, whatever is trained."""
    return _write_model


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a model, for whoever does not change it."""
    return _write_model(tmp_path_factory.mktemp("model"))


@dataclass
class Running:
    """The service in a process of its own, on a free port of this machine."""

    port: int
    process: subprocess.Popen[str]
    folder: Path
    """What it may write to: its ledger, its cache, and ``tmp``."""
    model: Path
    """Its own model: a test may change it."""
    lines: list[dict[str, Any]] = field(default_factory=list)
    """What it has logged."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def logged(self, event: str) -> list[dict[str, Any]]:
        return [line for line in list(self.lines) if event in line["event"]]

    @contextmanager
    def waiting_for(self, times: Mapping[str, int]) -> Iterator[None]:
        """Wait after the block until the log holds each event so many times more."""
        before = {event: len(self.logged(event)) for event in times}
        yield
        deadline = time.monotonic() + 60
        for event, more in times.items():
            while len(self.logged(event)) < before[event] + more:
                assert time.monotonic() < deadline, self.lines
                assert self.process.poll() is None or "exit" in event, self.lines
                threading.Event().wait(0.02)

    def workers(self) -> list[int]:
        """The workers of all times, in the order in which they were started."""
        return [line["process"] for line in self.logged("Booting worker")]


@pytest.fixture(scope="session")
def running_service(
    write_model: Callable[..., Path],
) -> Callable[[Path, Sequence[str], Mapping[str, str]], Any]:
    """Starts a command that serves with two workers, in a folder; ``{port}`` is put in."""

    @contextmanager
    def start(
        folder: Path, command: Sequence[str], settings: Mapping[str, str]
    ) -> Iterator[Running]:
        for name in ("model", "tmp"):
            (folder / name).mkdir()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        model = write_model(folder / "model")
        inherited = {name: value for name, value in os.environ.items() if "CITEMARK" not in name}
        process = subprocess.Popen(
            [part.format(port=port) for part in command],
            env=inherited
            | {
                "CITEMARK_MODEL": str(model),
                "CITEMARK_LEDGER": f"sqlite:///{folder / 'ledger.db'}",
                "CITEMARK_CACHE": str(folder),
                "CITEMARK_SOURCES": "",
                "CITEMARK_WORKERS": "2",
                "TMPDIR": str(folder / "tmp"),
            }
            | {name: value.format(port=port) for name, value in settings.items()},
            stderr=subprocess.PIPE,
            text=True,
        )
        found = Running(port, process, folder, model)

        def listen() -> None:
            assert process.stderr is not None
            for line in process.stderr:
                found.lines.append(json.loads(line))

        listener = threading.Thread(target=listen)
        try:
            with found.waiting_for({"Booting worker": 2}):
                listener.start()
            yield found
        finally:
            process.terminate()
            process.wait(timeout=60)
            listener.join()
            assert process.stderr is not None
            process.stderr.close()

    return start
