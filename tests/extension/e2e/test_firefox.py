"""The same extension in Firefox: badges, cards, its own pages, a permission granted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.browser
LABELS = ["fabricated", "mismatch", "suspect", "unverified", "verified"]
BUTTONS = "[...document.querySelectorAll('citemark-badge')].map((one) => one.shadowRoot.querySelector('button'))"


@pytest.fixture(scope="module")
def firefox(
    tmp_path_factory: pytest.TempPathFactory,
    find_browser: Callable[[str], str],
    load_beside: Any,
    extension_folder: Any,
) -> Iterator[Any]:
    binary = find_browser("firefox-esr")
    manifest = json.loads((extension_folder / "manifest.json").read_text(encoding="utf-8"))
    gecko = manifest["browser_specific_settings"]["gecko"]["id"]
    with load_beside("bidi").Firefox(binary, tmp_path_factory.mktemp("firefox"), gecko) as firefox:
        firefox.install(extension_folder)
        yield firefox


@pytest.fixture
def own(firefox: Any, service: Any) -> Iterator[str]:
    """A page of the extension's own, in another tab; the extension is agreed to and set to the stand-in."""
    page = firefox.tab(f"{firefox.origin}/pages/welcome.html")
    settings = {
        "consent": True,
        "mode": "sites",
        "allow": ["127.0.0.1"],
        "service": service.url,
        "language": "en",
    }
    firefox.evaluate(
        f"browser.storage.session.clear().then(() => browser.storage.local.set({{settings: {json.dumps(settings)}}}))",
        page,
    )
    firefox.until(
        "browser.scripting.getRegisteredContentScripts().then((all) => all.length === 1)", page
    )
    yield page
    firefox.call("browsingContext.close", context=page)


def test_badges_cards_and_underlines(firefox: Any, own: str, pages: str) -> None:
    firefox.call("browsingContext.activate", context=firefox.page)
    firefox.open(f"{pages}/labels.html")
    text = firefox.evaluate("document.body.innerText")
    firefox.until(f"{BUTTONS}.length === 5")
    assert firefox.evaluate(f"{BUTTONS}.map((one) => one.classList[1])") == LABELS
    assert firefox.evaluate("[...CSS.highlights.keys()].sort()") == [
        f"citemark-{one}" for one in sorted(LABELS[:4])
    ]
    grounds = firefox.evaluate(f"{BUTTONS}.map((one) => getComputedStyle(one).backgroundColor)")
    assert len(set(grounds)) == 5
    firefox.click(f"{BUTTONS}[1]")
    firefox.until(f"{BUTTONS}[1].getAttribute('aria-expanded') === 'true'")
    shown = firefox.evaluate(f"{BUTTONS}[1].nextElementSibling.innerText")
    assert "The record's title shares no word" in shown
    firefox.press("\ue00c")
    firefox.until(f"{BUTTONS}[1].getAttribute('aria-expanded') === 'false'")
    badge = "browser.tabs.query({}).then(async (all) => Promise.all(all.map(({id}) => browser.action.getBadgeText({tabId: id}))))"
    assert "✕1" in firefox.evaluate(badge, own)
    stop = "browser.tabs.query({}).then((all) => Promise.all(all.map(({id}) => browser.runtime.sendMessage({type: 'stop', tab: id}))))"
    firefox.evaluate(stop, own)
    firefox.until("!document.querySelector('citemark-badge, citemark-live')")
    assert firefox.evaluate("document.body.innerText") == text


def test_every_page_has_its_badges_and_is_left_as_it_was(
    firefox: Any,
    own: str,
    pages: str,
    flow: Any,
    load_beside: Any,
    label_of: Callable[[str], str],
) -> None:
    flows = load_beside("flows")
    firefox.evaluate(
        "browser.storage.local.get('settings').then(({settings}) => browser.storage.local.set({settings: {...settings, mode: 'click'}}))",
        own,
    )
    firefox.until(
        "browser.scripting.getRegisteredContentScripts().then((all) => all.length === 0)", own
    )
    firefox.call("browsingContext.activate", context=firefox.page)

    def do(script: str) -> None:
        firefox.evaluate(f"(async () => {{ {script} }})()")

    def tell(kind: str) -> None:
        tab = f"browser.tabs.query({{url: '{pages.rsplit(':', 1)[0]}/*'}}).then((all) => all[0].id)"
        told = f"{tab}.then((tab) => browser.runtime.sendMessage({{type: '{kind}', tab}}))"
        assert firefox.evaluate(told, own) == {"ok": True}

    firefox.open(f"{pages}/{flow.address}")
    do(flow.act)
    by_itself = firefox.evaluate(f"({flows.PAGE})()")
    do(flow.again)
    at_last = firefox.evaluate(f"({flows.PAGE})()")
    firefox.open(f"{pages}/{flow.address}")
    tell("start")
    firefox.until(f"{flows.BADGES}.length === {flow.badges}")
    do(flow.act)
    firefox.until(f"{flows.BADGES}.length === {flow.total}")
    assert flows.faults(firefox.evaluate(f"({flows.STANDING})()"), label_of) == []
    tell("stop")
    firefox.until(f"!{flows.ALL}('citemark-badge, citemark-live').length")
    assert firefox.evaluate(f"({flows.PAGE})()") == by_itself
    do(flow.again)
    assert firefox.evaluate(f"({flows.PAGE})()") == at_last
    assert firefox.evaluate("[...(globalThis.recovered ?? []), ...(globalThis.errors ?? [])]") == []


def test_a_reference_in_a_shadow_root_has_a_badge_where_no_underline_reaches(
    firefox: Any, own: str, pages: str, load_beside: Any
) -> None:
    flows = load_beside("flows")
    firefox.evaluate(
        "browser.storage.local.get('settings').then(({settings}) => browser.storage.local.set({settings: {...settings, density: 'underline'}}))",
        own,
    )
    firefox.call("browsingContext.activate", context=firefox.page)
    firefox.open(f"{pages}/shadow.html")
    firefox.until(f"{flows.BADGES}.length === 3")
    assert firefox.evaluate("[...CSS.highlights.values()].flatMap((all) => [...all]).length") == 1


def test_frames_are_read_where_the_reader_wants_them(firefox: Any, own: str, pages: str) -> None:
    settings = "browser.storage.local.get('settings').then(({settings}) => browser.storage.local.set({settings: {...settings, frames: true}}))"
    firefox.evaluate(settings, own)
    firefox.until(
        "browser.scripting.getRegisteredContentScripts().then((all) => all[0]?.allFrames)", own
    )
    firefox.call("browsingContext.activate", context=firefox.page)
    firefox.open(f"{pages}/framed.html")
    frame = "document.getElementById('own').contentDocument"
    firefox.until(f"{frame}.querySelectorAll('citemark-badge').length === 5")
    report = "browser.storage.session.get(null).then((kept) => Object.entries(kept).flatMap(([name, {items}]) => name.startsWith('tab:') ? [items.length] : []))"
    firefox.until(f"{report}.then((counts) => counts.includes(6))", own)
    firefox.evaluate("document.getElementById('own').remove()")
    firefox.until(f"{report}.then((counts) => counts.includes(1))", own)


def test_a_strict_policy_takes_no_looks_away(firefox: Any, own: str, pages: str) -> None:
    firefox.call("browsingContext.activate", context=firefox.page)
    firefox.open(f"{pages}/csp.html")
    firefox.until(f"{BUTTONS}.length === 2")
    assert firefox.evaluate(f"getComputedStyle({BUTTONS}[0]).borderRadius") == "9px"
    hosts = "[...document.querySelectorAll('citemark-badge, citemark-live')]"
    firefox.until(f"{hosts}.length === 3")
    shown = f"{hosts}.map((host) => getComputedStyle(host))"
    assert firefox.evaluate(f"{shown}.map((style) => style.userSelect + ' ' + style.position)") == [
        "none static",
        "none static",
        "auto fixed",
    ]


def test_its_own_pages_open_and_list_the_verdicts(firefox: Any, own: str, pages: str) -> None:
    firefox.call("browsingContext.activate", context=firefox.page)
    firefox.open(f"{pages}/labels.html")
    firefox.until(f"{BUTTONS}.length === 5")
    tab = firefox.evaluate(
        f"browser.tabs.query({{url: '{pages.rsplit(':', 1)[0]}/*'}}).then((all) => all[0].id)", own
    )
    popup = firefox.tab(f"{firefox.origin}/pages/popup.html?tab={tab}")
    firefox.until("document.querySelectorAll('#list li').length === 5", popup)
    assert (
        firefox.evaluate("document.getElementById('summary').textContent", popup)
        == "3 of 5 references need your attention"
    )
    firefox.call("browsingContext.close", context=popup)
    aside = firefox.evaluate("browser.sidebarAction.getPanel({})", own)
    assert aside == f"{firefox.origin}/pages/popup.html?aside"
    sidebar = firefox.tab(f"{aside}&tab={tab}")
    firefox.until("document.querySelectorAll('#list li').length === 5", sidebar)
    assert firefox.evaluate("document.body.className", sidebar) == "panel"
    assert firefox.evaluate("document.getElementById('aside').hidden", sidebar)
    firefox.call("browsingContext.close", context=sidebar)
    options = firefox.tab(f"{firefox.origin}/pages/options.html")
    firefox.until("document.body.dataset.ready === ''", options)
    firefox.call("browsingContext.close", context=options)


def test_a_site_that_the_reader_grants_is_read_from_then_on(firefox: Any, own: str) -> None:
    options = firefox.tab(f"{firefox.origin}/pages/options.html")
    firefox.until("document.body.dataset.ready === ''", options)
    firefox.evaluate("document.getElementById('allow').value = 'example.org'", options)
    firefox.click("document.querySelector('button[type=submit]')", options)
    firefox.until("document.getElementById('saved').textContent === 'Saved.'", options)
    granted = "browser.permissions.contains({origins: ['https://*.example.org/*']})"
    assert firefox.evaluate(granted, own)
    firefox.evaluate(
        "document.getElementById('service').value = 'https://citemark.example'", options
    )
    firefox.evaluate("document.getElementById('saved').textContent = ''", options)
    firefox.click("document.querySelector('button[type=submit]')", options)
    firefox.until("document.getElementById('saved').textContent === 'Saved.'", options)
    reachable = "browser.permissions.contains({origins: ['https://citemark.example/*']})"
    assert firefox.evaluate(reachable, own)
    registered = (
        "browser.scripting.getRegisteredContentScripts().then((all) => all[0]?.matches ?? [])"
    )
    firefox.until(f"{registered}.then((all) => all.includes('https://*.example.org/*'))", own)
    firefox.call("browsingContext.close", context=options)


def test_the_key_is_sent_to_the_service_only(
    firefox: Any, own: str, pages: str, service: Any
) -> None:
    firefox.evaluate("browser.runtime.sendMessage({type: 'key', key: 'a-secret-key'})", own)
    service.key = "a-secret-key"
    firefox.call("browsingContext.activate", context=firefox.page)
    firefox.open(f"{pages}/labels.html?dark")
    firefox.until(f"{BUTTONS}.length === 5")
    assert service.headers[-1]["authorization"] == "Bearer a-secret-key"
    assert service.headers[-1]["origin"].startswith("moz-extension://")
    assert "a-secret-key" not in firefox.evaluate(
        "JSON.stringify([...document.querySelectorAll('*')].map((one) => one.outerHTML))"
    )
