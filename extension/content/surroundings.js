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
  const FARTHEST = 4;
  /** A longer line is prose. */
  const LONGEST_HEAD = 200;
  const ORDINAL = /^[\s*_]*(?:#?\d{1,3}\s?[.):]|\(\d{1,3}\))[\s*_]+(?!\d)/;
  const ORDINAL_ONLY = /^[\s*_]*(?:#?\d{1,3}\s?[.):]|\(\d{1,3}\))?[\s*_]*$/;

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
      const outside = citemarkShadows.around(around);
      around = outside && citemarkShadows.boxOf(outside);
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
    const announces = heading && citemarkClaims.LIST_HEADING.test(text);
    return announces || citemarkClosings.SOURCE_LINE.test(text) || citemarkReferences.find(text).length > 0;
  }

  /**
   * What a line names that stands as a heading: set in bold, or with its acronym at its end.
   * @param {Element} element @param {string} text
   * @returns {Claim | null}
   */
  function headOf(element, text) {
    const words = citemarkClaims.squeezed(text).replace(ORDINAL, "");
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let node = nodes.nextNode();
    while (node && ORDINAL_ONLY.test(node.nodeValue ?? "")) node = nodes.nextNode();
    const bold = citemarkPassages.led(words, citemarkPassages.boldAt(node, element.parentElement ?? element));
    if (bold !== null || words.length > LONGEST_HEAD || !/[)）]$/.test(words)) return bold;
    const named = citemarkNames.ofLead(words, "");
    return named?.acronym ? named : null;
  }

  /** The element that a source line and those right before it stand below. @param {Element} element */
  function aboveSources(element) {
    let previous = before(element);
    for (let steps = 0; previous && steps < FARTHEST; steps += 1, previous = before(previous)) {
      if (!citemarkClosings.SOURCE_LINE.test(beginning(previous))) break;
    }
    return previous;
  }

  /** The lines from one on backwards, to the next that belongs to another source. @param {Element | null} from */
  function* linesFrom(from) {
    let line = from;
    for (let steps = 0; line && steps < FARTHEST; steps += 1, line = before(line)) {
      const text = beginning(line);
      const heading = HEADING.test(line.tagName);
      if (isForeign(text, heading)) return;
      yield { line, text, heading };
    }
  }

  /**
   * The work named by the head that an element stands below, before any other source.
   * @param {Element} element
   * @returns {Claim | null}
   */
  function headBefore(element) {
    for (const { line, text, heading } of linesFrom(before(element))) {
      const head = headOf(line, text);
      if (head !== null || heading) return head;
    }
    return null;
  }

  /** What a line names: as a head, or anywhere in a heading. @param {Element} line @param {string} text @param {boolean} heading */
  const nameOf = (line, text, heading) => headOf(line, text) ?? (heading ? citemarkNames.namedIn(text) : null);

  /**
   * What the lines before a source line say: the work named, the words it rests on. It ends at another
   * reference, whose claim that is. A technique named before a heading is another one, unless
   * the lines after the heading speak of it by its acronym.
   * @param {Element} element
   * @returns {Claim}
   */
  function claimBefore(element) {
    /** @type {Claim | null} What the line right before says, and the one right behind the head. */
    let nearest = null;
    /** @type {string | undefined} */
    let described;
    let said = "";
    let apart = false;
    for (const { line, text, heading } of linesFrom(aboveSources(element))) {
      const head = nameOf(line, text, heading);
      if (head && apart && !said.includes(head.acronym ?? "?")) break;
      if (head) return { sentence: described, ...head };
      apart ||= heading;
      said += text;
      if (heading || citemarkNames.isGeneric(text)) continue;
      const whole = citemarkPassages.whole(citemarkClaims.squeezed(text), line);
      nearest ??= whole;
      if (!apart) described = whole.sentence;
    }
    return nearest ?? {};
  }

  return Object.freeze({ inReferenceList, claimBefore, headBefore });
})();
