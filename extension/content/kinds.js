"use strict";

/** This file knows what an element is to a reader of running text, and which block a text belongs to. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkKinds = (() => {
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

  /** @typedef {"skipped" | "inline" | "link" | "break" | "slot" | "block"} Kind */

  /** One look-up an element, for pages have hundreds of thousands. @type {Map<string, Kind>} */
  const KINDS = new Map([
    ...[...INLINE].map((tag) => /** @type {[string, Kind]} */ ([tag, "inline"])),
    ...[...SKIPPED].map((tag) => /** @type {[string, Kind]} */ ([tag, "skipped"])),
    ["a", "link"],
    ["br", "break"],
    ["wbr", "inline"],
    ["slot", "slot"],
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
    return kind === "inline" || kind === "link" || kind === "break" || kind === "slot";
  }

  /** The block of what stands in a place, by the block of what is around it. @param {Place} place @param {Place} outer */
  function within(place, outer) {
    const { isRoot, covers } = citemarkShadows;
    if (isRoot(place)) return place;
    if (kindOf(place) === "skipped" || covers(place.parentElement)) return null;
    return isInline(place) ? outer : place;
  }

  /**
   * The block that a node's text belongs to, or null inside what is skipped.
   * @param {Node} node
   * @param {Map<Place, Place | null>} [known] what was found in the same moment for other nodes
   */
  function ownerOf(node, known = new Map()) {
    const { isRoot, around } = citemarkShadows;
    const isPlace = node.nodeType === Node.ELEMENT_NODE || isRoot(node);
    let place = isPlace ? /** @type {Place} */ (node) : around(node);
    /** @type {Place[]} */
    const chain = [];
    for (; place && !known.has(place); place = place === document.body ? null : around(place)) chain.push(place);
    let owner = (place && known.get(place)) ?? null;
    for (const one of chain.toReversed()) {
      const outer = one === document.body ? one : owner;
      owner = outer && within(one, outer);
      known.set(one, owner);
    }
    return owner;
  }

  return Object.freeze({ kindOf, isInline, isDraft, ownerOf });
})();
