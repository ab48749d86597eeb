"""The reader's whole way: from the welcome page on by keyboard, by menu and shortcut, in each language, past an update."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser
LANGUAGES = ("en", "de", "es", "fr", "ja", "zh_CN")
FOCUSED = """() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}"""


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until that element has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(f"(selector) => ({FOCUSED})()?.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def test_the_whole_way_goes_by_keyboard(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    extension.configure(consent=False, mode="click")
    welcome = extension.open("welcome")
    tab_to(welcome, "#agree")
    welcome.keyboard.press("Enter")
    welcome.locator("#agreed").wait_for()
    options = extension.open("options")
    tab_to(options, "#test")
    options.keyboard.press("Space")
    options.get_by_text("citemark 0.1.0 answers.").wait_for()
    tab_to(options, "input[name=show]")
    options.keyboard.press("ArrowDown")
    tab_to(options, "button[type=submit]")
    options.keyboard.press("Enter")
    options.get_by_text("Saved.").wait_for()
    page.goto(f"{pages}/labels.html")
    popup = extension.open("popup", page)  # opening it is the wish to have the page checked
    page.bring_to_front()
    assert [badge["label"] for badge in badges(page, 3)] == ["fabricated", "mismatch", "suspect"]
    popup.bring_to_front()
    popup.locator("#list li").nth(4).wait_for()
    tab_to(popup, "summary")
    popup.keyboard.press("Enter")
    tab_to(popup, "details[open] button")
    popup.keyboard.press("Enter")
    page.bring_to_front()
    page.wait_for_function(f"() => ({FOCUSED})()?.className === 'badge fabricated'")
    page.keyboard.press("Enter")
    card = page.locator("citemark-badge .card").first
    card.wait_for()
    tab_to(page, ".card a, .card button")
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    popup.bring_to_front()
    tab_to(popup, "#stop")
    popup.keyboard.press("Enter")
    page.wait_for_function("!document.querySelector('citemark-badge')")


def test_the_menu_and_the_shortcuts_do_what_they_say(
    page: Page, pages: str, extension: Any, service: Any, badges: Any
) -> None:
    extension.configure(mode="click")
    page.goto(f"{pages}/labels.html")
    tab = extension.tab_of(page)

    def happens(event: str, *given: object) -> None:
        """As the browser tells the worker; its menus and shortcuts are not in reach of a script."""
        stated = ", ".join(json.dumps(one) for one in given)
        extension.worker().evaluate(f"() => void chrome.{event}.dispatch({stated})")

    stated = extension.own.evaluate("chrome.commands.getAll()")
    shortcuts = {one["name"]: one["shortcut"] for one in stated}
    assert set(shortcuts) == {"_execute_action", "next-problem", "toggle"}
    page.bring_to_front()
    happens("commands.onCommand", "toggle", {"id": tab})
    assert len(badges(page, 5)) == 5
    happens("commands.onCommand", "next-problem", {"id": tab})
    page.wait_for_function(f"() => ({FOCUSED})()?.className === 'badge fabricated'")
    happens("commands.onCommand", "next-problem", {"id": tab})
    page.wait_for_function(f"() => ({FOCUSED})()?.className === 'badge mismatch'")
    happens("commands.onCommand", "toggle", {"id": tab})
    page.wait_for_function("!document.querySelector('citemark-badge')")
    page.evaluate("getSelection().selectAllChildren(document.querySelectorAll('p')[1])")
    happens("contextMenus.onClicked", {"menuItemId": "check-selection"}, {"id": tab})
    page.locator("citemark-panel .panel").get_by_text("shares no word").wait_for()
    page.keyboard.press("Escape")
    extension.configure(mode="click", consent=False)
    with extension.context.expect_page() as opened:
        happens("contextMenus.onClicked", {"menuItemId": "check-selection"}, {"id": tab})
    assert opened.value.url.endswith("/pages/welcome.html")


def test_every_language_fills_every_page(
    page: Page, pages: str, extension: Any, extension_folder: Path
) -> None:
    empty = "(all) => all.filter((one) => !one.textContent.trim()).map((one) => one.dataset.t)"
    page.goto(f"{pages}/labels.html")
    for language in LANGUAGES:
        kept = extension_folder / "_locales" / language / "messages.json"
        words = json.loads(kept.read_text(encoding="utf-8"))
        extension.configure(language=language, mode="click")
        for name in ("welcome", "options", "popup"):
            opened = extension.open(name, page if name == "popup" else None)
            assert opened.evaluate("document.documentElement.lang") == language.replace("_", "-")
            assert opened.locator("[data-t]").evaluate_all(empty) == [], (language, name)
            assert opened.get_by_text(words["options"]["message"]).count() > 0 or name == "welcome"
            opened.close()
        page.bring_to_front()
        shown = page.locator("citemark-badge button.badge")
        shown.nth(4).wait_for()
        labels = ("fabricated", "mismatch", "suspect", "unverified", "verified")
        expected = [words[f"label_{label}"]["message"] for label in labels]
        assert shown.all_text_contents() == expected
        extension.tell(page, {"type": "stop"})
        page.wait_for_function("!document.querySelector('citemark-badge')")


def test_what_is_copied_is_what_the_card_and_the_popup_say(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    extension.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{pages}/labels.html")
    badges(page, 5)
    badge = page.locator("citemark-badge").nth(1)
    badge.locator("button.badge").click()
    badge.get_by_role("button", name="Copy", exact=True).click()
    page.wait_for_function(
        "async () => (await navigator.clipboard.readText()).includes('mismatch')"
    )
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "arXiv 2408.00012: mismatch" in copied
    assert "Robust Image Similarity under Colour Shift" in copied
    page.keyboard.press("Escape")
    page.evaluate("getSelection().selectAllChildren(document.querySelectorAll('p')[1])")
    page.keyboard.press("Control+C")
    by_reader = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          return Promise.all(item.types.map(async (type) => (await item.getType(type)).text()));
        }"""
    )
    assert by_reader
    for text in by_reader:
        assert "Layered Replay for Long Contexts" in text
        assert "mismatch" not in text
        assert "citemark" not in text


def test_badges_come_and_go_under_a_selection_without_moving_it(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    extension.configure(mode="click")
    page.goto(f"{pages}/labels.html")
    where = """() => {
      const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
      const nodes = [...document.querySelectorAll("p")].flatMap((one) => [...one.childNodes]);
      return [nodes.indexOf(anchorNode) >= 0, anchorNode.data, anchorOffset, focusNode.data, focusOffset];
    }"""
    page.evaluate(
        """() => {
          const [first, , third] = document.querySelectorAll("p");
          getSelection().setBaseAndExtent(first.firstChild, 4, third.lastChild, 1);
        }"""
    )
    before = page.evaluate(where)
    extension.tell(page, {"type": "start"})
    badges(page, 5)
    assert page.evaluate(where) == before
    extension.tell(page, {"type": "stop"})
    page.wait_for_function("!document.querySelector('citemark-badge')")
    assert page.evaluate(where) == before


MORE = "document.querySelector('main').append(Object.assign(document.createElement('p'), { textContent: 'More in arXiv:2408.00099.' }))"


def test_an_update_takes_over_the_pages_that_the_former_version_read(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    page.goto(f"{pages}/labels.html")
    badges(page, 5)
    page.evaluate("() => { globalThis.former = document.querySelector('citemark-badge'); }")
    extension.worker().evaluate("() => chrome.runtime.onInstalled.dispatch({ reason: 'update' })")
    anew = "!former.isConnected && document.querySelectorAll('citemark-badge').length === 5"
    page.wait_for_function(anew)
    page.evaluate(MORE)
    found = badges(page, 6)
    assert len({badge["name"] for badge in found}) == len(found) == 6


def test_what_a_vanished_extension_left_in_a_page_goes_when_the_page_changes(
    tmp_path: Path,
    extension_folder: Path,
    launched: Callable[[Path, Path], BrowserContext],
    pages: str,
    service: Any,
    load_beside: Any,
    badges: Any,
) -> None:
    context = launched(tmp_path, extension_folder)
    worker = (
        context.service_workers[0]
        if context.service_workers
        else context.wait_for_event("serviceworker")
    )
    driven = load_beside("driving").Extension(context, worker.url.rsplit("/background/", 1)[0])
    driven.service = service.url
    driven.configure()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{pages}/labels.html")
    badges(page, 5)
    page.evaluate("() => { globalThis.former = document.querySelector('citemark-badge'); }")
    # Chromium does not start an extension given on its command line again.
    driven.own.evaluate("() => void setTimeout(() => chrome.runtime.reload(), 0)")
    while context.service_workers:
        page.wait_for_timeout(50)
    page.evaluate(MORE)
    page.wait_for_function("!former.isConnected && !document.querySelector('citemark-badge')")
    assert errors == []
