"""How the tests drive the extension: its settings, its own pages, what stands in a page."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Worker

BADGES = """() => [...document.querySelectorAll("citemark-badge")].map((host) => {
  const button = host.shadowRoot.querySelector("button");
  let before = host.previousSibling;
  while (before && before.nodeName === "CITEMARK-BADGE") before = before.previousSibling;
  return {
    label: button.classList[1],
    name: button.getAttribute("aria-label").replace(/^.*?: /, ""),
    words: button.textContent,
    before: before ? (before.href ?? before.textContent) : "",
    parent: host.parentElement.id || host.parentElement.tagName,
  };
})"""
"""Every badge in the page: its label, its reference, and what stands right before it."""


class Extension:
    """The installed extension, seen from its own origin."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.context = context
        self.origin = origin
        self.service = ""
        self._own: Page | None = None

    @property
    def own(self) -> Page:
        """A page of the extension's own, to speak to the browser from."""
        if self._own is None or self._own.is_closed():
            self._own = self.context.new_page()
            self._own.goto(f"{self.origin}/PRIVACY.md")
        return self._own

    def configure(self, **settings: Any) -> None:
        stated = {
            "version": 1,
            "service": self.service,
            "consent": True,
            "mode": "sites",
            "allow": ["127.0.0.1"],
            "language": "en",
        } | settings
        # Never without settings in between: a page that reads then would be refused.
        self.own.evaluate(
            """async (settings) => {
              await chrome.storage.session.clear();
              await chrome.storage.local.remove("apiKey");
              await chrome.storage.local.set({ settings });
            }""",
            stated,
        )
        self.settle(sites=bool(stated["consent"] and stated["mode"] == "sites" and stated["allow"]))

    def settle(self, *, sites: bool) -> None:
        """Until the worker has registered (or unregistered) the annotator."""
        assert self.until(
            "chrome.scripting.getRegisteredContentScripts().then((all) => all.length > 0)", sites
        )

    def set_key(self, key: str) -> None:
        self.own.evaluate("(key) => chrome.runtime.sendMessage({ type: 'key', key })", key)

    def worker(self) -> Worker:
        """The extension's worker, awake: it may have been stopped in between."""
        self.own.evaluate("chrome.runtime.sendMessage({ type: 'has-key' })")
        ours = [one for one in self.context.service_workers if one.url.startswith(self.origin)]
        return ours[-1]

    def tab_of(self, page: Page) -> int:
        tabs = self.own.evaluate("() => chrome.tabs.query({})")
        return next(int(tab["id"]) for tab in tabs if tab.get("url", "") == page.url)

    def report(self, page: Page) -> dict[str, Any]:
        """What the worker knows of a tab."""
        place = f"tab:{self.tab_of(page)}"
        found: dict[str, Any] = self.own.evaluate(
            "async (p) => (await chrome.storage.session.get(p))[p] ?? {}", place
        )
        return found

    def wait_for_state(self, page: Page, state: str) -> dict[str, Any]:
        place = f"tab:{self.tab_of(page)}"
        reached = self.until(
            f"chrome.storage.session.get('{place}').then((kept) => kept['{place}']?.state)", state
        )
        report = self.report(page)
        assert reached, report
        return report

    def wait_for_items(self, page: Page, count: int) -> list[dict[str, Any]]:
        """The references of the page's report, once so many are shown in it."""
        place = f"tab:{self.tab_of(page)}"
        placed = "?.items.filter((item) => item.placed).length"
        self.until(
            f"chrome.storage.session.get('{place}').then((kept) => kept['{place}']{placed})", count
        )
        items: list[dict[str, Any]] = self.report(page)["items"]
        return items

    def until(self, expression: str, wanted: Any) -> bool:
        """Whether an expression comes to that value; Playwright's own waiting does not await promises."""
        return bool(
            self.own.evaluate(
                f"""async (wanted) => {{
                  for (let tries = 0; tries < 500; tries += 1) {{
                    if ((await ({expression})) === wanted) return true;
                    await new Promise((resolve) => setTimeout(resolve, 40));
                  }}
                  return false;
                }}""",
                wanted,
            )
        )

    def toolbar_shows(self, page: Page, text: str) -> bool:
        """Whether the toolbar button of the page's tab comes to bear that text."""
        badge = f"chrome.action.getBadgeText({{ tabId: {self.tab_of(page)} }})"
        return self.until(badge, text)

    def tell(self, page: Page, message: dict[str, Any]) -> Any:
        """What the popup would send about a page."""
        whole = {**message, "tab": self.tab_of(page)}
        return self.own.evaluate("(message) => chrome.runtime.sendMessage(message)", whole)

    def open(self, name: str, page: Page | None = None, *, aside: bool = False) -> Page:
        """One of the extension's pages; the popup of a tab when a page is given, as the side panel shows it."""
        query = f"?tab={self.tab_of(page)}{'&aside' * aside}" if page is not None else ""
        opened = self.context.new_page()
        opened.goto(f"{self.origin}/pages/{name}.html{query}")
        opened.wait_for_selector("body[data-ready]")
        return opened

    def close_pages(self) -> None:
        for page in self.context.pages:
            if page.url.startswith(self.origin) and page is not self._own:
                page.close()


def badges(page: Page, count: int | None = None) -> list[dict[str, str]]:
    """The page's badges, once there are so many."""
    if count is not None:
        from playwright.sync_api import TimeoutError as TooLate

        enough = "(count) => document.querySelectorAll('citemark-badge').length >= count"
        with suppress(TooLate):  # what is there is worth more to the reader of a failure
            page.wait_for_function(enough, arg=count, timeout=20_000)
    found: list[dict[str, str]] = page.evaluate(BADGES)
    return found
