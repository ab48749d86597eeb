/**
 * This module knows how a reader names a site ("example.org", "example.org/papers") and what that
 * means to the browser. An entry covers the site and its sub-domains; a path covers what lies below.
 */

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** This machine: granted at installation, by http, and never asked for. */
const LOOPBACK = new Set(["127.0.0.1", "localhost"]);
const ADDRESS = /^(?:\d{1,3}\.){3}\d{1,3}$/;

/**
 * @param {string} site
 * @returns {{ host: string, path: string } | null}
 */
export function asPattern(site) {
  const [, host = "", path = ""] =
    /^(?:https?:\/\/)?(?:\*\.)?([^/:]{1,253})(?::\d{1,5})?(\/[^?#*]{0,500})?\*?$/.exec(site.trim()) ?? [];
  const folded = host.toLowerCase();
  return HOST.test(folded) ? { host: folded, path: path.replace(/\/+$/, "") } : null;
}

/**
 * The entry's match patterns, one a scheme, so that each can be granted on its own.
 * @param {string} site
 */
export function matchPatterns(site) {
  const pattern = asPattern(site);
  if (pattern === null) return [];
  const { host, path } = pattern;
  const hosts = ADDRESS.test(host) || !host.includes(".") ? host : `*.${host}`;
  const schemes = LOOPBACK.has(host) ? ["http"] : ["https", "http"];
  return schemes.map((scheme) => `${scheme}://${hosts}${path}/*`);
}

/**
 * The origins that must be granted before the entry's pages may be read.
 * @param {string} site
 */
export function originsOf(site) {
  const host = asPattern(site)?.host;
  return host === undefined ? [] : matchPatterns(host);
}

/**
 * Whether one of the entries covers the address.
 * @param {readonly string[]} sites
 * @param {string} address
 */
export function covers(sites, address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return false; // browsers' own pages may have no address
  }
  return sites.some((site) => {
    const pattern = asPattern(site);
    if (pattern === null) return false;
    const { host, path } = pattern;
    const inside = url.hostname === host || (url.hostname.endsWith(`.${host}`) && !ADDRESS.test(host));
    return inside && `${url.pathname}/`.startsWith(`${path}/`);
  });
}
