"use strict";

/**
 * This file knows how a page falls into blocks of text. A reference may be spread over many nodes
 * (chat pages put each word in its own), so text is read by block, with the way back to its nodes.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkBlocks = (() => {
  const INLINE = new Set(
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q ruby s samp small span strike strong sub sup time tt u var".split(
      " ",
    ),
  );
  /** What holds no running text of the page: controls, media, source code, and what we put there. */
  const SKIPPED = new Set(
    "script style noscript template textarea input select option datalist button nav svg math canvas iframe object embed video audio pre citemark-badge citemark-panel citemark-live".split(
      " ",
    ),
  );
  const MARKED_OFF = "\uFFFC";
  /** Longer blocks are read to here; no paragraph is this long, but a page without markup may be. */
  const MAX_TEXT = 200_000;

  /** @typedef {"skipped" | "inline" | "break" | "block"} Kind */

  /** One look-up an element, for pages have hundreds of thousands. @type {Map<string, Kind>} */
  const KINDS = new Map([
    ...[...INLINE].map((tag) => /** @type {[string, Kind]} */ ([tag, "inline"])),
    ...[...SKIPPED].map((tag) => /** @type {[string, Kind]} */ ([tag, "skipped"])),
    ["br", "break"],
    ["wbr", "inline"],
  ]);

  /** @param {Element} element */
  function isHidden(element) {
    const editable = element.getAttribute("contenteditable");
    return (
      (editable !== null && editable !== "false") ||
      element.hasAttribute("hidden") ||
      element.getAttribute("aria-hidden") === "true" ||
      element.getAttribute("role") === "textbox"
    );
  }

  /** What an element is to a reader of running text. @param {Element} element @returns {Kind} */
  function kindOf(element) {
    return element.hasAttributes() && isHidden(element) ? "skipped" : (KINDS.get(element.localName) ?? "block");
  }

  /** @param {Element} element */
  const isInline = (element) => ["inline", "break"].includes(KINDS.get(element.localName) ?? "");

  /** @param {Element} element @returns {BlockText} */
  const open = (element) => ({ element, text: "", pieces: [], links: [] });

  /** @param {BlockText} block @param {Text} node */
  function add(block, node) {
    const { data } = node;
    const start = block.text.length;
    if (start > MAX_TEXT || data === "") return;
    block.pieces.push({ node, start });
    // A line of the page's source is no line of its text; those come from blocks and <br>.
    block.text += data.includes("\n") ? data.replaceAll("\n", " ") : data;
  }

  /**
   * @param {BlockText} block
   * @param {Element} element an inline one just entered
   */
  function enter(block, element) {
    if (element.localName !== "a" || !(/** @type {HTMLAnchorElement} */ (element).href)) return;
    const start = block.text.length;
    block.links.push({ element: /** @type {HTMLAnchorElement} */ (element), start, end: start });
  }

  /**
   * @param {BlockText} block
   * @param {Element} element the one just left
   */
  function close(block, element) {
    const link = element.localName === "a" ? block.links.at(-1) : undefined;
    if (link?.element === element) link.end = block.text.length;
  }

  /**
   * What stands at a node: the words it adds to its block, and whether to go inside. A block inside is
   * opened, unless only the root's own text is read.
   * @param {BlockText} block
   * @param {Node} node
   * @param {boolean} own
   * @returns {"inside" | "past" | "block"}
   */
  function visit(block, node, own) {
    if (node.nodeType === Node.TEXT_NODE) {
      add(block, /** @type {Text} */ (node));
      return "past";
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return "past";
    const element = /** @type {Element} */ (node);
    const kind = kindOf(element);
    if (kind === "inline") {
      const child = element.firstChild;
      if (!child) return "past";
      if (child.nodeType === Node.TEXT_NODE && !child.nextSibling && element.localName !== "a") {
        add(block, /** @type {Text} */ (child)); // a word in its own span, as chat pages have them by the thousand
        return "past";
      }
      enter(block, element);
      return "inside";
    }
    block.text += kind === "skipped" ? MARKED_OFF : "\n";
    return kind === "block" && !own && element.firstChild ? "block" : "past";
  }

  /**
   * The blocks of a subtree, inner ones before the block around them. With `own`, only the root's own
   * text is read, not the blocks inside it.
   * @param {Element} root
   * @param {{ own?: boolean }} [options]
   * @returns {Generator<BlockText>}
   */
  function* walk(root, { own = false } = {}) {
    /** @type {BlockText[]} */
    const outer = [];
    let block = open(root);
    /** @type {Node} */
    let node = root;
    let next = node.firstChild;
    for (;;) {
      if (next) {
        node = next;
        const what = visit(block, node, own);
        if (what === "block") {
          outer.push(block);
          block = open(/** @type {Element} */ (node));
        }
        next = what === "past" ? node.nextSibling : node.firstChild;
        continue;
      }
      // No sibling is left: the parent is done, unless the last node read was itself the root.
      if (node !== root) node = /** @type {Node} */ (node.parentNode);
      if (node === root) break;
      if (node === block.element) {
        yield block;
        block = /** @type {BlockText} */ (outer.pop());
        block.text += "\n";
      } else close(block, /** @type {Element} */ (node));
      next = node.nextSibling;
    }
    yield block;
  }

  /** The block that a node's text belongs to, or null inside what is skipped. @param {Node} node */
  function ownerOf(node) {
    let element = node.nodeType === Node.ELEMENT_NODE ? /** @type {Element} */ (node) : node.parentElement;
    let owner = null;
    for (; element; element = element.parentElement) {
      if (kindOf(element) === "skipped") return null;
      if (owner === null && !isInline(element)) owner = element;
      if (element === document.body) return owner;
    }
    return null;
  }

  /** The piece in which an offset of the block's text falls. @param {BlockText} block @param {number} offset */
  function pieceAt(block, offset) {
    let [low, high] = [0, block.pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((block.pieces[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return block.pieces[low] ?? null;
  }

  /** @param {BlockText} block @param {number} start @param {number} end @returns {Anchor["range"]} */
  function rangeOf(block, start, end) {
    const first = pieceAt(block, start);
    const last = pieceAt(block, Math.max(start, end - 1));
    if (!first || !last) return null;
    const inside = (/** @type {Piece} */ piece, /** @type {number} */ at) =>
      Math.min(at - piece.start, piece.node.length);
    return {
      startNode: first.node,
      startOffset: inside(first, start),
      endNode: last.node,
      endOffset: inside(last, end),
    };
  }

  return Object.freeze({ walk, ownerOf, pieceAt, rangeOf, isInline });
})();
