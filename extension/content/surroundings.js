"use strict";

/** This file knows what stands around a block: the lines before it, the reference list it is part of. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkSurroundings = (() => {
  const HEADING = /^H[1-6]$/;
  const LIST = /(?:^|[\s_-])(?:references?|bibliography|reflist|citations?|ref-list|works-cited)(?:$|[\s_-])/i;
  /** A list's heading stands right before it, or some paragraphs before its later ones. */
  const FARTHEST_HEADING = 60;
  const LONGEST_BEFORE = 3000;
  const LISTS = new Set(["UL", "OL"]);

  /** @type {WeakSet<Element>} Only "yes" is remembered: a heading may still be streaming in. */
  const listed = new WeakSet();

  /** The element before this one in reading order, leaving at most three containers; of a list, its last item. @param {Element} element */
  function before(element) {
    /** @type {Element | null} */
    let from = element;
    for (let climbed = 0; from && climbed < 4; climbed += 1, from = from.parentElement) {
      if (from === document.body) return null;
      const previous = from.previousElementSibling;
      if (previous) return LISTS.has(previous.tagName) ? (previous.lastElementChild ?? previous) : previous;
    }
    return null;
  }

  /** @param {Element} element */
  const isLong = ({ childNodes, firstChild }) => childNodes.length > 3 || (firstChild?.nodeValue?.length ?? 0) > 60;

  /**
   * A heading, or a short line that serves as one: in bold, or alone in its box. The text of other
   * elements is not even asked for, since a list's every item would ask for its predecessors'.
   * @param {Element} element
   */
  function headingText(element) {
    const heading = HEADING.test(element.tagName);
    const text = !heading && isLong(element) ? "" : (element.textContent ?? "");
    if (text.length > 60 || text === "") return null;
    const bold = element.tagName === "P" && element.firstElementChild?.textContent === text;
    return heading || bold || citemarkClaims.LIST_HEADING.test(text) ? text.trim() : null;
  }

  /** @param {Element} element */
  function isMarkedList(element) {
    const role = element.getAttribute("role");
    return role === "doc-bibliography" || role === "doc-endnotes" || LIST.test(`${element.id} ${element.className}`);
  }

  /** Whether the last heading before an element announces references. @param {Element} element */
  function underListHeading(element) {
    let previous = element.previousElementSibling;
    for (let steps = 0; previous && steps < FARTHEST_HEADING; steps += 1, previous = previous.previousElementSibling) {
      if (listed.has(previous)) return true;
      const text =
        headingText(previous) ??
        (previous.childElementCount === 1 ? headingText(previous.firstElementChild ?? previous) : null);
      if (text !== null) return citemarkClaims.LIST_HEADING.test(text);
    }
    return false;
  }

  /** Whether a block is an item of a reference list. @param {Element} element */
  function inReferenceList(element) {
    if (listed.has(element)) return true;
    /** @type {Element | null} */
    let around = element;
    for (let climbed = 0; around && around !== document.body && climbed < 5; climbed += 1) {
      if (listed.has(around) || isMarkedList(around) || underListHeading(around)) {
        listed.add(element);
        if (around.tagName === "OL" || around.tagName === "UL") listed.add(around);
        return true;
      }
      around = around.parentElement;
    }
    return false;
  }

  /**
   * The beginning of an element's text. Pages may hold their whole text in one element.
   * @param {Element} element
   */
  function beginning(element) {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = "";
    while (text.length < LONGEST_BEFORE && nodes.nextNode()) text += nodes.currentNode.nodeValue;
    return text.slice(0, LONGEST_BEFORE);
  }

  /** Whether a line belongs to another source: it names one, or heads a list of them. @param {string} text @param {boolean} heading */
  function isForeign(text, heading) {
    const { LIST_HEADING, SOURCE_LABEL } = citemarkClaims;
    return (heading && LIST_HEADING.test(text)) || SOURCE_LABEL.test(text) || citemarkReferences.find(text).length > 0;
  }

  /**
   * What the lines before a source line say: the technique named, the sentence it rests on. It ends at
   * another source line, whose claim that is. A technique named before a heading is another one, unless
   * the lines after the heading speak of it by its acronym.
   * @param {Element} element
   * @returns {Claim}
   */
  function claimBefore(element) {
    /** @type {Claim} */
    const claim = {};
    let said = "";
    let apart = false;
    let previous = before(element);
    for (let steps = 0; previous && steps < 4; steps += 1, previous = before(previous)) {
      const text = beginning(previous);
      const heading = HEADING.test(previous.tagName);
      if (isForeign(text, heading)) break;
      if (!claim.sentence && !heading && text.trim().length >= 60) {
        claim.sentence = citemarkClaims.sentenceAt(text.trimStart(), 0, 1);
      }
      const named = citemarkClaims.namedIn(text);
      if (named.method) return apart && !said.includes(named.acronym ?? "") ? claim : { ...claim, ...named };
      apart ||= heading;
      said += text;
    }
    return claim;
  }

  return Object.freeze({ inReferenceList, claimBefore });
})();
