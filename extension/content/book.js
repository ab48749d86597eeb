"use strict";

/** This file knows every reference found in the page so far, block by block, and gives each its key. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkBook = (() => {
  function create() {
    /** @type {Map<Element, { entries: ReturnType<typeof citemarkPlacement.entry>[], changed: number }>} */
    const blocks = new Map();
    /** @type {Map<string, string>} What a reference says to its key: the same words are asked for once. */
    const keys = new Map();
    /** @type {Map<string, Candidate>} */
    const candidates = new Map();

    /** @param {Candidate} candidate @returns {Candidate} */
    function keyed(candidate) {
      const { text, identifiers, claim } = candidate;
      const said = JSON.stringify([text, identifiers, claim]);
      const key = keys.get(said) ?? `r${keys.size + 1}`;
      keys.set(said, key);
      const known = candidates.get(key) ?? { ...candidate, key };
      candidates.set(key, known);
      return known;
    }

    /**
     * Replaces what was known of a block; a reference that stayed keeps its badge.
     * @param {Element} element @param {Found[]} found @param {number} now
     */
    function enter(element, found, now) {
      const before = blocks.get(element)?.entries ?? [];
      if (before.length === 0 && found.length === 0) return [];
      const left = new Set(before);
      const entries = found.map(({ candidate, anchor }) => {
        const one = { candidate: keyed(candidate), anchor };
        const same = [...left].find((old) => old.found.candidate.key === one.candidate.key);
        if (!same) return citemarkPlacement.entry(one);
        left.delete(same);
        const moved = same.found.anchor.node !== anchor.node;
        same.found = one;
        if (moved) same.moves = 0;
        return same;
      });
      blocks.set(element, { entries, changed: now });
      if (entries.length === 0) blocks.delete(element);
      return [...left];
    }

    /** Forgets blocks that left the page; their entries, to be removed. */
    function sweep() {
      const gone = [...blocks].filter(([element]) => !element.isConnected);
      for (const [element] of gone) blocks.delete(element);
      return gone.flatMap(([, { entries }]) => entries);
    }

    const entries = () => [...blocks.values()].flatMap((block) => block.entries);

    return Object.freeze({ blocks, enter, keyed, sweep, entries });
  }

  return Object.freeze({ create });
})();
