"""What each of the pages does while it is read, and what must stand in it then."""

from __future__ import annotations

from dataclasses import dataclass

FRAME = "new Promise(requestAnimationFrame)"


@dataclass(frozen=True, slots=True)
class Flow:
    """A page, how many badges it has, what it then does by itself, and how many it has after that."""

    address: str
    badges: int
    act: str = ""
    after: int = -1
    again: str = ""
    """Done once more after the extension was switched off."""
    asks: int | None = None
    """How many references are asked for in all, where it is known: no half of an identifier among them."""

    @property
    def total(self) -> int:
        return self.badges if self.after < 0 else self.after


FLOWS = (
    Flow("capsule.html", 8),
    Flow("article.html", 7),
    Flow("csp.html", 2),
    Flow("rtl.html", 2),
    Flow("labels.html", 5),
    Flow("labels.html?dark", 5),
    Flow("layout.html", 6),
    Flow("framed.html", 1),
    Flow("real.html", 3),
    Flow("many.html", 400),
    Flow(
        "chat.html?wait",
        0,
        act=f"begin(); while (!('done' in document.body.dataset)) await {FRAME};",
        after=25,
        again="document.querySelector('p').append(' The end.');",
        asks=25,
    ),
    Flow(
        "react.html",
        6,
        act=f"""while (!('hydrated' in document.body.dataset)) await {FRAME};
            for (let count = 1; count < 40; count += 1) {{ setCount(count); await {FRAME}; }}
            setShown(25); await {FRAME}; setShown(9); await {FRAME};""",
        after=12,
        again=f"setCount(77); await {FRAME}; setShown(2); await {FRAME};",
    ),
    Flow(
        "spa.html",
        3,
        act=f"""go(2); await {FRAME};
            for (let at = 10; at < 30; at += 1) {{ more(`2410.030${{at}}`); await {FRAME}; }}""",
        after=23,
        again="go(3);",
    ),
    Flow(
        "shadow.html",
        4,
        act=f"""say('It grows: arXiv:2412.000'); await {FRAME}; say('14, and goes on.'); await {FRAME};
            define(); leave(); await {FRAME}; card(); card();""",
        after=7,
        again=f"say(' The end.'); leave(); await {FRAME}; card();",
        asks=6,
    ),
    Flow("spa.html?swap", 3, act="swap(4); more('2410.04009');", after=4, again="swap(5);"),
)
WITHOUT_BADGES = frozenset({"empty.html", "foreign.html"})

ALL = """((wanted) => {
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((one) =>
    [...(one.matches(wanted) ? [one] : []), ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
  return inside(document);
})"""
"""The elements of a kind, those in open shadow roots too, in reading order."""
BADGES = f"{ALL}('citemark-badge')"

STANDING = """() => ALL("citemark-badge").map((host) => {
  const button = host.shadowRoot.querySelector("button");
  const block = host.parentElement?.closest("p, li, td, h1, h2, h3, div, main, body") ?? host.parentNode;
  const links = [...block.querySelectorAll("a")].map(({ href }) => href);
  const blocks = ALL("*").flatMap((one) => one.shadowRoot ? [one, one.shadowRoot] : [one]);
  return {
    label: button.classList[1],
    name: button.getAttribute("aria-label").replace(/^.*?: /, ""),
    block: blocks.indexOf(block),
    says: [block.textContent.replace(/\\s+/g, " "), ...links].join(" "),
  };
})""".replace("ALL", ALL)
"""Every badge of a page, and what the block says in which it stands."""

PAGE = f"""() => [document.documentElement.outerHTML, document.body.innerText,
  ...{ALL}("*").flatMap(({{ shadowRoot }}) => shadowRoot ? [shadowRoot.innerHTML] : [])]"""
"""All that a page holds, as markup and as text."""
SELECTED = """() => {
  getSelection().selectAllChildren(document.body);
  return String(getSelection()).replace(/ +$/gm, "");
}"""
"""What a reader would copy. A space that the source has at a paragraph's end shows where a badge follows."""


def identifier_of(name: str) -> str:
    """What the stand-in judges by: the number, or nothing for works named by their title."""
    scheme, _, value = name.partition(" ")
    return value if scheme in {"arXiv", "doi", "PMID", "OpenReview", "ACL"} else ""


def faults(standing: list[dict[str, str]], label_of: object) -> list[str]:
    """What is wrong with a page's badges: the label, the place, a double."""
    assert callable(label_of)
    wrong = []
    seen = set()
    for badge in standing:
        name, number = badge["name"], identifier_of(badge["name"])
        said = (number or name).strip("“”…").casefold()
        if badge["label"] != label_of(number):
            wrong.append(f"{name} is {badge['label']}")
        if said not in badge["says"].casefold():
            wrong.append(f"{name} stands in {badge['says'][:80]!r}")
        if (place := (badge["block"], name)) in seen:
            wrong.append(f"{name} stands twice in {badge['says'][:80]!r}")
        seen.add(place)
    return wrong
