"use strict";

/**
 * This file knows how a page falls into blocks of text. A reference may be spread over many nodes
 * (chat pages put each word in its own), so text is read by block, with the way back to its nodes.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkBlocks = (() => {
  const INLINE = new Set(
    "abbr b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q ruby s samp small span strike strong sub sup time tt u var".split(
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
  /** So many nodes are passed between two pauses: half a millisecond's work (measured, Chromium 156). */
  const STRIDE = 2000;

  /** @typedef {"skipped" | "inline" | "link" | "break" | "block"} Kind */

  /** One look-up an element, for pages have hundreds of thousands. @type {Map<string, Kind>} */
  const KINDS = new Map([
    ...[...INLINE].map((tag) => /** @type {[string, Kind]} */ ([tag, "inline"])),
    ...[...SKIPPED].map((tag) => /** @type {[string, Kind]} */ ([tag, "skipped"])),
    ["a", "link"],
    ["br", "break"],
    ["wbr", "inline"],
  ]);

  /** @param {Element} element */
  function isEditable(element) {
    const editable = element.getAttribute("contenteditable");
    return editable !== null && editable !== "false";
  }

  /** Whether the page as a whole is written in: a badge would be kept with what is written. */
  const isDraft = () =>
    document.designMode === "on" || isEditable(document.documentElement) || isEditable(document.body);

  /** @param {Element} element */
  function isHidden(element) {
    return (
      isEditable(element) ||
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
  function isInline({ localName }) {
    const kind = KINDS.get(localName);
    return kind === "inline" || kind === "link" || kind === "break";
  }

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
   * @param {Element} element a link just entered
   */
  function enter(block, element) {
    if (!(/** @type {HTMLAnchorElement} */ (element).href)) return;
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
    if (kind === "inline" || kind === "link") {
      const child = element.firstChild;
      if (!child) return "past";
      if (kind === "link") enter(block, element);
      else if (child.nodeType === Node.TEXT_NODE && !child.nextSibling) {
        add(block, /** @type {Text} */ (child)); // a word in its own span, as chat pages have them by the thousand
        return "past";
      }
      return "inside";
    }
    block.text += kind === "skipped" ? MARKED_OFF : "\n";
    return kind === "block" && !own && element.firstChild ? "block" : "past";
  }

  /**
   * Where a walk stands: the node passed or entered last, the way to its parent from the root, the block being
   * read and those around it.
   * @typedef {{ node: Node, inside: boolean, path: Node[], block: BlockText, outer: BlockText[] }} Walk
   */

  /**
   * Pages change while a walk pauses. Leaves an element whose inside can no longer be followed.
   * @param {Walk} walk
   * @returns {Element | null} that element
   */
  function left({ path, node }) {
    let at = path.length;
    for (let depth = path.length; depth > 0; depth -= 1) {
      if ((path[depth] ?? node).parentNode !== path[depth - 1]) at = depth - 1;
    }
    return /** @type {Element | null} */ (path[at] ?? null);
  }

  /** @param {Walk} at @param {Node} element the one whose inside was lost */
  function leave(at, element) {
    at.path.length = at.path.indexOf(element);
    at.node = element;
    at.inside = false;
    const around = new Set([...at.path, element]);
    while (!around.has(at.block.element)) at.block = /** @type {BlockText} */ (at.outer.pop());
    if (at.block.element === element) at.block = at.outer.pop() ?? at.block;
  }

  /**
   * On to the end of a block, or so many nodes farther. The block that ended, if one did.
   * @param {Walk} at
   * @param {boolean} own
   */
  function advance(at, own) {
    const { path, outer } = at;
    let { node, inside, block } = at;
    /** @type {BlockText | null} */
    let done = null;
    for (let passed = 0; passed < STRIDE && done === null; passed += 1) {
      const next = inside ? node.firstChild : node.nextSibling;
      if (next) {
        if (inside) path.push(node);
        node = next;
        const what = visit(block, node, own);
        if (what === "block") {
          outer.push(block);
          block = open(/** @type {Element} */ (node));
        }
        inside = what !== "past";
        continue;
      }
      // No sibling is left: the parent is done, or an element that lost its children while we paused.
      if (!inside) node = /** @type {Node} */ (path.pop());
      inside = false;
      if (node === block.element) done = block;
      else close(block, /** @type {Element} */ (node));
    }
    Object.assign(at, { node, inside, block });
    return done;
  }

  /**
   * The blocks of a subtree, inner ones before the block around them, and null where much was read
   * without finding one. With `own`, only the root's own text is read, not the blocks inside it.
   * A reader may pause at each of them. What the page changed meanwhile so that it cannot be followed
   * is left out, and handed to `lost` to be read anew.
   * @param {Element} root
   * @param {{ own?: boolean, lost?: (element: Element) => void }} [options]
   * @returns {Generator<BlockText | null>}
   */
  function* walk(root, { own = false, lost = () => {} } = {}) {
    if (isDraft()) return;
    /** @type {Walk} */
    const at = { node: root, inside: true, path: [], block: open(root), outer: [] };
    for (;;) {
      const done = advance(at, own);
      yield done;
      if (done?.element === root) return;
      if (done) {
        at.block = /** @type {BlockText} */ (at.outer.pop());
        at.block.text += "\n";
      }
      const element = left(at);
      if (element === null) continue;
      lost(element);
      if (element === root) return;
      leave(at, element);
    }
  }

  /**
   * The block that a node's text belongs to, or null inside what is skipped.
   * @param {Node} node
   * @param {Map<Element, Element | null>} [known] what was found in the same moment for other nodes
   */
  function ownerOf(node, known = new Map()) {
    let element = node.nodeType === Node.ELEMENT_NODE ? /** @type {Element} */ (node) : node.parentElement;
    /** @type {Element[]} */
    const chain = [];
    for (; element && !known.has(element); element = element === document.body ? null : element.parentElement)
      chain.push(element);
    let owner = element && known.get(element);
    for (let at = chain.length - 1; at >= 0; at -= 1) {
      const one = /** @type {Element} */ (chain[at]);
      if (one === document.body) owner = one;
      if (!owner || kindOf(one) === "skipped") owner = null;
      else if (!isInline(one)) owner = one;
      known.set(one, owner);
    }
    return owner ?? null;
  }

  /** The number of the first of some places, in order, that begins at an offset or behind it. @param {readonly { start: number }[]} places @param {number} offset */
  function firstFrom(places, offset) {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The piece in which an offset of the block's text falls. @param {BlockText} block @param {number} offset */
  const pieceAt = ({ pieces }, offset) => pieces[Math.max(0, firstFrom(pieces, offset + 1) - 1)] ?? null;

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

  return Object.freeze({ walk, ownerOf, firstFrom, pieceAt, rangeOf, isInline });
})();
