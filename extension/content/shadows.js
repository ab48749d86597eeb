"use strict";

/**
 * This file knows the open shadow roots of a page: which there are, what surrounds them, and which elements
 * may still get one. Closed ones stay closed: whoever wrote the page keeps their inside to themselves.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkShadows = (() => {
  const OURS = "citemark-badge, citemark-panel, citemark-live";
  /** Pages define what their own elements are when it suits them; so many milliseconds after the first it is looked at. */
  const LOOKS = [500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000];
  /** Frameworks have tags of their own by the dozen that never become elements. */
  const MOST_NAMES = 500;

  /** @param {Node | null | undefined} node @returns {node is ShadowRoot} */
  const isRoot = (node) => node?.nodeType === Node.DOCUMENT_FRAGMENT_NODE && "host" in node;

  /**
   * What is right around a node: an element, or the shadow root that it stands in; around that root, its host.
   * @param {Node} node @returns {Place | null}
   */
  function around(node) {
    if (isRoot(node)) return node.host;
    return node.parentElement ?? (isRoot(node.parentNode) ? node.parentNode : null);
  }

  /** The element that is laid out where a place is. @param {Place} place */
  const boxOf = (place) => (isRoot(place) ? place.host : place);

  /** Whether an element shows its shadow root only: what else it holds has no slot there. @param {Place | null} element */
  const covers = (element) =>
    element !== null && !isRoot(element) && element.shadowRoot !== null && !element.shadowRoot.querySelector("slot");

  /** @param {(root: ShadowRoot) => void} onRoot a root met for the first time */
  function create(onRoot) {
    /** @type {Set<ShadowRoot>} */
    const roots = new Set();
    /** @type {Map<string, Element>} Elements of the page's own that are none yet, one of each name. */
    const unborn = new Map();
    let since = Infinity;

    /** @param {ShadowRoot} root */
    function enter(root) {
      if (roots.has(root)) return;
      roots.add(root);
      for (const left of root.querySelectorAll(OURS)) left.remove(); // by an earlier version of the extension
      onRoot(root);
    }

    /** An element without a shadow root. @param {Element} element */
    function pass(element) {
      if (!element.localName.includes("-") || unborn.size >= MOST_NAMES) return;
      unborn.set(element.localName, element);
      if (since === Infinity) since = performance.now();
    }

    /** The elements that have become hosts since they were passed. @returns {Element[]} */
    function born() {
      const names = [...unborn].filter(([, element]) => element.matches(":defined")).map(([name]) => name);
      for (const name of names) unborn.delete(name);
      if (names.length === 0) return [];
      return [document, ...roots].flatMap((root) =>
        [...root.querySelectorAll(names.join(","))].filter(({ shadowRoot }) => shadowRoot && !roots.has(shadowRoot)),
      );
    }

    /** When to look for more of them, in milliseconds; Infinity when none is awaited. */
    function next() {
      const passed = performance.now() - since;
      const due = unborn.size === 0 ? undefined : LOOKS.find((look) => look > passed);
      return due === undefined ? Infinity : due - passed;
    }

    /** Forgets the roots that left the page. */
    function sweep() {
      for (const root of roots) if (!root.isConnected) roots.delete(root);
    }

    /** Everything of ours in shadow roots. */
    const ours = () => [...roots].flatMap((root) => [...root.querySelectorAll(OURS)]);

    return Object.freeze({ enter, pass, born, next, sweep, ours });
  }

  return Object.freeze({ create, isRoot, around, boxOf, covers });
})();
