"""Every badge right, none orphaned, none doubled, and the page as it was when switched off."""

from __future__ import annotations

from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
_spec = util.spec_from_file_location("extension_driving", Path(__file__).with_name("driving.py"))
assert _spec is not None
assert _spec.loader is not None
driving = util.module_from_spec(_spec)
_spec.loader.exec_module(driving)
badges = driving.badges

PAGES = [
    ("capsule", 8),
    ("article", 7),
    ("csp", 2),
    ("rtl", 2),
    ("dark", 5),
    ("many", 400),
]
SNAPSHOT = "() => document.documentElement.outerHTML"


def identifier_of(name: str) -> str:
    """What the stand-in judges by: the number, or nothing for works named by title."""
    scheme, _, value = name.partition(" ")
    return value if scheme in {"arXiv", "doi", "PMID", "OpenReview", "ACL"} else ""


@pytest.mark.parametrize(("name", "count"), PAGES)
def test_every_badge_is_right_and_switching_off_leaves_the_page_as_it_was(
    page: Page, pages: str, extension: Any, label_of: Callable[[str], str], name: str, count: int
) -> None:
    extension.configure(mode="click", service=extension_service(extension))
    page.goto(f"{pages}/{name}.html")
    before = page.evaluate(SNAPSHOT)
    text = page.evaluate("document.body.innerText")
    assert extension.tell(page, {"type": "start"}) == {"ok": True}
    found = badges(page, count)
    assert len(found) == count, [(one['name'], one['label']) for one in found]
    for badge in found:
        assert badge["label"] == label_of(identifier_of(badge["name"])), badge
    anchors = [(badge["before"], badge["name"]) for badge in found]
    assert len(set(anchors)) == len(anchors) or name == "capsule"
    extension.tell(page, {"type": "stop"})
    page.wait_for_function("!document.querySelector('citemark-badge, citemark-live')")
    assert page.evaluate(SNAPSHOT) == before
    assert page.evaluate("document.body.innerText") == text
    assert page.evaluate("[...CSS.highlights.keys()]") == []


def extension_service(extension: Any) -> str:
    service: str = extension.own.evaluate("async () => (await chrome.storage.local.get('settings')).settings.service")
    return service
