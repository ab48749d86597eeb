"use strict";

/** This file knows which work a passage tells of whose source stands behind it, and what it says of it. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkPassages = (() => {
  const LONGEST = 1000;
  /** A longer bold run is prose. */
  const LONGEST_LEAD = 200;
  /** Words that lead to a title, and content words from which on a quotation needs none around it. */
  const LEADS_TO = /\b(?:in|by|titled|entitled|called)\s*$/i;
  const WHOLE_TITLE = 6;
  const PARAGRAPH = new Set(["P", "DIV", "BLOCKQUOTE"]);

  /** White space collapsed, cut at a word. @param {string} text */
  function clipped(text) {
    const words = citemarkClaims.squeezed(text);
    return words.length <= LONGEST ? words : words.slice(0, LONGEST).replace(/ [^ ]*$/, "");
  }

  /**
   * The last sentences of a passage that are quoted whole.
   * @param {string} text @param {Stretch} told @param {Around} around
   */
  function quoted(text, { start, end }, around) {
    let begin = start;
    if (end - start > LONGEST) {
      begin = around(end - 1).start;
      for (let sooner = begin; sooner > start && end - sooner <= LONGEST; sooner = around(sooner - 2).start)
        begin = sooner;
    }
    return clipped(text.slice(Math.max(begin, start), end).replace(/^[ :–—\-*\n]+/, ""));
  }

  /** The bold run that an element's words begin with. @param {Node | null | undefined} node its first text @param {Place} block */
  function boldAt(node, block) {
    const bold = node?.parentElement?.closest("b, strong");
    const text = bold && block.contains(bold) ? citemarkClaims.squeezed(bold.textContent ?? "") : "";
    return text.length <= LONGEST_LEAD ? text : "";
  }

  /**
   * What words name that begin with a bold run.
   * @param {string} words @param {string} bold
   * @returns {Claim | null}
   */
  function led(words, bold) {
    const begins = bold !== "" && words.startsWith(bold);
    return begins ? citemarkNames.ofLead(bold, words.slice(bold.length, bold.length + 3)) : null;
  }

  /** The quoted title that a passage begins with, else the only one that its words speak of. @param {string} words */
  function titleIn(words) {
    const quotes = citemarkClaims.quotes(words);
    if (quotes[0]?.begins === 0) return quotes[0].title;
    const cued = quotes.filter(
      ({ title, begins, ends }) =>
        citemarkClaims.isCued(words, begins, ends) ||
        LEADS_TO.test(words.slice(Math.max(0, begins - 12), begins)) ||
        citemarkNames.contentOf(title).length >= WHOLE_TITLE,
    );
    return new Set(cued.map(({ title }) => title)).size === 1 ? cued[0]?.title : undefined;
  }

  /**
   * The title quoted; what an item names first, and a paragraph in the sentence before its source.
   * @param {string} text @param {Stretch} told @param {Around} around @param {boolean} paragraph
   * @returns {Claim}
   */
  function named(text, { start, end }, around, paragraph) {
    const [first, last] = [
      text.slice(start, Math.min(end, around(start).end)),
      text.slice(Math.max(start, around(end - 1).start), end),
    ];
    const [early, late] = [citemarkNames.workIn(first), citemarkNames.workIn(last)];
    const leads = early !== null && first.startsWith(early.method);
    const name = paragraph ? (late ?? (leads ? early : null)) : (early ?? late);
    return { title: titleIn(text.slice(start, end)), ...name };
  }

  /** Whether a bold lead stands apart from what follows: as an item's number says, or a colon or dash. @param {Element} element @param {string} after */
  const isHead = ({ parentElement }, after) =>
    /\S/.test(after) && (parentElement?.tagName === "OL" || !/^(?:[.,;]|\s[a-zß-ÿ])/.test(after));

  /**
   * What the words of a block say of the source behind them; `owner` is the head that they stand below.
   * @param {BlockText} block @param {Stretch} told @param {Around} around @param {Claim | null} owner
   * @returns {Claim}
   */
  function read(block, told, around, owner) {
    const { text } = block;
    const element = citemarkShadows.boxOf(block.element);
    const words = citemarkClaims.squeezed(text.slice(told.start, told.end));
    const bold = boldAt(citemarkBlocks.pieceAt(block, told.start)?.node, block.element);
    const lead = led(words, bold);
    const work = lead ?? owner ?? named(text, told, around, PARAGRAPH.has(element.tagName));
    const apart = lead !== null && text.startsWith(bold, told.start) && isHead(element, words.slice(bold.length));
    return { ...work, sentence: quoted(text, apart ? { ...told, start: told.start + bold.length } : told, around) };
  }

  /**
   * What a whole element says of the source on the line below it.
   * @param {string} text its words @param {Element} element
   * @returns {Claim}
   */
  function whole(text, element) {
    const told = { start: 0, end: text.length };
    const around = citemarkClosings.sentencesOf(text);
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const work =
      led(text, boldAt(nodes.nextNode(), element)) ?? named(text, told, around, PARAGRAPH.has(element.tagName));
    return { ...work, sentence: quoted(text, told, around) };
  }

  return Object.freeze({ read, whole, led, boldAt });
})();
