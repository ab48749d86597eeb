import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { pageWith, plain, READING } from "./load.mjs";

const CASES = JSON.parse(readFileSync(new URL("../../contract/claims.json", import.meta.url), "utf8"));

/** The references of a page, and where they stand. */
function found(body) {
  const { context, document } = pageWith(READING, `<!doctype html><body>${body}</body>`);
  const blocks = [...context.citemarkBlocks.walk(document.body)].filter(Boolean);
  return blocks
    .flatMap((block) => [...context.citemarkFinder.read(block, { titles: true, sentences: true })])
    .filter(Boolean);
}

/** What is claimed of each source of a page. */
const claimed = (body) =>
  found(body).map(({ candidate }) => {
    const { title, method, acronym, sentence } = candidate.claim;
    return plain({ identifier: candidate.identifiers[0].replace(/^[A-Za-z]+:/, ""), title, method, acronym, sentence });
  });

test("the extension claims of a source what the service does", async (group) => {
  for (const { html, claims } of CASES)
    await group.test(html.slice(0, 100), () => assert.deepEqual(claimed(html), claims));
});

test("two works under one identifier have a badge each, and one work has one, at its first link", () => {
  const [GEP, SHR] = ["“Gated Ebb Pruning of Idle Tides”", "“Slow Harbour Routing of Boats”"];
  const places = (body) =>
    found(`<p>${body}</p>`).map(({ candidate, anchor }) =>
      plain([candidate.identifiers[0], candidate.claim.title, anchor.kind, anchor.range.startOffset]),
    );
  assert.deepEqual(places(`${GEP} (arXiv:2611.01234v1) ebbs. ${SHR} (arXiv:2611.01234v2) flows.`), [
    ["arXiv:2611.01234v1", GEP.slice(1, -1), "text", 41],
    ["arXiv:2611.01234v2", SHR.slice(1, -1), "text", 100],
  ]);
  assert.deepEqual(
    places(
      `${GEP} (arXiv:2611.01234) ebbs, <a href="https://arxiv.org/abs/2611.01234">as told</a> (arXiv:2611.01234).`,
    ),
    [["arXiv:2611.01234", GEP.slice(1, -1), "link", 0]],
  );
});

test("a selection is read as a paragraph is, as far as the reader allows", () => {
  const { context } = pageWith([...READING, "content/badge.js", "content/selection.js"]);
  const asked = (text, sentences) => plain(context.citemarkSelection.candidates(text, { sentences }));
  const SELECTED = "Gated Ebb Pruning (GEP) removes idle tides.\nSource: arXiv:2611.01234";
  const work = { method: "Gated Ebb Pruning", acronym: "GEP" };
  const told = { key: "s1", identifiers: ["arXiv:2611.01234"], name: "arXiv 2611.01234" };
  const sentence = "Gated Ebb Pruning (GEP) removes idle tides.";
  assert.deepEqual(asked(SELECTED, true), [{ ...told, claim: { ...work, sentence } }]);
  assert.deepEqual(asked(SELECTED, false), [{ ...told, claim: work }]);
  assert.equal(asked(" Tides turn. ", true)[0].text, "Tides turn.");
  assert.deepEqual(asked(" ", true), []);
});

test("no more than 4 kB is sent of a reference, in any alphabet, and the worker takes no more", async () => {
  const { areCandidates } = await import("../../../extension/background/checks.js");
  const { context } = pageWith(READING);
  const bounded = (candidate) => plain(context.citemarkBounds.bounded({ key: "r1", name: "x", ...candidate }));
  const small = { identifiers: ["arXiv:2611.01234"], claim: { title: "Ebbs", sentence: "x".repeat(1000) }, text: "y" };
  assert.deepEqual(bounded(small), { key: "r1", name: "x", ...small });
  for (const letter of ["x", "潮", "𝔘", '"', "\u0001"]) {
    const long = letter.repeat(2000);
    const claim = { title: long, method: long, acronym: long, venue: long, date: long, sentence: long };
    const identifiers = ["doi:10.1000/1", ...Array.from({ length: 40 }, (_, at) => `https://example.org/${at}`)];
    const one = bounded({ text: long, identifiers, claim: { ...claim, authors: Array(40).fill("Ada Example") } });
    assert.ok(new TextEncoder().encode(JSON.stringify([one.text, one.identifiers, one.claim])).length <= 4096, letter);
    assert.ok(areCandidates([one]), letter);
    assert.ok(one.text.isWellFormed());
    assert.equal(one.identifiers[0], "doi:10.1000/1");
    assert.ok(one.claim.title.length > 50 && one.claim.authors.length > 10);
    assert.ok(!areCandidates([{ ...one, text: "潮".repeat(1500) }]));
  }
});

test("a passage longer than any claim is quoted from its end, in whole sentences", () => {
  const [one] = claimed(`<p>${"The tide turns at night. ".repeat(200)}Ebbs flow. Source: arXiv:2611.01234</p>`);
  assert.ok(one.sentence.startsWith("The tide turns") && one.sentence.endsWith("Ebbs flow."));
  assert.ok(one.sentence.length > 900 && one.sentence.length <= 1000);
});

test("the cost of telling what is claimed follows the text's length, whatever it is made of", () => {
  const { context, document } = pageWith(READING);
  const HOSTILE = [
    "Source: arXiv:2611.01234 ",
    "arXiv:2611.01234. ",
    "A b. (Source: ",
    "Gated Ebb (GE) ",
    "(GE)",
    "of the of ",
    "((((",
    "Paper ",
    "“A Title Here” ",
    "X1, a new, ",
    "\n \n",
    ".) ",
    "“A Long Title Here” arXiv:2611.01234. ",
    "Gated Ebb (GE) arXiv:2611.01234, ",
  ];
  for (const part of HOSTILE) {
    const time = (length) => {
      const text = `${part.repeat(Math.ceil(length / part.length))} Source: arXiv:2611.05678`;
      const element = document.createElement("p");
      element.append(text);
      const block = { element, text, pieces: [{ node: element.firstChild, start: 0 }], links: [] };
      const start = performance.now();
      Array.from(context.citemarkFinder.read(block, { titles: true, sentences: true }));
      return performance.now() - start;
    };
    const best = (length) => Math.min(time(length), time(length), time(length)); // others use the machine, too
    time(2000);
    const [short, long] = [Math.max(best(10_000), 5), best(50_000)];
    assert.ok(long < short * 25 + 100, `${part}: ${long} ms after ${short} ms`);
  }
});
