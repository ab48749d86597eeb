import assert from "node:assert/strict";
import test, { mock } from "node:test";
import { pageWith } from "./load.mjs";

const { context } = pageWith(["content/asking.js"]);
const turn = () => new Promise((resolve) => setImmediate(resolve));
const candidates = (count, from = 1) =>
  Array.from({ length: count }, (_, at) => ({ key: `r${at + from}`, identifiers: [], claim: {}, name: "" }));
const verdict = ({ key }, more = {}) => ({ key, label: "verified", pending: false, ...more });

function asking(respond) {
  const seen = { sizes: [], judged: [], states: [] };
  context.setTimeout = setTimeout;
  context.clearTimeout = clearTimeout;
  const send = async ({ candidates: batch }) => {
    seen.sizes.push(batch.length);
    return respond(batch, seen.sizes.length);
  };
  const one = context.citemarkAsking.create({
    send,
    onVerdicts: (judged) => seen.judged.push(...judged),
    onState: () => seen.states.push(one?.state().busy),
  });
  return { ...one, seen };
}

test("many references go in batches, one after another", async () => {
  const { ask, seen, state } = asking(async (batch) => ({ ok: true, judged: batch.map((one) => verdict(one)) }));
  ask(candidates(120));
  for (let turns = 0; turns < 20; turns += 1) await turn();
  assert.deepEqual(seen.sizes, [50, 50, 20]);
  assert.equal(seen.judged.length, 120);
  assert.equal(state().busy, false);
});

test("a page asks for a thousand references; what is beyond is counted, until another page begins", async () => {
  const { ask, begin, beyond, seen } = asking(async (batch) => ({
    ok: true,
    judged: batch.map((one) => verdict(one)),
  }));
  ask(candidates(990));
  ask(candidates(30, 991));
  for (let turns = 0; turns < 100; turns += 1) await turn();
  assert.equal(seen.judged.length, 1000);
  assert.equal(beyond.size, 20);
  begin();
  assert.equal(beyond.size, 0);
  ask(candidates(20, 1001));
  for (let turns = 0; turns < 10; turns += 1) await turn();
  assert.equal(seen.judged.length, 1020);
});

test("what failed in passing is tried again, later and later; what time cannot mend is not", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const busy = asking(async () => ({ ok: false, code: "offline" }));
  busy.ask(candidates(3));
  for (const [seconds, count] of [
    [14, 1],
    [1, 2],
    [59, 2],
    [1, 3],
    [299, 3],
    [1, 4],
    [300, 5],
  ]) {
    await turn();
    mock.timers.tick(seconds * 1000);
    await turn();
    assert.equal(busy.seen.sizes.length, count, `${seconds} s`);
  }
  busy.stop();
  const closed = asking(async () => ({ ok: false, code: "unauthorised" }));
  closed.ask(candidates(3));
  await turn();
  mock.timers.tick(3_600_000);
  await turn();
  assert.deepEqual(closed.seen.sizes, [3]);
  assert.equal(closed.state().failure.code, "unauthorised");
  closed.retry();
  await turn();
  assert.deepEqual(closed.seen.sizes, [3, 3]);
  mock.timers.reset();
});

test("a stated pause is kept, and what was answered before it counts", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { ask, seen } = asking(async (batch, turns) =>
    turns === 1
      ? { ok: false, code: "limited", retryAfter: 7, judged: [verdict(batch[0])] }
      : { ok: true, judged: batch.map((one) => verdict(one)) },
  );
  ask(candidates(3));
  await turn();
  assert.equal(seen.judged.length, 1);
  mock.timers.tick(6900);
  await turn();
  assert.deepEqual(seen.sizes, [3]);
  mock.timers.tick(200);
  await turn();
  assert.deepEqual(seen.sizes, [3, 2]);
  mock.timers.reset();
});

test("an incomplete answer is asked for three times more, together", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { ask, seen } = asking(async (batch) => ({
    ok: true,
    judged: batch.map((one) => verdict(one, { pending: true })),
  }));
  ask(candidates(4));
  for (const seconds of [3, 10, 30, 300]) {
    await turn();
    mock.timers.tick(seconds * 1000);
    await turn();
  }
  assert.deepEqual(seen.sizes, [4, 4, 4, 4]);
  mock.timers.reset();
});
