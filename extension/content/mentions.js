"use strict";

/** This file knows which works a block names by identifiers and links, and how an identifier is written. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkMentions = (() => {
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
   * The identifiers of a text, each with the link that it stands in; links and identifiers come in order.
   * @param {BlockText} block
   * @returns {Mention[]}
   */
  function inText(block) {
    let at = -1;
    block.identifiers ??= citemarkReferences.find(block.text);
    return block.identifiers.map((occurrence) => {
      while ((block.links[at + 1]?.start ?? Infinity) <= occurrence.start) at += 1;
      const link = block.links[at];
      return { occurrence, link: link && occurrence.end <= link.end ? link : null };
    });
  }

  /**
   * Identifiers of links and of the text, in reading order; a link wins over what its own words say.
   * @param {BlockText} block @param {boolean} listed
   * @returns {Generator<null, Mention[]>} with a pause after each link
   */
  function* of(block, listed) {
    /** @type {Mention[]} */
    const found = [];
    const taken = new Set();
    for (const link of block.links) {
      yield null;
      const identifier = linkedWork(link.element, listed);
      if (!identifier) continue;
      found.push({ occurrence: { ...identifier, start: link.start, end: link.end }, link });
      taken.add(link);
    }
    for (const mention of inText(block)) {
      const { scheme, value } = mention.occurrence;
      const isWork = !NOT_WORKS.has(scheme) && (scheme !== "url" || listed || citemarkAddresses.isScholarly(value));
      if (!isWork || taken.has(mention.link)) continue;
      found.push(mention);
      if (mention.link) taken.add(mention.link);
    }
    return found.sort((one, other) => one.occurrence.start - other.occurrence.start);
  }

  /** What tells one identifier from another. @param {Mention} mention */
  const idOf = ({ occurrence: { scheme, value } }) => `${scheme}:${value}`;

  /** Each identifier once: at its first link, else where it stands first. @param {readonly Mention[]} all */
  function distinct(all) {
    if (all.length < 2) return all;
    /** @type {Map<string, Mention>} */
    const kept = new Map();
    for (const one of all) {
      const known = kept.get(idOf(one));
      if (!known || (one.link && !known.link)) kept.set(idOf(one), one);
    }
    return all.filter((one) => kept.get(idOf(one)) === one);
  }

  return Object.freeze({ of, distinct, idOf, written, nameOf });
})();
