"use strict";

/**
 * This file knows addresses that only lead on, as the service does: mail filters, search engines and
 * libraries' proxies put the address that somebody meant into one of their own.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkForwarding = (() => {
  /** Host and path of services that send readers on; pages' own buttons (to share) are none of them. */
  const FORWARDERS = new RegExp(
    [
      String.raw`^(?:[\w-]{1,63}\.){0,4}(?:google\.[a-z.]{2,6}\/(?:url|scholar_url)`,
      String.raw`|safelinks\.protection\.outlook\.com\/|facebook\.com\/l\.php`,
      String.raw`|(?:out\.reddit|slack-redir|youtube|duckduckgo|linkedin)\.(?:com|net)\/(?:link|redirect|l\/|redir\/redirect)?`,
      String.raw`|(?:ez)?proxy[\w.-]{1,200}\/(?:login|[a-z]{1,20}\/login))$`,
    ].join(""),
  );
  const TARGETS = ["url", "qurl", "q", "u", "uddg"];
  /** A library's proxy behind the name of the host that it stands for. */
  const PROXIED = /^(?<host>[a-z0-9.-]{4,80})\.(?:[a-z]{1,20}-?)?(?:ez)?proxy(?:-?[a-z]{1,20})?\.[a-z0-9.-]{3,120}$/;

  /**
   * The address that one of a forwarding service leads to, where it says so.
   * @param {string} host @param {URL} url
   */
  function forwardedTo(host, url) {
    if (!url.search || !FORWARDERS.test(host + url.pathname)) return null;
    const stated = TARGETS.flatMap((name) => url.searchParams.getAll(name));
    return stated.find((one) => /^https?:\/\//.test(one)) ?? null;
  }

  /**
   * The known host that a proxy's stands for: "doi-org.ezproxy.example.edu" for "doi.org".
   * @param {string} host @param {(host: string) => boolean} known
   */
  function proxiedHost(host, known) {
    const proxied = host.includes("proxy") ? PROXIED.exec(host)?.groups?.host : undefined;
    const inner = proxied?.replace(/^www[.-]/, "");
    if (inner === undefined) return null;
    // With certificates for one level of names alone, dots become hyphens and hyphens are doubled.
    const spelled = inner.replace(/--|-/g, (found) => (found === "-" ? "." : "-"));
    return [inner, spelled].find(known) ?? null;
  }

  return Object.freeze({ forwardedTo, proxiedHost });
})();
globalThis.citemarkForwarding = citemarkForwarding;
