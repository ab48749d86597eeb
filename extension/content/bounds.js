"use strict";

/** This file knows how much is sent of one reference: 4 kB, whatever the page's alphabet. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkBounds = (() => {
  /** The worker refuses more (background/checks.js). */
  const MOST = 4096;
  /** Bytes of each part of a reference that is too large as a whole; with their names, 4 kB. */
  const TEXT = 1200;
  const IDENTIFIERS = 1000;
  const AUTHORS = 300;
  const CLAIM = /** @type {const} */ ({ title: 500, method: 150, acronym: 50, venue: 150, date: 40, sentence: 600 });
  /** An identifier may be stated in as many ways as there are registries. */
  const MOST_IDENTIFIERS = 10;
  const encoder = new TextEncoder();

  /** @param {unknown} value */
  const bytesOf = (value) => encoder.encode(JSON.stringify(value)).length;

  /** The beginning of a text that takes no more bytes than that. @param {string} text @param {number} bytes */
  function beginning(text, bytes) {
    let kept = text;
    for (let size = bytesOf(kept); size > bytes; size = bytesOf(kept))
      kept = kept.slice(0, Math.min(kept.length - 1, Math.floor((kept.length * bytes) / size))).trimEnd();
    // Half a character is none.
    return kept.replace(/[\uD800-\uDBFF]$/, "");
  }

  /** The first of some texts that take no more bytes together than that. @param {readonly string[]} texts @param {number} bytes */
  function first(texts, bytes) {
    let left = bytes;
    return texts.filter((one) => (left -= bytesOf(one) + 1) >= 0);
  }

  /** What is sent of a reference. @param {Candidate} candidate */
  const sent = ({ text, identifiers, claim }) => ({ text, identifiers, claim });

  /** @param {Candidate} candidate */
  function isSmall(candidate) {
    // A character takes three bytes at most.
    return JSON.stringify(sent(candidate)).length * 3 <= MOST || bytesOf(sent(candidate)) <= MOST;
  }

  /** The reference, cut down to what is sent of one. @param {Candidate} candidate @returns {Candidate} */
  function bounded(candidate) {
    const { key, name, text, identifiers, claim } = candidate;
    if (identifiers.length <= MOST_IDENTIFIERS && isSmall(candidate)) return candidate;
    const told = Object.entries(CLAIM).map(([field, bytes]) => {
      const value = claim[/** @type {keyof typeof CLAIM} */ (field)];
      return [field, value && beginning(value, bytes)];
    });
    const authors = first(claim.authors ?? [], AUTHORS);
    return {
      key,
      ...(text ? { text: beginning(text, TEXT) } : {}),
      identifiers: first(identifiers, IDENTIFIERS).slice(0, MOST_IDENTIFIERS),
      claim: citemarkClaims.said({ ...Object.fromEntries(told), ...(authors.length > 0 ? { authors } : {}) }),
      name,
    };
  }

  return Object.freeze({ bounded });
})();
