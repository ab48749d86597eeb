"""Every badge right, none orphaned, none doubled, and the page as it was when switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAGES = [("capsule", 8), ("article", 7), ("csp", 2), ("rtl", 2), ("labels", 5), ("many", 400)]
SNAPSHOT = "() => document.documentElement.outerHTML"


def identifier_of(name: str) -> str:
    """What the stand-in judges by: the number, or nothing for works named by their title."""
    scheme, _, value = name.partition(" ")
    return value if scheme in {"arXiv", "doi", "PMID", "OpenReview", "ACL"} else ""


@pytest.mark.parametrize(("name", "count"), PAGES)
def test_every_badge_is_right_and_switching_off_leaves_the_page_as_it_was(
    page: Page,
    pages: str,
    extension: Any,
    badges: Any,
    label_of: Callable[[str], str],
    name: str,
    count: int,
) -> None:
    extension.configure(mode="click")
    page.goto(f"{pages}/{name}.html")
    before = page.evaluate(SNAPSHOT)
    text = page.evaluate("document.body.innerText")
    assert extension.tell(page, {"type": "start"}) == {"ok": True}
    found = badges(page, count)
    assert len(found) == count, [(one["name"], one["label"]) for one in found]
    for badge in found:
        assert badge["label"] == label_of(identifier_of(badge["name"])), badge
    assert page.evaluate(
        "getSelection().selectAllChildren(document.body), getSelection().toString().includes('verified')"
    ) is ("verified" in text)
    extension.tell(page, {"type": "stop"})
    page.wait_for_function("!document.querySelector('citemark-badge, citemark-live')")
    assert page.evaluate(SNAPSHOT) == before
    assert page.evaluate("document.body.innerText") == text
    assert page.evaluate("[...CSS.highlights.keys()]") == []


def test_a_badge_stands_right_behind_its_reference(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    page.goto(f"{pages}/capsule.html")
    for badge in badges(page, 8):
        number = badge["name"].split(" ")[-1]
        assert number in badge["before"] or badge["name"].startswith(("OpenReview", "doi")), badge


def test_claims_come_from_beside_the_reference_and_nothing_else_is_sent(
    page: Page, pages: str, extension: Any, service: Any, badges: Any
) -> None:
    page.goto(f"{pages}/capsule.html")
    badges(page, 8)
    extension.wait_for_state(page, "done")
    asked = {(one["identifiers"] or [""])[0]: one for one in reversed(service.references)}
    assert asked["arXiv:2402.00011"]["claim"]["method"] == "Recursive Buffer Replay"
    assert asked["arXiv:2402.00011"]["claim"]["acronym"] == "RBR"
    assert (
        asked["doi:10.1000/demo.2024.00033"]["claim"]["title"]
        == "Measured Routing in Sparse Vision Models"
    )
    assert asked["arXiv:24"]["claim"] == {}
    assert asked["arXiv:2403.00125"]["claim"]["authors"] == ["Ada Example"]
    assert {name for one in service.references for name in one} <= {
        "key",
        "text",
        "identifiers",
        "claim",
    }
    assert {name for request in service.requests for name in request} == {"references"}
    everything = str(service.requests) + str(service.headers)
    assert pages not in everything
    assert "Notable advances" not in everything


def test_each_reference_is_asked_for_once(
    page: Page, pages: str, extension: Any, service: Any, badges: Any
) -> None:
    page.goto(f"{pages}/many.html")
    badges(page, 400)
    numbers = [one["identifiers"][0] for one in service.references]
    assert len(numbers) == len(set(numbers)) == 400
    assert len(service.requests) == 8
    page.reload()
    badges(page, 400)
    assert len(service.requests) == 8


def test_a_page_without_references_costs_no_request_and_no_change(
    page: Page, pages: str, extension: Any, service: Any
) -> None:
    page.goto(f"{pages}/empty.html")
    before = page.evaluate(SNAPSHOT)
    report = extension.wait_for_state(page, "done")
    assert report["items"] == []
    assert service.requests == []
    assert page.evaluate(SNAPSHOT) == before


def test_badges_find_room_in_awkward_layouts(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    page.goto(f"{pages}/layout.html")
    found = {badge["name"].removeprefix("arXiv "): badge for badge in badges(page, 6)}
    places = {number: badge["parent"] for number, badge in found.items()}
    assert places == {
        "2411.00012": "pill",
        "2411.00014": "heading",
        "2411.00015": "cell",
        "2411.00016": "twice",
        "2411.00017": "far",
        "2411.00018": "nested",
    }
    assert found["2411.00017"]["words"].startswith("arXiv 2411.00017:")
    items = {item["name"] for item in extension.wait_for_state(page, "done")["items"]}
    assert {"arXiv 2411.00011", "arXiv 2411.00013"} <= items
    assert "arXiv 2411.00019" not in items
    assert "arXiv 2411.00021" not in items


def test_the_toolbar_shows_the_worst_label_and_its_count(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    page.goto(f"{pages}/labels.html")
    badges(page, 5)
    extension.wait_for_state(page, "done")
    assert extension.toolbar_shows(page, "✕1")
