"use strict";

/** This file knows every reference found in the page so far, block by block, and gives each its key. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkBook = (() => {
  /** An identifier alone: nothing is said of the work behind it. @param {Candidate} candidate */
  const isBare = ({ text, claim }) => !text && Object.keys(claim).length === 0;

  /** The work's identifier, whichever version is meant. @param {string} identifier */
  const workOf = (identifier) => identifier.toLowerCase().replace(/^(arxiv:.+?)v\d+$/, "$1");

  function create() {
    /** @type {Map<Place, { entries: ReturnType<typeof citemarkPlacement.entry>[], changed: number }>} */
    const blocks = new Map();
    /** @type {Map<string, string>} What a reference says to its key: the same words are asked for once. */
    const keys = new Map();
    /** @type {Map<string, Candidate>} */
    const candidates = new Map();

    /** @param {Candidate} stated @returns {Candidate} */
    function keyed(stated) {
      const candidate = citemarkBounds.bounded(stated);
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
     * @param {Place} element @param {Found[]} found @param {number} now
     */
    function enter(element, found, now) {
      const before = blocks.get(element)?.entries ?? [];
      if (before.length === 0 && found.length === 0) return [];
      const left = new Set(before);
      const entries = found.map(({ candidate, anchor }) => {
        const one = { candidate: keyed(candidate), anchor };
        const same = before.find((old) => old.own === one.candidate.key && left.has(old));
        if (!same) return citemarkPlacement.entry(one);
        left.delete(same);
        if (same.found.anchor.node !== anchor.node) same.moves = 0;
        same.found = { candidate: same.found.candidate, anchor };
        return same;
      });
      blocks.set(element, { entries, changed: now });
      if (entries.length === 0) blocks.delete(element);
      return [...left];
    }

    /**
     * What the page says of each identifier, in blocks that have been still since; where it names the work,
     * that comes first.
     * @param {number} since
     */
    function claims(since) {
      /** @type {Map<string, Candidate>} */
      const said = new Map();
      /** @type {Map<string, Candidate>} */
      const named = new Map();
      for (const { entries, changed } of blocks.values()) {
        for (const { found } of changed <= since ? entries : []) {
          const { candidate } = found;
          if (isBare(candidate)) continue;
          const claimed = candidate.claim.title || candidate.claim.method ? named : said;
          for (const work of candidate.identifiers.map(workOf)) if (!claimed.has(work)) claimed.set(work, candidate);
        }
      }
      return new Map([...said, ...named]);
    }

    /**
     * What is asked for an entry. A bare identifier, as lists of sources have them, is claimed to be the work
     * that the page names by it elsewhere: so the service reads a whole document too.
     * @param {ReturnType<typeof citemarkPlacement.entry>} entry @param {ReadonlyMap<string, Candidate>} said
     */
    function meant(entry, said) {
      const { candidate, anchor } = entry.found;
      const work = isBare(candidate) && candidate.identifiers.map(workOf).find((one) => said.has(one));
      if (work) entry.found = { candidate: said.get(work) ?? candidate, anchor };
      return entry.found.candidate;
    }

    /** Forgets blocks that left the page; their entries, to be removed. */
    function sweep() {
      const gone = [...blocks].filter(([element]) => !element.isConnected);
      for (const [element] of gone) blocks.delete(element);
      return gone.flatMap(([, { entries }]) => entries);
    }

    const entries = () => [...blocks.values()].flatMap((block) => block.entries);

    return Object.freeze({ blocks, enter, keyed, claims, meant, sweep, entries });
  }

  return Object.freeze({ create });
})();
