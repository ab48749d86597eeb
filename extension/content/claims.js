"use strict";

/**
 * This file knows what a page says of a source that it names: the sentence, a quoted title, a named
 * method. It claims only what stands beside the reference; guessing would accuse real works.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkClaims = (() => {
  /** The service reads at most this much of a sentence and of a reference's text. */
  const LONGEST = { sentence: 1000, text: 2000, title: 400 };
  /** A title stands at most this far before its number ("…" by A, B and C, arXiv:…), or right behind it. */
  const BEFORE = 120;
  const BEHIND = 6;
  const QUOTED = /[“„«"「『]([^“”„«»"「」『』\n]{12,300})[”“»"」』]/g;
  /** A quoted title counts when words around it speak of a work; films, songs and remarks are quoted too. */
  const CUE_BEFORE =
    /(?:\b(?:papers?|study|studies|articles?|work|report|preprint|survey|review|thesis|research|studie|arbeit|artikel|aufsatz|artículo|estudio|étude)\b|論文|论文|研究)[^.“”"«»「『]{0,40}$/i;
  const CUE_AFTER =
    /^[,.]?\s{0,2}(?:\([^()]{0,80}\b(?:19|20)\d\d[a-z]?\)|(?:researchers|the authors|scientists|forschende|les auteurs|los autores)\b|[^.()]{0,60}\bet al\b|[（(][^()（）]{0,60}(?:19|20)\d\d)/iu;
  const OPENING = /[“„«"「『]/;
  const BOUNDARY = /[.!?。！？](?:["”’)\]]{0,2})(?=\s|$)|[。！？]|\n/g;
  /** Full stops that end no sentence. */
  const ABBREVIATION =
    /(?:\b(?:al|e\.g|i\.e|cf|vol|no|pp|fig|eq|sec|ch|proc|conf|int|jr|sr|dr|prof|vs|approx|ed|eds)|\b[A-Z])\.$/i;
  /** What a source line consists of, beside its addresses. */
  const SOURCE_WORDS =
    /\b(?:sources?|quellen?|fuentes?|references?|see|via|link|links|paper|preprint|arxiv|doi|pmid|available at|url)\b|出典|来源|参考/gi;
  const LIST_HEADING =
    /^\W*(?:\d+\W+)?(?:references?|bibliography|works cited|literature(?: cited)?|sources?|further reading|literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|referencias|bibliograf[ií]a|fuentes|r[ée]f[ée]rences|bibliographie|参考文献|引用文献|参考资料|出典|来源)\W*$/i;
  const GENERIC_LINK =
    /^(?:\W*(?:the|this|a|full|original|read|see|view|paper|pdf|html|text|article|study|preprint|abstract|here|link|source|on|arxiv|doi|openreview|pubmed|html?)\W*)+$/i;

  /** @param {string} text */
  const squeezed = (text) => text.replace(/[\s\uFFFC]+/g, " ").trim();

  /**
   * The sentence around a place, within its line.
   * @param {string} text @param {number} start @param {number} end
   */
  function sentenceAt(text, start, end) {
    const from = Math.max(0, start - LONGEST.sentence);
    let begin = from;
    let finish = Math.min(text.length, end + LONGEST.sentence);
    for (const match of text.slice(from, finish).matchAll(BOUNDARY)) {
      const at = from + match.index + match[0].length;
      const stop = match[0] !== "\n" && ABBREVIATION.test(text.slice(Math.max(0, at - 8), at));
      if (stop) continue;
      if (at <= start) begin = at;
      else if (at >= end) {
        finish = at;
        break;
      }
    }
    return squeezed(text.slice(begin, finish)).slice(0, LONGEST.sentence);
  }

  /** Whether words look like a title's: most of the longer ones capitalised. @param {string} text */
  function looksLikeTitle(text) {
    const words = text.split(/\s+/).filter((word) => /\p{L}{4,}/u.test(word));
    const capital = words.filter((word) => /^\P{L}{0,2}\p{Lu}/u.test(word));
    const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{6,}/u.test(text);
    return cjk || (words.length >= 3 && capital.length >= words.length * 0.6);
  }

  /** A title that the link's own words give. @param {BlockText} block @param {LinkRun} link */
  function titleOfLink(block, link) {
    const words = squeezed(block.text.slice(link.start, link.end)).replace(/^[“"']|[”"']$/g, "");
    const isAddress = /^(?:https?:|www\.|doi|arxiv|10\.|\d)/i.test(words) || citemarkReferences.find(words).length > 0;
    if (isAddress || GENERIC_LINK.test(words) || !looksLikeTitle(words) || citemarkNames.isBeside(words))
      return undefined;
    return words.slice(0, LONGEST.title);
  }

  /** Whether the words around a quotation speak of a work. @param {string} text @param {number} start @param {number} end */
  const isCued = (text, start, end) =>
    CUE_BEFORE.test(text.slice(Math.max(0, start - 60), start)) || CUE_AFTER.test(text.slice(end, end + 120));

  /** The quoted titles of a text, and where they stand. @param {string} text @param {number} [from] */
  function quotesIn(text, from = 0) {
    if (!OPENING.test(text)) return [];
    return [...text.matchAll(QUOTED)]
      .map(({ index, 0: whole, 1: title = "" }) => ({
        title: squeezed(title).replace(/[,.]$/, ""),
        begins: from + index,
        ends: from + index + whole.length,
      }))
      .filter(({ title }) => looksLikeTitle(title));
  }

  /**
   * The quoted title that a reference's number belongs to, shortly before it.
   * @param {string} before what stands before the number in its sentence
   */
  function quotedBefore(before) {
    const from = Math.max(0, before.length - BEFORE - LONGEST.title);
    return quotesIn(before.slice(from), from).findLast(({ ends }) => ends >= before.length - BEFORE)?.title;
  }

  /** The quoted title right behind a number. @param {string} behind what follows the number in its sentence */
  const quotedBehind = (behind) =>
    quotesIn(behind.slice(0, BEHIND + LONGEST.title)).find(({ begins }) => begins <= BEHIND)?.title;

  /** Whether a line only names its source ("Source: arXiv:…", "Source: a journal, its date, doi:…"). @param {string} text @param {readonly Occurrence[]} inside */
  function isSourceLine(text, inside) {
    if (citemarkClosings.SOURCE_LINE.test(text)) return true;
    let rest = text;
    for (const { start, end } of inside.toReversed()) rest = rest.slice(0, start) + rest.slice(end);
    const words = rest.replace(/https?:\/\/\S{1,2000}/g, "").replace(SOURCE_WORDS, "");
    return (words.match(/\p{L}{3,}/gu) ?? []).length <= 1;
  }

  /** @param {Claim} claim @returns {Claim} without what is not said */
  const said = (claim) => /** @type {Claim} */ (Object.fromEntries(Object.entries(claim).filter(([, value]) => value)));

  return Object.freeze({
    LONGEST,
    LIST_HEADING,
    squeezed,
    sentenceAt,
    looksLikeTitle,
    titleOfLink,
    quotedBefore,
    quotedBehind,
    isCued,
    quotes: quotesIn,
    isSourceLine,
    said,
  });
})();
