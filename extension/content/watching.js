"use strict";

/** This file knows which parts of a page have changed since they were last read; it reads nothing itself. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkWatching = (() => {
  const WHAT = { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ["href"] };

  /**
   * The blocks of a new element; the text of an inline one belongs to the block around it.
   * @param {Place} element @param {{ lost: (element: Place) => void, shadows: Shadows }} how
   */
  function* blocksOf(element, how) {
    const inline = !citemarkShadows.isRoot(element) && citemarkKinds.isInline(element);
    if (inline && element.childElementCount === 0) return;
    for (const block of citemarkBlocks.walk(element, how)) if (!inline || block?.element !== element) yield block;
  }

  /** Whether something around this is read anyway. @param {Place} element @param {ReadonlySet<Place>} others */
  function isInside(element, others) {
    let around = citemarkShadows.around(element);
    while (around && !others.has(around)) around = citemarkShadows.around(around);
    return around !== null;
  }

  /** @param {() => void} onChange */
  function create(onChange) {
    /** @type {Set<Node>} Nodes whose own block must be read again. */
    const touched = new Set();
    /** @type {Set<Place>} Subtrees that are new. */
    const added = new Set();
    let told = false;
    let last = -Infinity;

    /**
     * Whether a node is part of the words of a block that is read again anyway: a stream puts word after
     * word into one, each into an element of its own.
     * @param {Node} node
     */
    function isWord(node) {
      const within = node.nodeType === Node.TEXT_NODE || citemarkKinds.isInline(/** @type {Element} */ (node));
      return within && node.parentNode !== null && touched.has(node.parentNode);
    }

    /**
     * Notes new elements; words, bare or in an inline element, belong to the block that they came into.
     * @param {NodeList} nodes
     * @returns {boolean} whether there are any, and all of them ours
     */
    function note(nodes) {
      const { length } = nodes;
      let others = 0;
      for (let at = 0; at < length; at += 1) {
        const node = /** @type {Element} */ (nodes[at]);
        if (citemarkBadge.isOurs(node)) continue;
        others += 1;
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.firstElementChild !== null || !citemarkKinds.isInline(node)) added.add(node);
      }
      return others === 0 && length > 0;
    }

    /**
     * This runs at every change of the page, hundreds of times a second while one streams.
     * @param {MutationRecord[]} records
     */
    function collect(records) {
      for (const record of records) {
        const { target } = record;
        const known = isWord(target);
        if (known && !(/** @type {Element} */ (target).firstElementChild)) continue;
        const ours = note(record.addedNodes) && record.removedNodes.length === 0;
        if (!ours && !known) touched.add(target);
      }
    }

    /** Tells of changes, once until it is asked whether there were any: a stream makes hundreds a second. */
    function tell() {
      if (told || touched.size + added.size === 0) return;
      told = true;
      onChange();
    }

    const observer = new MutationObserver((records) => {
      last = performance.now();
      collect(records);
      tell();
    });
    // Not the body alone: some sites put another body in its place when they show another view.
    observer.observe(document.documentElement, WHAT);
    const shadows = citemarkShadows.create((root) => observer.observe(root, WHAT));

    /** Whether the page changed since this was last asked. */
    function stirred() {
      const changed = told;
      told = false;
      return changed;
    }

    /** When the page changed last. */
    const changedAt = () => last;

    /** What changed since the last call. */
    function take() {
      told = false;
      for (const host of shadows.born()) added.add(host);
      const records = observer.takeRecords();
      if (records.length > 0) last = performance.now();
      collect(records);
      const news = { touched: [...touched], added: [...added] };
      touched.clear();
      added.clear();
      return news;
    }

    /**
     * The blocks that changed since the last call, and null where a pause may be made.
     * @param {(element: Place) => void} lost
     * @returns {Generator<BlockText | null>}
     */
    function* changes(lost) {
      const news = take();
      /** @type {Set<Place | null>} */
      const owners = new Set();
      /** @type {Map<Place, Place | null>} */
      const known = new Map();
      for (const node of news.touched) {
        if (node.isConnected) owners.add(citemarkKinds.ownerOf(node, known));
        yield null;
      }
      const all = new Set(news.added);
      for (const element of news.added) {
        yield null;
        if (isInside(element, all)) continue;
        const owner = element.isConnected ? citemarkKinds.ownerOf(element, known) : null;
        if (owner !== element) owners.add(owner);
        if (owner === null) continue;
        for (const block of blocksOf(element, { lost, shadows })) {
          if (block) owners.delete(block.element);
          yield block;
        }
      }
      for (const owner of owners) {
        const shown = owner?.isConnected && !citemarkShadows.covers(owner);
        if (shown) yield* citemarkBlocks.walk(owner, { own: true, lost });
      }
    }

    /** An element that must be read as if it were new. @param {Place} element */
    const again = (element) => void added.add(element);

    /** Writes to the page without noticing it, but not without what the page itself did before. @param {() => void} write */
    function unnoticed(write) {
      collect(observer.takeRecords());
      tell();
      write();
      observer.takeRecords();
    }

    const stop = () => observer.disconnect();
    return Object.freeze({ changes, changedAt, stirred, again, unnoticed, shadows, stop });
  }

  return Object.freeze({ create });
})();
