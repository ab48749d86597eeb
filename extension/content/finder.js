"use strict";

/** This file knows which references a block of the page makes, what it claims of each, and where it stands. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkFinder = (() => {
  const { LONGEST } = citemarkClaims;
  /** People and journals have identifiers too; they are not references. */
  const NOT_WORKS = new Set(["orcid", "issn"]);
  /** @type {Record<string, string>} How a scheme's name is written before its value, for the service and the reader. */
  const WRITTEN = {
    arxiv: "arXiv",
    doi: "doi",
    pmid: "PMID",
    isbn: "ISBN",
    openreview: "OpenReview",
    acl: "ACL",
    pmlr: "PMLR",
    neurips: "NeurIPS",
    icml: "ICML",
    iclr: "ICLR",
    s2: "S2",
  };
  /** A quoted title counts when words around it speak of a work; films, songs and remarks are quoted too. */
  const CUE_BEFORE =
    /(?:\b(?:papers?|study|studies|articles?|work|report|preprint|survey|review|thesis|research|studie|arbeit|artikel|aufsatz|artículo|estudio|étude)\b|論文|论文|研究)[^.“”"«»「『]{0,40}$/i;
  const CUE_AFTER =
    /^[,.]?\s{0,2}(?:\([^()]{0,80}\b(?:19|20)\d\d[a-z]?\)|(?:researchers|the authors|scientists|forschende|les auteurs|los autores)\b|[^.()]{0,60}\bet al\b|[（(][^()（）]{0,60}(?:19|20)\d\d)/iu;
  const QUOTED =
    /(?:“([^“”\n]{12,300})”|"([^"\n]{12,300})"|«\s?([^«»\n]{12,300})\s?»|„([^„“”\n]{12,300})[“”]|「([^「」\n]{6,200})」|『([^『』\n]{6,200})』)/g;
  /** A label and an address; longer lines say something. */
  const LONGEST_SOURCE_LINE = 240;
  const YEAR = /\b(?:19|20)\d\d\b/;
  /** What a reference without identifier has at least: a quoted title, or a year in a list. */
  const HINT = /["“„«「『]|\b(?:19|20)\d\d/;
  const ITEM = new Set(["LI", "P", "DD", "TD", "DIV"]);

  /** @param {Occurrence} one */
  function written({ scheme, value, version }) {
    const prefix = WRITTEN[scheme];
    return `${prefix ? `${prefix}:` : ""}${value}${scheme === "arxiv" && version ? `v${version}` : ""}`;
  }

  /** @param {Occurrence} one */
  const nameOf = ({ scheme, value }) =>
    scheme === "url"
      ? value.replace(/^https?:\/\/(?:www\.)?/, "").slice(0, 60)
      : `${WRITTEN[scheme] ?? ""} ${value}`.trim();

  /**
   * The work that a link leads to, if it leads to one: at a known host, or out of a reference list.
   * @param {HTMLAnchorElement} element @param {boolean} listed
   */
  function linkedWork({ href, host }, listed) {
    const identifier = citemarkAddresses.fromUrl(href);
    if (!identifier || NOT_WORKS.has(identifier.scheme)) return null;
    if (identifier.scheme !== "url") return identifier;
    const outbound = host !== location.host;
    return outbound && (listed || citemarkAddresses.isScholarly(href)) ? identifier : null;
  }

  /**
   * Identifiers of links and of the text, in reading order; a link wins over what its own words say and
   * over the same identifier elsewhere in the block.
   * @param {BlockText} block @param {boolean} listed
   */
  function mentions(block, listed) {
    /** @type {Map<string, { occurrence: Occurrence, link: LinkRun | null }>} */
    const found = new Map();
    const taken = new Set();
    for (const link of block.links) {
      const identifier = linkedWork(link.element, listed);
      const id = identifier && `${identifier.scheme}:${identifier.value}`;
      if (!id || found.has(id)) continue;
      found.set(id, { occurrence: { ...identifier, start: link.start, end: link.end }, link });
      taken.add(link);
    }
    for (const occurrence of citemarkReferences.find(block.text)) {
      const { scheme, value, start, end } = occurrence;
      const link = block.links.find((one) => start >= one.start && end <= one.end) ?? null;
      const isWork = !NOT_WORKS.has(scheme) && (scheme !== "url" || listed || citemarkAddresses.isScholarly(value));
      if (!isWork || found.has(`${scheme}:${value}`) || taken.has(link)) continue;
      found.set(`${scheme}:${value}`, { occurrence, link });
      if (link) taken.add(link);
    }
    return [...found.values()].sort((one, other) => one.occurrence.start - other.occurrence.start);
  }

  /**
   * @param {BlockText} block @param {number} start @param {number} end @param {LinkRun | null} link
   * @returns {Anchor}
   */
  function anchorAt(block, start, end, link) {
    const range = citemarkBlocks.rangeOf(block, start, end);
    if (link) return { block: block.element, node: link.element, kind: "link", range };
    return { block: block.element, node: range?.endNode ?? block.element, kind: range ? "text" : "block", range };
  }

  /** @param {BlockText} block @param {ReturnType<typeof mentions>} all @param {number} at @returns {Claim} */
  function claimAt(block, all, at) {
    const one = all[at];
    if (!one) return {};
    const { occurrence, link } = one;
    const [from, to] = [all[at - 1]?.occurrence.end ?? 0, all[at + 1]?.occurrence.start ?? block.text.length];
    const near = block.text.slice(from, to);
    const place = /** @type {const} */ ([occurrence.start - from, occurrence.end - from]);
    const title = (link && citemarkClaims.titleOfLink(block, link)) ?? citemarkClaims.quotedNear(near, ...place);
    const sentence = citemarkClaims.sentenceAt(block.text, occurrence.start, occurrence.end);
    const maybeSource = !title && sentence.length <= LONGEST_SOURCE_LINE;
    if (maybeSource && citemarkClaims.isSourceLine(sentence, citemarkReferences.find(sentence))) {
      return all.length === 1 ? citemarkSurroundings.claimBefore(block.element) : {};
    }
    return { title, ...citemarkClaims.namedIn(near), sentence };
  }

  /** @param {BlockText} block @returns {Found[]} One reference string: all its identifiers name one work. */
  function listItem(block, all = mentions(block, true)) {
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
    if (!ITEM.has(block.element.tagName) || text.length < 40 || text.length > LONGEST.text || !YEAR.test(text))
      return [];
    const end = block.text.trimEnd().length;
    const anchor = anchorAt(block, Math.max(0, end - 1), end, null);
    return [{ candidate: { key: "", text, identifiers: [], claim: {}, name: `${text.slice(0, 70)}…` }, anchor }];
  }

  /** @param {BlockText} block @param {readonly Found[]} others @returns {Found[]} Works named by their quoted titles only. */
  function quotedTitles(block, others) {
    const taken = new Set(others.map(({ candidate }) => candidate.claim.title));
    return [...block.text.matchAll(QUOTED)].flatMap((match) => {
      const title = citemarkClaims.squeezed(match.slice(1).find(Boolean) ?? "").replace(/[,.]$/, "");
      const [start, end] = [match.index, match.index + match[0].length];
      const cued =
        CUE_BEFORE.test(block.text.slice(Math.max(0, start - 60), start)) ||
        CUE_AFTER.test(block.text.slice(end, end + 120));
      const sentence = citemarkClaims.sentenceAt(block.text, start, end);
      if (!cued || taken.has(title) || !citemarkClaims.looksLikeTitle(title)) return [];
      const link = block.links.find((one) => start >= one.start - 1 && end <= one.end + 1) ?? null;
      const candidate = { key: "", identifiers: [], claim: { title, sentence }, name: `“${title.slice(0, 70)}”` };
      return [{ candidate, anchor: anchorAt(block, start, end, link) }];
    });
  }

  /**
   * The references of a block.
   * @param {BlockText} block
   * @param {{ titles: boolean, sentences: boolean }} settings
   * @returns {Found[]}
   */
  function read(block, { titles, sentences }) {
    if (block.links.length === 0 && !citemarkReferences.maybe(block.text) && !HINT.test(block.text)) return [];
    const maybeListed = block.text.length <= LONGEST.text * 2 && ITEM.has(block.element.tagName);
    const listed = maybeListed && citemarkSurroundings.inReferenceList(block.element);
    const all = mentions(block, listed);
    const item = listed ? listItem(block, all) : [];
    /** @type {Found[]} */
    let found = item;
    if (item.length === 0 && all.length > 0) {
      found = all.map(({ occurrence, link }, at) => {
        const claim = citemarkClaims.said(claimAt(block, all, at));
        const candidate = { key: "", identifiers: [written(occurrence)], claim, name: nameOf(occurrence) };
        return { candidate, anchor: anchorAt(block, occurrence.start, occurrence.end, link) };
      });
    } else if (listed && item.length === 0) found = bareItem(block);
    if (titles && !listed) found = [...found, ...quotedTitles(block, found)];
    return sentences ? found : found.map(({ candidate, anchor }) => ({ anchor, candidate: terse(candidate) }));
  }

  /** Without running text: for readers who send titles and identifiers only. @param {Candidate} candidate */
  function terse({ key, identifiers, claim: { title, method, acronym }, name, text }) {
    const kept = identifiers.length === 0 && text ? { text } : {};
    return { key, ...kept, identifiers, claim: citemarkClaims.said({ title, method, acronym }), name };
  }

  return Object.freeze({ read, written, nameOf });
})();
