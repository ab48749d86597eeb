import assert from "node:assert/strict";
import test from "node:test";
import { pageWith, READING } from "./load.mjs";

const FILES = [...READING, "content/badge.js", "content/watching.js"];
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Puts some markup of a test into a root. */
function fill(root, markup) {
  const { DOMParser } = root.ownerDocument.defaultView;
  root.append(...new DOMParser().parseFromString(markup, "text/html").body.childNodes);
}

/** A page whose elements named after their mode have a shadow root made of their `inside` attribute. */
function page(body) {
  const { context, document } = pageWith(FILES, `<!doctype html><body>${body}</body>`);
  const open = (root) => {
    for (const host of root.querySelectorAll("[inside]")) {
      const shadow = host.attachShadow({ mode: host.getAttribute("mode") ?? "open" });
      fill(shadow, host.getAttribute("inside"));
      open(shadow);
    }
  };
  open(document);
  const watching = context.citemarkWatching.create(() => {});
  const lost = () => {};
  const texts = (blocks) => [...blocks].map((block) => block?.text.replaceAll("\uFFFC", "").trim()).filter(Boolean);
  return {
    context,
    document,
    watching,
    whole: () => texts(context.citemarkBlocks.walk(document.body, { lost, shadows: watching.shadows })),
    news: () => texts(watching.changes(lost)),
  };
}

test("open shadow roots are read where they are shown, closed ones never", () => {
  const CASES = [
    ["what a root holds", `<x-a inside="<p>In</p>"></x-a><p>After</p>`, ["In", "After"]],
    ["what is bare in a root", `<x-a inside="In <b>bold</b>"></x-a>`, ["In bold"]],
    ["roots in roots", `<x-a inside="<div inside='<p>Deep</p>'></div><p>In</p>"></x-a>`, ["Deep", "In"]],
    ["what is slotted, where it comes from", `<x-a inside="<p>To <slot>none</slot></p>"><i>it</i></x-a>`, ["it", "To"]],
    ["what an empty slot holds", `<x-a inside="<p>To <slot>none</slot></p>"></x-a>`, ["To none"]],
    ["nothing without a slot", `<x-a inside="<p>In</p>"><p>Out</p></x-a>`, ["In"]],
    ["nothing that is hidden", `<x-a hidden inside="<p>In</p>"></x-a><nav><x-a inside="<p>In</p>"></x-a></nav>`, []],
    ["no closed one", `<x-a mode="closed" inside="<p>In</p>"></x-a>`, []],
  ];
  for (const [name, body, expected] of CASES) assert.deepEqual(page(body).whole().sort(), expected.sort(), name);
});

test("what changes in a shadow root is read again, that alone", async () => {
  const { document, whole, news } = page(
    `<x-a inside="<p>In</p><p>Still</p>"></x-a><nav><x-b inside="<p>No</p>"></x-b></nav>`,
  );
  assert.deepEqual(whole(), ["In", "Still"]);
  const root = document.querySelector("x-a").shadowRoot;
  root.querySelector("p").append("side");
  await turn();
  assert.deepEqual(news(), ["Inside"]);
  root.append("Bare");
  await turn();
  assert.deepEqual(news(), ["Bare"]);
  root.host.append("Covered");
  document.querySelector("x-b").shadowRoot.append("No");
  await turn();
  assert.deepEqual(news(), []);
  const late = document.createElement("div");
  fill(late.attachShadow({ mode: "open" }), "<p>New</p>");
  root.append(late);
  await turn();
  assert.deepEqual(news(), ["New", "Bare"]);
});

test("an element that becomes a host after the page was read is read then", () => {
  const { document, watching, whole, news } = page("<x-late></x-late>");
  assert.deepEqual(whole(), []);
  assert.ok(watching.shadows.next() <= 500);
  const host = document.querySelector("x-late");
  host.matches = () => true; // jsdom does not know which elements are defined
  fill(host.attachShadow({ mode: "open" }), "<p>Late</p>");
  assert.deepEqual(news(), ["Late"]);
  assert.equal(watching.shadows.next(), Infinity);
});

test("a page of plain elements awaits none", () => {
  const { watching, whole } = page("<p>One</p>");
  whole();
  assert.equal(watching.shadows.next(), Infinity);
});

test("badges that an earlier version left in a root are taken away when it is met, and our own at the end", () => {
  const { document, watching, whole } = page(`<x-a inside="<p>In<citemark-badge></citemark-badge></p>"></x-a>`);
  whole();
  const { shadowRoot } = document.querySelector("x-a");
  assert.equal(shadowRoot.querySelector("citemark-badge"), null);
  shadowRoot.append(document.createElement("citemark-badge"));
  whole();
  assert.equal(watching.shadows.ours().length, 1);
});

test("a badge stands in the root itself, where that has room", () => {
  const { context, document } = pageWith([...FILES, "content/highlights.js", "content/placement.js"]);
  for (const [display, roomy] of [
    ["block", true],
    ["flex", false],
  ]) {
    const host = document.body.appendChild(document.createElement("div"));
    host.style.display = display;
    const root = host.attachShadow({ mode: "open" });
    fill(root, `<a href="https://arxiv.org/abs/2411.00011">it</a>`);
    const node = root.firstChild;
    const place = context.citemarkPlacement.spot({ block: root, node, kind: "link", range: null });
    assert.equal(place?.parent === root && place.after === node, roomy, display);
  }
});
