import assert from "node:assert/strict";
import test from "node:test";
import { pageWith, plain, READING } from "./load.mjs";

const BOOK = ["content/badge.js", "content/highlights.js", "content/placement.js", "content/book.js"];
const SETTINGS = { titles: true, sentences: true };
const paragraphs = (count, from = 0) =>
  Array.from({ length: count }, (_, at) => `<p id="p${at + from}">Text <b>${at + from}</b></p>`).join("");

/** The texts that a walk finds while the page is changed after its first block, and what it lost. */
function walked(body, change) {
  const { context, document } = pageWith(READING, `<!doctype html><body>${body}</body>`);
  const lost = [];
  const walk = context.citemarkBlocks.walk(document.body, {
    lost: (element) => lost.push(element.id || element.tagName),
  });
  const texts = [walk.next().value.text];
  change(document);
  for (const block of walk) if (block?.text.trim()) texts.push(block.text.trim());
  return { texts, lost };
}

test("a walk goes on where the page changed under it, and hands over what it could not follow", () => {
  const all = (from, to) => Array.from({ length: to - from }, (_, at) => `Text ${at + from}`);
  const half = `<main><div id="one">${paragraphs(3)}</div><div id="two">${paragraphs(3, 3)}</div></main>`;
  const by = (id) => (document) => document.getElementById(id);
  const CASES = [
    [() => {}, all(0, 6), []],
    [(document) => by("p0")(document).remove(), ["Text 0", ...all(3, 6)], ["one"]],
    [(document) => by("one")(document).replaceChildren(), ["Text 0", ...all(3, 6)], ["one"]],
    [(document) => by("one")(document).remove(), ["Text 0"], ["MAIN"]],
    [(document) => by("two")(document).append(by("p0")(document)), ["Text 0", ...all(3, 6), "Text 0"], ["one"]],
    [(document) => document.body.replaceChildren(), ["Text 0"], ["BODY"]],
    [(document) => by("p1")(document).remove(), ["Text 0", "Text 2", ...all(3, 6)], []],
  ];
  for (const [change, texts, lost] of CASES) assert.deepEqual(walked(half, change), { texts, lost }, String(change));
});

test("a long page without blocks is walked in steps, and its text is whole", () => {
  const { context, document } = pageWith(READING);
  document.body.append(
    ...Array.from(
      { length: 9000 },
      () => document.createElement("i").appendChild(document.createTextNode("x")).parentNode,
    ),
  );
  const steps = [...context.citemarkBlocks.walk(document.body)];
  assert.ok(steps.length > 4);
  assert.deepEqual(steps.map((one) => one?.text.length ?? null).filter(Boolean), [9000]);
});

test("work is done in slices, to the end or until it is called off", async () => {
  const { context } = pageWith(["content/pace.js"]);
  const done = [];
  context.setTimeout = setTimeout;
  function* work() {
    for (let at = 0; at < 5; at += 1) {
      const until = performance.now() + 4;
      while (performance.now() < until);
      done.push(at);
      yield;
    }
  }
  let waited = 0;
  setTimeout(() => (waited = done.length), 0);
  await context.citemarkPace.run(work(), new AbortController().signal);
  assert.deepEqual(done, [0, 1, 2, 3, 4]);
  assert.ok(waited > 0 && waited < 5, "others had their turn meanwhile");
  done.length = 0;
  const stopping = new AbortController();
  const running = context.citemarkPace.run(work(), stopping.signal);
  stopping.abort();
  await running;
  assert.ok(done.length > 0 && done.length < 5);
});

/** What a page's references are asked as, once every block is still. */
function asked(body, settings = SETTINGS) {
  const { context, document } = pageWith([...READING, ...BOOK], `<!doctype html><body>${body}</body>`);
  const book = context.citemarkBook.create();
  const read = () => {
    for (const block of context.citemarkBlocks.walk(document.body)) {
      if (block) book.enter(block.element, [...context.citemarkFinder.read(block, settings)].filter(Boolean), 0);
    }
  };
  const ask = (since) => plain(book.entries().map((entry) => book.meant(entry, book.claims(since))));
  return { document, read, ask };
}

test("a bare entry of a source list is asked as the work that the page names by its identifier", () => {
  const page = `<ul><li>1. <b>Recursive Buffer Replay (RBR)</b></li><li>RBR reuses activations, see arXiv:2404.00010v2 for all.</li></ul>
    <p>The paper “Measured Routing in Sparse Models” (doi:10.1000/x1) says so.</p><p>The method follows arXiv:2404.00030.</p>
    <p>First Named Method (FNM) is arXiv:2404.00050.</p><p>Second Named Method (SNM) is arXiv:2404.00050.</p>
    <h2>Sources</h2><ul><li>https://arxiv.org/abs/2404.00010</li><li>https://doi.org/10.1000/X1</li>
    <li>arXiv:2404.00030</li><li>arXiv:2404.00040</li><li>arXiv:2404.00050</li></ul>`;
  const { read, ask } = asked(page);
  read();
  const list = ask(0).slice(-5);
  assert.ok(list[0].claim.sentence.startsWith("RBR reuses activations"));
  assert.equal(list[1].claim.title, "Measured Routing in Sparse Models");
  assert.deepEqual(list[2].claim, { sentence: "The method follows arXiv:2404.00030." });
  assert.deepEqual([list[3].identifiers, list[3].claim], [["arXiv:2404.00040"], {}]);
  assert.equal(list[4].claim.acronym, "FNM");
  const keys = ask(0).map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length - 4);
});

test("what is still being written lends nothing, and what was lent outlives another reading", () => {
  const { read, ask } = asked("<p>The result rests on arXiv:2404.00010.</p><h2>Sources</h2><p>arXiv:2404.00010</p>");
  read();
  assert.deepEqual(ask(-1).at(-1).claim, {});
  const lent = ask(0).at(-1);
  assert.deepEqual(lent.claim, { sentence: "The result rests on arXiv:2404.00010." });
  read();
  assert.deepEqual(ask(-1).at(-1), lent);
});

test("a title quoted twice in a paragraph is one reference", () => {
  const title = "the paper “Measured Routing in Sparse Models”";
  const { read, ask } = asked(`<p>In ${title} they say. Again in ${title} they ask.</p>`);
  read();
  assert.equal(ask(0).length, 1);
});
