"use strict";

/**
 * This file knows when two places of a block that name one source speak of one work, as the service does: what
 * agrees is one reference, what contradicts it another one. tests/contract/claims.json holds both to it.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkMerging = (() => {
  /** Shared words of two names, over the shorter one's, from which on they are one work's. */
  const SAME_SHARE = 0.5;
  /** A shorter name is inside many others. */
  const SHORTEST_NAME = 4;
  /** The service keeps no more of them. */
  const MOST_OTHERS = 20;

  /** Letters and digits only, case and accents folded. @param {string} text */
  const fold = (text) =>
    text
      .toUpperCase()
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[^\p{L}\p{N}]+/gu, "");

  /** @param {Claim} claim */
  const namesWork = ({ title, method, acronym }) => Boolean(title || method || acronym);

  /** @param {Claim} claim */
  const namesOf = ({ title, method }) =>
    [title, method].map((name) => fold(name ?? "")).filter(({ length }) => length >= SHORTEST_NAME);

  /** @param {Claim} claim */
  function wordsOf({ title = "", method = "" }) {
    const words = `${title} ${method}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return new Set(words.filter((word) => word.length > 1 && !citemarkNames.isSmall(word)));
  }

  /** Whether a claim speaks of a work by an acronym. @param {Claim} claim @param {string | undefined} acronym */
  function says({ title = "", method = "", acronym: own = "" }, acronym) {
    if (!acronym) return false;
    const tokens = (/** @type {string} */ text) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, " ")} `;
    return tokens(`${title} ${method} ${own}`).includes(tokens(acronym));
  }

  /** Whether two claims name two different works. @param {Claim} first @param {Claim} second */
  function different(first, second) {
    if (!namesWork(first) || !namesWork(second)) return false;
    if (says(first, second.acronym) || says(second, first.acronym)) return false;
    const theirs = namesOf(second);
    if (namesOf(first).some((one) => theirs.some((other) => one.includes(other) || other.includes(one)))) return false;
    const [ours, others] = [wordsOf(first), wordsOf(second)];
    const shared = [...ours].filter((word) => others.has(word)).length;
    const shorter = Math.min(ours.size, others.size);
    return shorter === 0 || shared < SAME_SHARE * shorter;
  }

  /** What names a work itself comes first. @param {Statement} one */
  const vagueness = ({ claim, weak }) => (namesWork(claim) ? 0 : 2) + (weak ? 1 : 0);

  /**
   * What a block says of one source: the first claim, completed by those that agree with it, at its first
   * link, else where it stands first; and each claim of another work, where that stands.
   * @param {Statement[]} all in reading order
   * @returns {Generator<null, Statement[]>}
   */
  function* ofOne(all) {
    const [chosen, ...rest] = all.toSorted((one, other) => vagueness(one) - vagueness(other));
    if (!chosen || rest.length === 0) return all;
    let { claim } = chosen;
    const own = new Set([chosen]);
    /** @type {Statement[]} */
    const others = [];
    for (const one of rest) {
      yield null;
      if (!different(claim, one.claim)) {
        claim = { ...one.claim, ...claim };
        own.add(one);
      } else if (!one.weak && others.length < MOST_OTHERS && others.every((other) => different(other.claim, one.claim)))
        others.push(one);
    }
    const places = all.filter((one) => own.has(one));
    const place = places.find(({ anchor }) => anchor.kind === "link") ?? places[0] ?? chosen;
    return [{ ...place, claim }, ...others];
  }

  /**
   * The references of a block, in reading order, and null where a pause may be made.
   * @param {Statement[]} statements in reading order
   * @returns {Generator<Found | null>}
   */
  function* merged(statements) {
    const [only] = statements;
    if (only && statements.length === 1) {
      yield { candidate: only.candidate, anchor: only.anchor };
      return;
    }
    const order = new Map(statements.map(({ anchor }, at) => [anchor, at]));
    /** @type {Map<string, Statement[]>} */
    const sources = new Map();
    for (const one of statements) {
      const all = sources.get(one.id) ?? [];
      all.push(one);
      sources.set(one.id, all);
    }
    /** @type {Statement[]} */
    const kept = [];
    for (const all of sources.values()) kept.push(...(yield* ofOne(all)));
    kept.sort((one, other) => (order.get(one.anchor) ?? 0) - (order.get(other.anchor) ?? 0));
    for (const { candidate, anchor, claim } of kept) yield { candidate: { ...candidate, claim }, anchor };
  }

  return Object.freeze({ merged });
})();
