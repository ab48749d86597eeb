"use strict";

/**
 * This file knows where a passage ends and the sources that it comes from begin: "Heads are removed.
 * Source: arXiv:…", "… [Paper]". The service has the same rule; tests/contract/claims.json holds both to it.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkClosings = (() => {
  const LONGEST = 1000;
  const SOURCE_LINE =
    /^[\s*_>–—•\-([]*(?:sources?|references?|ref|paper|links?|read more|full paper|preprint|quellen?|fuentes?|fonte|fonti|出典|来源|來源|参考|citation|published (?:in|at)|via)(?:\s*\(s\))?\**\s*[:：]\**\s*/i;
  /** A full stop that ends a sentence: what follows begins no small word, what precedes is no abbreviation. */
  const SENTENCE_END =
    /[.!?。！？\n](?:(?<=[.!?])(?<![\s.][A-Z].)(?<!\b(?:al|Prof|Dr|Mr|No|St|vs|cf).)(?<!(?:e\.g|i\.e|Fig).)[)\]”"’']*(?=\s+[^a-z\s])|(?<=[。！？\n]))/g;
  /** The end of a sentence, which "e.g." and "et al." are not: "arxiv.org/abs/…" begins the next. */
  const STOPPED = /(?:[\p{L}\p{N}]{3}|[)\]”"’'%])[.!?。][)\]”"’']?[\s\uFFFC]{1,3}(?<names>(?:arxiv|doi):?\s?)?$/iu;
  /** Where a clause may begin inside a sentence. */
  const INSIDE = /[\n(（[]|\s(?=[A-Z])/g;
  const REACH = 160;
  const MOST_OPENINGS = 12;
  /** Such a clause sends the reader to another work than the one told of. */
  const ELSEWHERE = /(?<!\p{L})(?:also|cf|auch|aussi|también)(?!\p{L})/iu;
  const EDGE = /^[)\]}）」”"’'.,;:!?]*/;
  const BULLETS = /^[\s\uFFFC–—\-*_•|/.,;:]+/;
  const AFTER = /[\s\uFFFC([{（|*_–—-]+$/;

  /** The sentences of a text: where the one around a place begins and ends. @param {string} text @returns {Around} */
  function sentencesOf(text) {
    const begins = [0, ...[...text.matchAll(SENTENCE_END)].map((stop) => stop.index + stop[0].length)];
    return (place) => {
      let [low, high] = [0, begins.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((begins[middle] ?? 0) <= place) low = middle;
        else high = middle - 1;
      }
      let begin = begins[low] ?? 0;
      const finish = begins[low + 1] ?? text.length;
      while (begin < finish && /\s/.test(text[begin] ?? "")) begin += 1;
      if (finish - begin <= LONGEST || place < begin) return { start: begin, end: finish };
      begin += Math.floor((place - begin) / LONGEST) * LONGEST;
      return { start: begin, end: Math.min(finish, begin + LONGEST) };
    };
  }

  /**
   * The words of a stretch beside the identifiers.
   * @param {BlockText} block @param {Stretch} stretch
   */
  function beside({ text, identifiers = [] }, { start, end }) {
    let plain = "";
    let at = start;
    for (let number = citemarkBlocks.firstFrom(identifiers, start); number < identifiers.length; number += 1) {
      const one = /** @type {Occurrence} */ (identifiers[number]);
      if (one.start >= end) break;
      plain += `${text.slice(at, one.start)} `;
      at = Math.max(at, one.end);
    }
    return at < end ? plain + text.slice(at, end) : plain;
  }

  /** @param {string} plain */
  const isBare = (plain) => citemarkNames.isGeneric(plain) && !citemarkNames.isCompanion(plain);

  /** Whether a stretch names a source and says nothing else: identifiers, "See", "[Paper]". @param {BlockText} block @param {Stretch} stretch */
  const saysNothing = (block, stretch) => isBare(beside(block, stretch));

  /** Whether a stretch begins as a source line does, or does nothing but name the source of what was told. @param {BlockText} block @param {Stretch} stretch @param {boolean} line */
  function onlyNames(block, stretch, line) {
    if (line && SOURCE_LINE.test(block.text.slice(stretch.start, stretch.end))) return true;
    const plain = beside(block, stretch);
    return isBare(plain) && !ELSEWHERE.test(plain);
  }

  /**
   * The clause around a source that does nothing but name sources, if there is one.
   * @param {BlockText} block @param {Around} around @param {number} place @param {number} before
   */
  function clauseAt(block, around, place, before) {
    const { text } = block;
    const { start, end } = around(place);
    if (before <= start && onlyNames(block, { start, end }, true)) return { start, end };
    const stopped = STOPPED.exec(text.slice(Math.max(start, place - 16), place));
    const begin = place - (stopped?.groups?.names?.length ?? 0);
    if (stopped && onlyNames(block, { start: begin, end }, false)) return { start: begin, end };
    const reach = Math.max(start, before, place - REACH);
    const openings = [...text.slice(reach, place).matchAll(INSIDE)].slice(-MOST_OPENINGS);
    for (const { index, 0: mark } of openings.toReversed()) {
      const opened = reach + index + mark.length;
      const begins = SOURCE_LINE.test(text.slice(opened, place + 1));
      if (begins && onlyNames(block, { start: opened, end }, mark === "\n")) return { start: reach + index, end };
    }
    return null;
  }

  /**
   * What is told between two places, without the marks at its edges; null when it says nothing.
   * @param {string} text @param {number} start @param {number} end @param {boolean} first
   */
  function toldIn(text, start, end, first) {
    const whole = text.slice(start, end);
    const edge = first ? "" : (EDGE.exec(whole)?.[0] ?? "");
    const marks = BULLETS.exec(whole.slice(edge.length))?.[0] ?? "";
    const begin = start + edge.length + marks.length;
    const words = text.slice(begin, end).replace(AFTER, "");
    return citemarkNames.isGeneric(words) ? null : { start: begin, end: begin + words.length };
  }

  /**
   * Whether a source stands in a clause, or in one right behind it that the clause then takes in.
   * @param {BlockText} block @param {Around} around @param {Stretch} clause @param {number} place @param {number} before
   */
  function joins(block, around, clause, place, before) {
    if (place < clause.end) return true;
    const further = clauseAt(block, around, place, before);
    if (!further || toldIn(block.text, clause.end, further.start, false)) return false;
    clause.end = further.end;
    return true;
  }

  /**
   * The closings of a block: asked with one mention after another, it tells the closing that begins with that
   * one, or null where it stands in a sentence.
   * @param {BlockText} block @param {readonly { occurrence: Occurrence }[]} mentions @param {Around} around
   * @returns {(first: number) => Closing | null}
   */
  function closings(block, mentions, around) {
    const [starts, ends] = [mentions.map((one) => one.occurrence.start), mentions.map((one) => one.occurrence.end)];
    let before = 0;
    return (first) => {
      before = Math.max(before, ends[first - 1] ?? 0);
      const clause = clauseAt(block, around, starts[first] ?? 0, before);
      const told = clause && toldIn(block.text, before, clause.start, before === 0);
      if (!clause || !told) return null;
      let next = first + 1;
      while (next < starts.length && joins(block, around, clause, starts[next] ?? 0, ends[next - 1] ?? 0)) next += 1;
      before = clause.end;
      return { count: next - first, told, clause };
    };
  }

  return Object.freeze({ closings, saysNothing, sentencesOf, SOURCE_LINE });
})();
