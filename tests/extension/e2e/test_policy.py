"""What an organisation sets holds in real browsers, and the options page shows it as theirs."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.browser
LOCKED = "[...document.querySelectorAll('#form :disabled')].map((one) => one.id || `${one.name}=${one.value}`)"
CHROMIUM = Path("/etc/chromium/policies/managed")


def _policy(service: str) -> dict[str, Any]:
    return {
        "service": service,
        "apiKey": "theirs",
        "show": "problems",
        "deny": ["mail.example.org"],
    }


WANTED = ["deny", "key", "service", "show=all", "show=problems"]


def test_firefox_reads_its_managed_storage(
    tmp_path: Path,
    find_browser: Callable[[str], str],
    load_beside: Any,
    extension_folder: Path,
    service: Any,
) -> None:
    manifest = json.loads((extension_folder / "manifest.json").read_text(encoding="utf-8"))
    gecko = manifest["browser_specific_settings"]["gecko"]["id"]
    binary = find_browser("firefox-esr")
    service.key = "theirs"
    policy = _policy(service.url)
    with load_beside("bidi").Firefox(binary, tmp_path, gecko, policy) as firefox:
        firefox.install(extension_folder)
        page = firefox.tab(f"{firefox.origin}/pages/options.html")
        firefox.until("'ready' in document.body.dataset", page)
        assert sorted(firefox.evaluate(LOCKED, page)) == WANTED
        assert firefox.evaluate("document.getElementById('service').value", page) == service.url
        assert "theirs" not in firefox.evaluate("document.documentElement.outerHTML", page)
        firefox.evaluate(
            "browser.storage.local.set({settings: {consent: true, service: 'https://other.example.org'}})",
            page,
        )
        candidate = {"key": "r1", "identifiers": ["arXiv:2401.00001"], "claim": {}, "name": "x"}
        asked = (
            f"import('/background/checks.js').then(({{check}}) => check([{json.dumps(candidate)}]))"
        )
        assert firefox.evaluate(asked, page)["ok"] is True
        assert service.headers[-1]["authorization"] == "Bearer theirs"


@pytest.fixture
def chromium_policy() -> Iterator[Callable[[str, dict[str, Any]], None]]:
    """Writes a policy for this machine's Chromium: under CI, where the machine is thrown away."""
    if not os.environ.get("CI") or os.geteuid() != 0:
        pytest.skip("Chromium reads policies from /etc only: tried under CI, as root")
    place = CHROMIUM / "citemark-test.json"

    def write(extension: str, values: dict[str, Any]) -> None:
        CHROMIUM.mkdir(parents=True, exist_ok=True)
        told = {"3rdparty": {"extensions": {extension: values}}}
        place.write_text(json.dumps(told), encoding="utf-8")

    yield write
    place.unlink(missing_ok=True)


def test_chromium_reads_its_policy(
    tmp_path: Path,
    chromium_policy: Callable[[str, dict[str, Any]], None],
    extension: Any,
    extension_folder: Path,
    launched: Callable[[Path, Path], Any],
    service: Any,
    axe: str,
) -> None:
    chromium_policy(extension.origin.rpartition("/")[2], _policy(service.url))
    context = launched(tmp_path / "profile", extension_folder)
    if not context.service_workers:
        context.wait_for_event("serviceworker")
    page = context.new_page()
    page.goto(f"{extension.origin}/pages/options.html")
    page.wait_for_selector("body[data-ready]")
    assert sorted(page.evaluate(LOCKED)) == WANTED
    assert page.input_value("#service") == service.url
    assert "theirs" not in page.content()
    page.evaluate(axe)
    assert page.evaluate("async () => (await axe.run()).violations.map(({ id }) => id)") == []
    page.check("input[name='mode'][value='sites']")
    page.click("button[type='submit']")
    page.wait_for_function("() => document.getElementById('saved').textContent === 'Saved.'")
    kept = page.evaluate("async () => (await chrome.storage.local.get('settings')).settings")
    assert (kept["mode"], kept["show"], kept["deny"]) == ("sites", "all", [])
