"""Frames within a page: left alone, or read where the reader wants it; one report for the whole tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(params=["sites", "click"])
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _open(page: Page, pages: str, extension: Any, mode: str, *, frames: bool) -> None:
    extension.configure(mode=mode, frames=frames)
    page.goto(f"{pages}/framed.html")
    if mode == "click":
        assert extension.tell(page, {"type": "start"}) == {"ok": True}


def test_frames_are_left_alone_unless_the_reader_wants_them(
    page: Page, pages: str, extension: Any, service: Any, mode: str
) -> None:
    _open(page, pages, extension, mode, frames=False)
    assert [item["name"] for item in extension.wait_for_items(page, 1)] == ["arXiv 2401.00010"]
    extension.wait_for_state(page, "done")
    assert page.frame_locator("#own").locator("citemark-badge").count() == 0
    assert len(service.references) == 1


def test_the_report_of_a_tab_is_that_of_the_page_and_its_frames(
    page: Page, pages: str, extension: Any, mode: str
) -> None:
    _open(page, pages, extension, mode, frames=True)
    own = page.frame_locator("#own").locator("citemark-badge")
    items = extension.wait_for_items(page, 6 if mode == "sites" else 14)
    assert own.count() == 5
    assert items[0]["name"] == "arXiv 2401.00010"
    assert extension.wait_for_state(page, "done")["frames"]
    assert len({item["key"] for item in items}) == len(items)
    foreign = page.frame_locator("#foreign").locator("citemark-badge").count()
    assert foreign == (0 if mode == "sites" else 8)  # the tests' browser lets the extension read it
    popup = extension.open("popup", page)
    assert popup.locator("#list details").count() == len(items)
    worst = sum(item["label"] == "fabricated" for item in extension.report(page)["items"])
    assert extension.toolbar_shows(page, f"✕{worst}")


def test_jumping_goes_through_the_frames(page: Page, pages: str, extension: Any) -> None:
    _open(page, pages, extension, "sites", frames=True)
    extension.wait_for_items(page, 6)
    inside = "() => document.querySelector('#own').contentDocument.activeElement?.localName"
    jump = {"type": "page", "ask": {"type": "jump", "step": 1, "problems": True}}
    assert extension.tell(page, jump) == {"ok": True, "answer": True}
    assert page.evaluate(inside) == "citemark-badge"


def test_a_frame_that_leaves_takes_its_references_along_and_switching_off_reaches_it(
    page: Page, pages: str, extension: Any
) -> None:
    _open(page, pages, extension, "sites", frames=True)
    extension.wait_for_items(page, 6)
    before = page.evaluate("document.querySelector('#own').contentDocument.body.innerText")
    extension.tell(page, {"type": "stop"})
    hosts = "document.querySelector('#own').contentDocument.querySelector('citemark-badge')"
    page.wait_for_function(f"() => !{hosts}")
    assert page.evaluate("document.querySelector('#own').contentDocument.body.innerText") == before
    page.reload()
    extension.wait_for_items(page, 6)
    page.evaluate("document.querySelector('#own').remove()")
    assert len(extension.wait_for_items(page, 1)) == 1
