import assert from "node:assert/strict";
import test from "node:test";
import "./browser.mjs";
import { asService, complete, DEFAULTS, exported, imported } from "../../../extension/shared/settings.js";
import { asPattern, covers, matchPatterns } from "../../../extension/shared/patterns.js";

test("an address of a service is https, or http on this machine", () => {
  const CASES = [
    ["http://127.0.0.1:8000", "http://127.0.0.1:8000"],
    ["http://localhost:8000/", "http://localhost:8000"],
    ["https://citemark.example.org/service/", "https://citemark.example.org/service"],
    ["http://example.org", null],
    ["http://127.0.0.1.example.org", null],
    ["https://user:secret@example.org", null],
    ["https://example.org/?key=1", null],
    ["javascript:alert(1)", null],
    ["file:///etc/passwd", null],
    ["", null],
    [17, null],
  ];
  for (const [text, expected] of CASES) assert.equal(asService(text), expected, String(text));
});

test("whatever was stored, settings are complete and every value is one of ours", () => {
  for (const stored of [
    undefined,
    null,
    3,
    "x",
    [],
    { mode: "always", allow: "example.org", consent: "yes", titles: 1 },
  ]) {
    assert.deepEqual(complete(stored), { ...DEFAULTS });
  }
  const kept = complete({
    mode: "sites",
    allow: ["Example.org ", "example.org", "not a site", 3],
    language: "ja",
    version: 0,
  });
  assert.deepEqual([kept.mode, kept.allow, kept.language, kept.version], ["sites", ["example.org"], "ja", 1]);
});

test("a file of settings neither holds nor gives consent", () => {
  const file = exported(complete({ consent: true, show: "problems" }));
  assert.ok(!file.includes("consent"));
  const back = imported(file);
  assert.equal(back.show, "problems");
  assert.ok(!("consent" in imported(JSON.stringify({ citemark: "settings", consent: true }))));
  for (const wrong of ["", "[]", "{}", "null", '{"citemark":"other"}']) assert.equal(imported(wrong), null, wrong);
});

test("a site's entry covers its sub-domains and what lies below its path", () => {
  const CASES = [
    ["example.org", "https://example.org/", true],
    ["example.org", "http://news.example.org/a?b", true],
    ["example.org", "https://badexample.org/", false],
    ["example.org", "https://example.org.evil.test/", false],
    ["example.org/papers", "https://example.org/papers", true],
    ["example.org/papers", "https://example.org/papers/1", true],
    ["example.org/papers", "https://example.org/papers2", false],
    ["*.example.org", "https://a.example.org/", true],
    ["127.0.0.1", "http://127.0.0.1:8000/x", true],
    ["example.org", "about:blank", false],
    ["example.org", "", false],
  ];
  for (const [site, address, expected] of CASES) assert.equal(covers([site], address), expected, `${site} ${address}`);
});

test("a site becomes match patterns that the browser can grant one by one", () => {
  assert.deepEqual(matchPatterns("example.org"), ["https://*.example.org/*", "http://*.example.org/*"]);
  assert.deepEqual(matchPatterns("example.org/papers/"), [
    "https://*.example.org/papers/*",
    "http://*.example.org/papers/*",
  ]);
  assert.deepEqual(matchPatterns("127.0.0.1"), ["http://127.0.0.1/*"]);
  for (const wrong of ["", "a b", "exa mple.org", "<all_urls>", "*", "-x.org", `${"a".repeat(300)}.org`]) {
    assert.equal(asPattern(wrong), null, wrong);
    assert.deepEqual(matchPatterns(wrong), []);
  }
});
