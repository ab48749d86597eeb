"use strict";

/** This file knows which parts of a page have changed since they were last read; it reads nothing itself. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkWatching = (() => {
  const WHAT = { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ["href"] };

  /** @param {NodeList} nodes */
  function onlyOurs(nodes) {
    for (const node of nodes) if (!citemarkBadge.isOurs(node)) return false;
    return true;
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
          for (const node of addedNodes) {
            if (node.nodeType === Node.ELEMENT_NODE && !citemarkBadge.isOurs(node))
              added.add(/** @type {Element} */ (node));
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
    observer.observe(document.body, WHAT);

    /** What changed since the last call. */
    function take() {
      collect(observer.takeRecords());
      const changes = { touched: [...touched], added: [...added] };
      touched.clear();
      added.clear();
      return changes;
    }

    /** Writes to the page without noticing it. @param {() => void} write */
    function unnoticed(write) {
      collect(observer.takeRecords());
      write();
      observer.takeRecords();
    }

    return Object.freeze({ take, unnoticed, stop: () => observer.disconnect() });
  }

  return Object.freeze({ create });
})();
