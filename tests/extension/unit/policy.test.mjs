/** What an organisation sets for its readers holds, is theirs to see, and goes nowhere else. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, test } from "node:test";
import { registered, restart, serve } from "./browser.mjs";
import { check } from "../../../extension/background/checks.js";
import { health, organisationsKey } from "../../../extension/background/service.js";
import { reconcile } from "../../../extension/background/sites.js";
import { DEFAULTS, exported, fixed, load, own, save } from "../../../extension/shared/settings.js";

const { storage } = globalThis.chrome;
/** @param {Record<string, unknown>} values */
const decree = (values) => (storage.managed = { get: async () => structuredClone(values) });

beforeEach(() => restart());
afterEach(() => delete storage.managed);

test("what the organisation sets holds, and the reader's own comes back when it is lifted", async () => {
  await save({ show: "problems", language: "de" });
  decree({ show: "all", deny: ["Mail.example.org"], titles: false });
  assert.deepEqual(await fixed(), { show: "all", deny: ["mail.example.org"], titles: false });
  const held = await save({ show: "problems", deny: [], language: "fr" });
  assert.deepEqual([held.show, held.deny, held.titles, held.language], ["all", ["mail.example.org"], false, "fr"]);
  assert.ok(!exported(await own()).includes("mail.example.org"));
  delete storage.managed;
  const { show, deny, titles, language } = await load();
  assert.deepEqual([show, deny, titles, language], ["problems", [], true, "fr"]);
});

test("what cannot be used is not set, and nobody agrees for the reader", async () => {
  decree({ service: "http://example.org", mode: "always", consent: true, version: 7, apiKey: "k", other: 1 });
  assert.deepEqual(await fixed(), {});
  assert.deepEqual(await load(), { ...DEFAULTS });
  assert.equal(await organisationsKey(), null);
  storage.managed = {
    get: async () => {
      throw new Error("Managed storage manifest not found");
    },
  };
  assert.deepEqual(await load(), { ...DEFAULTS });
});

test("the organisation's key goes to the organisation's service only, and is kept nowhere", async () => {
  const service = "https://citemark.example.org";
  await storage.local.set({ apiKey: "the reader's" });
  decree({ service, apiKey: "theirs" });
  await save({ consent: true });
  const sent = serve(() => new Response(JSON.stringify({ references: [], versions: {}, citemark: "0.1.0" })));
  await check([{ key: "r1", identifiers: ["arXiv:2401.00001"], claim: {}, name: "x" }]);
  await health("https://elsewhere.example.org");
  const keys = sent.map(({ address, request }) => [new URL(address).origin, request.headers.get("Authorization")]);
  assert.deepEqual(keys, [
    [service, "Bearer theirs"],
    ["https://elsewhere.example.org", null],
  ]);
  assert.ok(!JSON.stringify([...storage.local.kept, ...storage.session.kept]).includes("theirs"));
  decree({ apiKey: "theirs" });
  assert.equal(await organisationsKey(), null, "a key without its service");
});

test("pages are read by the organisation's lists, once the reader has agreed", async () => {
  decree({ mode: "sites", allow: ["127.0.0.1/papers"], deny: ["127.0.0.1/mail"] });
  await reconcile();
  assert.equal(registered.size, 0);
  await save({ consent: true, mode: "click" });
  await reconcile();
  const [script] = registered.values();
  assert.deepEqual(
    [script.matches, script.excludeMatches],
    [["http://127.0.0.1/papers/*"], ["http://127.0.0.1/mail/*"]],
  );
});

test("the policy's schema names every setting but consent, with the words that may be set", () => {
  const { properties } = JSON.parse(
    readFileSync(new URL("../../../extension/managed_schema.json", import.meta.url), "utf8"),
  );
  const settings = Object.keys(DEFAULTS).filter((name) => !["version", "consent"].includes(name));
  assert.deepEqual(Object.keys(properties).sort(), [...settings, "apiKey"].sort());
  for (const name of settings) {
    const { type, enum: words = [DEFAULTS[name]] } = properties[name];
    assert.equal(type, Array.isArray(DEFAULTS[name]) ? "array" : typeof DEFAULTS[name], name);
    if (!Array.isArray(DEFAULTS[name])) assert.ok(words.includes(DEFAULTS[name]), name);
  }
});
