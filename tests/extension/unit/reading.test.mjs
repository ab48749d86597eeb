import assert from "node:assert/strict";
import test from "node:test";
import { pageWith, plain, READING } from "./load.mjs";

const SETTINGS = { titles: true, sentences: true };

/** Every reference of a page, as it would be sent. */
function referencesOf(body, settings = SETTINGS) {
  const { context, document } = pageWith(READING, `<!doctype html><body>${body}</body>`);
  const blocks = [...context.citemarkBlocks.walk(document.body)].filter(Boolean);
  return blocks
    .flatMap((block) => [...context.citemarkFinder.read(block, settings)].filter(Boolean))
    .map(({ candidate, anchor }) => ({
      ...plain(candidate),
      kind: anchor.kind,
      at: anchor.node.nodeValue ?? anchor.node.textContent,
    }));
}
const numbers = (body, settings) => referencesOf(body, settings).flatMap(({ identifiers }) => identifiers);

test("an identifier is found however the page cuts it up", () => {
  const CASES = [
    ["<p>See arXiv:2404.00010.</p>", ["arXiv:2404.00010"]],
    ["<p><span>arXiv</span><span>:2404</span><b>.000</b>10</p>", ["arXiv:2404.00010"]],
    ["<p>arXiv:2404.0<div>0010 apart</div></p>", ["arXiv:2404.0"]],
    ["<div>one <p>arXiv:2404.00010</p> two arXiv:2404.00020</div>", ["arXiv:2404.00010", "arXiv:2404.00020"]],
    ["<p>arXiv:2404<br>.00010</p>", []],
    ['<p><a href="https://arxiv.org/abs/2404.00010v2">here</a></p>', ["arXiv:2404.00010v2"]],
    [
      '<p><a href="https://arxiv.org/abs/2404.00010">a</a> arXiv:2404.00010 <a href="https://arxiv.org/pdf/2404.00010">b</a></p>',
      ["arXiv:2404.00010"],
    ],
    ['<p><a href="https://orcid.org/0000-0002-1825-0097">Ada</a>, ISSN 1476-4687</p>', []],
    ['<p><a href="/papers/1">ours</a> <a href="https://example.org/10">theirs</a></p>', []],
    [
      '<p><a href="https://www.nature.com/articles/s41586-020-0001-1">Nature</a></p>',
      ["doi:10.1038/s41586-020-0001-1"],
    ],
  ];
  for (const [body, expected] of CASES) assert.deepEqual(numbers(body), expected, body);
});

test("controls, editable areas, source code, hidden text and navigation are not read", () => {
  const wrap = [
    "<pre>",
    "<textarea>",
    "<button>",
    "<nav>",
    '<div contenteditable="true">',
    "<div hidden>",
    '<div aria-hidden="true">',
    "<script>//",
    "<template>",
  ];
  for (const tag of wrap)
    assert.deepEqual(numbers(`${tag}arXiv:2404.00010${tag.replace(/^<(\w+).*$/, "</$1>")}`), [], tag);
});

test("a page that is written in as a whole is not read", () => {
  const read = (html, prepare = () => {}) => {
    const { context, document } = pageWith(READING, `<!doctype html>${html}<p>arXiv:2404.00010</p>`);
    prepare(document);
    return [...context.citemarkBlocks.walk(document.body)].length;
  };
  assert.ok(read("<body>") > 0);
  assert.ok(read('<body contenteditable="false">') > 0);
  assert.equal(read('<body contenteditable="true">'), 0);
  assert.equal(read("<html contenteditable><body>"), 0);
  assert.equal(
    read("<body>", (document) => (document.designMode = "on")),
    0,
  );
});

test("a claim is what stands beside the reference", () => {
  const claim = (body) => referencesOf(body).at(-1)?.claim;
  const CASES = [
    [
      "<p>Old news. The method halves the cost (arXiv:2404.00010), they say. More.</p>",
      { sentence: "The method halves the cost (arXiv:2404.00010), they say." },
    ],
    [
      "<p>As Smith et al. showed in Sec. 2 of arXiv:2404.00010, it holds.</p>",
      { sentence: "As Smith et al. showed in Sec. 2 of arXiv:2404.00010, it holds." },
    ],
    [
      "<p>The study “Measured Routing in Sparse Models” (arXiv:2404.00010) says so.</p>",
      {
        title: "Measured Routing in Sparse Models",
        sentence: "The study “Measured Routing in Sparse Models” (arXiv:2404.00010) says so.",
      },
    ],
    [
      '<p>By <a href="https://arxiv.org/abs/2404.00010">Measured Routing in Sparse Models</a>.</p>',
      { title: "Measured Routing in Sparse Models", sentence: "By Measured Routing in Sparse Models." },
    ],
    [
      '<p>A claim with <a href="https://arxiv.org/abs/2404.00010">a recent study by the group</a>.</p>',
      { sentence: "A claim with a recent study by the group." },
    ],
    [
      "<p>They propose Recursive Buffer Replay (RBR), see arXiv:2404.00010.</p>",
      {
        method: "Recursive Buffer Replay",
        acronym: "RBR",
        sentence: "They propose Recursive Buffer Replay (RBR), see arXiv:2404.00010.",
      },
    ],
    [
      "<p>A sentence that the source\n   breaks before\n arXiv:2404.00010.</p>",
      { sentence: "A sentence that the source breaks before arXiv:2404.00010." },
    ],
    [
      "<p>One line<br>A second line with arXiv:2404.00010 in it</p>",
      { sentence: "A second line with arXiv:2404.00010 in it" },
    ],
    ["<p>Source: https://arxiv.org/abs/2404.00010</p>", {}],
    [
      `<ul><li>1. <b>Recursive Buffer Replay (RBR)</b></li><li>A group introduced a technique that reuses activations across batches.</li><li>Source: <a href="https://arxiv.org/abs/2404.00010">arXiv:2404.00010</a></li></ul>`,
      {
        sentence: "A group introduced a technique that reuses activations across batches.",
        method: "Recursive Buffer Replay",
        acronym: "RBR",
      },
    ],
    [
      `<ul><li>2. <b>Layered Window Pruning (LWP)</b></li></ul><h2>Analysis</h2><p>A group published results on LWP, a method that prunes windows as they grow.</p><p>Source: <a href="https://arxiv.org/abs/2404.00020">arXiv:2404.00020</a></p>`,
      {
        sentence: "A group published results on LWP, a method that prunes windows as they grow.",
        method: "Layered Window Pruning",
        acronym: "LWP",
      },
    ],
    [
      `<ul><li>2. <b>Layered Window Pruning (LWP)</b></li></ul><h2>Analysis</h2><p>Quite another group published results on something else altogether.</p><p>Source: arXiv:2404.00020</p>`,
      { sentence: "Quite another group published results on something else altogether." },
    ],
    [
      `<p><b>Recursive Buffer Replay (RBR)</b></p><p>A group introduced a technique that reuses activations across batches.</p><p>Source: Journal of Demonstrations, April 10, 2024 – doi:10.1000/jd.2024.1</p>`,
      {
        sentence: "A group introduced a technique that reuses activations across batches.",
        method: "Recursive Buffer Replay",
        acronym: "RBR",
      },
    ],
  ];
  for (const [body, expected] of CASES) assert.deepEqual(claim(body), expected, body);
});

test("another reference's title or source line is not borrowed", () => {
  const [first, second] = referencesOf(
    "<p>The paper “Measured Routing in Sparse Models” (arXiv:2404.00010) and arXiv:2404.00020 agree.</p>",
  );
  assert.equal(first.claim.title, "Measured Routing in Sparse Models");
  assert.equal(second.claim.title, undefined);
  const list = referencesOf(
    "<p>A sentence about the first of two methods (arXiv:2404.00030).</p><p>Source: arXiv:2404.00010</p><p>And about another.</p><p>Source: arXiv:2404.00020</p>",
  );
  assert.deepEqual(list[1].claim, {});
  assert.deepEqual(list[2].claim, { sentence: "And about another." });
});

test("an entry of a reference list is one reference, with or without a number", () => {
  const list = (heading, item) => referencesOf(`<h2>${heading}</h2><ol><li>${item}</li></ol>`);
  const ENTRY = "Example A, Sample B. Conditional computation in deep stacks. Journal of Demonstrations. 2021;4:11–19.";
  for (const heading of ["References", "5. Bibliography", "Literatur", "Referencias", "Références", "参考文献"]) {
    const found = list(heading, ENTRY);
    assert.deepEqual([found.length, found[0]?.text], [1, ENTRY], heading);
  }
  const [both] = list("References", `${ENTRY} doi:10.1000/jd.1. PMID: 31000012.`);
  assert.deepEqual(both.identifiers, ["doi:10.1000/jd.1", "PMID:31000012"]);
  assert.equal(list("Results", ENTRY).length, 0);
  const [link] = list("Sources", '<a href="https://example.org/report">https://example.org/report</a>');
  assert.deepEqual([link.identifiers, link.text], [["https://example.org/report"], undefined]);
});

test("a quoted title counts when the words around it speak of a work", () => {
  const CASES = [
    ["<p>The paper “Measured Routing in Sparse Models” was praised.</p>", 1],
    ["<p>In “Measured Routing in Sparse Models”, researchers showed it.</p>", 1],
    ["<p>See “Measured Routing in Sparse Models” (Example et al., 2023).</p>", 1],
    ["<p>The study „Gemessene Wege durch Spärliche Modelle“ was read.</p>", 1],
    ["<p>She sang “The Best Song That Was Ever Sung” all day.</p>", 0],
    ["<p>The paper said “this is not at all what we meant by it”.</p>", 0],
    ["<p>The paper “Wow” was short.</p>", 0],
  ];
  for (const [body, count] of CASES) {
    assert.equal(referencesOf(body).length, count, body);
    assert.equal(referencesOf(body, { ...SETTINGS, titles: false }).length, 0, body);
  }
});

test("a reader who sends no sentences sends none", () => {
  const [found] = referencesOf("<p>The method halves the cost (arXiv:2404.00010).</p>", {
    titles: true,
    sentences: false,
  });
  assert.deepEqual([found.claim, found.text], [{}, undefined]);
});

test("capsules in the page's data give their citations, hostile ones nothing", () => {
  const read = (data) => {
    const { context, document } = pageWith(READING, `<script type="application/ld+json">${data}</script>`);
    return plain([...context.citemarkStructured.all(document)].filter(Boolean));
  };
  const citation = {
    name: "A Work",
    author: [{ name: "Ada Example" }, "Bo Sample"],
    identifier: { value: "doi:10.1000/x1" },
  };
  const [one] = read(JSON.stringify({ "@graph": [{ citation: [citation] }] }));
  assert.deepEqual(one.claim, { title: "A Work", authors: ["Ada Example", "Bo Sample"] });
  assert.equal(one.identifiers[0].value, "10.1000/x1");
  const nested = `${'{"citation":['.repeat(500)}${"]}".repeat(500)}`;
  for (const hostile of ['{"citation":', '{"citation": 3}', '{"citation":[null,[],{"name":{}}]}', nested])
    assert.deepEqual(read(hostile), [], hostile.slice(0, 40));
});

test("reading costs in step with the page's length", () => {
  const time = (text) => {
    const { context, document } = pageWith(READING);
    const paragraph = document.body.appendChild(document.createElement("p"));
    paragraph.textContent = text;
    const start = performance.now();
    for (const block of context.citemarkBlocks.walk(document.body))
      if (block) assert.ok([...context.citemarkFinder.read(block, SETTINGS)]);
    return performance.now() - start;
  };
  const many = (/** @type {number} */ count) =>
    Array.from({ length: count }, (_, at) => `arXiv:2404.${10000 + at} “A B C D E” `);
  assert.ok(time(many(3000).join("")) < Math.max(time(many(600).join("")), 20) * 25);
  for (const part of ["“", "(A ", "Ab (", "A. ", "source: "]) {
    assert.ok(time(part.repeat(10_000)) < Math.max(time(part.repeat(2000)), 5) * 40, part);
  }
});

test("what a page or the service says is shown as text, and only web addresses become links", () => {
  const { context, document } = pageWith(READING);
  const hostile = "<img src=x onerror=alert(1)>";
  const judged = {
    key: "r1",
    label: "mismatch",
    probability: 0.93,
    identifiers: [{ scheme: "url", value: hostile, url: "javascript:alert(1)" }],
    claim: { title: hostile, sentence: hostile, authors: [hostile] },
    reasons: [{ message: hostile, weight: 1 }],
    evidence: [
      {
        source: hostile,
        outcome: "found",
        record: { title: hostile, url: "https://example.org/" },
        as_of: "2026-08-20",
      },
    ],
    pending: false,
    version: hostile,
  };
  const detail = context.citemarkDetail.build(judged, hostile, (key) => key);
  document.body.append(detail);
  assert.equal(document.querySelectorAll("img").length, 0);
  assert.deepEqual(
    [...document.querySelectorAll("a")].map(({ href, rel }) => [href, rel]),
    [["https://example.org/", "noopener noreferrer"]],
  );
  assert.ok(context.citemarkDetail.asText(judged, "name", (key) => key).includes("label_mismatch"));
});

test("a probability never rounds a doubt away", () => {
  const { context } = pageWith(READING);
  const shown = (probability) => {
    const judged = { key: "r1", label: "mismatch", probability, identifiers: [], claim: {}, reasons: [], evidence: [] };
    const told = (key, { percent } = {}) => (key === "probability" ? `${percent} %` : key);
    return context.citemarkDetail.build(judged, "name", told).querySelector(".verdict small").textContent;
  };
  const CASES = [
    [0.93, "93 %"],
    [0.9999, ">99 %"],
    [1, ">99 %"],
    [0.001, "<1 %"],
  ];
  for (const [probability, words] of CASES) assert.equal(shown(probability), words);
});
