"use strict";

/**
 * This file knows how a page falls into blocks of text. A reference may be spread over many nodes
 * (chat pages put each word in its own), so text is read by block, with the way back to its nodes.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkBlocks = (() => {
  const { kindOf, isDraft } = citemarkKinds;
  const MARKED_OFF = "\uFFFC";
  /** Longer blocks are read to here; no paragraph is this long, but a page without markup may be. */
  const MAX_TEXT = 200_000;
  const NO_SHADOWS = Object.freeze({ enter: () => {}, pass: () => {} });
  /** So many nodes are passed between two pauses: half a millisecond's work (measured, Chromium 156). */
  const STRIDE = 2000;

  /** What stands in a slot is read where it comes from; what a slot holds itself, only while it is empty. @param {Element} slot */
  const isFilled = (slot) => /** @type {HTMLSlotElement} */ (slot).assignedNodes().length > 0;

  /** @param {Place} element @returns {BlockText} */
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
  function openLink(block, element) {
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
   * Whether a block element's inside is read: not where it shows a shadow root instead, which is read then.
   * @param {Element} element @param {Shadows} shadows
   */
  function opens(element, shadows) {
    const { shadowRoot } = element;
    if (shadowRoot === null) shadows.pass(element);
    else shadows.enter(shadowRoot);
    return element.firstChild !== null && !(shadowRoot && citemarkShadows.covers(element));
  }

  /**
   * What stands at an element that no running text goes through.
   * @param {BlockText} block @param {Element} element @param {ReturnType<typeof kindOf>} kind @param {Shadows | null} shadows
   * @returns {"inside" | "past" | "block"}
   */
  function visitOther(block, element, kind, shadows) {
    if (kind === "slot" && element.firstChild && !isFilled(element)) return "inside";
    block.text += kind === "skipped" || kind === "slot" ? MARKED_OFF : "\n";
    return kind === "block" && shadows !== null && opens(element, shadows) ? "block" : "past";
  }

  /**
   * What stands at a node: the words it adds to its block, and whether to go inside. A block inside is
   * opened, unless only the root's own text is read.
   * @param {BlockText} block
   * @param {Node} node
   * @param {Shadows | null} shadows null where only the root's own text is read
   * @returns {"inside" | "past" | "block"}
   */
  function visit(block, node, shadows) {
    if (node.nodeType === Node.TEXT_NODE) {
      add(block, /** @type {Text} */ (node));
      return "past";
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return "past";
    const element = /** @type {Element} */ (node);
    const kind = kindOf(element);
    if (kind !== "inline" && kind !== "link") return visitOther(block, element, kind, shadows);
    const child = element.firstChild;
    if (!child) return "past";
    if (kind === "link") openLink(block, element);
    else if (child.nodeType === Node.TEXT_NODE && !child.nextSibling) {
      add(block, /** @type {Text} */ (child)); // a word in its own span, as chat pages have them by the thousand
      return "past";
    }
    return "inside";
  }

  /**
   * Where a walk of one tree stands: the node passed or entered last, the way to its parent from the root, the
   * block being read and those around it.
   * @typedef {{ root: Place, node: Node, inside: boolean, path: Node[], block: BlockText, outer: BlockText[] }} Walk
   */

  /** @param {Place} root @returns {Walk} */
  const begin = (root) => ({ root, node: root, inside: true, path: [], block: open(root), outer: [] });

  /**
   * Pages change while a walk pauses. Leaves an element whose inside can no longer be followed.
   * @param {Walk} walk
   * @returns {Place | null} that element
   */
  function left({ path, node }) {
    let at = path.length;
    for (let depth = path.length; depth > 0; depth -= 1) {
      if ((path[depth] ?? node).parentNode !== path[depth - 1]) at = depth - 1;
    }
    return /** @type {Place | null} */ (path[at] ?? null);
  }

  /** @param {Walk} at @param {Place} element the one whose inside was lost */
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
   * @param {Shadows | null} shadows
   */
  function advance(at, shadows) {
    const { path, outer } = at;
    let { node, inside, block } = at;
    /** @type {BlockText | null} */
    let done = null;
    for (let passed = 0; passed < STRIDE && done === null; passed += 1) {
      const next = inside ? node.firstChild : node.nextSibling;
      if (next) {
        if (inside) path.push(node);
        node = next;
        const what = visit(block, node, shadows);
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
   * The trees to walk for a subtree: without what its root does not show, with the shadow root it has.
   * @param {Place} root @param {Shadows} shadows
   */
  function trees(root, shadows) {
    if (!citemarkShadows.isRoot(root) && root.shadowRoot) shadows.enter(root.shadowRoot);
    return citemarkShadows.covers(root) ? [] : [begin(root)];
  }

  /**
   * Leaves what the page took away while the walk paused.
   * @param {Walk} at @param {(element: Place) => void} lost
   * @returns {boolean} whether nothing is left to walk
   */
  function isOver(at, lost) {
    const gone = left(at);
    if (gone === null) return false;
    lost(gone);
    if (gone === at.root) return true;
    leave(at, gone);
    return false;
  }

  /** Back to the block around the one that ended. @param {Walk} at */
  function goOn(at) {
    at.block = /** @type {BlockText} */ (at.outer.pop());
    at.block.text += "\n";
  }

  /**
   * The blocks of a subtree, inner ones before the block around them, and null where much was read
   * without finding one. Open shadow roots are read right after the block that ends behind their host. With
   * `own`, only the root's own text is read, not the blocks inside it.
   * A reader may pause at each of them. What the page changed meanwhile so that it cannot be followed
   * is left out, and handed to `lost` to be read anew.
   * @param {Place} root
   * @param {{ own?: boolean, lost?: (element: Place) => void, shadows?: Shadows }} [options]
   * @returns {Generator<BlockText | null>}
   */
  function* walk(root, { own = false, lost = () => {}, shadows = NO_SHADOWS } = {}) {
    if (isDraft()) return;
    /** @type {ShadowRoot[]} */
    const met = [];
    const into = {
      enter(/** @type {ShadowRoot} */ inner) {
        shadows.enter(inner);
        met.push(inner);
      },
      pass: shadows.pass,
    };
    const walks = own ? [begin(root)] : trees(root, into);
    while (walks.length + met.length > 0) {
      for (const inner of met.splice(0).reverse()) walks.push(begin(inner));
      const at = /** @type {Walk} */ (walks.at(-1));
      if (isOver(at, lost)) {
        walks.pop();
        continue;
      }
      const done = advance(at, own ? null : into);
      yield done;
      if (done?.element === at.root) walks.pop();
      else if (done) goOn(at);
    }
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

  return Object.freeze({ walk, firstFrom, pieceAt, rangeOf });
})();
