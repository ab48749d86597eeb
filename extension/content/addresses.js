"use strict";

/** This file knows which identifier a web address carries, host by host, as the service does. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkAddresses = (() => {
  /** Longer addresses are not read (the length that browsers and search engines agree on). */
  const MAX_URL = 2048;

  /** @param {...[string, RegExp]} rows */
  const rules = (...rows) =>
    rows.map(([scheme, pattern]) => ({ scheme, pattern: new RegExp(`^(?:${pattern.source})$`, "i") }));

  const ARXIV = rules([
    "arxiv",
    /\/(?:abs|pdf|html|ps|format|e-print|src|tb|list|papers?|overview)\/(?<id>.+?)(?:\.pdf)?\/?/,
  ]);
  const ARXIV_NUMBER = rules(["arxiv", /\/(?:abs|pdf|html|papers?|paper-page)\/(?<id>\d{4}\.\d+(?:v\d+)?)\/?/]);
  const PREPRINT = rules(
    [
      "doi",
      /\/content\/(?:biorxiv\/|medrxiv\/|early\/\d{4}\/\d\d\/\d\d\/)?(?<id>10\.[^?]+?)(?:v\d+)?(?:\.[a-z.-]+)?\/?/,
    ],
    ["doi", /\/cgi\/content\/short\/(?<id>10\.[^?]+?)(?:v\d+)?\/?/],
  );
  const RESOLVER = rules(["doi", /\/(?:doi:\s?|(?:https?:\/{1,2})?(?:dx\.)?doi\.org\/)?(?<id>10\..+)/]); // or written twice
  const DOI_PATH = rules([
    "doi",
    /\/(?:[a-z0-9-]+\/){0,3}doi\/(?:(?:abs|full|pdf|epdf|pdfplus|epub|book|proceedings|reader|pdfdirect|full-xml)\/)?(?<id>10\..+?)(?:\/(?:full|abstract|pdf|epdf|meta))?\/?/,
  ]);

  /** Host (without `www.`) to what its paths mean; the first rule that matches the whole path wins. */
  const HOSTS = new Map(
    Object.entries({
      "arxiv.org": ARXIV,
      "export.arxiv.org": ARXIV,
      "xxx.lanl.gov": ARXIV,
      "ar5iv.org": ARXIV,
      "ar5iv.labs.arxiv.org": ARXIV,
      "alphaxiv.org": ARXIV_NUMBER,
      "huggingface.co": rules(["arxiv", /\/papers\/(?<id>\d{4}\.\d+)\/?/]),
      "emergentmind.com": ARXIV_NUMBER,
      "doi.org": RESOLVER,
      "dx.doi.org": RESOLVER,
      "biorxiv.org": PREPRINT,
      "medrxiv.org": PREPRINT,
      "nature.com": rules(["doi", /\/articles\/(?<nature>[a-z]+\d[a-z0-9._-]*?)(?:\.pdf|_reference\.pdf)?\/?/]),
      "link.springer.com": rules([
        "doi",
        /\/(?:article|chapter|book|protocol|referenceworkentry|content\/pdf)\/(?<id>10\..+?)(?:\.pdf)?(?:\/(?:fulltext\.html|figures\/\d+|tables\/\d+))?\/?/,
      ]),
      "journals.aps.org": rules(["doi", /\/[a-z]+\/(?:abstract|pdf|cited-by)\/(?<id>10\..+?)\/?/]),
      "iopscience.iop.org": rules(["doi", /\/article\/(?<id>10\..+?)(?:\/(?:meta|pdf))?\/?/]),
      "elifesciences.org": rules(["doi", /\/articles\/(?<elife>\d+)(?:v\d+)?\/?/]),
      "zenodo.org": rules(["doi", /\/records?\/(?<zenodo>\d+)\/?(?:files\/.*)?/], ["doi", /\/doi\/(?<id>10\..+)/]),
      "journals.plos.org": rules([
        "doi",
        /\/[a-z]+\/article(?:\/file|\/citation|\/comments)?\?(?:.*&)?id=(?<id>10\.[^&]+).*/,
      ]),
      "frontiersin.org": rules([
        "doi",
        /\/(?:articles|journals\/[a-z-]+\/articles)\/(?<id>10\.[^/]+\/[^/]+)(?:\/(?:full|abstract|pdf|xml))?\/?/,
      ]),
      "pubmed.ncbi.nlm.nih.gov": rules(["pmid", /\/(?<id>\d+)\/?/]),
      "ncbi.nlm.nih.gov": rules(
        ["pmid", /\/pubmed\/(?<id>\d+)\/?/],
        ["pmcid", /\/(?:labs\/)?pmc\/articles\/(?<id>PMC\d+)(?:\/.*)?/],
      ),
      "pmc.ncbi.nlm.nih.gov": rules(["pmcid", /\/articles\/(?<id>PMC\d+)(?:\/.*)?/]),
      "europepmc.org": rules(
        ["pmid", /\/(?:article|abstract)\/med\/(?<id>\d+)\/?/],
        ["pmcid", /\/(?:article|abstract|articles)\/(?:pmc\/)?(?<id>PMC\d+)\/?/],
      ),
      "orcid.org": rules(["orcid", /\/(?<id>[\dX-]+)\/?/]),
      "openreview.net": rules(["openreview", /\/(?:forum|pdf|attachment|references\/pdf)\?(?:.*&)?id=(?<id>[^&]+).*/]),
      "aclanthology.org": rules(["acl", /\/(?<id>[a-z0-9.-]+?)(?:\.pdf|\.bib)?\/?/]),
      "aclweb.org": rules(["acl", /\/anthology\/(?:[A-Z]\/[A-Z]\d\d\/)?(?<id>[a-z0-9.-]+?)(?:\.pdf)?\/?/]),
      "proceedings.mlr.press": rules(["pmlr", /\/(?<id>[vr]\d+\/[a-z0-9-]+)(?:\.html|\/[a-z0-9-]+\.pdf)\/?/]),
      "papers.nips.cc": rules(
        ["neurips", /\/paper(?:_files\/paper)?\/(?<id>\d{4}\/(?:hash|file)\/[0-9a-f]{32})-.*/],
        ["neurips", /\/paper(?:_files\/paper)?\/(?<id>\d+)(?:-[^/]*)?\/?/],
      ),
      "neurips.cc": rules(["neurips", /\/virtual\/(?<id>\d{4}\/[a-z]+\/\d+)\/?/]),
      "icml.cc": rules(["icml", /\/virtual\/(?<id>\d{4}\/[a-z]+\/\d+)\/?/]),
      "iclr.cc": rules(["iclr", /\/virtual\/(?<id>\d{4}\/[a-z]+\/\d+)\/?/]),
      "semanticscholar.org": rules(["s2", /\/(?:paper|reader)\/(?:[^/]*\/)?(?<id>[0-9a-f]{40})(?:\/.*)?/]),
      "api.semanticscholar.org": rules(["s2", /\/(?<id>CorpusID:\d+)\/?/]),
      "portal.issn.org": rules(["issn", /\/resource\/issn\/(?<id>\d{4}-?\d{3}[\dX])\/?/]),
    }),
  );
  const ALIASES = new Map([
    ...["sci-hub.se", "sci-hub.st", "sci-hub.ru"].map((host) => /** @type {const} */ ([host, "doi.org"])),
    ["papers.neurips.cc", "papers.nips.cc"],
    ["proceedings.neurips.cc", "papers.nips.cc"],
  ]);
  /** @type {Record<string, (id: string) => string>} Group names that stand for a DOI's beginning. */
  const WRITERS = {
    nature: (id) => `10.1038/${id}`,
    elife: (id) => `10.7554/elife.${id}`,
    zenodo: (id) => `10.5281/zenodo.${id}`,
  };
  const VERSION = /(?<id>10\.(?:1101|64898)\/[0-9.]+)v(?<version>\d{1,3})(?:\..*)?$/;
  const TRACKING = /^(?:utm_\w+|fbclid|gclid|ref_src|mc_[ce]id)$/i;
  const ARCHIVED = /^\/web\/\d+(?:[a-z]{2}_)?\/(?<url>https?:\/.+)$/;

  /** @param {string} scheme @param {Record<string, string | undefined>} groups @param {string} path */
  function read(scheme, groups, path) {
    const [kind, id] = Object.entries(groups).find(([, text]) => text) ?? ["", ""];
    const value = WRITERS[kind]?.(id ?? "") ?? id ?? "";
    const versioned = scheme === "doi" ? VERSION.exec(path)?.groups : undefined;
    if (versioned?.id) {
      const found = citemarkSchemes.normalise("doi", versioned.id);
      return found && { ...found, version: Number(versioned.version) };
    }
    return citemarkSchemes.normalise(scheme, value);
  }

  /** The host itself, or the known one that it is a proxy's name for. @param {string} host */
  const standingFor = (host) =>
    HOSTS.has(host) ? host : (citemarkForwarding.proxiedHost(host, (one) => HOSTS.has(one)) ?? host);

  /** @param {string} host @param {string} path */
  function identifierAt(host, path) {
    const target = path.split("#", 1)[0] ?? "";
    for (const { scheme, pattern } of HOSTS.get(standingFor(host)) ?? DOI_PATH) {
      for (const candidate of new Set([target, target.split("?", 1)[0] ?? ""])) {
        const groups = pattern.exec(candidate)?.groups;
        const found = groups && read(scheme, groups, candidate);
        if (found) return found;
      }
    }
    return null;
  }

  /** Without fragment, tracking parameters or last slash. @param {URL} url */
  function canonical(url) {
    const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name));
    const query = new URLSearchParams(kept)
      .toString()
      .replaceAll("%2F", "/")
      .replaceAll("%3A", ":")
      .replaceAll("%2C", ",");
    return `${url.origin}${url.pathname.replace(/\/+$/, "")}${query ? `?${query}` : ""}`;
  }

  /** @param {string} address */
  function parsed(address) {
    try {
      return new URL(address.trim());
    } catch {
      return null; // links may hold anything
    }
  }

  /** @param {string} host */
  const bareHost = (host) => host.replace(/\.$/, "").replace(/^www\./, "");

  /**
   * The identifier that an address carries; the address itself under `url` when it carries none;
   * null for what is not an http(s) address.
   * @param {string} address
   * @returns {ReturnType<typeof citemarkSchemes.normalise>}
   */
  function fromUrl(address) {
    if (address.length > MAX_URL) return null;
    const url = parsed(address);
    if (url === null || !["http:", "https:"].includes(url.protocol)) return null;
    const host = bareHost(url.hostname);
    const inner = host === "web.archive.org" ? ARCHIVED.exec(url.pathname)?.groups?.url : undefined;
    if (inner) return fromUrl(inner.replace(/^(https?):\/+/, "$1://") + url.search);
    const target = citemarkForwarding.forwardedTo(host, url);
    const ledTo = target === null ? null : fromUrl(target);
    if (ledTo) return ledTo;
    // What only names where a reader came from is no part of an identifier. (Not by keys(): what it
    // gives cannot be gone through in a content script of Firefox.)
    const tracks = [...url.searchParams].every(([name]) => TRACKING.test(name));
    const query = tracks ? "" : citemarkSchemes.decoded(url.search);
    const path = citemarkSchemes.decoded(url.pathname) + query;
    return identifierAt(ALIASES.get(host) ?? host, path) ?? { scheme: "url", value: canonical(url) };
  }

  /** Whether works live at that host, whatever the path: publishers, preprint servers, proceedings. */
  const isScholarly = (/** @type {string} */ address) => {
    const host = bareHost(parsed(address)?.hostname ?? "");
    return HOSTS.has(standingFor(host)) || ALIASES.has(host);
  };

  return Object.freeze({ fromUrl, isScholarly });
})();
globalThis.citemarkAddresses = citemarkAddresses;
