"""What a reader sees when the service is down, closed, busy, slow or not finished; and what no page may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TROUBLES = [
    ("401", "unauthorised", "The service wants an API key"),
    ("429", "limited", "The service has asked for a pause"),
    ("500", "failing", "The service reports a fault of its own"),
]


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble[1])
def test_a_service_that_refuses_accuses_nobody(
    page: Page,
    pages: str,
    extension: Any,
    service: Any,
    badges: Any,
    keep_image: Callable[[Any, str], None],
    trouble: tuple[str, str, str],
) -> None:
    mode, code, words = trouble
    service.mode = mode
    page.goto(f"{pages}/labels.html")
    report = extension.wait_for_state(page, "failed")
    assert report["failure"] == code
    assert badges(page) == []
    assert extension.toolbar_shows(page, "⚠")
    popup = extension.open("popup", page)
    popup.set_viewport_size({"width": 400, "height": 560})
    assert words in popup.inner_text("#notice")
    if mode == "429":
        assert report["retryAfter"] == 7
        assert "Next attempt in 7 seconds." in popup.inner_text("#notice")
    keep_image(popup, f"service-{mode}")
    service.mode = "ok"
    extension.own.evaluate("chrome.storage.session.remove('pause')")
    popup.get_by_role("button", name="Try again").click()
    page.bring_to_front()
    assert len(badges(page, 5)) == 5


def test_a_service_that_is_not_there_is_said_to_be_not_there(
    page: Page, pages: str, extension: Any, badges: Any, keep_image: Callable[[Any, str], None]
) -> None:
    extension.configure(service="http://127.0.0.1:9")
    page.goto(f"{pages}/labels.html")
    assert extension.wait_for_state(page, "failed")["failure"] == "offline"
    assert badges(page) == []
    popup = extension.open("popup", page)
    popup.set_viewport_size({"width": 400, "height": 560})
    assert "The citemark service does not answer" in popup.inner_text("#notice")
    keep_image(popup, "service-offline")


def test_a_slow_service_is_waited_for_in_view(
    page: Page,
    pages: str,
    extension: Any,
    service: Any,
    badges: Any,
    keep_image: Callable[[Any, str], None],
) -> None:
    service.mode = "slow"
    page.goto(f"{pages}/labels.html")
    extension.wait_for_state(page, "checking")
    assert extension.toolbar_shows(page, "…")
    popup = extension.open("popup", page)
    popup.set_viewport_size({"width": 400, "height": 560})
    assert popup.inner_text("#summary") == "Checking 5 references…"
    popup.wait_for_function(
        "() => document.getElementById('summary').textContent.includes('slower than usual')"
    )
    keep_image(popup, "service-slow")
    service.answering.set()
    page.bring_to_front()
    assert len(badges(page, 5)) == 5


def test_an_incomplete_answer_is_asked_for_again(
    page: Page, pages: str, extension: Any, service: Any, badges: Any
) -> None:
    service.mode = "incomplete"
    page.goto(f"{pages}/labels.html")
    assert {badge["label"] for badge in badges(page, 5)} == {"unverified"}
    page.wait_for_function(
        "[...document.querySelectorAll('citemark-badge')].some((one) => one.shadowRoot.querySelector('.fabricated'))"
    )
    assert len({badge["label"] for badge in badges(page, 5)}) == 5
    assert len(service.references) == 10


def test_the_key_goes_to_the_service_and_no_further(
    page: Page, pages: str, extension: Any, service: Any, badges: Any
) -> None:
    service.key = "a-secret-key"
    extension.set_key("a-secret-key")
    page.goto(f"{pages}/labels.html")
    assert len(badges(page, 5)) == 5
    assert service.headers[0]["authorization"] == "Bearer a-secret-key"
    assert "cookie" not in service.headers[0]
    assert "referer" not in service.headers[0]
    assert service.headers[0]["origin"].startswith("chrome-extension://")
    tab = extension.tab_of(page)
    seen = extension.own.evaluate(
        """async (tabId) => {
          const func = () => chrome.storage.local.get(null).then(JSON.stringify, String);
          return (await chrome.scripting.executeScript({ target: { tabId }, func }))[0].result;
        }""",
        tab,
    )
    assert "a-secret-key" not in seen
    kept = extension.own.evaluate(
        "async () => JSON.stringify(await chrome.storage.session.get(null))"
    )
    assert "a-secret-key" not in kept


def test_a_web_page_can_neither_use_the_service_nor_reach_the_extension(
    page: Page, pages: str, extension: Any, service: Any
) -> None:
    extension.set_key("a-secret-key")
    page.goto(f"{pages.replace('127.0.0.1', 'localhost')}/foreign.html")
    asked = page.evaluate(
        """async (service) => {
          const body = JSON.stringify({ references: [{ key: "r1", identifiers: ["arXiv:2408.00011"], claim: {} }] });
          const tries = [
            { method: "POST", body, headers: { "Content-Type": "application/json" } },
            { method: "POST", body },
            { method: "GET" },
          ];
          const read = async (request) => (await fetch(service + "/v1/score", request)).text();
          return Promise.all(tries.map((request) => read(request).catch((error) => error.name)));
        }""",
        service.url,
    )
    assert asked == ["TypeError"] * 3
    assert service.requests == []
    reached = page.evaluate(
        """async (origin) => {
          const id = origin.split("/")[2];
          const answers = [typeof chrome === "undefined" || !chrome.runtime?.sendMessage];
          for (const file of ["manifest.json", "shared/settings.js", "pages/options.html", "content/main.js"]) {
            answers.push(await fetch(`chrome-extension://${id}/${file}`).then(() => false, () => true));
          }
          return answers;
        }""",
        extension.origin,
    )
    assert all(reached)


def test_a_message_that_no_page_of_ours_would_send_is_refused(
    page: Page, pages: str, extension: Any, service: Any, badges: Any
) -> None:
    page.goto(f"{pages}/labels.html")
    badges(page, 5)
    asked = len(service.requests)
    messages = [
        {"type": "test", "service": "https://example.org"},
        {"type": "key", "key": "stolen"},
        {"type": "has-key"},
        {"type": "start", "tab": 1},
        {"type": "toString"},
        {
            "type": "check",
            "candidates": [{"key": "r1", "identifiers": ["x"], "claim": {"address": "y"}}],
        },
        {"type": "check", "candidates": [{"key": "r1", "identifiers": ["x" * 5000], "claim": {}}]},
        {"type": "check", "candidates": "all"},
        {"type": "report", "report": {"state": "<b>"}},
    ]
    tab = extension.tab_of(page)
    answers = extension.own.evaluate(
        """async ([tabId, messages]) => {
          const func = (all) => Promise.all(all.map((one) => chrome.runtime.sendMessage(one)));
          return (await chrome.scripting.executeScript({ target: { tabId }, func, args: [messages] }))[0].result;
        }""",
        [tab, messages],
    )
    assert answers == [{"ok": False, "code": "refused"}] * len(messages)
    assert len(service.requests) == asked


def test_badges_are_readable_in_every_mode_and_absent_in_print(
    page: Page, pages: str, extension: Any, badges: Any, keep_image: Callable[[Any, str], None]
) -> None:
    page.goto(f"{pages}/labels.html?dark")
    badges(page, 5)
    page.emulate_media(color_scheme="dark")
    keep_image(page, "dark")
    page.emulate_media(color_scheme="dark", forced_colors="active")
    page.reload()
    assert len(badges(page, 5)) == 5
    assert page.evaluate("[...CSS.highlights.keys()]") == []
    keep_image(page, "forced-colors")
    page.emulate_media(media="print", forced_colors="none")
    widths = page.evaluate(
        "[...document.querySelectorAll('citemark-badge')].map((one) => one.getBoundingClientRect().width)"
    )
    assert widths == [0.0] * 5
    page.emulate_media(media="screen", color_scheme="light")
    page.goto(f"{pages}/rtl.html")
    badges(page, 2)
    keep_image(page, "right-to-left")
