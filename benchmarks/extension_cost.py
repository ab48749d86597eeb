"""What the extension costs a page: reading, watching a stream, drawing badges, in Chromium itself.

``python benchmarks/extension_cost.py [--chromium PATH]`` runs the content files, as they are
shipped, in synthetic pages and prints a table in Markdown with the budget beside each figure.
Needs the packages of the ``test`` extra and Debian's chromium; no network, no service.

Every figure is read from the browser's own trace of its main thread, twice: as time that passed,
and as time that the processor spent. The two agree on a quiet machine; on a busy one only the second
tells what the extension does, for the first counts what others did meanwhile.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from rig.page_trace import Cost, LostTraceError, Trace, costs, split, total

EXTENSION = Path(__file__).resolve().parents[1] / "extension"
WORDS = "a method of this kind was studied before and found to hold on several sets of data "
CATEGORIES = ["devtools.timeline", "blink.user_timing"]
WATCH = "citemarkWatch"
TIMERS = frozenset({"TimerFire"})
"""The pages here set no timers: whatever runs in one is the extension's."""
DRAWING = frozenset({"TimerFire", "FireAnimationFrame", "UpdateLayoutTree", "Layout"})
WATCHING = frozenset({"TimerFire", "FireAnimationFrame", WATCH})

PREPARATION = f"""
  globalThis.chrome = {{ runtime: {{ id: "benchmark", sendMessage: async () => ({{}}) }} }};
  const Native = MutationObserver;
  globalThis.MutationObserver = class extends Native {{
    constructor(run) {{ super(function {WATCH}(...given) {{ return run(...given); }}); }}
  }};
"""
"""A page that runs content files itself; the trace names the observer's calls."""

START = """
  globalThis.asked = [];
  globalThis.begin = () => setTimeout(() => {
    const send = async ({ type, candidates }) => {
      if (type !== "check") return {};
      if (!asked.length) performance.mark("asked");
      asked.push(...candidates);
      const judged = candidates.map(({ key }) => ({ key, label: "mismatch", probability: 0.9, identifiers: [],
        claim: {}, reasons: [], evidence: [], pending: false, version: "" }));
      return { ok: true, judged };
    };
    const settings = { show: "all", density: "badge", titles: true, sentences: true, language: "en", direction: "ltr",
      messages: {} };
    citemarkAnnotator.start({ send, isOrphan: () => false, settings, t: (key) => key });
  });
"""

PARAGRAPHS = """([count, references, words, spans]) => {
  const every = Math.floor(count / references);
  const page = document.createDocumentFragment();
  let number = 0;
  for (let at = 0; at < count; at += 1) {
    const paragraph = page.appendChild(document.createElement("p"));
    const text = words.repeat(2) + (at % every ? "" : `see arXiv:2404.${String(number += 1).padStart(5, "0")}.`);
    for (const word of spans ? text.split(/(?<= )/) : [text]) {
      const span = paragraph.appendChild(document.createElement("span"));
      span.textContent = word;
    }
  }
  document.body.replaceChildren(page);
  return document.body.textContent.length;
}"""

STREAM = """async ([tokens]) => {
  const main = document.body.appendChild(document.createElement("main"));
  let paragraph = null;
  const begun = performance.now();
  for (let at = 0; at < tokens; at += 1) {
    if (at % 80 === 0) paragraph = main.appendChild(document.createElement("p"));
    const span = paragraph.appendChild(document.createElement("span"));
    span.textContent = at % 80 === 79 ? `arXiv:2405.${String(at).padStart(5, "0")}. ` : "word ";
    if (at % 4 === 3) await scheduler.postTask(() => {}, { delay: 4 });
  }
  return performance.now() - begun;
}"""


def content_files() -> list[Path]:
    """The files in the order in which the extension itself runs them, without the one that starts it."""
    source = (EXTENSION / "background" / "sites.js").read_text(encoding="utf-8")
    listed = re.findall(r'"((?:content|shared)/[a-z-]+\.js)"', source)
    return [EXTENSION / name for name in listed if name != "content/main.js"]


class Pages:
    """One page after another, each with the content files in it, traced."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.page: Page = browser.new_page()
        self.page.on("pageerror", lambda error: print("page error:", error))

    def prepare(
        self, count: int = 0, references: int = 1, *, words: str = WORDS, spans: bool = False
    ) -> int:
        """An empty page, or one of so many paragraphs: how many characters it has."""
        self.page.goto("about:blank")
        self.page.set_content("<!doctype html><title>Benchmark</title><body></body>")
        self.page.add_script_tag(content=PREPARATION)
        for path in content_files():
            self.page.add_script_tag(content=path.read_text(encoding="utf-8"))
        self.page.add_script_tag(content=START)
        return int(self.page.evaluate(PARAGRAPHS, [count, references, words, spans]))

    def traced(self, act: Callable[[], object]) -> Trace:
        """What the page's main thread did meanwhile, in order."""
        self.browser.start_tracing(page=self.page, categories=CATEGORIES)
        act()
        events: Trace = json.loads(self.browser.stop_tracing())["traceEvents"]
        return sorted(events, key=lambda event: int(event.get("ts", 0)))


def reading(pages: Pages, count: int, references: int, *, spans: bool) -> list[Cost]:
    """The first reading of a page: per megabyte, and its longest slice."""
    length = pages.prepare(count, references, spans=spans)

    def read() -> None:
        pages.page.evaluate("begin()")
        pages.page.wait_for_function("() => asked.length > 0")

    slices = costs(split(pages.traced(read))[0], TIMERS)
    longest = Cost(max(one.wall for one in slices), max(one.processor for one in slices))
    return [total(slices).over(length / 1e6), longest]


def badges(pages: Pages, count: int) -> list[Cost]:
    """Drawing so many badges, with the layout that follows."""
    pages.prepare(count, count)

    def draw() -> None:
        pages.page.evaluate("begin()")
        there = "(count) => document.querySelectorAll('citemark-badge').length === count"
        pages.page.wait_for_function(there, arg=count)

    return [total(costs(split(pages.traced(draw))[1], DRAWING))]


def streaming(pages: Pages, tokens: int) -> list[Cost]:
    """Watching an answer stream in: the percentage of the time that is ours."""
    pages.prepare()
    pages.page.evaluate("begin()")
    pages.page.wait_for_timeout(1200)
    took: list[float] = []

    def stream() -> None:
        took.append(pages.page.evaluate(STREAM, [tokens]))
        pages.page.wait_for_timeout(1200)

    return [total(costs(pages.traced(stream), WATCHING)).over(took[0] / 100)]


def requests(pages: Pages) -> int:
    """How many references are asked for on a page that has none."""
    pages.prepare(500, words="nothing of that kind is to be found here at all ")
    pages.page.evaluate("document.querySelector('p').remove()")
    pages.page.evaluate("begin()")
    pages.page.wait_for_timeout(1500)
    return len(pages.page.evaluate("asked"))


def best(run: Callable[[], list[Cost]]) -> list[Cost]:
    """Each figure's least of five runs: what else the machine does can only add."""
    runs: list[list[Cost]] = []
    while len(runs) < 5:
        with suppress(LostTraceError):
            runs.append(run())
    return [
        Cost(min(one.wall for one in same), min(one.processor for one in same))
        for same in zip(*runs, strict=True)
    ]


def measure(pages: Pages) -> list[tuple[str, str, str, str]]:
    """What was measured, both figures, the budget."""
    plain = best(lambda: reading(pages, 5000, 400, spans=False))
    words = best(lambda: reading(pages, 5000, 200, spans=True))
    drawn = best(lambda: badges(pages, 400))
    stream = best(lambda: streaming(pages, 2000))
    rows = [
        ("first reading, plain paragraphs", plain[0], "ms/MB", "≤ 100"),
        ("longest slice of it", plain[1], "ms", "≤ 16"),
        ("first reading, a span a word", words[0], "ms/MB", "≤ 100"),
        ("longest slice of it", words[1], "ms", "≤ 16"),
        ("400 badges, with layout", drawn[0], "ms", "≤ 100"),
        ("a stream of 2,000 tokens", stream[0], "% of the time", "≤ 1"),
    ]
    asked = str(requests(pages))
    table = [
        (name, f"{cost.wall:.3g} {unit}", f"{cost.processor:.3g} {unit}", budget)
        for name, cost, unit, budget in rows
    ]
    return [*table, ("requests on a page without references", asked, asked, "0")]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--chromium", default=shutil.which("chromium"), help="the browser to measure in"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium)
        rows = measure(Pages(browser))
        version = browser.version
        browser.close()
    if options.json:
        print(json.dumps({"chromium": version, "rows": rows}, ensure_ascii=False, indent=2))
        return
    print(
        f"Chromium {version}\n\n| what | passed | of the processor | budget |\n| --- | --- | --- | --- |"
    )
    for row in rows:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
