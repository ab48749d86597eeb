"""Pages that change under the reader: streams, frameworks, views that come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
ANOTHER = """document.querySelector("main").append(Object.assign(document.createElement("p"), { textContent: "More in arXiv:2408.00099." }))"""
"""A paragraph comes in: when it has its badge, every annotator of the page has gone its round."""


def test_views_come_and_go_without_orphans(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    page.goto(f"{pages}/spa.html")
    assert {badge["name"] for badge in badges(page, 3)} == {
        f"arXiv 2410.010{at}{at}" for at in "012"
    }
    page.evaluate("go(2)")
    page.wait_for_function("[...document.querySelectorAll('citemark-badge')].length === 3")
    assert {badge["name"] for badge in badges(page, 3)} == {
        f"arXiv 2410.020{at}{at}" for at in "012"
    }
    for number in ("2410.03001", "2410.03002"):
        page.evaluate("(number) => more(number)", number)
    found = badges(page, 5)
    assert len(found) == 5
    extension.wait_for_state(page, "done")
    names = {item["name"] for item in extension.report(page)["items"]}
    assert names == {badge["name"] for badge in found}


def test_a_badge_that_the_page_keeps_removing_is_given_up(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    page.goto(f"{pages}/labels.html")
    badges(page, 5)
    page.evaluate(
        """() => {
          globalThis.removed = 0;
          new MutationObserver(() => {
            for (const badge of document.querySelectorAll("p:first-of-type citemark-badge")) {
              badge.remove();
              removed += 1;
            }
          }).observe(document.body, { childList: true, subtree: true });
        }"""
    )
    page.evaluate("document.querySelector('citemark-badge').remove()")
    page.wait_for_function("removed === 3")
    page.evaluate(ANOTHER)
    assert len(badges(page, 5)) == 5
    assert page.evaluate("removed") == 3
    names = [item["name"] for item in extension.report(page)["items"]]
    assert "arXiv 2408.00011" in names


def test_running_the_files_twice_is_running_them_once(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    page.goto(f"{pages}/labels.html")
    badges(page, 5)
    in_turns = """async (tabId) => {
      const { js } = (await chrome.scripting.getRegisteredContentScripts())[0];
      const files = js.map((file) => file.replace(/^[a-z-]+:\\/\\/[^/]*\\//, ""));
      const target = { tabId };
      await chrome.scripting.executeScript({ target, files });
      for (const file of files) {
        await chrome.scripting.executeScript({ target, files: [file] });
        await chrome.scripting.executeScript({ target, files: [file] });
      }
    }"""
    extension.own.evaluate(in_turns, extension.tab_of(page))
    for _ in range(3):
        extension.tell(page, {"type": "start"})
    page.evaluate(ANOTHER)
    found = badges(page, 6)
    assert len(found) == 6
    assert len({badge["name"] for badge in found}) == 6


def test_starting_while_it_starts_is_starting_once(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    extension.configure(mode="click")
    page.goto(f"{pages}/labels.html")
    start = "(tab) => Promise.all([1, 2, 3, 4].map(() => chrome.runtime.sendMessage({ type: 'start', tab })))"
    extension.own.evaluate(start, extension.tab_of(page))
    extension.own.evaluate(start, extension.tab_of(page))
    badges(page, 5)
    page.evaluate(ANOTHER)
    assert len(badges(page, 6)) == 6


def test_the_worker_may_be_stopped_at_any_time(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    page.goto(f"{pages}/spa.html")
    badges(page, 3)
    session = extension.context.new_cdp_session(extension.own)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    page.evaluate("more('2410.09003')")
    found = badges(page, 4)
    assert {badge["label"] for badge in found if badge["name"] == "arXiv 2410.09003"} == {"suspect"}


def inject(extension: Any, page: Page) -> None:
    """The annotator gets into the page, as by a registration that came too late to be taken back."""
    extension.own.evaluate(
        "async (tab) => (await import(chrome.runtime.getURL('background/sites.js'))).inject(tab)",
        extension.tab_of(page),
    )


def test_what_was_refused_when_the_page_loaded_is_read_once_it_may_be(
    page: Page, pages: str, extension: Any, service: Any, badges: Any
) -> None:
    extension.configure(mode="click", consent=False)
    page.goto(f"{pages}/labels.html")
    inject(extension, page)
    popup = extension.open("popup", page)
    assert "Nothing is sent before you agree" in popup.inner_text("#notice")
    assert service.requests == []
    extension.configure(mode="click")
    page.bring_to_front()
    assert len(badges(page, 5)) == 5


def test_the_popup_starts_a_page_that_was_asked_about_a_selection_only(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    extension.configure(mode="click")
    page.goto(f"{pages}/labels.html")
    extension.own.evaluate(
        "async (tab) => (await import(chrome.runtime.getURL('background/pages.js'))).checkSelection(tab)",
        extension.tab_of(page),
    )
    extension.configure(mode="click", language="de")
    extension.open("popup", page)
    page.bring_to_front()
    assert len(badges(page, 5)) == 5


def test_a_running_page_follows_the_settings(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    page.goto(f"{pages}/labels.html")
    assert badges(page, 5)[0]["words"] == "fabricated"
    extension.configure(language="de")
    page.bring_to_front()
    page.wait_for_function(
        "[...document.querySelectorAll('citemark-badge')].filter((one) => one.lang === 'de').length === 5"
    )
    assert badges(page, 5)[0]["words"] == "erfunden"
    extension.configure(language="de", show="problems")
    page.wait_for_function("document.querySelectorAll('citemark-badge').length === 3")
    extension.configure(consent=False)
    page.wait_for_function("!document.querySelector('citemark-badge, citemark-live')")
    assert extension.toolbar_shows(page, "")
    extension.configure()
    assert len(badges(page, 5)) == 5


def test_a_key_given_at_last_is_used_on_pages_that_wait_for_it(
    page: Page, pages: str, extension: Any, service: Any, badges: Any
) -> None:
    service.key = "a-secret-key"
    page.goto(f"{pages}/labels.html")
    assert extension.wait_for_state(page, "failed")["failure"] == "unauthorised"
    extension.set_key("a-secret-key")
    page.bring_to_front()
    assert len(badges(page, 5)) == 5
