"use strict";

/**
 * This file knows how a page's references are asked for: each once, in batches, one batch at a time,
 * again when an answer was incomplete or none came, and never faster than the service allows.
 *
 * A page may ask for 1,000. Fewer would leave the end of a survey's list without a word, where nobody sees that
 * it was not checked; more would burden a service that others share. What is beyond is counted and told. A frame
 * within a page may ask for 200: a page may have many.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkAsking = (() => {
  const BATCH = 50;
  const MOST = window === window.top ? 1000 : 200;
  /** Seconds until an incomplete answer is asked for again: the service's look-ups go on after its 3 s deadline. */
  const AGAIN = [3, 10, 30];
  /** Seconds until a failed request is tried again. */
  const BACKOFF = [15, 60, 300];
  /** What time alone may mend. */
  const PASSING = new Set(["offline", "slow", "failing", "limited"]);

  /**
   * @param {{
   *   send: (message: Message) => Promise<any>,
   *   onVerdicts: (judged: Judged[]) => void,
   *   onState: () => void,
   * }} events
   */
  function create({ send, onVerdicts, onState }) {
    /** @type {Map<string, Candidate>} */
    const waiting = new Map();
    /** @type {Map<string, number>} */
    const attempts = new Map();
    /** @type {Set<ReturnType<typeof setTimeout>>} */
    const timers = new Set();
    /** @type {Set<string>} */
    const asked = new Set();
    /** @type {Set<string>} What the page has beyond what may be asked. */
    const beyond = new Set();
    let busy = false;
    let stopped = false;
    let failures = 0;
    /** @type {Failure | null} */
    let failure = null;

    /** How often a reference was asked for again. @param {string} key */
    const tries = (key) => attempts.get(key) ?? 0;

    /** @param {number} seconds @param {() => void} act */
    function later(seconds, act) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        act();
      }, seconds * 1000);
      timers.add(timer);
    }

    /** @param {Candidate[]} batch @returns {Promise<any>} */
    async function exchange(batch) {
      try {
        return (await send({ type: "check", candidates: batch })) ?? { ok: false, code: "failing" };
      } catch (error) {
        console.debug("citemark: the worker did not answer", error); // it was stopped in between; it restarts by itself
        return { ok: false, code: "offline", retryAfter: failures === 0 ? 1 : undefined };
      }
    }

    /** @param {Candidate[]} batch @param {Judged[]} judged */
    function accept(batch, judged) {
      const answered = new Map(judged.map((one) => [one.key, one]));
      const pending = batch.filter(({ key }) => answered.get(key)?.pending && tries(key) < AGAIN.length);
      const seconds = Math.min(...pending.map(({ key }) => AGAIN[tries(key)] ?? Infinity));
      for (const { key } of pending) attempts.set(key, tries(key) + 1);
      if (pending.length > 0) later(seconds, () => ask(pending));
      if (judged.length > 0) onVerdicts(judged);
    }

    /** @param {Candidate[]} batch @param {Failure & { judged?: Judged[] }} answer */
    function fail(batch, { code, retryAfter, judged = [] }) {
      const done = new Set(judged.map(({ key }) => key));
      accept(batch, judged);
      for (const candidate of batch) if (!done.has(candidate.key)) waiting.set(candidate.key, candidate);
      const seconds = retryAfter ?? BACKOFF[Math.min(failures, BACKOFF.length - 1)] ?? 300;
      failures += 1;
      failure = { ok: false, code, retryAfter: PASSING.has(code) ? seconds : undefined };
      if (PASSING.has(code)) later(seconds, retry);
    }

    async function run() {
      if (busy || stopped || failure !== null) return;
      busy = true;
      while (waiting.size > 0 && failure === null && !stopped) {
        const batch = [...waiting.values()].slice(0, BATCH);
        for (const { key } of batch) waiting.delete(key);
        onState();
        const answer = await exchange(batch);
        if (stopped) return;
        if (answer.ok) {
          failures = 0;
          accept(batch, answer.judged);
        } else fail(batch, answer);
      }
      busy = false;
      onState();
    }

    /** @param {Candidate[]} candidates */
    function ask(candidates) {
      for (const candidate of candidates) {
        const { key } = candidate;
        if (asked.size < MOST) asked.add(key);
        if (asked.has(key)) waiting.set(key, candidate);
        else beyond.add(key);
      }
      void run();
    }

    /** Another page begins, in the same document: what it asks is counted anew. */
    function begin() {
      asked.clear();
      beyond.clear();
    }

    /** Tries again now what failed. */
    function retry() {
      failure = null;
      void run();
    }

    function stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    }

    const state = () => ({ busy: busy || waiting.size > 0, failure });
    return Object.freeze({ ask, begin, retry, stop, state, beyond });
  }

  return Object.freeze({ create });
})();
