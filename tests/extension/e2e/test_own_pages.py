"""The popup, the panel, the options and the welcome page, by mouse, by keyboard and by axe."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def violations(page: Page, axe: str, *, only: str = "document") -> list[str]:
    """What axe-core finds wrong in light and in darkness, each with the element it is about."""
    page.evaluate(axe)
    found: list[dict[str, Any]] = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        run = f"async () => (await axe.run({only}, {{ resultTypes: ['violations'] }})).violations"
        found += page.evaluate(run)
    page.emulate_media(color_scheme="light")
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def test_nothing_is_sent_before_the_reader_agreed(
    page: Page,
    pages: str,
    extension: Any,
    service: Any,
    badges: Any,
    keep_image: Callable[[Any, str], None],
    axe: str,
) -> None:
    extension.configure(consent=False, mode="click")
    page.goto(f"{pages}/labels.html")
    popup = extension.open("popup", page)
    assert "Nothing is sent before you agree" in popup.inner_text("#notice")
    assert extension.tell(page, {"type": "start"}) == {"ok": False, "code": "consent"}
    assert service.requests == []
    welcome = extension.open("welcome")
    assert violations(welcome, axe) == []
    assert extension.service in welcome.inner_text("#service")
    keep_image(welcome, "welcome")
    welcome.keyboard.press("Tab")
    welcome.focus("#agree")
    welcome.keyboard.press("Enter")
    welcome.wait_for_function(
        "() => document.getElementById('state').textContent.includes('0.1.0')"
    )
    page.bring_to_front()
    assert extension.tell(page, {"type": "start"}) == {"ok": True}
    assert len(badges(page, 5)) == 5


def test_the_popup_shows_counts_and_details_and_jumps_to_a_reference(
    page: Page,
    pages: str,
    extension: Any,
    badges: Any,
    keep_image: Callable[[Any, str], None],
    axe: str,
) -> None:
    page.goto(f"{pages}/labels.html")
    badges(page, 5)
    extension.wait_for_state(page, "done")
    popup = extension.open("popup", page)
    popup.set_viewport_size({"width": 400, "height": 600})
    popup.get_by_text("3 of 5 references need your attention").wait_for()
    counts = ["1 fabricated", "1 mismatch", "1 suspect", "1 unverified", "1 verified"]
    assert popup.locator("#counts li").all_inner_texts() == counts
    keep_image(popup, "popup")
    first = popup.locator("#list details").first
    first.locator("summary").focus()
    popup.keyboard.press("Enter")
    first.get_by_text("The month 13 does not exist").wait_for()
    popup.locator("#list details").nth(1).locator("summary").click()
    keep_image(popup, "popup-detail")
    assert violations(popup, axe) == []
    first.get_by_role("button", name="Show in the page").click()
    page.bring_to_front()
    focused = "() => document.activeElement.shadowRoot?.activeElement?.getAttribute('aria-label')"
    reached = f"wanted => ({focused})() === wanted"  # the message to the page takes its time
    page.wait_for_function(reached, arg="Reference fabricated: arXiv 2408.00011")
    popup.bring_to_front()
    popup.click("#next")
    page.bring_to_front()
    page.wait_for_function(reached, arg="Reference mismatch: arXiv 2408.00012")


def test_the_panel_shows_the_same_and_the_popup_stops_the_page(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    page.goto(f"{pages}/labels.html")
    badges(page, 5)
    panel = extension.open("popup", page, aside=True)
    assert panel.locator("#list li").count() == 5
    assert panel.locator("#aside").is_hidden()
    popup = extension.open("popup", page)
    popup.click("#aside", no_wait_after=True)
    beside = (
        "chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }).then((all) => all.length)"
    )
    assert extension.until(beside, 1)
    panel.click("#stop")
    panel.wait_for_selector("#start:visible")
    assert badges(page) == []
    assert extension.toolbar_shows(page, "")


def test_never_here_stops_the_page_and_keeps_it_unread(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    page.goto(f"{pages}/labels.html")
    badges(page, 5)
    popup = extension.open("popup", page)
    popup.click("#never")
    page.wait_for_function("!document.querySelector('citemark-badge')")
    settings = extension.own.evaluate(
        "async () => (await chrome.storage.local.get('settings')).settings"
    )
    assert settings["deny"] == ["127.0.0.1"]
    assert settings["allow"] == []
    extension.settle(sites=False)
    popup.click("#never")
    assert len(badges(page, 5)) == 5


def test_options_are_kept_exported_and_imported(
    extension: Any, axe: str, keep_image: Callable[[Any, str], None], tmp_path: Path
) -> None:
    options = extension.open("options")
    assert violations(options, axe) == []
    keep_image(options, "options")
    options.fill("#service", "http://example.org")
    options.click("button[type=submit]")
    assert "https:// is needed" in options.inner_text("#saved")
    options.fill("#service", extension.service)
    options.fill("#key", "a-secret-key")
    options.click("#test")
    options.wait_for_function(
        "() => document.getElementById('tested').textContent === 'citemark 0.1.0 answers.'"
    )
    options.check("input[value=problems]")
    options.fill("#deny", "example.org\nnews.example.com/daily")
    options.click("button[type=submit]")
    options.wait_for_function("() => document.getElementById('saved').textContent === 'Saved.'")
    with options.expect_download() as download:
        options.click("#export")
    kept = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert kept["show"] == "problems"
    assert "a-secret-key" not in json.dumps(kept)
    assert "consent" not in kept
    kept |= {"show": "all", "deny": ["example.net"], "consent": True, "mode": "nonsense"}
    file = tmp_path / "settings.json"
    file.write_text(json.dumps(kept), encoding="utf-8")
    options.set_input_files("#file", file)
    options.wait_for_function("() => document.getElementById('deny').value === 'example.net'")
    assert options.is_checked("input[value=all]")


def test_a_badged_page_has_no_fault_for_axe_and_works_by_keyboard(
    page: Page,
    pages: str,
    extension: Any,
    badges: Any,
    axe: str,
    keep_image: Callable[[Any, str], None],
) -> None:
    page.goto(f"{pages}/labels.html")
    badges(page, 5)
    keep_image(page, "five-labels")
    page.locator("a").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    card = page.locator("citemark-badge").first.locator(".card")
    card.wait_for(state="visible")
    assert (
        page.locator("citemark-badge button.badge").first.get_attribute("aria-expanded") == "true"
    )
    keep_image(page, "card-fabricated")
    assert violations(page, axe) == []
    page.keyboard.press("Tab")
    inside = page.evaluate(
        "document.activeElement.shadowRoot?.activeElement?.closest('.card') !== null"
    )
    assert inside
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    back = (
        "() => document.activeElement.shadowRoot?.activeElement?.className === 'badge fabricated'"
    )
    page.wait_for_function(back)
    page.locator("citemark-badge button.badge").nth(1).click()
    page.locator("citemark-badge").nth(1).get_by_text("shares no word").wait_for()
    keep_image(page, "card-mismatch")
    page.keyboard.press("Escape")


def test_a_badge_that_the_reader_hides_stays_hidden(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    page.goto(f"{pages}/labels.html")
    badges(page, 5)
    page.locator("citemark-badge button.badge").nth(1).click()
    page.locator("citemark-badge").nth(1).get_by_text("Hide this badge").click()
    page.wait_for_function("() => document.querySelectorAll('citemark-badge').length === 4")
    page.evaluate("document.querySelectorAll('a')[1].parentElement.append(' And so on.')")
    page.evaluate("document.body.append('See arXiv:2408.00021.')")
    assert [one["label"] for one in badges(page, 5)].count("mismatch") == 0
    assert len(extension.report(page)["items"]) == 6


def test_a_wrong_verdict_is_reported_by_a_text_that_stays_here(
    page: Page, pages: str, extension: Any, service: Any, badges: Any
) -> None:
    page.goto(f"{pages}/labels.html")
    badges(page, 5)
    asked = len(service.requests)
    badge = page.locator("citemark-badge").nth(1)
    badge.locator("button.badge").click()
    badge.get_by_role("button", name="Report a wrong verdict").click()
    text = badge.locator("textarea").input_value()
    assert "arXiv 2408.00012: mismatch" in text
    assert "Robust Image Similarity under Colour Shift" in text
    assert len(service.requests) == asked


def test_only_problems_are_shown_to_who_asks_for_that(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    extension.configure(show="problems")
    page.goto(f"{pages}/labels.html")
    assert [badge["label"] for badge in badges(page, 3)] == ["fabricated", "mismatch", "suspect"]
    extension.configure(density="underline")
    page.goto(f"{pages}/labels.html?dark")
    page.wait_for_function("CSS.highlights.get('citemark-verified')?.size === 1")
    assert badges(page) == []


def test_a_selection_is_checked_without_the_rest_of_the_page(
    page: Page, pages: str, extension: Any, service: Any
) -> None:
    extension.configure(mode="click")
    page.goto(f"{pages}/labels.html")
    page.evaluate("getSelection().selectAllChildren(document.querySelectorAll('p')[1])")
    tab = extension.tab_of(page)
    extension.own.evaluate(
        "async (tab) => (await import(chrome.runtime.getURL('background/pages.js'))).checkSelection(tab)",
        tab,
    )
    panel = page.locator("citemark-panel .panel")
    panel.get_by_text("The record's title shares no word").wait_for()
    assert [one["identifiers"] for one in service.references] == [["arXiv:2408.00012"]]
    page.keyboard.press("Escape")
    panel.wait_for(state="detached")


def test_a_selection_in_a_frame_is_checked_as_the_browser_tells_it(
    page: Page, pages: str, extension: Any, service: Any
) -> None:
    extension.configure(mode="click")
    page.goto(f"{pages}/labels.html")
    page.evaluate("getSelection().selectAllChildren(document.querySelectorAll('p')[1])")
    extension.own.evaluate(
        """async ([tab, text]) =>
          (await import(chrome.runtime.getURL("background/pages.js"))).checkSelection(tab, text)""",
        [extension.tab_of(page), "As arXiv:2408.00033 says in a frame."],
    )
    page.locator("citemark-panel .panel").get_by_text("three different works").wait_for()
    assert [one["identifiers"] for one in service.references] == [["arXiv:2408.00033"]]
