/** The reports of pages, in the room that the browser gives for a session. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { restart } from "./browser.mjs";

const { get, put } = await import("../../../extension/background/reports.js");
const session = globalThis.chrome.storage.session;
const { set } = session;

/** @param {string} words */
function report(words) {
  const judged = { label: "suspect", reasons: [{ message: words, weight: 1 }] };
  return { state: "done", since: 0, items: [{ key: "r1", name: "One", label: "suspect", placed: true, judged }] };
}

/** From now on the browser refuses what would take more than so many characters. @param {number} most */
function limit(most) {
  session.set = async (values) => {
    const kept = { ...Object.fromEntries(session.kept), ...values };
    if (JSON.stringify(kept).length > most) throw new Error("QUOTA_BYTES quota exceeded");
    return set(values);
  };
}

beforeEach(() => {
  restart();
  globalThis.fetch = async () => ({ json: async () => ({}) });
  globalThis.chrome.action = Object.fromEntries(
    ["setBadgeText", "setBadgeBackgroundColor", "setBadgeTextColor", "setTitle"].map((name) => [name, async () => {}]),
  );
});
afterEach(() => (session.set = set));

test("verdicts remembered give way to a report", async () => {
  await set({ "v:1": "x".repeat(500), verdicts: ["v:1"], pause: 5 });
  limit(700);
  await put(1, report("y".repeat(300)));
  assert.equal((await get(1)).items[0].judged.reasons[0].message.length, 300);
  assert.deepEqual([...session.kept.keys()].sort(), ["pause", "tab:1"]);
});

/** The pages whose reports have details. */
const detailed = () => [...session.kept].filter(([, { items }]) => items[0].judged !== null).map(([name]) => name);

test("other pages' reports give up their details to the present one, and it its own when that is too little", async () => {
  limit(1100);
  await put(1, report("y".repeat(300)));
  await put(2, report("y".repeat(300)));
  assert.deepEqual(detailed(), ["tab:1", "tab:2"]);
  await put(3, report("y".repeat(300)));
  assert.deepEqual(detailed(), ["tab:3"]);
  await put(4, report("y".repeat(1100)));
  assert.deepEqual([detailed(), session.kept.size], [[], 4]);
  assert.equal((await get(4)).state, "done");
});

test("without any room the toolbar still shows the page's worst label", async () => {
  let shown = "";
  globalThis.chrome.action.setBadgeText = async ({ text }) => (shown = text);
  limit(10);
  await put(1, report("y"));
  assert.equal(shown, "!1");
});
