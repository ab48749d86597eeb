"""Every badge right, none orphaned, none doubled, and the page as it was when switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SNAPSHOT = "() => document.documentElement.outerHTML"


def test_every_page_is_gone_through(load_beside: Any, extension_folder: Path) -> None:
    flows = load_beside("flows")
    there = {path.name for path in (extension_folder.parent / "tests/extension/pages").iterdir()}
    assert {flow.address.partition("?")[0] for flow in flows.FLOWS} | flows.WITHOUT_BADGES == there


def test_every_badge_is_right_and_switching_off_leaves_the_page_as_it_was(
    page: Page,
    pages: str,
    extension: Any,
    service: Any,
    label_of: Callable[[str], str],
    load_beside: Any,
    flow: Any,
) -> None:
    """The page is gone through twice: by itself, and with the extension on until the end."""
    flows = load_beside("flows")
    extension.configure(mode="click")

    def do(script: str) -> None:
        page.evaluate(f"async () => {{ {script} }}")

    def standing(count: int) -> list[dict[str, str]]:
        page.wait_for_function(f"(count) => {flows.BADGES}.length === count", arg=count)
        found: list[dict[str, str]] = page.evaluate(flows.STANDING)
        return found

    page.goto(f"{pages}/{flow.address}")
    do(flow.act)
    by_itself = page.evaluate(flows.PAGE)
    selected = page.evaluate(flows.SELECTED)
    do(flow.again)
    at_last = page.evaluate(flows.PAGE)

    page.goto(f"{pages}/{flow.address}")
    assert extension.tell(page, {"type": "start"}) == {"ok": True}
    assert flows.faults(standing(flow.badges), label_of) == []
    do(flow.act)
    assert flows.faults(standing(flow.total), label_of) == []
    assert page.evaluate(flows.SELECTED) == selected
    extension.wait_for_state(page, "done")
    assert flow.asks in {None, len(service.references)}
    extension.tell(page, {"type": "stop"})
    page.wait_for_function(f"!{flows.ALL}('citemark-badge, citemark-live').length")
    assert page.evaluate(flows.PAGE) == by_itself
    assert page.evaluate("[...CSS.highlights.keys()]") == []
    do(flow.again)
    assert page.evaluate(flows.PAGE) == at_last
    assert page.evaluate("[...(globalThis.recovered ?? []), ...(globalThis.errors ?? [])]") == []


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
    popup = extension.open("popup", page)
    assert "PDF" in popup.inner_text("#unread")  # what may hold references all the same


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
    # A badge that names its reference is longer than the lines of a narrow block.
    assert page.evaluate(
        """() => {
          const block = document.getElementById("far");
          block.style.width = "120px";
          const button = block.querySelector("citemark-badge").shadowRoot.querySelector("button");
          return button.getBoundingClientRect().width <= 120;
        }"""
    )


def test_the_toolbar_shows_the_worst_label_and_its_count(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    page.goto(f"{pages}/labels.html")
    badges(page, 5)
    extension.wait_for_state(page, "done")
    assert extension.toolbar_shows(page, "✕1")


ENTRY = "Ada Sample and Bo Probe. On the made-up entry without any number. Journal of Tests, 2024."
UNDERLINED = (
    """() => Promise.resolve([...CSS.highlights.values()].flatMap((all) => [...all].map(String)))"""
)


def test_an_entry_without_identifier_is_underlined_as_a_whole_or_has_a_badge(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    for density, underlined in (("badge", []), ("underline", [ENTRY])):
        extension.configure(density=density)
        page.goto(f"{pages}/empty.html")
        page.evaluate(
            """(entry) => {
              document.body.innerHTML = "<h2>References</h2><ol><li></li></ol>";
              document.querySelector("li").append("\\n  ", entry, "\\n");
            }""",
            ENTRY,
        )
        assert len(extension.wait_for_items(page, 1)) == 1
        assert page.evaluate(UNDERLINED) == underlined
        assert len(badges(page)) == (density == "badge")


def test_the_badge_of_what_stands_before_it_comes_first(
    page: Page, pages: str, extension: Any, badges: Any
) -> None:
    page.goto(f"{pages}/empty.html")
    page.evaluate(
        """() => document.body.append(Object.assign(document.createElement("p"), {
          textContent: "Where arXiv:2411.00022 begins there is much more to say, and so arXiv:2411.00023 ends.",
        }))"""
    )
    found = badges(page, 2)
    assert [badge["name"] for badge in found] == ["arXiv 2411.00023", "arXiv 2411.00022"]
    assert found[1]["words"].startswith("arXiv 2411.00022:")


def test_underlines_reach_into_shadow_roots_and_no_closed_one_is_read(
    page: Page, pages: str, extension: Any, service: Any, load_beside: Any
) -> None:
    flows = load_beside("flows")
    extension.configure(density="underline")
    page.goto(f"{pages}/shadow.html")
    extension.wait_for_items(page, 4)
    assert page.evaluate(f"() => {flows.BADGES}.length") == 0
    underlined = page.evaluate(UNDERLINED)
    assert "2412.00011" in " ".join(underlined)
    asked = str(service.references)
    assert "2412.00012" in asked
    assert not any(number in asked for number in ("2412.00017", "2412.00018", "2412.00019"))


def test_a_badge_in_a_shadow_root_opens_its_card_and_is_jumped_to(
    page: Page, pages: str, extension: Any, load_beside: Any
) -> None:
    flows = load_beside("flows")
    page.goto(f"{pages}/shadow.html")
    extension.wait_for_items(page, 4)
    page.locator("source-card citemark-badge button").click()
    card = page.locator("source-card citemark-badge .card")
    assert "The same identifier backs" in card.inner_text()
    page.keyboard.press("Escape")
    extension.tell(page, {"type": "page", "ask": {"type": "jump", "problems": True}})
    focused = f"() => {flows.BADGES}.some((host) => host.shadowRoot.activeElement)"
    page.wait_for_function(focused)


def test_the_popup_says_when_a_page_has_more_references_than_may_be_asked(
    page: Page, pages: str, extension: Any, service: Any
) -> None:
    page.goto(f"{pages}/empty.html")
    page.evaluate(
        """() => {
          for (let at = 0; at < 1005; at += 1)
            document.body.appendChild(document.createElement("p")).append(`See arXiv:2409.${String(at).padStart(5, "0")}.`);
        }"""
    )
    assert len(extension.wait_for_items(page, 1000)) == 1000
    extension.wait_for_state(page, "done")
    assert len(service.references) == 1000
    popup = extension.open("popup", page)
    assert popup.inner_text("#beyond").startswith("5 more references on this page are not checked")
