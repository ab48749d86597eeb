"use strict";

/** This file knows which parts of a page have changed since they were last read; it reads nothing itself. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkWatching = (() => {
  const WHAT = { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ["href"] };

  /** @param {NodeList} nodes */
  function onlyOurs(nodes) {
    for (let at = 0; at < nodes.length; at += 1) if (!citemarkBadge.isOurs(nodes[at] ?? null)) return false;
    return true;
  }

  /**
   * The blocks of a new element; the text of an inline one belongs to the block around it.
   * @param {Element} element @param {(element: Element) => void} lost
   */
  function* blocksOf(element, lost) {
    const inline = citemarkBlocks.isInline(element);
    if (inline && element.childElementCount === 0) return;
    for (const block of citemarkBlocks.walk(element, { lost })) if (!inline || block?.element !== element) yield block;
  }

  /** @param {() => void} onChange */
  function create(onChange) {
    /** @type {Set<Node>} Nodes whose own block must be read again. */
    const touched = new Set();
    /** @type {Set<Element>} Subtrees that are new. */
    const added = new Set();

    /** @param {MutationRecord[]} records */
    function collect(records) {
      for (const { type, target, addedNodes, removedNodes } of records) {
        if (type === "childList") {
          if (addedNodes.length > 0 && removedNodes.length === 0 && onlyOurs(addedNodes)) continue;
          for (let at = 0; at < addedNodes.length; at += 1) {
            const node = /** @type {Element} */ (addedNodes[at]);
            if (node.nodeType === Node.ELEMENT_NODE && !citemarkBadge.isOurs(node)) added.add(node);
          }
        }
        touched.add(target);
      }
    }

    const observer = new MutationObserver((records) => {
      const before = touched.size + added.size;
      collect(records);
      if (touched.size + added.size > before || before > 0) onChange();
    });
    // Not the body alone: some sites put another body in its place when they show another view.
    observer.observe(document.documentElement, WHAT);

    /** What changed since the last call. */
    function take() {
      collect(observer.takeRecords());
      const news = { touched: [...touched], added: [...added] };
      touched.clear();
      added.clear();
      return news;
    }

    /**
     * The blocks that changed since the last call, and null where a pause may be made.
     * @param {(element: Element) => void} lost
     * @returns {Generator<BlockText | null>}
     */
    function* changes(lost) {
      const news = take();
      /** @type {Set<Element | null>} */
      const owners = new Set();
      /** @type {Map<Element, Element | null>} */
      const known = new Map();
      for (const node of news.touched) {
        if (node.isConnected) owners.add(citemarkBlocks.ownerOf(node, known));
        yield null;
      }
      for (const element of news.added) {
        const owner = element.isConnected ? citemarkBlocks.ownerOf(element, known) : null;
        if (owner !== element) owners.add(owner);
        if (owner !== null) yield* blocksOf(element, lost);
        yield null;
      }
      for (const owner of owners) if (owner?.isConnected) yield* citemarkBlocks.walk(owner, { own: true, lost });
    }

    /** An element that must be read as if it were new. @param {Element} element */
    const again = (element) => void added.add(element);

    /** Writes to the page without noticing it. @param {() => void} write */
    function unnoticed(write) {
      collect(observer.takeRecords());
      write();
      observer.takeRecords();
    }

    return Object.freeze({ changes, again, unnoticed, stop: () => observer.disconnect() });
  }

  return Object.freeze({ create });
})();
