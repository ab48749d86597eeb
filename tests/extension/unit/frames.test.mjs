/** The frames of a page, and the one report that they come to. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { restart } from "./browser.mjs";

const { framesOf, merged, placed } = await import("../../../extension/background/frames.js");
const { jump, prune } = await import("../../../extension/background/pages.js");
const { get, put } = await import("../../../extension/background/reports.js");

const items = (...labels) =>
  labels.map((label, at) => ({ key: `r${at + 1}`, name: "One", label, placed: true, judged: null }));
const report = (state, ...labels) => ({ state, since: 5, items: items(...labels) });
const OFF = { state: "off", since: 0, items: [] };
const outline = ({ state, items: rows, frames }) => [state, rows.map(({ key }) => key), Object.keys(frames ?? {})];

beforeEach(() => {
  restart();
  globalThis.fetch = async () => ({ json: async () => ({}) });
  globalThis.chrome.action = Object.fromEntries(
    ["setBadgeText", "setBadgeBackgroundColor", "setBadgeTextColor", "setTitle"].map((name) => [name, async () => {}]),
  );
});

test("a page without frames reports as it does, and its frames after it, in their order", () => {
  const page = report("done", "verified", "suspect");
  assert.equal(merged(null, page, 0), page);
  const both = merged(page, report("checking", "fabricated"), 7);
  assert.deepEqual(outline(both), ["checking", ["r1", "r2", "7/r1"], ["0", "7"]]);
  assert.equal(both.items[2].frame, 7);
  const three = merged(both, { ...report("failed"), failure: "limited", retryAfter: 9 }, 3);
  assert.deepEqual([three.state, three.failure, three.retryAfter], ["failed", "limited", 9]);
  const again = merged(merged(three, report("done", "mismatch", "mismatch"), 3), report("done", "verified"), 7);
  assert.deepEqual(outline(again), ["done", ["r1", "r2", "3/r1", "3/r2", "7/r1"], ["0", "3", "7"]]);
  assert.deepEqual(outline(merged(again, report("done", "verified"), 0))[1], ["r1", "3/r1", "3/r2", "7/r1"]);
});

test("a frame that leaves takes its references along, a page that is switched off its frames", () => {
  const both = merged(report("done", "verified"), report("done", "fabricated"), 7);
  assert.deepEqual(outline(merged(both, OFF, 7)), ["done", ["r1"], []]);
  const off = merged(both, OFF, 0);
  assert.equal(off, OFF);
  assert.equal(merged(off, report("done", "fabricated"), 7), OFF, "a frame's last words come too late");
  assert.deepEqual(outline(merged(null, report("done", "fabricated"), 7)), ["done", ["7/r1"], ["7"]]);
});

test("a tab's report is bounded, and what it leaves out is counted", () => {
  const many = { ...report("done"), items: items(...Array(900).fill("verified")), more: 2 };
  const both = merged(merged(null, many, 0), { ...many, more: 3 }, 4);
  assert.deepEqual([both.items.length, both.more], [1000, 805]);
});

test("a key says in which frame its reference stands", () => {
  assert.deepEqual(placed("r5"), { frame: 0, key: "r5" });
  assert.deepEqual(placed("12/r5"), { frame: 12, key: "r5" });
  assert.deepEqual(framesOf(null), [0]);
});

/** A tab whose frames answer so; who was asked is in the list returned. */
function tab(answers) {
  const asked = [];
  globalThis.chrome.tabs = {
    sendMessage: async (_, request, { frameId }) => {
      asked.push([frameId, request.key ?? request.type]);
      if (!(frameId in answers)) throw new Error("no receiver");
      return answers[frameId](request);
    },
  };
  return asked;
}

test("next leads on into the next frame that has one, and round again", async () => {
  await put(1, report("done", "suspect"), 0);
  await put(1, report("done", "suspect"), 4);
  await put(1, report("done", "suspect"), 9);
  let left = 1;
  const once = ({ fresh }) => fresh || left-- > 0;
  const asked = tab({ 0: once, 4: () => false, 9: ({ fresh }) => fresh });
  const request = { type: "jump", step: 1, problems: true };
  assert.equal(await jump(1, request), true);
  assert.equal(await jump(1, request), true);
  assert.equal(await jump(1, request), true);
  const frames = asked.map(([frame]) => frame);
  assert.deepEqual(frames, [0, 0, 4, 9, 9, 0]);
  await jump(1, { type: "jump", key: "4/r1" });
  assert.deepEqual(asked.at(-1), [4, "r1"]);
});

test("frames that no longer answer are forgotten, and the whole report of a page that was switched off", async () => {
  await put(1, report("done", "suspect"), 0);
  await put(1, report("done", "suspect"), 4);
  await put(1, report("done", "suspect"), 9);
  tab({ 0: () => true, 9: () => true });
  await prune(1);
  assert.deepEqual(framesOf(await get(1)), [0, 9]);
  await put(1, OFF, 0);
  await prune(1);
  assert.equal(await get(1), null);
});
