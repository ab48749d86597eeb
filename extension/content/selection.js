"use strict";

/** This file knows what to do with text that the reader selected: find its references, ask, show a panel. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkSelection = (() => {
  const TAG = "citemark-panel";
  const MOST = 20;
  /** Characters; who selects more has the page checked. */
  const LONGEST = 20_000;
  const STYLE = `
.panel { position: fixed; inset-block-start: 16px; inset-inline-end: 16px; z-index: 2147483647; box-sizing: border-box; inline-size: min(430px, 100vw - 32px);
  max-block-size: calc(100vh - 32px); overflow: auto; padding: 14px 16px; font: 400 13px/1.45 system-ui, sans-serif; color: var(--ink);
  background: var(--ground); border: 1px solid var(--line); border-radius: 10px; box-shadow: 0 10px 34px rgb(0 0 0 / 0.24); }
.panel h2 { margin: 0 0 8px; font-size: 14px; }
.panel h3.name { margin: 14px 0 6px; font-size: 13px; color: var(--ink); overflow-wrap: anywhere; }
.panel .close { float: inline-end; font: inherit; min-inline-size: 26px; min-block-size: 26px; color: var(--ink); background: var(--raised);
  border: 1px solid var(--line); border-radius: 6px; cursor: pointer; }
@media print { .panel { display: none; } }`;

  /**
   * What is asked of a selection: its references, read as those of a paragraph; without any, the text itself.
   * @param {string} selected @param {{ sentences: boolean }} settings
   * @returns {Candidate[]}
   */
  function candidates(selected, { sentences }) {
    const text = selected.trim().slice(0, citemarkClaims.LONGEST.text);
    const block = { element: document.createElement("p"), text: selected.slice(0, LONGEST), pieces: [], links: [] };
    const found = [...citemarkFinder.read(block, { titles: false, sentences })].filter((one) => one !== null);
    const { bounded } = citemarkBounds;
    if (found.length === 0)
      return text ? [bounded({ key: "s1", text, identifiers: [], claim: {}, name: `“${text.slice(0, 70)}”` })] : [];
    return found.slice(0, MOST).map(({ candidate }, at) => bounded({ ...candidate, key: `s${at + 1}` }));
  }

  function close() {
    for (const panel of document.querySelectorAll(TAG)) panel.remove();
  }

  /** @param {PageSettings} settings @param {Translate} t */
  function open(settings, t) {
    close();
    const { make } = citemarkDetail;
    const { element, root } = citemarkBadge.host(TAG, settings);
    const body = make("div", { "aria-live": "polite" }, make("p", {}, t("state_checking")));
    const shut = make("button", { type: "button", class: "close", "aria-label": t("close") }, "×");
    shut.addEventListener("click", close);
    const panel = make(
      "section",
      { class: "panel", role: "dialog", "aria-label": t("menu_selection") },
      shut,
      make("h2", {}, t("menu_selection")),
      body,
    );
    panel.addEventListener("keydown", (event) => /** @type {KeyboardEvent} */ (event).key === "Escape" && close());
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    root.append(panel);
    document.documentElement.append(element);
    shut.focus();
    return body;
  }

  /**
   * What is selected: as this page has it, with its line breaks, unless the browser tells of other words.
   * Those lie where this page's own selection does not reach, in a frame or a text box.
   * @param {string} told
   */
  function meant(told) {
    const own = getSelection()?.toString() ?? "";
    const words = (/** @type {string} */ text) => text.replace(/\s+/g, "");
    return words(own).startsWith(words(told)) ? own : told;
  }

  /**
   * @param {{ send: (message: Message) => Promise<any>, text: string, settings: PageSettings, t: Translate }} how
   */
  async function check({ send, text, settings, t }) {
    const { make, build } = citemarkDetail;
    const wanted = candidates(meant(text), settings);
    const body = open(settings, t);
    if (wanted.length === 0) return body.replaceChildren(make("p", {}, t("state_none")));
    const answer = await send({ type: "check", candidates: wanted });
    const names = new Map(wanted.map(({ key, name }) => [key, name]));
    /** @type {Judged[]} */
    const judged = answer?.judged ?? [];
    const parts = judged.flatMap((one) => {
      const name = names.get(one.key) ?? "";
      return [make("h3", { class: "name" }, name), build(one, name, t)];
    });
    const failed = answer?.ok ? [] : [make("p", {}, t(`failure_${answer?.code ?? "failing"}`))];
    return body.replaceChildren(...failed, ...parts);
  }

  return Object.freeze({ check, close, candidates });
})();
