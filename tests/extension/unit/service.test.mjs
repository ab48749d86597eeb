import assert from "node:assert/strict";
import test from "node:test";
import { granted, registered, restart, serve } from "./browser.mjs";
import { check, areCandidates } from "../../../extension/background/checks.js";
import { health, score } from "../../../extension/background/service.js";
import { reconcile } from "../../../extension/background/sites.js";
import { inTurn } from "../../../extension/background/turns.js";
import { badge, title } from "../../../extension/background/toolbar.js";
import { complete } from "../../../extension/shared/settings.js";

const settings = complete({ consent: true, service: "http://127.0.0.1:8000" });
const candidate = (key, value) => ({ key, identifiers: [`arXiv:${value}`], claim: { title: "A Title" }, name: value });
const verdict = (key, more = {}) => ({
  key,
  label: "mismatch",
  probability: 0.9,
  identifiers: [],
  reasons: [],
  evidence: [],
  ...more,
});
const answer = (references, more = {}) =>
  new Response(JSON.stringify({ references, versions: { citemark: "0.1.0" }, ...more }));
const agree = (more = {}) => globalThis.chrome.storage.local.set({ settings: { ...settings, ...more } });

test("a request holds the references and nothing else, and the key goes along by itself", async () => {
  restart();
  await globalThis.chrome.storage.local.set({ apiKey: "secret" });
  const asked = serve(() => answer([verdict("r1")]));
  const result = await score([candidate("r1", "2401.00001")], settings);
  assert.equal(result.judged[0].label, "mismatch");
  const { address, request } = asked[0];
  assert.equal(address, "http://127.0.0.1:8000/v1/score");
  assert.equal(request.headers.get("Authorization"), "Bearer secret");
  assert.deepEqual([request.credentials, request.referrerPolicy, request.redirect], ["omit", "no-referrer", "error"]);
  const sent = { references: [{ key: "r1", identifiers: ["arXiv:2401.00001"], claim: { title: "A Title" } }] };
  assert.deepEqual(JSON.parse(request.body), sent);
});

test("each failure is a thing of its own", async () => {
  const problem =
    (status, headers = {}) =>
    () =>
      new Response("{}", { status, headers });
  const CASES = [
    [problem(401), { code: "unauthorised" }],
    [problem(403), { code: "unauthorised" }],
    [problem(429, { "Retry-After": "12" }), { code: "limited", retryAfter: 12 }],
    [problem(429, { "Retry-After": "999999" }), { code: "limited", retryAfter: 3600 }],
    [problem(404), { code: "incompatible" }],
    [problem(500), { code: "failing" }],
    [problem(504), { code: "slow" }],
    [() => new Response("<html>"), { code: "incompatible" }],
    [() => answer("none"), { code: "incompatible" }],
    [() => Promise.reject(new TypeError("Failed to fetch")), { code: "offline" }],
    [() => Promise.reject(new DOMException("late", "TimeoutError")), { code: "slow" }],
  ];
  for (const [respond, expected] of CASES) {
    serve(respond);
    const { ok, code, retryAfter } = await score([candidate("r1", "1")], settings);
    assert.deepEqual({ ok, code, ...(retryAfter ? { retryAfter } : {}) }, { ok: false, ...expected });
  }
});

test("an answer is cut down to what is shown, whatever it holds", async () => {
  const hostile = {
    ...verdict("r1", { probability: "high", reasons: [{ message: "m".repeat(9000) }, { message: 3 }, null] }),
    evidence: [
      { source: "x", outcome: "found", record: { title: 3, authors: "Ada", abstract: "long", url: "javascript:1" } },
    ],
  };
  serve(() => answer([hostile, { label: "guilty", key: "r2" }, null, verdict("r3", { key: 7 })]));
  const { judged } = await score([candidate("r1", "1")], settings);
  assert.equal(judged.length, 1);
  assert.equal(judged[0].probability, null);
  assert.equal(judged[0].reasons[0].message.length, 500);
  assert.ok(!("abstract" in judged[0].evidence[0].record));
  assert.deepEqual(judged[0].evidence[0].record.authors, []);
});

test("a service says which one it is", async () => {
  serve(() => new Response('{"status":"ok","citemark":"0.1.0"}'));
  assert.deepEqual(await health("http://127.0.0.1:8000"), { ok: true, version: "0.1.0" });
  serve(() => new Response('{"status":"ok"}'));
  assert.equal((await health("http://127.0.0.1:8000")).code, "incompatible");
});

test("nothing is asked before the reader agreed", async () => {
  restart();
  const asked = serve(() => answer([]));
  assert.deepEqual(await check([candidate("r1", "1")]), { ok: false, code: "consent" });
  assert.equal(asked.length, 0);
});

test("what is known is not asked for again, under whatever key a page names it", async () => {
  restart();
  await agree();
  const asked = serve((_, { body }) => answer(JSON.parse(body).references.map(({ key }) => verdict(key))));
  await check([candidate("r1", "1"), candidate("r2", "2")]);
  const { judged } = await check([candidate("r7", "2"), candidate("r8", "3")]);
  assert.deepEqual(judged.map(({ key }) => key).sort(), ["r7", "r8"]);
  assert.deepEqual(
    asked.map(({ request }) => JSON.parse(request.body).references.length),
    [2, 1],
  );
  await agree({ service: "http://localhost:9000" });
  await check([candidate("r1", "1")]);
  assert.equal(asked.length, 3);
});

test("an incomplete answer is shown and not kept", async () => {
  restart();
  await agree();
  const open = verdict("r1", { label: "unverified" });
  const asked = serve(() => answer([open], { complete: false }));
  const { judged } = await check([candidate("r1", "1")]);
  assert.equal(judged[0].pending, true);
  await check([candidate("r1", "1")]);
  assert.equal(asked.length, 2);
});

test("a pause that the service asked for holds for every page", async () => {
  restart();
  await agree();
  const asked = serve(() => new Response("{}", { status: 429, headers: { "Retry-After": "60" } }));
  await check([candidate("r1", "1")]);
  const second = await check([candidate("r2", "2")]);
  assert.equal(second.code, "limited");
  assert.ok(second.retryAfter > 50 && second.retryAfter <= 60);
  assert.equal(asked.length, 1);
});

test("a page's message is read only when it holds references and nothing else", () => {
  assert.ok(
    areCandidates([candidate("r1", "1"), { key: "r2", text: "A string", identifiers: [], claim: {}, name: "x" }]),
  );
  const WRONG = [
    null,
    "all",
    [{}],
    [{ ...candidate("r1", "1"), claim: { address: "https://example.org" } }],
    [{ ...candidate("r1", "1"), claim: { title: 3 } }],
    [{ ...candidate("r1", "1"), claim: { authors: "Ada" } }],
    [{ ...candidate("r1", "1"), identifiers: ["x".repeat(3000)] }],
    [{ ...candidate("r1", "1"), text: "x".repeat(5000) }],
    Array.from({ length: 101 }, () => candidate("r1", "1")),
  ];
  for (const one of WRONG) assert.ok(!areCandidates(one), JSON.stringify(one).slice(0, 80));
});

test("the annotator is registered where the reader and the browser both allow, and nowhere else", async () => {
  restart();
  const matches = async (more) => {
    await agree(more);
    await reconcile();
    return registered.get("citemark-pages")?.matches ?? [];
  };
  assert.deepEqual(await matches({ mode: "click", allow: ["example.org"] }), []);
  assert.deepEqual(await matches({ mode: "sites", allow: ["example.org", "127.0.0.1"] }), ["http://127.0.0.1/*"]);
  granted.add("https://*.example.org/*");
  assert.deepEqual(await matches({ mode: "sites", allow: ["example.org/a"] }), ["https://*.example.org/a/*"]);
  assert.deepEqual(await matches({ mode: "everywhere", allow: [] }), []);
  granted.add("https://*/*");
  assert.deepEqual(await matches({ mode: "everywhere", deny: ["bank.example"] }), ["https://*/*"]);
  assert.deepEqual(registered.get("citemark-pages").excludeMatches, [
    "https://*.bank.example/*",
    "http://*.bank.example/*",
  ]);
  assert.deepEqual(await matches({ mode: "everywhere", consent: false }), []);
});

test("the toolbar shows the worst label and how many bear it", () => {
  const report = (state, ...labels) => ({
    state,
    since: 0,
    items: labels.map((label, at) => ({ key: `r${at}`, name: "", label })),
  });
  const CASES = [
    [report("done", "verified", "mismatch", "mismatch", "suspect"), "≠2"],
    [report("done", "verified"), "✓1"],
    [report("checking", null), "…"],
    [report("failed", null), "⚠"],
    [report("failed", "fabricated", null), "✕1"],
    [report("off"), ""],
    [report("done"), ""],
    [report("done", ...Array(150).fill("unverified")), "?99"],
  ];
  for (const [one, expected] of CASES) assert.equal(badge(one).text, expected);
  assert.equal(
    title({ ...report("failed", "mismatch"), failure: "offline" }, (key) => key),
    "citemark: 1 label_mismatch · failure_offline",
  );
});

test("calls follow one another, and one that fails holds up none", async () => {
  const order = [];
  const act = inTurn(async (name, wait) => {
    for (let turns = 0; turns < wait; turns += 1) await null;
    order.push(name);
    if (name === "bad") throw new Error("no");
    return name;
  });
  const all = await Promise.allSettled([act("slow", 20), act("bad", 5), act("quick", 0)]);
  assert.deepEqual(order, ["slow", "bad", "quick"]);
  assert.deepEqual(
    all.map(({ status }) => status),
    ["fulfilled", "rejected", "fulfilled"],
  );
});

test("a full memory costs what was remembered, not the answer", async () => {
  restart();
  await agree();
  const { session } = globalThis.chrome.storage;
  const { set } = session;
  const asked = serve((_, { body }) => answer(JSON.parse(body).references.map(({ key }) => verdict(key))));
  await check([candidate("r1", "1")]);
  session.set = async () => {
    throw new Error("quota exceeded");
  };
  const { ok, judged } = await check([candidate("r2", "2")]);
  assert.deepEqual([ok, judged.length], [true, 1]);
  session.set = set;
  await check([candidate("r1", "1"), candidate("r2", "2")]);
  await check([candidate("r1", "1"), candidate("r2", "2")]);
  assert.equal(asked.length, 3);
});
