"""The extension with the citemark service itself, as a reader runs it, though without the network."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
KEY = "a-key-for-these-tests"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


@pytest.fixture(scope="module")
def real_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """``citemark serve``, offline, with a key, in a home of its own."""
    home = tmp_path_factory.mktemp("home")
    port = free_port()
    command = [
        str(Path(sys.executable).with_name("citemark")),
        "serve",
        "--port",
        str(port),
        "--workers",
        "1",
        "--offline",
        "--ledger",
        "none",
    ]
    own = {name: value for name, value in os.environ.items() if not name.startswith("CITEMARK_")}
    environment = {**own, "HOME": str(home), "CITEMARK_API_KEY": KEY}
    log: Path = home / "log.txt"
    with log.open("w") as out:
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out, cwd=home)
    url = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 60
        while not answers(port):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.2)
        yield url
    finally:
        process.send_signal(signal.SIGINT)  # at once: the browser keeps its connections open
        process.wait(20)


def test_the_service_asks_for_its_key_and_then_judges(
    page: Page, pages: str, extension: Any, badges: Any, real_service: str
) -> None:
    extension.configure(service=real_service)
    page.goto(f"{pages}/real.html")
    assert extension.wait_for_state(page, "failed")["failure"] == "unauthorised"
    extension.set_key(KEY)
    page.reload()
    found = {badge["parent"]: badge["label"] for badge in badges(page, 3)}
    assert found["impossible"] == "fabricated"
    assert found["cut"] == "unverified"
    assert found["ordinary"] in {"unverified", "verified", "suspect"}
    page.locator("#impossible citemark-badge button.badge").click()
    page.locator("#impossible citemark-badge").get_by_text("states month 13").wait_for()


def test_a_web_page_of_another_origin_gets_nothing_from_the_service(
    page: Page, pages: str, extension: Any, real_service: str
) -> None:
    page.goto(f"{pages.replace('127.0.0.1', 'localhost')}/foreign.html")
    got = page.evaluate(
        """async (service) => {
          const references = [{ key: "r1", identifiers: ["arXiv:2413.04242"], claim: {} }];
          const headers = [{ "Content-Type": "application/json" }, { "Content-Type": "text/plain" }, {}];
          const post = (kind) => fetch(service + "/v1/score", { method: "POST", headers: kind, body: JSON.stringify({ references }) });
          return Promise.all(headers.map((kind) => post(kind).then((answer) => answer.text(), (error) => error.name)));
        }""",
        real_service,
    )
    assert got == ["TypeError"] * 3


def test_the_sample_page_gets_its_badges(
    page: Page, extension: Any, badges: Any, real_service: str
) -> None:
    extension.configure(service=real_service)
    extension.set_key(KEY)
    page.goto(f"{real_service}/sample")
    found = [badge["label"] for badge in badges(page, 6)]
    assert sorted(found) == ["fabricated"] * 2 + ["unverified"] * 4
