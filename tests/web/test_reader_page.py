"""The reader's page in a real browser."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Playwright, expect
from werkzeug.serving import make_server

from citemark.settings import Settings
from citemark.web.app import create_app
from citemark.web.services import Services

from .conftest import MakeCapsule

pytestmark = pytest.mark.browser

KEY = "a key of words"
HOSTILE = "<img src=x onerror=alert(1)> **Method** of <script>alert(2)</script> Bad Titles"


@pytest.fixture(scope="module")
def browser(browsers: Playwright) -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        message = "Chromium is not installed (Debian: apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    opened = browsers.chromium.launch(executable_path=program, args=["--no-sandbox"])
    yield opened
    opened.close()


def served(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    yield from served(app)


@pytest.fixture
def guarded(services: Services, settings: Settings) -> Iterator[str]:
    yield from served(create_app(services, dataclasses.replace(settings, api_key=KEY)))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which any script error, message to the console or alert fails the test."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="en")
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
    opened.on("console", lambda message: troubles.append(message.text))
    yield opened
    context.close()
    assert [text for text in troubles if "status of 4" not in text] == []


def go(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-ready]")


def test_pasted_text_gives_a_report_by_keyboard_alone(
    page: Page, address: str, make_capsule: MakeCapsule
) -> None:
    go(page, address)
    expect(page.locator("#text")).to_be_focused()
    for name, work in (("a", "Sparse Replay of Activations"), ("b", "Federated Tuning by Clinics")):
        page.locator("#text").fill(json.dumps(make_capsule(name, work)))
        page.keyboard.press("Control+Enter")
        expect(page.locator("#report-title")).to_have_text(f"Summary {name}")
    expect(page.locator("#state")).to_have_text("Checked. Sources: 1")
    expect(page.locator("#report")).to_be_focused()
    card = page.locator(".references .card")
    expect(card).to_have_class("card suspect")
    expect(card.locator("h3")).to_have_text("1. Federated Tuning by Clinics")
    expect(card.locator(".label")).to_have_text("Doubtful")
    expect(card).to_contain_text("Sparse Replay of Activations")
    expect(card).not_to_contain_text("100 %")
    expect(card.locator("a").first).to_have_attribute("href", "https://arxiv.org/abs/2601.07321")


def test_a_report_is_shared_by_its_link(
    page: Page, address: str, make_capsule: MakeCapsule
) -> None:
    go(page, address)
    page.locator("#text").fill(json.dumps(make_capsule("a", "Sparse Replay of Activations")))
    page.get_by_role("button", name="Check the sources").click()
    page.get_by_role("button", name="Copy a link to this report").click()
    expect(page.locator("#state")).to_have_text("Copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    go(page, link)
    expect(page.locator("#report-title")).to_have_text("Summary a")
    page.get_by_role("button", name="Copy the report as JSON").click()
    expect(page.locator("#state")).to_have_text("Copied.")
    copied = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert link.endswith(copied["document"]["sha256"])


def test_a_file_is_judged(page: Page, address: str, tmp_path: Path) -> None:
    file = tmp_path / "list.bib"
    file.write_text("@misc{one, title={A Work of Some Kind}, doi={10.1000/182}}")
    go(page, address)
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name="Check the sources").click()
    expect(page.locator(".references .card h3")).to_have_text("1. A Work of Some Kind")


def test_hostile_content_is_shown_as_text(page: Page, address: str) -> None:
    capsule = {
        "@type": "CreativeWork",
        "@id": "javascript:alert(3)",
        "name": HOSTILE,
        "text": f'**1. {HOSTILE}**\n\n{HOSTILE} is it.\nSource: https://example.org/"><b>x',
    }
    go(page, address)
    page.locator("#text").fill(json.dumps(capsule))
    page.keyboard.press("Control+Enter")
    expect(page.locator("#report-title")).to_contain_text("<img src=x")
    assert page.locator("#report img, #report script, #report b").count() == 0
    for link in page.locator("#report a").all():
        assert (link.get_attribute("href") or "").startswith(("https://", "http://"))


def test_the_page_asks_for_the_key_when_the_service_does(page: Page, guarded: str) -> None:
    go(page, guarded)
    page.locator("#text").fill("See arXiv:2601.07321.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#key")).to_be_focused()
    page.keyboard.type(KEY)
    page.keyboard.press("Enter")
    expect(page.locator("#state")).to_have_text("Checked. Sources: 1")


def test_what_fails_is_said(page: Page, address: str) -> None:
    go(page, address)
    page.get_by_role("button", name="Check the sources").click()
    expect(page.locator("#state")).to_contain_text("Paste a text")
    page.locator("#text").fill('{"@type": "CreativeWork", "text": ')
    page.keyboard.press("Control+Enter")
    expect(page.locator("#state")).to_contain_text("That did not work")
    page.locator("#text").fill("x" * 70_000)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#state")).to_contain_text("CITEMARK_BODY_LIMIT")


def test_the_page_speaks_the_reader_s_language(page: Page, address: str) -> None:
    go(page, address)
    page.locator("#text").fill("See arXiv:2601.07321.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".references .label")).to_have_text("Not verified")
    page.locator("#language").select_option("de")
    expect(page.get_by_role("button", name="Quellen prüfen")).to_be_visible()
    expect(page.locator(".references .label")).to_have_text("Nicht geprüft")
    assert page.evaluate("document.documentElement.lang") == "de"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_phone_in_both_schemes(
    browser: Browser, address: str, scheme: Any, make_capsule: MakeCapsule
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    page = context.new_page()
    go(page, address)
    long = "Averyveryverylongwordwithoutanyspace" * 5
    page.locator("#text").fill(json.dumps(make_capsule("a", f"Replay of {long} Activations")))
    page.keyboard.press("Control+Enter")
    expect(page.locator("#report-title")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(CONTRAST) >= 4.5
    context.close()


CONTRAST = """() => {
  // The least contrast of any text with its ground, by WCAG 2.2's relative luminance.
  const channel = (value) => value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number).map(channel);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (node) => {
    const colour = getComputedStyle(node).backgroundColor;
    return /, 0\\)$/.test(colour) ? ground(node.parentElement) : colour;
  };
  const ratios = [...document.querySelectorAll("body *")]
    .filter((node) => node.checkVisibility() && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
    .map((node) => [luminance(getComputedStyle(node).color), luminance(ground(node))])
    .map(([one, other]) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05));
  return Math.min(...ratios);
}"""
