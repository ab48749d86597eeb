"use strict";

/** This file knows the underlines: ranges registered with the browser, so that the page's nodes stay as they are. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkHighlights = (() => {
  const PREFIX = "citemark-";
  const supported = typeof CSS !== "undefined" && "highlights" in CSS && typeof Highlight === "function";

  /** @param {string} label */
  function registered(label) {
    const name = PREFIX + label;
    let highlight = CSS.highlights.get(name);
    if (!highlight) {
      highlight = new Highlight();
      CSS.highlights.set(name, highlight);
    }
    return highlight;
  }

  /** @type {WeakMap<Node, Map<string, boolean>>} */
  const reached = new WeakMap();

  /**
   * Whether our styles reach a text: into shadow roots Chromium hands them on from the host, Firefox does not
   * (measured, 156 and 153).
   * @param {Text} text @param {string} label
   */
  function reaches(text, label) {
    const root = text.getRootNode();
    if (!citemarkShadows.isRoot(root) || !text.parentElement) return !citemarkShadows.isRoot(root);
    const known = reached.get(root) ?? new Map();
    reached.set(root, known);
    const answer =
      known.get(label) ??
      getComputedStyle(text.parentElement, `::highlight(${PREFIX}${label})`).textDecorationLine.includes("underline");
    known.set(label, answer);
    return answer;
  }

  /**
   * Underlines a place; the function that takes the line away again, or null where it cannot be drawn.
   * @param {NonNullable<Anchor["range"]>} place @param {Label} label
   */
  function draw({ startNode, startOffset, endNode, endOffset }, label) {
    if (!supported || !startNode.isConnected || !endNode.isConnected) return null;
    // There the browser paints every highlight as if it were selected; the badges say enough.
    if (matchMedia("(forced-colors: active)").matches) return null;
    if (!reaches(startNode, label)) return null;
    const range = document.createRange();
    range.setStart(startNode, Math.min(startOffset, startNode.length));
    range.setEnd(endNode, Math.min(endOffset, endNode.length));
    registered(label).add(range);
    return () => void CSS.highlights.get(PREFIX + label)?.delete(range);
  }

  /** Takes every line away. */
  function clear() {
    if (!supported) return;
    for (const { label } of citemarkLabels.TABLE) CSS.highlights.delete(PREFIX + label);
  }

  return Object.freeze({ draw, clear });
})();
