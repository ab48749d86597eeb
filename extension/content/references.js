"use strict";

/**
 * This file knows where identifiers stand in a text. Labels (`doi:`, `arXiv:`) stay outside an
 * occurrence, an address is taken whole. The service finds the same ones: tests/contract/references.json.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkReferences = (() => {
  const { normalise, isWhole, ARCHIVES } = citemarkSchemes;
  const { fromUrl } = citemarkAddresses;
  /** @typedef {NonNullable<ReturnType<typeof normalise>>} Identifier */
  /** @typedef {{ identifier: Identifier, start: number, end: number }} Found */
  /** @typedef {(text: string, at: number, last: Found | null) => Found | null} Reader */

  /** Characters that end an address or a DOI wherever they stand. */
  const STOP = String.raw`\s<>"\`|{}\\^“”„«»‹›，。；、！？）（】【」「』『…`;
  /** What stands in DOIs of the nineties, and TeX's low line. */
  const ODD_PART = String.raw`<[\w:.;()-]{1,60}>\d\.\d\.co;\d|\\_`;
  const PART = String.raw`[^${STOP}\],;]|\](?!\()|[,;](?!https?:)`;
  const ADDRESS = String.raw`(?:dx\.)?doi\.org/(?:${PART}|${ODD_PART}){1,2030}|(?:${PART}){1,2040}`;
  const URL_AT = new RegExp(String.raw`https?://(?:${ADDRESS})`, "iy");
  const HOSTED_AT = new RegExp(ADDRESS, "iy");
  const HOST_BEFORE = /(?<![\w@./-])(?:[a-z0-9-]{1,40}\.){0,4}$/i;
  const DOI_AT = new RegExp(
    String.raw`10\.\d{4,9}(?:\.\d{1,9}){0,3}(?:/|%2f)` +
      String.raw`(?:[^${STOP}\],;]|\](?!\()|[,;](?!\s|10\.\d|https?:|doi|pm(?:id|c))|${ODD_PART}){0,1000}`,
    "iy",
  );
  const ARXIV_LABEL =
    /arxiv(?:\.org)?(?:\s{1,2}(?:preprints?|ids?|e-?prints?|identifier|no\.?|number|papers?))?\s{0,2}[:#/([]{0,2}\s{0,2}(?:arxiv:\s?)?(?<id>\d{4}\.\d{3,9}|[a-z-]{2,10}(?:\.[a-z]{2})?\/\d{7}|(?<=:)\d{1,4}(?:\.\d{0,2})?$)(?<version>v\d{1,3})?(?![\w/])/iy;
  /** The number as a volume of CoRR, as DBLP has it. */
  const ARXIV_VOLUME = /abs\/(?<id>\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[a-z]{2})?\/\d{7})(?<version>v\d{1,3})?(?![\w/])/iy;
  const ARXIV_BARE =
    /(?<![\w.,:/$€£%-])(?<id>(?:1[5-9]|[2-4]\d)(?:0[1-9]|1[0-2])\.\d{5})(?<version>v\d{1,2})?(?![\w%]|[.,]\d)/y;
  const ARCHIVE_BEFORE = new RegExp(
    String.raw`(?<![\w./-])(?<archive>${[...ARCHIVES].sort().reverse().join("|")})(?:\.[A-Z]{2})?$`,
  );
  const OLD_NUMBER = /\/(?<number>\d{7})(?<version>v\d{1,3})?(?![\w/])/y;
  const CATEGORY = /(?:v\d{1,2})?\s?\[[a-z-]{2,8}(?:\.[A-Za-z-]{2,10})?\]/y;
  const SEPARATOR = /^(?:\s?[,;&]\s?|\s(?:and|or)\s|,\s(?:and|or)\s)$/;
  const ACL_AT = /20[2-4]\d\.[a-z][a-z0-9_]{1,30}-[a-z0-9_]{1,20}\.\d{1,4}(?![\w-])/y;
  /** @type {[string, string, RegExp][]} Trigger, scheme, pattern. */
  const LABELLED = [
    ["pmid", "pmid", /pmid\s?[:#]?\s?(?<id>\d{1,9})(?!\w)/iy],
    ["pubmed id", "pmid", /pubmed id\s?[:#]?\s?(?<id>\d{1,9})(?!\w)/iy],
    ["pmc", "pmcid", /(?<id>pmc\d{4,9})(?!\w)/iy],
    ["isbn", "isbn", /isbn(?:-1[03])?\s?[:#]?\s?(?<id>(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dx])(?!\w|-\d)/iy],
    ["issn", "issn", /issn(?:-l)?(?:\s?\((?:print|online|electronic)\))?\s?[:#]?\s?(?<id>\d{4}-\d{3}[\dx])(?!\w)/iy],
    ["000", "orcid", /(?<id>000[09]-000\d-\d{4}-\d{3}[\dx])(?![\w-])/iy],
    ["corpusid", "s2", /(?<id>corpusid:\s?\d{1,12})(?!\w)/iy],
  ];
  /** Hosts that are recognised without `https://` before them. */
  const BARE_HOSTS = (
    "arxiv.org/ doi.org/ openreview.net/ aclanthology.org/ mlr.press/ nature.com/articles/ nih.gov/ icml.cc/ " +
    "iclr.cc/ neurips.cc/ nips.cc/ orcid.org/ biorxiv.org/ medrxiv.org/ semanticscholar.org/"
  ).split(" ");
  const CLOSERS = new Map([
    [")", "("],
    ["]", "["],
    ["}", "{"],
  ]);
  const TRAILING = ".,;:!?'*~’‘\"–—";
  const LETTER = /[\p{L}\p{N}]/u;

  /** @param {RegExp} pattern sticky @param {string} text @param {number} at */
  function matchAt(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.exec(text);
  }

  /** From here on stand the scripts of Chinese, Japanese and Korean, which put no blank before a number. */
  const NO_BLANKS = "\u2e80";

  /** @param {string} text @param {number} at @param {string} [others] */
  function follows(text, at, others = "") {
    const before = at > 0 ? (text[at - 1] ?? "") : "";
    return before !== "" && ((LETTER.test(before) && before < NO_BLANKS) || others.includes(before));
  }

  /**
   * Without the punctuation and unbalanced closing brackets that belong to the sentence.
   * @param {string} raw @param {string} before
   */
  function trimmed(raw, before) {
    /** @type {Map<string, number>} */
    const depth = new Map();
    for (const [closer, opener] of CLOSERS) depth.set(closer, raw.split(closer).length - raw.split(opener).length);
    const strip = TRAILING + (before === "_" ? "_" : "");
    let end = raw.length;
    while (end > 0) {
      const last = raw[end - 1] ?? "";
      const open = depth.get(last) ?? 0;
      if (!strip.includes(last) && open <= 0) break;
      if (open > 0) depth.set(last, open - 1);
      end -= 1;
    }
    return raw.slice(0, end);
  }

  /** @param {string} text @param {number} start @param {string} shown @param {string} scheme */
  function address(text, start, shown, scheme) {
    const kept = trimmed(shown, text[start - 1] ?? "");
    const identifier = fromUrl((scheme + kept).replaceAll("\\_", "_"));
    return identifier && { identifier, start, end: start + kept.length };
  }

  /** @type {Reader} */
  function url(text, at) {
    const match = matchAt(URL_AT, text, at);
    return match && address(text, at, match[0], "");
  }

  /** @type {Reader} */
  function hosted(text, at) {
    const from = Math.max(0, at - 80);
    const before = HOST_BEFORE.exec(text.slice(from, at));
    if (before === null) return null;
    const start = from + before.index;
    const match = matchAt(HOSTED_AT, text, start);
    return match && address(text, start, match[0], "https://");
  }

  /** @type {Reader} */
  function doi(text, at) {
    const match = follows(text, at, "._-") ? null : matchAt(DOI_AT, text, at);
    if (match === null) return null;
    const raw = trimmed(match[0], text[at - 1] ?? "");
    let identifier = normalise("doi", raw);
    const atEnd = at + match[0].length === text.trimEnd().length;
    if (identifier === null && atEnd && raw.endsWith("/")) identifier = { scheme: "doi", value: raw, cut_off: true };
    return identifier && { identifier, start: at, end: at + raw.length };
  }

  /** @param {RegExpExecArray | null} match @returns {Found | null} */
  function arxivOf(match) {
    const { id = "", version = "" } = match?.groups ?? {};
    const identifier = match && normalise("arxiv", id + version);
    if (!identifier) return null;
    const end = match.index + match[0].length;
    return { identifier, start: end - id.length - version.length, end };
  }

  /** @type {Reader} */
  const labelledArxiv = (text, at) => (follows(text, at) ? null : arxivOf(matchAt(ARXIV_LABEL, text, at)));

  /** @type {Reader} */
  const arxivVolume = (text, at) => (follows(text, at, "-_./") ? null : arxivOf(matchAt(ARXIV_VOLUME, text, at)));

  /**
   * A bare number is arXiv's when something beside it says so: it could be a decimal fraction.
   * @param {string} text @param {Found} found @param {Found | null} last
   */
  function isArxivByContext(text, { start, end }, last) {
    if (text.slice(start, end).includes("v") || matchAt(CATEGORY, text, end)) return true;
    if (["[", "("].includes(text[start - 1] ?? "") && ["]", ")"].includes(text[end] ?? "")) return true;
    return last?.identifier.scheme === "arxiv" && SEPARATOR.test(text.slice(last.end, start));
  }

  /** @type {Reader} */
  function bareArxiv(text, at, last) {
    const found = arxivOf(matchAt(ARXIV_BARE, text, Math.max(0, at - 4)));
    return found && isArxivByContext(text, found, last) ? found : null;
  }

  /** @type {Reader} */
  function oldArxiv(text, at) {
    const from = Math.max(0, at - 16);
    const before = ARCHIVE_BEFORE.exec(text.slice(from, at));
    const match = before && matchAt(OLD_NUMBER, text, at);
    if (!before || !match) return null;
    const start = from + before.index;
    const end = at + match[0].length;
    const identifier = normalise("arxiv", text.slice(start, end));
    return identifier && { identifier, start, end };
  }

  /** @type {Reader} */
  function acl(text, at) {
    const match = follows(text, at, "_./-") ? null : matchAt(ACL_AT, text, at);
    const identifier = match && normalise("acl", match[0]);
    return identifier && { identifier, start: at, end: at + match[0].length };
  }

  /** @param {string} scheme @param {RegExp} pattern @returns {Reader} */
  const labelled = (scheme, pattern) => (text, at) => {
    const match = follows(text, at, "-_.") ? null : matchAt(pattern, text, at);
    const id = match?.groups?.id ?? "";
    const identifier = match && normalise(scheme, id);
    if (!identifier) return null;
    const end = at + match[0].length;
    return { identifier, start: end - id.length, end };
  };

  /** @type {[string, Reader][]} A literal that every mention of that kind contains, and what reads it there. */
  const TRIGGERS = [
    ["http://", url],
    ["https://", url],
    ...BARE_HOSTS.map((host) => /** @type {[string, Reader]} */ ([host, hosted])),
    ["10.", doi],
    ["arxiv", labelledArxiv],
    ["abs/", arxivVolume],
    ...LABELLED.map(
      ([trigger, scheme, pattern]) => /** @type {[string, Reader]} */ ([trigger, labelled(scheme, pattern)]),
    ),
  ];
  /** @type {[RegExp, Reader][]} Mentions without a literal: a cheap pattern that each of them contains. */
  const SCANS = [
    [/\.\d{5}(?!\d)/g, bareArxiv],
    [/\/\d{7}(?!\d)/g, oldArxiv],
    [/20[2-4]\d\.[a-z]/g, acl],
  ];
  const MAYBE =
    /https?:\/\/|\b10\.\d|arxiv|abs\/|\.\d{5}|\/\d{7}|pm(?:id|c\d)|pubmed id|is[bs]n|000\d-|corpusid|20[2-4]\d\.[a-z]|[a-z]\.(?:org|net|press|cc|gov|com)\//i;

  /** @param {string} text */
  function places(text) {
    const lowered = text.replace(/[A-Z]+/g, (run) => run.toLowerCase());
    /** @type {{ at: number, rank: number, read: Reader }[]} */
    const found = [];
    TRIGGERS.forEach(([trigger, read], rank) => {
      for (let at = lowered.indexOf(trigger); at >= 0; at = lowered.indexOf(trigger, at + trigger.length)) {
        found.push({ at, rank, read });
      }
    });
    SCANS.forEach(([pattern, read], order) => {
      for (const { index } of text.matchAll(pattern)) found.push({ at: index, rank: TRIGGERS.length + order, read });
    });
    return found.sort((one, other) => one.at - other.at || one.rank - other.rank);
  }

  /**
   * Every identifier in the text, in order, none overlapping another. With `truncated`, one that touches
   * the end and is not complete by its own grammar is marked cut off.
   * @param {string} text
   * @param {{ truncated?: boolean }} [options]
   * @returns {Occurrence[]}
   */
  function find(text, { truncated = false } = {}) {
    if (!maybe(text)) return [];
    const endOfText = text.trimEnd().length;
    /** @type {Occurrence[]} */
    const occurrences = [];
    /** @type {Found | null} */
    let last = null;
    let taken = 0;
    for (const { at, read } of places(text)) {
      /** @type {Found | null} */
      const found = at < taken ? null : read(text, at, last);
      if (!found || found.start < taken) continue;
      const { identifier, start, end } = found;
      last = found;
      taken = end;
      const touchesEnd = truncated && end >= endOfText;
      const cut = (touchesEnd || /^(?:…|\.\.\.)/.test(text.slice(end, end + 3))) && !isWhole(identifier);
      occurrences.push({ ...identifier, start, end, ...(cut ? { cut_off: /** @type {const} */ (true) } : {}) });
    }
    return occurrences;
  }

  /** Whether a text may hold an identifier at all: cheap, and never wrongly "no". @param {string} text */
  const maybe = (text) => MAYBE.test(text);

  return Object.freeze({ find, maybe });
})();
globalThis.citemarkReferences = citemarkReferences;
