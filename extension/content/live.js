"use strict";

/** This file knows how a settled page is announced to a screen reader: once, politely, never by token. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkLive = (() => {
  const HIDDEN =
    "all: initial !important; position: fixed !important; inline-size: 1px !important; block-size: 1px !important; overflow: hidden !important; clip-path: inset(50%) !important; white-space: nowrap !important;";

  /** @param {PageSettings} settings @param {Translate} t */
  function create(settings, t) {
    /** @type {HTMLElement | null} */
    let host = null;
    let said = "";

    /** @param {readonly ReportItem[]} items */
    function say(items) {
      const counts = [...citemarkLabels.count(items)].filter(([, count]) => count > 0);
      const words = counts.map(([label, count]) => `${count} ${t(`label_${label}`)}`).join(", ");
      if (items.length === 0 || words === said) return;
      said = words;
      if (host === null) {
        host = document.createElement("citemark-live");
        host.setAttribute("style", HIDDEN);
        host.setAttribute("role", "status");
        host.setAttribute("aria-live", "polite");
        host.setAttribute("lang", settings.language.replace("_", "-"));
        // On <html>, not in <body>: frameworks may own the body, and its text stays what it was.
        document.documentElement.append(host);
        host.attachShadow({ mode: "open" });
      }
      host.shadowRoot?.replaceChildren(t("announce", { count: items.length, labels: words }));
    }

    return Object.freeze({ say, stop: () => host?.remove() });
  }

  return Object.freeze({ create });
})();
