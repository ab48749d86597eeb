"use strict";

/** This file knows the references that a page states as data: schema.org capsules in JSON-LD. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkStructured = (() => {
  /** Parsing cannot pause: this much takes some ten milliseconds. */
  const MAX_SCRIPT = 1_000_000;
  const MAX_NODES = 20_000;
  const MOST = 500;

  /** @param {unknown} value @returns {any[]} */
  const list = (value) => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
  /** @param {unknown} value @returns {string | undefined} */
  const text = (value) =>
    typeof value === "string" && value.trim() ? citemarkClaims.squeezed(value).slice(0, 400) : undefined;
  /** @param {any} value */
  const nameOf = (value) =>
    text(value) ?? text(value?.name) ?? text([value?.givenName, value?.familyName].filter(Boolean).join(" "));
  /** @param {any} value */
  const identifierOf = (value) => (typeof value === "string" ? value : (value?.value ?? value?.url ?? value?.["@id"]));

  /** Every `citation` below a value; a page's data may be deep or hostile, so the walk is bounded. @param {unknown} root */
  function citations(root) {
    const waiting = [root];
    /** @type {any[]} */
    const found = [];
    for (let seen = 0; seen < waiting.length && seen < MAX_NODES && found.length < MOST; seen += 1) {
      const node = waiting[seen];
      if (!node || typeof node !== "object") continue;
      if (!Array.isArray(node)) found.push(...list(/** @type {any} */ (node).citation));
      waiting.push(...Object.values(node).slice(0, MOST));
    }
    return found.slice(0, MOST);
  }

  /** @param {any} citation @returns {{ identifiers: Occurrence[], claim: Claim, text?: string } | null} */
  function read(citation) {
    if (typeof citation === "string") {
      const words = citation.slice(0, 2000);
      const identifiers = citemarkReferences.find(words);
      return identifiers.length > 0 || words.length > 40 ? { identifiers, claim: {}, text: words } : null;
    }
    const fields = ["identifier", "@id", "url", "sameAs"].flatMap((name) => list(citation?.[name]).map(identifierOf));
    const stated = fields.filter((value) => typeof value === "string").map((value) => value.slice(0, 2000));
    const identifiers = stated.flatMap((value) => citemarkReferences.find(value).slice(0, 1));
    const claim = citemarkClaims.said({
      title: text(citation?.name) ?? text(citation?.headline),
      authors: list(citation?.author)
        .map(nameOf)
        .filter((name) => name !== undefined)
        .slice(0, 40),
      venue: nameOf(citation?.isPartOf) ?? nameOf(citation?.publisher),
      date: text(citation?.datePublished),
    });
    return claim.title || identifiers.length > 0 ? { identifiers, claim } : null;
  }

  /** @param {string} source @returns {unknown} */
  function parsed(source) {
    try {
      return JSON.parse(source);
    } catch (error) {
      console.debug("citemark: unreadable JSON-LD", error);
      return null;
    }
  }

  /** The page's stated references, and null where a pause may be made. @param {Document} page */
  function* all(page) {
    const scripts = [...page.querySelectorAll('script[type="application/ld+json"]')].slice(0, 50);
    for (const script of scripts) {
      yield null;
      const source = script.textContent ?? "";
      if (source.length > MAX_SCRIPT || !source.includes('"citation"')) continue;
      for (const citation of citations(parsed(source))) yield read(citation);
    }
  }

  return Object.freeze({ all });
})();
