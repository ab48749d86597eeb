"use strict";

/** This file knows how long work may go on before the page gets its turn. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkPace = (() => {
  /**
   * A frame has 16 ms. What is left of it beyond a slice and one step more is for the browser's own
   * collection of garbage, which takes up to 6 ms wherever it falls (measured, Chromium 156).
   */
  const SLICE_MS = 6;

  /** @param {number} ms */
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /**
   * Does work step by step, in slices. What a step costs must not grow with the page.
   * @param {Iterator<unknown>} work @param {AbortSignal} signal
   */
  async function run(work, signal) {
    let until = performance.now() + SLICE_MS;
    while (!work.next().done) {
      if (performance.now() < until) continue;
      await wait(0);
      if (signal.aborted) return;
      until = performance.now() + SLICE_MS;
    }
  }

  return Object.freeze({ run, wait });
})();
