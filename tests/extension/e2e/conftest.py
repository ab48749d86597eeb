"""The browser, the pages and the stand-in service that the end-to-end tests share."""

from __future__ import annotations

import functools
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Playwright, Worker

HERE = Path(__file__).resolve().parent
EXTENSION = HERE.parents[2] / "extension"
NODE_MODULES = HERE.parent / "node_modules"
IMAGES = HERE.parents[2] / "docs" / "images" / "extension"


def _load(name: str) -> ModuleType:
    """A module beside this one: tests are no package under ``--import-mode=importlib``."""
    spec = util.spec_from_file_location(f"extension_{name}", HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


standin = _load("standin")
driving = _load("driving")
flows = _load("flows")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of a ``flow`` is run with each page; that of React needs React."""
    if "flow" in metafunc.fixturenames:
        reason = "React is not installed (npm ci --prefix tests/extension)"
        missing = pytest.mark.skipif(not (NODE_MODULES / "react").exists(), reason=reason)
        metafunc.parametrize(
            "flow",
            [
                pytest.param(
                    flow, id=flow.address, marks=[missing] if flow.address == "react.html" else []
                )
                for flow in flows.FLOWS
            ],
        )


def browser(name: str) -> str:
    """The path of a browser; without one the test is skipped here, and fails under CI."""
    found = shutil.which(name)
    if found is None:
        reason = f"{name} is not installed (Debian: apt-get install {name})"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


class _Pages(SimpleHTTPRequestHandler):
    """``tests/extension/pages``, and React from ``node_modules``."""

    def translate_path(self, path: str) -> str:
        if path.startswith("/node_modules/"):
            return str(NODE_MODULES / path.removeprefix("/node_modules/").partition("?")[0])
        return super().translate_path(path)

    def end_headers(self) -> None:
        if self.path.startswith("/csp.html"):
            self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'none'")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="session")
def pages() -> Iterator[str]:
    handler = functools.partial(_Pages, directory=str(HERE.parent / "pages"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def running_service() -> Iterator[Any]:
    service = standin.StandIn()
    service.start()
    yield service
    service.stop()


@pytest.fixture
def service(running_service: Any) -> Any:
    """The stand-in, as if just started."""
    running_service.reset()
    return running_service


def launch(browsers: Playwright, profile: Path, folder: Path) -> BrowserContext:
    """A Chromium with the extension of that folder."""
    return browsers.chromium.launch_persistent_context(
        profile,
        executable_path=browser("chromium"),
        headless=True,
        args=[f"--disable-extensions-except={folder}", f"--load-extension={folder}"],
        viewport={"width": 900, "height": 760},
        locale="en-US",
        env={**os.environ, "LANGUAGE": "en"},
    )


@pytest.fixture(scope="session")
def context(
    tmp_path_factory: pytest.TempPathFactory, browsers: Playwright
) -> Iterator[BrowserContext]:
    """One Chromium with the extension, for all tests: they clear what they leave."""
    context = launch(browsers, tmp_path_factory.mktemp("profile"), EXTENSION)
    yield context
    context.close()


@pytest.fixture
def launched(browsers: Playwright) -> Iterator[Callable[[Path, Path], BrowserContext]]:
    """Another Chromium, for a test that changes the extension itself: by profile and folder."""
    with ExitStack() as open_ones:

        def start(profile: Path, folder: Path) -> BrowserContext:
            context = launch(browsers, profile, folder)
            open_ones.callback(context.close)
            return context

        yield start


@pytest.fixture(scope="session")
def worker(context: BrowserContext) -> Worker:
    return (
        context.service_workers[0]
        if context.service_workers
        else context.wait_for_event("serviceworker")
    )


@pytest.fixture
def extension(context: BrowserContext, worker: Worker, service: Any) -> Iterator[Any]:
    """The extension, agreed to, checking pages on 127.0.0.1 by the stand-in; nothing remembered."""
    driven = driving.Extension(context, worker.url.rsplit("/background/", 1)[0])
    driven.service = service.url
    driven.configure()
    yield driven
    driven.close_pages()


@pytest.fixture
def page(context: BrowserContext, extension: Any) -> Iterator[Page]:
    """A page in front of all others, which the browser therefore draws; no error may occur in it."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


@pytest.fixture
def keep_image() -> Callable[[Any, str], None]:
    """Keeps a screenshot for the documentation, when EXTENSION_SCREENSHOTS is set."""

    def keep(target: Any, name: str) -> None:
        data = target.screenshot(animations="disabled")
        assert len(data) < 150_000, name
        if os.environ.get("EXTENSION_SCREENSHOTS"):
            IMAGES.mkdir(parents=True, exist_ok=True)
            (IMAGES / f"{name}.png").write_bytes(data)

    return keep


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's source, to be run inside a page."""
    path = NODE_MODULES / "axe-core" / "axe.min.js"
    if not path.exists():
        pytest.skip("axe-core is not installed (npm ci --prefix tests/extension)")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def label_of() -> Callable[[str], str]:
    return standin.label_of  # type: ignore[no-any-return]  # loaded by path


@pytest.fixture(scope="session")
def badges() -> Callable[..., list[dict[str, str]]]:
    return driving.badges  # type: ignore[no-any-return]  # loaded by path


@pytest.fixture(scope="session")
def find_browser() -> Callable[[str], str]:
    return browser


@pytest.fixture(scope="session")
def load_beside() -> Callable[[str], ModuleType]:
    return _load


@pytest.fixture(scope="session")
def extension_folder() -> Path:
    return EXTENSION
