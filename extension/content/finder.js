"use strict";

/** This file knows which references a block of the page makes, what it claims of each, and where it stands. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkFinder = (() => {
  const { LONGEST } = citemarkClaims;
  const { boxOf } = citemarkShadows;
  const { distinct, idOf, written, nameOf } = citemarkMentions;
  const QUOTED =
    /(?:“([^“”\n]{12,300})”|"([^"\n]{12,300})"|«\s?([^«»\n]{12,300})\s?»|„([^„“”\n]{12,300})[“”]|「([^「」\n]{6,200})」|『([^『』\n]{6,200})』)/g;
  /** A label and an address; longer lines say something. */
  const LONGEST_SOURCE_LINE = 240;
  const YEAR = /\b(?:19|20)\d\d\b/;
  /** What a reference without identifier has at least: a quoted title, or a year in a list. */
  const HINT = /["“„«「『]|\b(?:19|20)\d\d/;
  const ITEM = new Set(["LI", "P", "DD", "TD", "DIV"]);

  /**
   * @param {BlockText} block @param {number} start @param {number} end @param {LinkRun | null} link
   * @returns {Anchor}
   */
  function anchorAt(block, start, end, link) {
    const range = citemarkBlocks.rangeOf(block, start, end);
    if (link) return { block: block.element, node: link.element, kind: "link", range };
    return { block: block.element, node: range?.endNode ?? block.element, kind: range ? "text" : "block", range };
  }

  /**
   * What was told of sources that are named together: with several of them, only a single scholarly one is
   * taken for the work told of.
   * @param {BlockText} block @param {readonly Mention[]} sources @param {Claim} told
   * @returns {Told[]}
   */
  function shared(block, sources, told) {
    const { sentence } = told;
    const scholarly = sources.filter(({ occurrence }) => occurrence.scheme !== "url");
    const named = scholarly.length > 0 ? scholarly : sources;
    const alone = distinct(named).length === 1;
    // A web page's passage may tell of anything: a name without acronym is not taken for the page's.
    const work = scholarly.length > 0 || told.acronym ? told : { sentence };
    return sources.map((one) => {
      const title = one.link ? citemarkClaims.titleOfLink(block, one.link) : undefined;
      const whole = alone && named.includes(one);
      const claim = whole ? { ...work, title: title ?? work.title } : { title, sentence };
      return { claim, weak: !title && !told.acronym };
    });
  }

  /** Whether a block does nothing but name its sources. @param {BlockText} block @param {readonly Mention[]} all */
  function isSourceLine({ text, identifiers = [] }, all) {
    if (citemarkClosings.SOURCE_LINE.test(text)) return true;
    if (text.length > LONGEST_SOURCE_LINE || distinct(all).length > 1) return false;
    return citemarkClaims.isSourceLine(text, identifiers);
  }

  /**
   * Whether what names a work beside a source may be something else's name: the words of a link to a web
   * page are that page's title at most.
   * @param {Occurrence} source @param {string | null | undefined} linked @param {string | undefined} quoted @param {Claim | null} name
   */
  const isGuess = ({ scheme }, linked, quoted, name) =>
    scheme === "url" ? Boolean(linked) || !quoted : !(linked || quoted || name);

  /** @param {BlockText} block @param {readonly Mention[]} all @param {number} at @param {Around} around @returns {Told} */
  function claimAt(block, all, at, around) {
    const { text } = block;
    const one = all[at];
    if (!one) return { claim: {}, weak: false };
    const { occurrence, link } = one;
    const stretch = around(occurrence.start);
    const [last, next] = [all[at - 1]?.occurrence.end ?? 0, all[at + 1]?.occurrence.start ?? text.length];
    const before = text.slice(Math.max(last, stretch.start), occurrence.start);
    const behind = text.slice(occurrence.end, Math.min(next, stretch.end));
    const ownTitle = link && citemarkClaims.titleOfLink(block, link);
    const name = citemarkNames.namedIn(before);
    const quoted = citemarkClaims.quotedBefore(before) ?? (name ? undefined : citemarkClaims.quotedBehind(behind));
    const title = ownTitle ?? quoted;
    if (!title && citemarkClosings.saysNothing(block, stretch)) return { claim: {}, weak: false };
    const sentence = citemarkClaims.sentenceAt(text, occurrence.start, occurrence.end);
    return { claim: { title, ...name, sentence }, weak: isGuess(occurrence, ownTitle, quoted, name) };
  }

  /** @param {BlockText} block @param {readonly Mention[]} all @returns {Found[]} One reference string: all its identifiers name one work. */
  function listItem(block, all) {
    const text = citemarkClaims.squeezed(block.text).slice(0, LONGEST.text);
    const schemes = new Set(all.map(({ occurrence }) => occurrence.scheme));
    const first = all[0];
    if (!first || schemes.size < all.length || all.length > 4) return [];
    const title = all.map(({ link }) => link && citemarkClaims.titleOfLink(block, link)).find(Boolean) ?? undefined;
    const alone = citemarkClaims.isSourceLine(text, citemarkReferences.find(text));
    const candidate = {
      key: "",
      ...(alone ? {} : { text }),
      identifiers: all.map(({ occurrence }) => written(occurrence)),
      claim: citemarkClaims.said({ title }),
      name: nameOf(first.occurrence),
    };
    const last = all.at(-1) ?? first;
    return [{ candidate, anchor: anchorAt(block, last.occurrence.start, last.occurrence.end, last.link) }];
  }

  /** @param {BlockText} block @returns {Found[]} A reference string without any identifier. */
  function bareItem(block) {
    const text = citemarkClaims.squeezed(block.text);
    if (!ITEM.has(boxOf(block.element).tagName) || text.length < 40 || text.length > LONGEST.text || !YEAR.test(text))
      return [];
    const start = block.text.length - block.text.trimStart().length;
    const anchor = { ...anchorAt(block, start, block.text.trimEnd().length, null), whole: true };
    return [{ candidate: { key: "", text, identifiers: [], claim: {}, name: `${text.slice(0, 70)}…` }, anchor }];
  }

  /** @param {BlockText} block @param {readonly Mention[]} all @returns {Generator<Found | null>} Works named by their identifiers in running text. */
  function* cited(block, all) {
    const around = citemarkClosings.sentencesOf(block.text);
    const alone = distinct(all).length === 1;
    const line = isSourceLine(block, all);
    const closingAt = citemarkClosings.closings(block, all, around);
    const claims = line ? shared(block, all, citemarkSurroundings.claimBefore(boxOf(block.element))) : [];
    /** @type {Statement[]} */
    const statements = [];
    for (const [at, one] of all.entries()) {
      yield null;
      const { occurrence, link } = one;
      const closing = line || claims.length > 0 ? null : closingAt(at);
      if (closing) {
        const owner = alone ? citemarkSurroundings.headBefore(boxOf(block.element)) : null;
        const told = citemarkPassages.read(block, closing.told, around, owner);
        claims.push(...shared(block, all.slice(at, at + closing.count), told));
      }
      const { claim: stated, weak } = claims.shift() ?? claimAt(block, all, at, around);
      const claim = citemarkClaims.said(stated);
      const candidate = { key: "", identifiers: [written(occurrence)], claim, name: nameOf(occurrence) };
      const anchor = anchorAt(block, occurrence.start, occurrence.end, link);
      statements.push({ id: idOf(one), claim, weak, candidate, anchor });
    }
    yield* citemarkMerging.merged(statements);
  }

  /**
   * Works named by their quoted titles only.
   * @param {BlockText} block @param {Set<string | undefined>} taken titles that have a badge in this block already
   * @returns {Generator<Found | null>}
   */
  function* quotedTitles(block, taken) {
    for (const match of block.text.matchAll(QUOTED)) {
      yield null;
      const title = citemarkClaims.squeezed(match.slice(1).find(Boolean) ?? "").replace(/[,.]$/, "");
      const [start, end] = [match.index, match.index + match[0].length];
      if (!citemarkClaims.isCued(block.text, start, end) || taken.has(title) || !citemarkClaims.looksLikeTitle(title))
        continue;
      taken.add(title);
      const sentence = citemarkClaims.sentenceAt(block.text, start, end);
      const link = block.links.find((one) => start >= one.start - 1 && end <= one.end + 1) ?? null;
      const candidate = { key: "", identifiers: [], claim: { title, sentence }, name: `“${title.slice(0, 70)}”` };
      yield { candidate, anchor: anchorAt(block, start, end, link) };
    }
  }

  /** @param {BlockText} block @param {boolean} listed @returns {Generator<Found | null>} */
  function* works(block, listed) {
    const all = yield* citemarkMentions.of(block, listed);
    const item = listed ? listItem(block, distinct(all)) : [];
    if (item.length > 0) yield* item;
    else if (all.length > 0) yield* cited(block, all);
    else if (listed) yield* bareItem(block);
  }

  /**
   * The references of a block, one by one, and null where a long block is worth a pause.
   * @param {BlockText} block
   * @param {{ titles: boolean, sentences: boolean }} settings
   * @returns {Generator<Found | null>}
   */
  function* read(block, { titles, sentences }) {
    if (block.links.length === 0 && !citemarkReferences.maybe(block.text) && !HINT.test(block.text)) return;
    const box = boxOf(block.element);
    const maybeListed = block.text.length <= LONGEST.text * 2 && ITEM.has(box.tagName);
    const listed = maybeListed && citemarkSurroundings.inReferenceList(box);
    const kept = (/** @type {Found | null} */ one) =>
      one && !sentences ? { anchor: one.anchor, candidate: terse(one.candidate) } : one;
    const taken = new Set();
    for (const one of works(block, listed)) {
      taken.add(one?.candidate.claim.title);
      yield kept(one);
    }
    if (titles && !listed) for (const one of quotedTitles(block, taken)) yield kept(one);
  }

  /** Without running text: for readers who send titles and identifiers only. @param {Candidate} candidate */
  function terse({ key, identifiers, claim: { title, method, acronym }, name, text }) {
    const kept = identifiers.length === 0 && text ? { text } : {};
    return { key, ...kept, identifiers, claim: citemarkClaims.said({ title, method, acronym }), name };
  }

  return Object.freeze({ read });
})();
