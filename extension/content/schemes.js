"use strict";

/**
 * This file knows every identifier scheme: its grammar and its normal form. The service has the same
 * table (service/citemark/identifiers); tests/contract/references.json holds both to the same cases.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkSchemes = (() => {
  /** @typedef {{ scheme: string, value: string, version?: number, cut_off?: true }} Identifier */

  /** The archives of arXiv's old style (arXiv, list of archives). */
  const ARCHIVES = Object.freeze(
    (
      "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs " +
      "dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics " +
      "plasm-ph q-alg q-bio quant-ph solv-int supr-con"
    ).split(" "),
  );
  const ARXIV = /^(?:arxiv[:.\s]*)?(?<value>\d{4}\.\d{4,9}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v(?<version>\d{1,3}))?$/i;
  const ARXIV_PART = /^(?:\d{1,4}|\d{4}\.\d{0,3})$/;
  const DOI = /^10\.[0-9]{4,9}(?:\.[0-9]+)*\/\S+$/;
  /** Parts of addresses and words of pages that are copied with a DOI. */
  const NOT_ITS_OWN = new RegExp(
    [
      String.raw`(?:\?[\w.~-]{0,40}=|#.|&(?:amp|gt|lt|nbsp|quot)\b|:~:|—|[;,]\s?pmc?(?:id)?[:\d]).*$`,
      String.raw`/(?:abstract|asset/.*|bibtex|citedby|download|epdf|figures|full|full-?text(?:\.html)?|html|issuetoc|meta|metrics|pdf|references|suppl_file/.*|summary|tables)?$`,
      String.raw`\.(?:abstract|epub|full|html?|pdf|short|xml)$`,
      String.raw`(?<=\d)[.,;]?(?:accessed|article|available|crossref|download|google|mathscinet|medline|pubmed|retrieved|scopus|web ?of ?science)[a-z]*$`,
    ].join("|"),
    "s",
  );
  const GLUED = /(?<=[a-z])(?:Article|CrossRef|Google|MathSciNet|Medline|PubMed|Scopus)[A-Za-z]*$/;
  const MOST_PARTS = 3;
  const ARXIV_DOI = /^10\.48550\/arxiv\.(?=.)/;
  const PREPRINT_VERSION = /^(?<id>10\.(?:1101|64898)\/[0-9.]+)v(?<version>\d{1,3})$/;
  const ACL_OLD = /^[A-Z]\d{2}-\d{4,5}$/;
  const SPRINGER = /^10\.[0-9]{4,9}\/s(\d{5})-(\d{3})-(\d{4,5})-([0-9w-z])$/;

  /** @param {string} raw @returns {Identifier | null} */
  function arxiv(raw) {
    const text = raw.trim();
    const groups = ARXIV.exec(text)?.groups;
    if (groups?.value) {
      const value = groups.value.toLowerCase().replace(/\.[a-z]{2}(?=\/)/, "");
      return groups.version ? { scheme: "arxiv", value, version: Number(groups.version) } : { scheme: "arxiv", value };
    }
    return ARXIV_PART.test(text) ? { scheme: "arxiv", value: text, cut_off: true } : null;
  }

  /** @param {string} text */
  function decoded(text) {
    // Percent signs that escape nothing stay as they are, unlike in decodeURIComponent.
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      const bytes = Uint8Array.from(run.slice(1).split("%"), (pair) => Number.parseInt(pair, 16));
      return new TextDecoder().decode(bytes);
    });
  }

  /** @param {string} raw @returns {Identifier | null} */
  function doi(raw) {
    let value = decoded(raw).trim().replace(GLUED, "").toLowerCase().replaceAll("\\_", "_");
    for (let part = 0; part < MOST_PARTS; part += 1) {
      const name = value.indexOf("/") + 2;
      const at = value.slice(name).search(NOT_ITS_OWN);
      if (at < 0) break;
      value = value.slice(0, name + at).replace(/[.,;:]+$/, "");
    }
    if (!DOI.test(value)) return null;
    const number = ARXIV_DOI.test(value) ? arxiv(value.replace(ARXIV_DOI, "")) : null;
    if (number) return number;
    const { id, version } = PREPRINT_VERSION.exec(value)?.groups ?? {};
    return id ? { scheme: "doi", value: id, version: Number(version) } : { scheme: "doi", value };
  }

  /** An ISBN-10 as ISBN-13 (ISO 2108): 978 before it, and its own last digit. @param {string} raw */
  function isbn(raw) {
    const characters = raw.replace(/[\s-]/g, "").toUpperCase();
    if (!/^(?:\d{9}[\dX]|97[89]\d{10})$/.test(characters)) return null;
    if (characters.length === 13) return { scheme: "isbn", value: characters };
    const digits = `978${characters.slice(0, 9)}`;
    const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
    return { scheme: "isbn", value: `${digits}${(10 - (sum % 10)) % 10}` };
  }

  /** @param {string} scheme @param {RegExp} grammar @param {(raw: string) => string} [fold] */
  const plain =
    (scheme, grammar, fold = (raw) => raw) =>
    (/** @type {string} */ raw) => {
      const value = fold(raw.trim());
      return grammar.test(value) ? { scheme, value } : null;
    };
  /** @param {string} raw */
  const bare = (raw) => raw.replace(/[\s-]/g, "").toUpperCase();
  const lower = (/** @type {string} */ raw) => raw.toLowerCase();
  const VIRTUAL = /^\d{4}\/[a-z]+\/\d{1,9}$/;

  /** @type {Record<string, (raw: string) => Identifier | null>} */
  const NORMALISE = {
    arxiv,
    doi,
    isbn,
    pmid: plain("pmid", /^[1-9]\d{0,8}$/, (raw) => raw.replace(/^0+/, "")),
    pmcid: plain("pmcid", /^PMC[1-9]\d{0,8}$/, (raw) => raw.toUpperCase()),
    issn: plain("issn", /^\d{4}-\d{3}[\dX]$/, (raw) => bare(raw).replace(/^(.{4})/, "$1-")),
    orcid: plain("orcid", /^(?:\d{4}-){3}\d{3}[\dX]$/, (raw) => bare(raw).replace(/(.{4})(?=.)/g, "$1-")),
    openreview: plain("openreview", /^[A-Za-z0-9_-]{6,40}$/),
    acl: plain("acl", /^(?:[A-Z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d{1,4})$/, (raw) =>
      ACL_OLD.test(raw.toUpperCase()) ? raw.toUpperCase() : raw.toLowerCase(),
    ),
    pmlr: plain("pmlr", /^[vr]\d{1,4}\/[a-z0-9-]+$/, lower),
    neurips: plain("neurips", /^(?:\d{4}\/hash\/[0-9a-f]{32}|\d{1,5}|\d{4}\/[a-z]+\/\d{1,9})$/, (raw) =>
      raw.toLowerCase().replace("/file/", "/hash/"),
    ),
    icml: plain("icml", VIRTUAL, lower),
    iclr: plain("iclr", VIRTUAL, lower),
    s2: plain("s2", /^(?:[0-9a-f]{40}|CorpusID:\d{1,12})$/, (raw) => {
      const number = /^corpus\s?id:\s*(\d+)$/i.exec(raw)?.[1];
      return number ? `CorpusID:${number}` : raw.toLowerCase();
    }),
  };

  /** Whether a Springer Nature DOI's check character is right. @param {string} value */
  function springerHolds(value) {
    const [, journal, year, article, check] = SPRINGER.exec(value) ?? [];
    if (!check) return false;
    const digits = `${journal}${year}${article}`;
    const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at + 1), 0);
    const alphabet = digits.length === 12 ? "0123456789xyz" : "0123456789wxyz";
    return check === alphabet[sum % (digits.length + 1)];
  }

  /**
   * Whether the identifier's own grammar says that nothing is missing at its end. arXiv numbers have
   * five digits from January 2015 on.
   * @param {Identifier} identifier
   */
  function isWhole({ scheme, value }) {
    if (scheme === "doi") return springerHolds(value);
    if (scheme === "arxiv") {
      const [, month, number] = /^(\d{4})\.(\d+)$/.exec(value) ?? [];
      return month && number ? number.length >= (Number(month) >= 1501 ? 5 : 4) : /\/\d{7}$/.test(value);
    }
    return ["issn", "orcid", "isbn", "pmlr"].includes(scheme);
  }

  /** @param {string} scheme @param {string} raw */
  const normalise = (scheme, raw) => NORMALISE[scheme]?.(raw) ?? null;

  return Object.freeze({ ARCHIVES, normalise, isWhole, decoded });
})();
globalThis.citemarkSchemes = citemarkSchemes;
